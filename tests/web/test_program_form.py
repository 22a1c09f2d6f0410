"""Plans into fields and back: opening a program and saving it untouched changes nothing."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict

from clinic.domain.dosage import Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.domain.program_json import parse_plan
from clinic.library import load_library
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.typed import dose_value

LIBRARY = load_library().exercises
USUALLY = Frequency(1, 3)
DOSE = Dosage(2, Range(8, 10), 3, 30, None, "yellow band", 0, "slow")
SIDED = Prescription("bird-dog", DOSE, Laterality.EACH_SIDE, frequency=USUALLY)
ODD = {
    "a side without a hold": replace(SIDED, left=replace(DOSE, hold_seconds=None)),
    "a side without a load": replace(SIDED, right=replace(DOSE, load="", effort=None)),
    "a side by time": replace(SIDED, right=replace(DOSE, reps=None, duration_seconds=90)),
    "no frequency": replace(SIDED, frequency=Frequency()),
    "days, not how often a day": replace(
        SIDED, frequency=Frequency.on(Day.SUN, times_per_day=None)
    ),
    "twice a day": replace(SIDED, frequency=Frequency(2, 3)),
    "every day": replace(SIDED, frequency=Frequency(1, 7)),
    "a note of two lines": replace(SIDED, note="Slowly.\nNo pain."),
    "hold alone": Prescription("childs-pose", Dosage(hold_seconds=45), frequency=USUALLY),
}


def as_browsers_post(entry: PlanEntry) -> MultiDict[str, str]:
    return MultiDict((name, value.replace("\n", "\r\n")) for name, value in entry.fields())


def there_and_back(plan: Plan) -> Plan:
    posted = as_browsers_post(PlanEntry.of(plan, USUALLY))
    return parse_plan(PlanEntry.read(posted, LIBRARY).value(), LIBRARY)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_a_prescription_stays_as_it_is(odd: Prescription) -> None:
    usual = Prescription("bridge", Dosage(reps=Range.exactly(10)), frequency=USUALLY)
    for others in ([], [usual], [usual, usual]):
        plan = Plan("Title", "Goal", sections=(Section(SectionName.MAIN, (*others, odd)),))
        assert there_and_back(plan) == plan


@pytest.mark.parametrize("slug", load_library().protocols)
def test_a_protocol_stays_as_it_is(slug: str) -> None:
    plan = Plan(sections=load_library().protocols[slug].sections)
    assert there_and_back(plan) == plan


def test_one_change_of_days_changes_all_that_follow_the_program() -> None:
    rows = (SIDED, replace(SIDED, frequency=Frequency(2, 3)), replace(SIDED, note="x"))
    entry = PlanEntry.of(Plan(sections=(Section(SectionName.MAIN, rows),)), USUALLY)
    entry.often = replace(entry.often, count="", days=("mon",))
    plan = parse_plan(entry.value(), LIBRARY)
    assert [p.frequency for p in plan.prescriptions()] == [
        Frequency.on(Day.MON),
        Frequency.on(Day.MON, times_per_day=2),
        Frequency.on(Day.MON),
    ]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("reps", "8-10", {"min": 8, "max": 10}),
        ("reps", " 8 to 10 ", {"min": 8, "max": 10}),
        ("reps", "8\N{EN DASH}10", {"min": 8, "max": 10}),
        ("reps", "10", 10),
        ("reps", "ten", "ten"),
        ("sets", "2-3", "2-3"),
        ("hold_seconds", "30 s", 30),
        ("hold_seconds", "1:30", 90),
        ("duration_seconds", "2 min", 120),
        ("rest_seconds", "1:75", "1:75"),
        ("sets", "\N{ARABIC-INDIC DIGIT TWO}", "\N{ARABIC-INDIC DIGIT TWO}"),
        ("sets", "-", None),
        ("load", "-", ""),
        ("tempo", " slow ", "slow"),
    ],
)
def test_a_dose_is_read_as_therapists_type_it(key: str, typed: str, value: object) -> None:
    assert dose_value(key, typed) == value
