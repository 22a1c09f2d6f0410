"""The exercise editor: words and facts, languages, versions, copies, the archive."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import AuditEntry, ExerciseRow, ExerciseVersion
from tests.web.auditing import Page
from tests.web.conftest import Browser


def typed(page: Page) -> dict[str, Any]:
    """What a browser would send of the editor's form, unchanged."""
    form = _Form(page.text)
    return form.sent


class _Form(Page):
    """Values of areas and lists too, which stand between tags."""

    def __init__(self, text: str) -> None:
        self.sent: dict[str, Any] = {}
        self._area = ""
        self._list = ""
        super().__init__(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "textarea":
            self._area = name
            self.sent.setdefault(name, []).append("")
        elif tag == "select":
            self._list = name
        elif tag == "option" and "selected" in given:
            self.sent[self._list] = [given["value"]]
        elif tag == "input" and name not in ("", "q") and self._counts(given):
            self.sent.setdefault(name, []).append(given.get("value", ""))

    def _counts(self, given: dict[str, str]) -> bool:
        return given.get("type") != "checkbox" or "checked" in given

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "textarea":
            self.sent[self._area][-1] = self.sent[self._area][-1].strip("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self._area:
            self.sent[self._area][-1] += data


def change(browser: Browser, path: str = "/library/bridge/edit", **changed: Any) -> Any:
    return browser.send(path, typed(browser.page(path)) | changed, follow_redirects=True)


def test_a_teammate_changes_an_exercise(bob: Browser, session: Session) -> None:
    page = bob.page("/library/bridge/edit")
    assert "Changes make version 2. Handouts already issued stay as they are." in page.words
    response = change(bob, why="Makes your seat strong.", reps="8-12", note="Plainer")
    words = Page(response.text).words
    assert "Makes your seat strong." in words
    assert "8 to 12 Clinic default" in words
    assert "2, see what changed" in words
    listed = bob.page("/library/bridge/versions").words
    assert "Version 2 Now 23 November 2026, Bob Teammate Plainer" in listed
    assert "removed: buttocks and the backs of your thighs" in listed
    assert "added: seat" in listed
    actions = session.scalars(select(AuditEntry.action)).all()
    assert "exercise.changed" in actions


def test_saving_without_a_change_makes_no_version(bob: Browser, session: Session) -> None:
    before = session.scalars(select(ExerciseRow.content).where(ExerciseRow.slug == "bridge")).all()
    for slug in ("bridge", "dead-bug", "hamstring-stretch-towel", "marching-in-place"):
        assert change(bob, f"/library/{slug}/edit").status_code == 200
    assert session.scalars(select(ExerciseVersion)).all() == []
    after = session.scalars(select(ExerciseRow.content).where(ExerciseRow.slug == "bridge")).all()
    assert after == before


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(bob: Browser) -> None:
    wrong = {"name": "", "reps": "12-8", "video": "http://example.com", "steps": ["Go.", "x" * 600]}
    response = change(bob, **wrong, why="Kept as typed.")
    assert response.status_code == 422
    page = Page(response.text)
    assert {"name-error", "reps-error", "video-error", "step-1-error"} <= set(page.ids)
    assert "4 fields below need another look." in page.words
    assert "Kept as typed." in page.words
    assert page.value("reps") == "12-8"
    assert "Makes your buttocks" in bob.page("/library/bridge").words


def test_steps_are_added_moved_and_removed_without_saving(bob: Browser) -> None:
    fields = typed(bob.page("/library/bridge/edit")) | {"steps": ["One.", "Two.", "Three."]}
    expected = {
        "add-step": ["One.", "Two.", "Three.", ""],
        "up:2": ["One.", "Three.", "Two."],
        "down:0": ["Two.", "One.", "Three."],
        "remove:1": ["One.", "Three."],
        "up:0": ["One.", "Two.", "Three."],
        "plain:steps": ["One.", "Two.", "Three."],
    }
    for button, steps in expected.items():
        response = bob.send("/library/bridge/edit", fields | {"do": button})
        assert response.status_code == 200
        assert typed(Page(response.text))["steps"] == steps
    assert "Tighten your belly" in bob.page("/library/bridge").words


def test_two_people_at_once_lose_nothing(alice: Browser, bob: Browser) -> None:
    mine = typed(alice.page("/library/bridge/edit")) | {"why": "Mine is strong."}
    change(bob, why="Theirs is strong.", reps="5")
    response = alice.send("/library/bridge/edit", mine)
    assert response.status_code == 409
    page = Page(response.text)
    assert "Someone changed this exercise too" in page.words
    assert "<mark>Theirs</mark> is strong." in page.text
    assert "<mark>Mine</mark> is strong." in page.text
    assert '<td data-head="Saved meanwhile" class="changed"><mark>5</mark>' in page.text
    kept = alice.send("/library/bridge/edit", typed(page), follow_redirects=True)
    assert "Mine is strong." in Page(kept.text).words


def test_words_or_doses_take_the_review_off_and_say_so(alice: Browser) -> None:
    version = alice.page("/library/bridge").value("version")
    alice.send("/library/bridge/reviewed", {"version": version, "reviewer": "Sam Okafor"})
    assert "takes the review mark off" in alice.page("/library/bridge/edit").words
    assert "Reviewed by Sam" in Page(change(alice, author="Harbor").text).words
    words = Page(change(alice, sets="1").text).words
    assert "It must be reviewed again." in words
    assert "Not yet reviewed by a clinician" in words


def test_a_translation_is_to_be_looked_at_after_the_english_changed(bob: Browser) -> None:
    assert "Spanish, to be looked at" not in bob.page("/library/bridge/edit").words
    change(bob, why="Makes your seat strong.")
    assert "Spanish, to be looked at" in bob.page("/library/bridge/edit").words
    page = bob.page("/library/bridge/edit/es")
    assert "To be looked at" in page.words
    assert "Makes your seat strong." in page.words
    change(bob, "/library/bridge/edit/es", why="Fortalece los glúteos.")
    assert "to be looked at" not in bob.page("/library/bridge/edit/es").words
    listed = bob.page("/library/bridge/versions").words
    assert "Why it helps (Spanish)" in listed
    assert bob.get("/library/bridge/edit/en").status_code == 404
    assert bob.get("/library/bridge/edit/xx").status_code == 404


def test_a_stale_or_wrong_translation_loses_nothing(alice: Browser, bob: Browser) -> None:
    path = "/library/bridge/edit/es"
    mine = typed(alice.page(path)) | {"why": "Lo mío."}
    change(bob, path, why="Lo suyo.")
    response = alice.send(path, mine)
    assert response.status_code == 409
    assert "<mark>Lo suyo.</mark>" in response.text.replace("Lo <mark>suyo.", "<mark>Lo suyo.")
    assert change(bob, path, name="").status_code == 422
    fields = typed(bob.page(path)) | {"do": "add-step"}
    assert bob.send(path, fields).status_code == 200


def test_a_new_exercise(bob: Browser) -> None:
    page = bob.page("/library/new")
    assert typed(page)["steps"] == ["", "", ""]
    empty = bob.send("/library/new", typed(page))
    assert empty.status_code == 422
    more = bob.send("/library/new", typed(page) | {"do": "add-step"})
    assert typed(Page(more.text))["steps"] == [""] * 4
    model = typed(bob.page("/library/bridge/edit"))
    made = model | {"name": "Wall sit", "source": "", "licence": ""}
    response = bob.send("/library/new", made, follow_redirects=True)
    words = Page(response.text).words
    assert "Wall sit" in words
    assert "The clinic's own" in words
    assert "Wall sit" in bob.page("/library?text=wall+sit").words


def test_an_old_version_is_restored(alice: Browser, bob: Browser) -> None:
    change(bob, why="Something else.")
    version = alice.page("/library/bridge/versions").value("version")
    path = "/library/bridge/versions/1/restore"
    change(bob, why="Something newer.")
    assert alice.send(path, {"version": version}).status_code == 409
    version = alice.page("/library/bridge/versions").value("version")
    restored = alice.send(path, {"version": version}, follow_redirects=True)
    assert "Makes your buttocks" in Page(restored.text).words
    assert "Version 4 Now" in alice.page("/library/bridge/versions").words
    assert alice.send("/library/bridge/versions/9/restore", {"version": "0"}).status_code == 409


def test_a_copy_is_opened_in_the_editor(bob: Browser) -> None:
    response = bob.send("/library/plank-wall/duplicate", follow_redirects=True)
    assert "Edit Wall Plank (copy)" in Page(response.text).words
    assert typed(bob.page("/library/wall-plank-copy/edit"))["figure"] == ["plank-wall"]


def test_an_archived_exercise_leaves_search_and_builder_and_stays_in_programs(
    bob: Browser,
) -> None:
    bob.send("/patients/new", {"name": "Ana Made-up", "language": "en"})
    started = bob.send("/patients/1/programs", follow_redirects=True)
    fields = typed(Page(started.text))
    path = "/patients/1/programs/1"
    bob.send(path, fields | {"do": "add:bridge"})
    bob.send("/library/bridge/archive")
    assert "It is not found in the library" in bob.page("/library/bridge").words
    assert "Bridge" not in bob.page("/library?text=bridge").words
    assert "Bridge" in bob.page("/library/archived").words
    builder = bob.page(path)
    assert "add:bridge" not in builder.text
    assert "Bridge" in builder.words
    bob.send("/library/bridge/unarchive")
    assert "Bridge" in bob.page("/library?text=bridge").words
    assert "Nothing is archived" in bob.page("/library/archived").words


@pytest.mark.parametrize(
    "path",
    ["/library/ours/edit", "/library/ours/edit/es", "/library/ours/versions", "/library/ours"],
)
def test_another_clinic_sees_nothing(bob: Browser, charlie: Browser, path: str) -> None:
    model = typed(bob.page("/library/bridge/edit")) | {"name": "Ours"}
    bob.send("/library/new", model)
    assert bob.get(path).status_code == 200
    assert charlie.get(path).status_code == 404
    assert charlie.send("/library/ours/duplicate").status_code == 404
    assert charlie.send("/library/ours/archive").status_code == 404
    assert "Ours" not in charlie.page("/library").words


HARD = "This strengthens the transverse abdominis, facilitating functional activities."


def test_the_grade_warns_names_hard_words_and_never_stops_a_save(bob: Browser) -> None:
    assert "Aim for 6 or below" not in bob.page("/library/bridge/edit").words
    assert change(bob, why=HARD).status_code == 200
    words = bob.page("/library/bridge/edit").words
    assert "Aim for 6 or below." in words
    assert "transverse abdominis (say “the deep belly muscle" in words
    assert "Without “Why it helps” it is grade" in words


def test_plain_words_are_put_in_without_saving(bob: Browser) -> None:
    fields = typed(bob.page("/library/bridge/edit")) | {"why": HARD, "do": "plain:why"}
    page = Page(bob.send("/library/bridge/edit", fields).text)
    assert typed(page)["why"][0].startswith("This strengthens the deep belly muscle that wraps")
    assert "transverse" not in bob.page("/library/bridge").words


def test_the_grade_follows_what_is_typed(bob: Browser, nobody: Browser) -> None:
    sent = {"locale": "en", "why": HARD, "steps": ["Lift your hips.", "Hold."]}
    answer = bob.send("/library/grade", sent).get_json()
    assert "Aim for 6 or below" in answer["parts"]["why"]
    assert "Grade" in answer["parts"]["steps"]
    assert answer["parts"]["harder"].strip() == ""
    assert "Why it helps" in answer["whole"]
    assert answer["plain"]["why"].startswith("This strengthens the deep belly")
    spanish = bob.send("/library/grade", {"locale": "es", "why": "Doble las rodillas."})
    assert "INFLESZ" in spanish.get_json()["parts"]["why"]
    odd = bob.send("/library/grade", {"locale": "xx", "why": "<b>x</b>"})
    assert odd.status_code == 200
    escaped = bob.send("/library/grade", {"locale": "en", "why": "<b>transverse abdominis</b>"})
    assert "<b>transverse abdominis</b>" in escaped.get_json()["parts"]["why"]
    assert nobody.send("/library/grade", sent).status_code == 401
