"""The program page: one form, every button, nothing typed lost."""

import re
from collections.abc import Callable, Iterable
from html import unescape

import pytest
from sqlalchemy.orm import Session

from clinic.domain.dosage import Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.program import Plan, Prescription
from clinic.models import ProgramRow, User
from clinic.services import exercises, programs
from clinic.services.actor import Actor
from clinic.web.programs.forms import PlanEntry
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser

Fields = dict[str, list[str]]


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


@pytest.fixture
def program(session: Session, actor: Actor) -> ProgramRow:
    """Maria's program: bridge and bird dog; her knee is in trouble."""
    maria = factories.patient(session, actor, knee=True, name="Maria Alvarez")
    row = factories.program(session, actor, maria, "bridge", "bird-dog", title="Low back")
    session.commit()
    return row


@pytest.fixture
def url(program: ProgramRow) -> str:
    return f"/patients/{program.patient_id}/programs/{program.id}"


def typed(session: Session, actor: Actor, program: ProgramRow, **changes: str) -> Fields:
    """The fields that the page would post, some of them changed; "" is an emptied field."""
    plan, library = programs.plan_of(program), exercises.library_of(session, actor)
    assert library
    fields = PlanEntry.of(plan, Frequency(1, 3)).fields()
    changes = {name.replace("__", "-"): value for name, value in changes.items()}
    changed = [(name, changes.pop(name, value)) for name, value in fields]
    return gathered([*changed, *changes.items(), ("version", str(program.version))])


def gathered(pairs: Iterable[tuple[str, str]]) -> Fields:
    """Pairs as a form posts them: a name may have several values."""
    data: Fields = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


Post = Callable[..., tuple[int, Page]]


@pytest.fixture
def post(alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str) -> Post:
    """`post("add:bridge", p0__reps="12")`: press a button; the page that comes of it."""

    def press(button: str = "save", **changes: str) -> tuple[int, Page]:
        session.rollback()
        fields = typed(session, actor, program, **changes)
        response = alice.send(url, {**fields, "do": [button]}, follow_redirects=True)
        return response.status_code, Page(response.text)

    return press


def saved(session: Session, program: ProgramRow) -> Plan:
    session.rollback()
    return programs.plan_of(program)


def doses(session: Session, program: ProgramRow) -> list[Prescription]:
    return list(saved(session, program).prescriptions())


def slugs(session: Session, program: ProgramRow) -> list[str]:
    return [p.exercise for p in doses(session, program)]


def test_a_program_starts_empty_from_the_patient(alice: Browser, program: ProgramRow) -> None:
    response = alice.send(f"/patients/{program.patient_id}/programs", follow_redirects=True)
    page = Page(response.text)
    assert response.status_code == 200
    assert "Add two to five exercises" in page.words
    assert "Goal, in Maria\N{RIGHT SINGLE QUOTATION MARK}s words" in page.words
    assert "Maria" not in page.title
    assert page.value("start_date") == "2026-11-23"


def test_a_program_starts_from_a_protocol(alice: Browser, program: ProgramRow) -> None:
    path = f"/patients/{program.patient_id}/programs"
    page = Page(alice.send(path, {"protocol": "low-back-strength"}, follow_redirects=True).text)
    assert page.value("title") == "Low back: strength"
    assert "Bridge" in page.words
    assert "Dead Bug" in page.words
    assert alice.send(path, {"protocol": "unheard-of"}).status_code == 404


def test_a_program_starts_as_a_copy_of_the_last(
    alice: Browser, program: ProgramRow, charlie: Browser
) -> None:
    path = f"/patients/{program.patient_id}/programs"
    copied = alice.send(path, {"copy_of": str(program.id)}, follow_redirects=True)
    assert "Bird Dog" in Page(copied.text).words
    assert charlie.send(path, {"copy_of": str(program.id)}).status_code == 404


def test_every_field_is_saved(post: Post, session: Session, program: ProgramRow) -> None:
    status, page = post(
        title="First weeks",
        goal="Get out of bed",
        start_date="2026-11-23",
        review_date="2026-12-21",
        p0__sets="3",
        p0__reps="8-10",
        p0__hold_seconds="5 s",
        p0__rest_seconds="1:30",
        p0__load="yellow band",
        p0__effort="4",
        p0__tempo="slow",
        p0__note="Mind your neck.",
    )
    assert status == 200
    plan = saved(session, program)
    assert (plan.title, plan.goal) == ("First weeks", "Get out of bed")
    assert (str(plan.start_date), str(plan.review_date)) == ("2026-11-23", "2026-12-21")
    dose = next(plan.prescriptions()).dosage
    assert (dose.sets, dose.reps, dose.hold_seconds, dose.rest_seconds) == (3, Range(8, 10), 5, 90)
    assert (dose.load, dose.effort, dose.tempo) == ("yellow band", 4, "slow")
    assert "Do 3 sets of 8 to 10. Hold each for 5 seconds." in page.words


def test_days_are_chosen_once_for_all(post: Post, session: Session, program: ProgramRow) -> None:
    _, page = post(days="mon", days_per_week="", times_per_day="2")
    assert {p.frequency for p in doses(session, program)} == {
        Frequency.on(Day.MON, times_per_day=2)
    }
    assert page.words.count("Do this 2 times a day. On Monday.") == 2


def test_one_exercise_may_have_days_of_its_own(
    post: Post, session: Session, program: ProgramRow
) -> None:
    post(p1__days="tue")
    first, second = doses(session, program)
    assert first.frequency == Frequency(1, 3)
    assert second.frequency == Frequency.on(Day.TUE)
    post(days_per_week="5")
    first, second = doses(session, program)
    assert first.frequency == Frequency(1, 5)
    assert second.frequency == Frequency.on(Day.TUE)


def test_an_added_exercise_takes_the_programs_days(
    post: Post, session: Session, program: ProgramRow
) -> None:
    _, page = post("add:knee-to-chest", days_per_week="6", p0__reps="11")
    added = doses(session, program)[-1]
    assert added.frequency == Frequency(1, 6)
    assert added.dosage.hold_seconds == 15, "the low end of 15 to 30"
    assert saved(session, program).sections[-1].name == "cool_down"
    assert doses(session, program)[0].dosage.reps == Range.exactly(11), "what was typed is kept"
    assert "Knee to Chest added. 3 exercises in the program." in page.words


def test_days_chosen_before_the_first_exercise_are_kept(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow
) -> None:
    empty = programs.start(session, actor, program.patient_id, factories.NOW)
    session.commit()
    url = f"/patients/{program.patient_id}/programs/{empty.id}"
    fields = {"version": "1", "times_per_day": "2", "days_per_week": "", "days": ["mon", "thu"]}
    response = alice.send(url, {**fields, "do": "save"})
    added = {**fields, "do": "add:bridge", "version": str(empty.version)}
    assert "Mon, Thu · 2 times a day" in alice.page(response.location).words
    session.rollback()
    added["version"] = str(empty.version)
    alice.send(url, added)
    session.rollback()
    (bridge,) = programs.plan_of(empty).prescriptions()
    assert bridge.frequency == Frequency.on(Day.MON, Day.THU, times_per_day=2)


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("down:0", ["bird-dog", "bridge"]),
        ("up:1", ["bird-dog", "bridge"]),
        ("remove:0", ["bird-dog"]),
        ("swap:0:pelvic-tilt", ["pelvic-tilt", "bird-dog"]),
        ("down:1", ["bridge", "bird-dog"]),
        ("up:7", ["bridge", "bird-dog"]),
        ("add:unheard-of", ["bridge", "bird-dog"]),
        ("find", ["bridge", "bird-dog"]),
        ("dance", ["bridge", "bird-dog"]),
    ],
)
def test_buttons_do_what_they_say_and_keep_what_was_typed(
    post: Post, session: Session, program: ProgramRow, button: str, order: list[str]
) -> None:
    status, _ = post(button, p1__note="Slowly.", goal="Sit at work")
    assert status == 200
    assert slugs(session, program) == order
    notes = {p.exercise: p.note for p in doses(session, program)}
    assert notes["bird-dog"] == "Slowly."
    assert saved(session, program).goal == "Sit at work"


def test_moving_goes_across_sections(post: Post, session: Session, program: ProgramRow) -> None:
    post("up:0")
    assert [s.name.value for s in saved(session, program).sections] == ["warm_up", "main"]
    post("down:1")
    assert [s.name.value for s in saved(session, program).sections] == ["warm_up", "cool_down"]
    post(p0__section="main")
    assert [s.name.value for s in saved(session, program).sections] == ["main", "cool_down"]


def test_sides_may_differ(post: Post, session: Session, program: ProgramRow) -> None:
    _, page = post(p1__laterality="each_side", p1__reps="3", p1__hold_seconds="30")
    assert "Left and right, where they differ" in page.words
    _, page = post(**{"p1__right-reps": "2", "p1__left-hold_seconds": "\N{EN DASH}"})
    bird_dog = doses(session, program)[1]
    assert bird_dog.right_dosage.reps == Range.exactly(2)
    assert bird_dog.left_dosage.hold_seconds is None
    assert "Left: 3 times. Right: 2 times." in page.words
    assert page.value("p1-left-hold_seconds") == "\N{EN DASH}"


def test_a_side_alone_where_there_are_no_sides_is_refused(post: Post) -> None:
    status, page = post(**{"p0__left-reps": "2"})
    assert status == 422
    assert "Left and right differ only where the side is" in page.words
    assert page.value("p0-left-reps") == "2"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("p0-reps", "500", "Reps, Bridge: Reps go from 1 to 100, or as a range such as 8-10."),
        ("p0-reps", "many", "You wrote “many”."),
        ("p0-reps", "10-8", "You wrote “10-8”."),
        ("p0-sets", "0", "Sets, Bridge: Sets go from 1 to 10. You wrote 0."),
        ("p0-hold_seconds", "601", "Hold goes from 0 to 600 seconds. You wrote 601."),
        ("p1-effort", "11", "Effort, Bird Dog: Effort goes from 0 to 10. You wrote 11."),
        ("review_date", "2026-01-01", "The review comes before the start."),
        ("start_date", "soon", "Choose a day, or leave it empty."),
        ("p0-note", "x" * 2001, "Up to 2,000 characters fit here. You wrote 2,001."),
        ("p0-note", "bell\a", "There are characters in it that cannot be printed."),
        ("goal", "x" * 2001, "Goal: Up to 2,000 characters fit here."),
    ],
)
def test_a_bad_value_comes_back_with_a_message_by_the_field(
    post: Post, session: Session, program: ProgramRow, field: str, value: str, message: str
) -> None:
    before = saved(session, program)
    changes = {"start_date": "2026-11-23", field: value, "title": "Typed meanwhile"}
    status, page = post(**changes)
    assert status == 422
    assert message in page.words
    assert unescape(page.text).count(value) >= 1
    assert page.value("title") == "Typed meanwhile"
    assert f'href="#{field}"' in page.text
    assert f'id="{field}-error"' in page.text
    tag = re.search(rf'<(?:input|textarea)[^>]*id="{field}"[^>]*>', page.text)
    assert tag is not None
    assert 'aria-invalid="true"' in tag[0]
    assert f"{field}-error" in tag[0]
    assert saved(session, program) == before


def test_a_dose_without_work_is_refused(post: Post) -> None:
    status, page = post(p0__reps="", p0__hold_seconds="")
    assert status == 422
    assert "Give reps, a hold or a time" in page.words


def test_a_hold_that_cannot_be_read_is_the_only_fault(post: Post) -> None:
    status, page = post(p0__reps="", p0__hold_seconds="abc")
    assert status == 422
    assert "Not saved: 1 field needs a look." in page.words


def test_a_phone_shows_the_library_when_asked(post: Post) -> None:
    _, page = post()
    assert "program-library-open" not in page.text
    _, page = post("find")
    assert "program-library-open" in page.text
    _, page = post("find", search="plank")
    assert "1 exercise found" not in page.words
    _, page = post("all", search="plank")
    assert page.value("search") == ""
    assert "Add Cat-Cow" in page.text


def test_ticked_days_and_another_number_are_refused_once(post: Post) -> None:
    status, page = post(days="mon", days_per_week="4")
    assert status == 422
    message = "The days ticked and the number of days differ."
    assert page.words.count(message) == 2, "in the summary and at the field, not at each exercise"


def test_moving_a_row_with_a_bad_value_loses_neither(post: Post) -> None:
    status, page = post("down:0", p0__reps="500")
    assert status == 422
    assert page.value("p1-reps") == "500"
    assert "Reps, Bridge" in page.words


def test_more_than_forty_exercises_are_refused(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    one = factories.prescription(session, actor, "bridge")
    entry = PlanEntry.of(factories.plan(*[one] * 41), Frequency(1, 3))
    response = alice.send(url, {**gathered(entry.fields()), "version": str(program.version)})
    assert response.status_code == 422
    assert "A program holds up to 40 exercises." in Page(response.text).words


def test_findings_stand_under_their_rows_and_stop_no_save(post: Post) -> None:
    status, page = post("add:childs-pose", p0__reps="40")
    assert status == 200
    assert "Knee trouble:" in page.words
    assert "Repetitions: 40, above the library's range of 10 to 15." in page.words
    assert "Swap: Child's Pose with Pillow" in page.words
    assert "not yet reviewed by a clinician" in page.words


def test_searching_keeps_what_was_typed_and_lists_what_fits(post: Post) -> None:
    status, page = post("find", search="plank", title="Typed")
    assert status == 200
    assert page.value("search") == "plank"
    assert "Add Modified Plank" in page.text
    assert "Add Cat-Cow" not in page.text
    assert page.value("title") == "Typed"


def test_enter_saves_because_the_first_button_does(alice: Browser, url: str) -> None:
    form = alice.get(url).text.partition('<form class="program"')[2]
    buttons = re.findall(r'<button[^>]*name="do" value="([^"]*)"', form)
    assert buttons[0] == "save"


def test_a_stale_edit_shows_both_versions_and_loses_nothing(
    alice: Browser, bob: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    mine = typed(session, actor, program, p0__reps="12", goal="Mine")
    theirs = typed(session, actor, program, p0__sets="3", p1__note="Theirs")
    assert bob.send(url, theirs).status_code == 303
    response = alice.send(url, mine)
    page = Page(response.text)
    assert response.status_code == 409
    assert "Bob Teammate changed this program too" in page.words
    assert "<mark>12.</mark>" in page.text
    assert "<mark>3</mark>" in page.text
    assert "Note: Theirs" in page.words
    assert "Mine" in page.words
    kept = gathered((f["name"], f.get("value", "")) for f in page.fields if f.get("name"))
    assert kept["p0-reps"] == ["12"]
    assert alice.send(url, {**kept, "do": "save"}).status_code == 303
    session.rollback()
    assert next(programs.plan_of(program).prescriptions()).dosage.reps == Range.exactly(12)
    assert program.goal == "Mine"


def test_mending_a_bad_value_does_not_hide_what_someone_saved_meanwhile(
    alice: Browser, bob: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    mine = typed(session, actor, program, p0__reps="ten", goal="Mine")
    theirs = typed(session, actor, program, title="Theirs")
    assert bob.send(url, theirs).status_code == 303
    refused = alice.send(url, mine)
    assert refused.status_code == 422
    fields = Page(refused.text).fields
    kept = gathered((f["name"], f.get("value", "")) for f in fields if f.get("name"))
    assert alice.send(url, {**kept, "p0-reps": "10", "do": "save"}).status_code == 409
    session.rollback()
    assert program.title == "Theirs"


def test_a_copy_keeps_both_versions(
    alice: Browser, bob: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    fields = typed(session, actor, program, title="Mine")
    bob.send(url, {**fields, "title": ["Theirs"]})
    assert alice.send(url, fields).status_code == 409
    response = alice.send(url, {**fields, "do": "copy"})
    session.rollback()
    assert response.location.split("#")[0] != url
    titles = {p.title for p in programs.of_patient(session, actor, program.patient_id)}
    assert titles == {"Mine", "Theirs"}


def test_the_same_form_sent_twice_is_no_conflict(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    fields = typed(session, actor, program, title="Twice")
    assert [alice.send(url, fields).status_code for _ in range(2)] == [303, 303]


def test_the_preview_is_a_pdf_of_what_is_typed_and_keeps_nothing(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    fields = typed(session, actor, program, goal="Never kept")
    before = program.version
    response = alice.send(f"{url}/preview.pdf", fields)
    assert response.mimetype == "application/pdf"
    assert response.data.startswith(b"%PDF-")
    disposition = response.headers["Content-Disposition"]
    assert disposition == f'inline; filename="preview-{program.id}.pdf"'
    session.rollback()
    assert (program.goal, program.version) == ("", before)
    assert alice.get(f"{url}/preview.pdf").data.startswith(b"%PDF-")


def test_a_preview_of_bad_values_says_what_to_correct(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    fields = typed(session, actor, program, p0__reps="500")
    response = alice.send(f"{url}/preview.pdf", fields)
    assert response.status_code == 422
    assert "Reps, Bridge: Reps go from 1 to 100" in Page(response.text).words


def test_a_preview_of_nothing_says_so(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow
) -> None:
    empty = programs.start(session, actor, program.patient_id, factories.NOW)
    session.commit()
    url = f"/patients/{program.patient_id}/programs/{empty.id}/preview.pdf"
    response = alice.get(url)
    assert response.status_code == 422
    assert "Add an exercise first." in Page(response.text).words


def test_only_the_clinic_sees_its_programs(
    bob: Browser, charlie: Browser, nobody: Browser, url: str
) -> None:
    assert bob.get(url).status_code == 200
    for path in (url, f"{url}/preview.pdf"):
        assert charlie.get(path).status_code == 404
        assert charlie.send(path).status_code == 404
        assert nobody.get(path).status_code == 302


def test_a_program_belongs_to_its_patient(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow
) -> None:
    other = factories.patient(session, actor)
    session.commit()
    for end in ("", "/preview.pdf"):
        path = f"/patients/{other.id}/programs/{program.id}{end}"
        assert alice.get(path).status_code == 404
        assert alice.send(path).status_code == 404
    assert alice.send(f"/patients/{other.id}/programs", {"copy_of": program.id}).status_code == 404


def test_what_is_posted_beside_the_form_does_no_harm(alice: Browser, url: str) -> None:
    odd = {"row": ["0", "x"], "p0-exercise": "unheard-of", "version": "x", "do": "up:99999"}
    assert alice.send(url, odd).status_code == 409
