"""What the Today page has to show."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from clinic.models import HandoutRow, ProgramRow
from clinic.services import handouts, programs
from clinic.services.overview import Overview, overview
from tests import factories
from tests.factories import NOW, TODAY
from tests.personas import Personas

DAY = timedelta(days=1)


class Desk:
    """Alice at work: patients with programs, issued or not."""

    def __init__(self, session: Session, people: Personas, folder: Path) -> None:
        self.session, self.people = session, people
        self.store = factories.store(folder)

    def program(self, review: date | None = None) -> ProgramRow:
        patient = factories.patient(self.session, self.people.alice)
        return factories.program(
            self.session, self.people.alice, patient, "bridge", review_date=review
        )

    def issue(self, program: ProgramRow, days_ago: int = 0) -> HandoutRow:
        return handouts.issue(
            self.session,
            self.people.alice,
            self.store,
            program.id,
            program.version,
            (),
            NOW - days_ago * DAY,
        )

    def today(self) -> Overview:
        return overview(self.session, self.people.bob, NOW)


@pytest.fixture
def desk(session: Session, people: Personas, tmp_path: Path) -> Desk:
    """Alice's desk, still empty."""
    return Desk(session, people, tmp_path)


def test_an_empty_clinic_has_nothing_to_do(desk: Desk) -> None:
    assert desk.today() == Overview((), (), ())


def test_programs_to_review_the_longest_overdue_first(desk: Desk) -> None:
    soon, overdue, far, none = (
        desk.program(review) for review in (TODAY + 7 * DAY, TODAY - 9 * DAY, TODAY + 8 * DAY, None)
    )
    desk.program(TODAY)  # never issued, so there is nothing to review
    for program in (soon, overdue, far, none):
        desk.issue(program)
    assert desk.today().to_review == (overdue, soon)


def test_a_draft_was_never_issued_or_changed_since(desk: Desk) -> None:
    new, issued, changed, withdrawn = (desk.program() for _ in range(4))
    for program in (issued, changed):
        desk.issue(program)
    handouts.withdraw(desk.session, desk.people.alice, desk.issue(withdrawn).id, "Oops", NOW)
    plan = programs.plan_of(changed)
    later = NOW + timedelta(minutes=1)
    programs.save(desk.session, desk.people.alice, changed.id, changed.version, plan, later)
    assert desk.today().drafts == (changed, withdrawn, new)


def test_what_was_issued_this_week_the_newest_first(desk: Desk) -> None:
    program = desk.program()
    _old, first, second, taken_back = (desk.issue(program, days) for days in (7, 6, 1, 0))
    handouts.withdraw(desk.session, desk.people.alice, taken_back.id, "Oops", NOW)
    assert desk.today().issued == (second, first)


def test_lists_stay_short(desk: Desk) -> None:
    for _ in range(21):
        desk.program()
    assert len(desk.today().drafts) == 20


def test_an_outsider_sees_none_of_it(desk: Desk) -> None:
    desk.issue(desk.program(TODAY))
    desk.program()
    assert overview(desk.session, desk.people.charlie, NOW) == Overview((), (), ())
