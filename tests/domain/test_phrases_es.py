"""The sentences Spanish-speaking patients follow, as golden examples."""

import pytest

from clinic.domain.dosage import Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.phrases import dose_sentence, time_in_words
from clinic.domain.program import Prescription
from clinic.i18n import load_book

BOOK = load_book("es")
ten, three, two, one = (Range.exactly(number) for number in (10, 3, 2, 1))
mon_wed_fri = Frequency.on(Day.FRI, Day.MON, Day.WED)


def sentence(
    dosage: Dosage,
    laterality: Laterality = Laterality.NONE,
    frequency: Frequency = Frequency(),  # noqa: B008 - a frozen value
    left: Dosage | None = None,
    right: Dosage | None = None,
) -> str:
    prescription = Prescription("bridge", dosage, laterality, left, right, frequency)
    return dose_sentence(prescription, BOOK)


@pytest.mark.parametrize(
    ("dosage", "laterality", "expected"),
    [
        (
            Dosage(reps=three, hold_seconds=30),
            "each_side",
            "Hágalo 3 veces de cada lado. Mantenga 30 segundos cada vez.",
        ),
        (Dosage(hold_seconds=45), "none", "Mantenga la posición 45 segundos."),
        (
            Dosage(hold_seconds=60),
            "each_side",
            "Mantenga la posición 1 minuto de cada lado.",
        ),
        (Dosage(duration_seconds=90), "none", "Hágalo durante 1 minuto y 30 segundos."),
        (Dosage(reps=Range(8, 10)), "none", "Hágalo 8 a 10 veces."),
        (Dosage(reps=ten), "left", "Hágalo 10 veces del lado izquierdo."),
        (
            Dosage(sets=2, reps=ten),
            "alternating",
            "Haga 2 series de 10 de cada lado. Cambie de lado cada vez.",
        ),
        (
            Dosage(sets=2, hold_seconds=60),
            "none",
            "Haga 2 series. Mantenga la posición 1 minuto cada vez.",
        ),
        (
            Dosage(sets=2, duration_seconds=1),
            "right",
            "Haga 2 series de 1 segundo del lado derecho.",
        ),
        (Dosage(reps=one, hold_seconds=5), "none", "Hágalo 1 vez. Mantenga 5 segundos."),
        (
            Dosage(sets=3, reps=ten, duration_seconds=40),
            "none",
            "Haga 3 series de 10. Siga durante 40 segundos en cada serie.",
        ),
        (
            Dosage(reps=three, rest_seconds=20),
            "none",
            "Hágalo 3 veces. Luego descanse 20 segundos.",
        ),
        (
            Dosage(reps=ten, load="banda roja", effort=4, tempo="lento"),
            "none",
            "Hágalo 10 veces. Use banda roja. Esfuerzo de 4 de 10. Ritmo lento.",
        ),
    ],
)
def test_dose(dosage: Dosage, laterality: str, expected: str) -> None:
    assert sentence(dosage, Laterality(laterality)) == expected


def test_dose_with_a_rest_between_holds() -> None:
    assert sentence(Dosage(reps=three, hold_seconds=10, rest_seconds=30)) == (
        "Hágalo 3 veces. Mantenga 10 segundos cada vez. Descanse 30 segundos entre una vez y otra."
    )


def test_dose_with_named_days() -> None:
    assert sentence(Dosage(2, ten, 3, 30), frequency=mon_wed_fri) == (
        "Haga 2 series de 10. Mantenga 3 segundos cada vez. Descanse 30 segundos entre series. "
        "Los lunes, miércoles y viernes."
    )


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency(1, 3), "Elija 3 días, con un día de descanso entre ellos."),
        (Frequency(1, 1), "Elija 1 día de la semana."),
        (Frequency(1, 4), "Elija 4 días de la semana."),
        (Frequency(1, 7), "Todos los días."),
        (Frequency.on(*Day), "Todos los días."),
        (Frequency.on(Day.SAT, Day.SUN), "Los sábados y domingos."),
        (Frequency(2, None), "Haga todo esto 2 veces al día."),
        (Frequency.on(Day.SUN, times_per_day=3), "Haga todo esto 3 veces al día. Los domingos."),
        (Frequency(), ""),
    ],
)
def test_frequency(frequency: Frequency, expected: str) -> None:
    said = sentence(Dosage(reps=ten), frequency=frequency)
    assert said == f"Hágalo 10 veces. {expected}".strip()


def test_sides_that_differ_in_repetitions_share_the_rest() -> None:
    dose = Dosage(reps=one, hold_seconds=30)
    left = Dosage(reps=three, hold_seconds=30)
    assert sentence(dose, Laterality.EACH_SIDE, left=left) == (
        "Lado izquierdo: 3 veces. Lado derecho: 1 vez. "
        "Lado izquierdo: mantenga 30 segundos cada vez. Lado derecho: mantenga 30 segundos."
    )


def test_sides_that_differ_in_hold_and_sets() -> None:
    dose = Dosage(reps=three, hold_seconds=30)
    right = Dosage(sets=2, reps=three, hold_seconds=20)
    assert sentence(dose, Laterality.EACH_SIDE, right=right) == (
        "Lado izquierdo: 3 veces. Lado derecho: 2 series de 3. "
        "Lado izquierdo: mantenga 30 segundos cada vez. "
        "Lado derecho: mantenga 20 segundos cada vez."
    )


def test_sides_that_differ_in_a_hold_alone() -> None:
    dose, right = Dosage(hold_seconds=30), Dosage(sets=2, hold_seconds=20)
    assert sentence(dose, Laterality.EACH_SIDE, right=right) == (
        "Lado izquierdo: 30 segundos sin moverse. "
        "Lado derecho: 2 series de 20 segundos sin moverse."
    )


def test_a_detail_of_one_side_only_names_the_other_too() -> None:
    dose = Dosage(reps=three)
    left = Dosage(reps=three, load="banda roja", effort=4, tempo="lento", rest_seconds=20)
    assert sentence(dose, Laterality.EACH_SIDE, left=left) == (
        "Hágalo 3 veces de cada lado. "
        "Lado izquierdo: luego descanse 20 segundos. Lado derecho: sin descanso. "
        "Lado izquierdo: use banda roja. Lado derecho: sin nada. "
        "Lado izquierdo: esfuerzo de 4 de 10. "
        "Lado derecho: con el esfuerzo que le parezca bien. "
        "Lado izquierdo: ritmo lento. Lado derecho: al ritmo que le parezca bien."
    )


def test_a_hold_on_one_side_only() -> None:
    left = Dosage(reps=three, hold_seconds=5)
    assert sentence(Dosage(reps=three), Laterality.EACH_SIDE, left=left) == (
        "Hágalo 3 veces de cada lado. Lado izquierdo: mantenga 5 segundos cada vez. "
        "Lado derecho: no mantenga la posición."
    )


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(1, "1 segundo"), (60, "1 minuto"), (90, "1 minuto y 30 segundos"), (3600, "60 minutos")],
)
def test_time(seconds: int, expected: str) -> None:
    assert time_in_words(seconds, BOOK) == expected


def test_a_plan_leaves_the_rest_out() -> None:
    prescription = Prescription("bridge", Dosage(2, ten, 3, 30))
    assert dose_sentence(prescription, BOOK, rest=False) == (
        "Haga 2 series de 10. Mantenga 3 segundos cada vez."
    )
