"""A patient who reads Spanish is given Spanish; what has none stays as the clinic wrote it."""

from pathlib import Path

from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.models import ProgramRow
from clinic.services import exercises, handouts
from tests import factories
from tests.factories import NOW
from tests.personas import Personas


def _program(session: Session, people: Personas) -> ProgramRow:
    patient = factories.patient(session, people.alice, language="es")
    return factories.program(session, people.alice, patient, "bridge", "cat-cow")


def test_exercises_doses_and_safety_are_spanish(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    program = _program(session, people)
    document = handouts.compose(session, people.bob, factories.store(tmp_path), program.id, NOW)
    assert document.locale == "es"
    assert [exercise.name for exercise in document.exercises] == ["Puente", "Gato y vaca"]
    bridge = document.exercises[0]
    assert bridge.dose.startswith("Haga 2 series de 10. Mantenga 2 segundos cada vez.")
    assert bridge.steps == load_library("es").exercises["bridge"].words.steps
    assert document.safety.emergency.heading == "Pare y llame al 911 si tiene:"


def test_words_that_the_clinic_has_changed_are_not_replaced(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    program = _program(session, people)
    row = exercises.get(session, people.alice, "bridge")
    row.content = {**row.content, "words": {**row.content["words"], "why": "Our own words."}}
    session.flush()
    document = handouts.compose(session, people.bob, factories.store(tmp_path), program.id, NOW)
    assert [exercise.name for exercise in document.exercises] == ["Bridge", "Gato y vaca"]
    assert document.exercises[0].why == "Our own words."
