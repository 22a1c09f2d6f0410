"""Editing the clinic's library: any teammate may, and every change is a version."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.domain.exercise import Exercise, Muscle
from clinic.domain.exercise_reading import Known, blank_exercise, read_exercise, read_words
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.folding import fold
from clinic.domain.source import CLINIC_DEFAULT, Source
from clinic.domain.translation import Translation
from clinic.figures import kept
from clinic.i18n import locales
from clinic.library import load_library
from clinic.library.translations import say_the_same, words_in
from clinic.models import ExerciseRow, PrescriptionRow, ProgramRow
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.actor import Actor, within
from clinic.services.audit import record
from clinic.services.errors import NotFoundError
from clinic.services.fields import one_line, raise_faults

BASE_LOCALE = "en"
"""The language in which a clinic writes its exercises first."""
NOTE_LIMIT = 200
_SLUG_LENGTH = 60
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")
_ADDRESSES = frozenset(
    {"new", "archived", "import", "export", "seeds", "grade", "overdue", "followed"}
)
"""Slugs that would hide a page of the library."""

Typed = Mapping[str, Any]


@cache
def known() -> Known:
    """What an exercise may refer to."""
    library = load_library(BASE_LOCALE)
    figures = {*kept.movements(), *(e.figure for e in library.exercises.values() if e.figure)}
    return Known(
        precautions=tuple(library.precautions),
        muscles={
            term.code: Muscle(term.code, term.term, term.plain, Source(CLINIC_DEFAULT))
            for term in library.glossary.values()
            if term.muscle
        },
        figures=tuple(sorted(figures)),
    )


def read_typed(base: Exercise, typed: Typed) -> Exercise:
    """What was written over `base`.

    Raises:
        RefusedError: with faults by field name.
    """
    reader = Reader(typed)
    found = read_exercise(reader, base, known())
    raise_faults(reader)
    return found


def read_typed_words(base: ExerciseWords, typed: Typed) -> ExerciseWords:
    """Words in another language as written, as a translation that is up to date.

    Raises:
        RefusedError: with faults by field name.
    """
    reader = Reader(typed)
    words = read_words(reader, base)
    raise_faults(reader)
    had = base.translation
    same = had is not None and replace(words, translation=had) == base
    reviewed = replace(had, outdated=False) if had and same else Translation()
    return replace(words, translation=reviewed)


def create(session: Session, actor: Actor, typed: Typed, note: str, now: datetime) -> ExerciseRow:
    """A new exercise of the clinic's own.

    Raises:
        RefusedError: with faults by field name.
    """
    exercise = read_typed(blank_exercise("", BASE_LOCALE), typed)
    return _add(session, actor, exercise, _read_note(note), now, "exercise.created")


def change(
    session: Session, actor: Actor, slug: str, version: int, typed: Typed, note: str, now: datetime
) -> ExerciseRow:
    """Change words and facts; words in other languages are then to be looked at.

    Raises:
        NotFoundError: the clinic has no such exercise.
        RefusedError: with faults by field name.
        StaleError: changed by someone else since `version`.
    """
    row = exercises.get_to_change(session, actor, slug, version)
    before = versions.content_of(row)
    after = read_typed(before, typed)
    if not say_the_same(before.words, after.words):
        after = replace(after, other_words=_outdated(before))
    versions.put(session, actor, row, after, _read_note(note), now)
    return row


def change_words(
    session: Session,
    actor: Actor,
    slug: str,
    locale: str,
    version: int,
    typed: Typed,
    note: str,
    now: datetime,
) -> ExerciseRow:
    """Put the clinic's own words in another language in place of those there are.

    Raises:
        NotFoundError: no such exercise or language.
        RefusedError, StaleError: as `change`.
    """
    row = exercises.get_to_change(session, actor, slug, version)
    before = versions.content_of(row)
    words = read_typed_words(words_to_edit(before, locale), typed)
    others = [w for w in before.other_words if w.locale != locale]
    after = replace(before, other_words=(*others, words))
    versions.put(session, actor, row, after, _read_note(note), now, locale=locale)
    return row


def words_to_edit(exercise: Exercise, locale: str) -> ExerciseWords:
    """The words in another language, none of them written where there are none yet.

    Raises:
        NotFoundError: the product does not speak that language, or the exercise is written in it.
    """
    if locale not in locales() or locale == exercise.words.locale:
        raise NotFoundError("language", locale)
    return words_in(exercise, locale) or replace(
        blank_exercise("", locale).words, translation=Translation()
    )


def duplicate(session: Session, actor: Actor, slug: str, now: datetime) -> ExerciseRow:
    """A copy to change: the clinic's own, not reviewed, and on no ladder.

    Raises:
        NotFoundError: the clinic has no such exercise.
    """
    original = versions.content_of(exercises.get(session, actor, slug))
    copy = replace(
        original,
        words=replace(original.words, name=f"{original.name} (copy)"),
        other_words=_outdated(original),
        progressions=(),
        regressions=(),
        provenance=replace(original.provenance, reviewed_by="", review_date=None),
    )
    note = f"Copied from {original.name}"[:NOTE_LIMIT]
    return _add(session, actor, copy, note, now, "exercise.duplicated", of=slug)


def archive(session: Session, actor: Actor, slug: str, now: datetime) -> ExerciseRow:
    """Let nobody find the exercise any more; programs that use it keep it.

    Raises:
        NotFoundError: the clinic has no such exercise.
    """
    row = exercises.get(session, actor, slug)
    if row.archived_at is None:
        row.archived_at = now
        session.flush()
        record(session, actor, "exercise.archived", f"exercise:{row.id}", now)
    return row


def unarchive(session: Session, actor: Actor, slug: str, now: datetime) -> ExerciseRow:
    """Put an archived exercise back on the shelf.

    Raises:
        NotFoundError: the clinic has no such exercise.
    """
    row = exercises.get(session, actor, slug)
    if row.archived_at is not None:
        row.archived_at = None
        session.flush()
        record(session, actor, "exercise.unarchived", f"exercise:{row.id}", now)
    return row


def archived(session: Session, actor: Actor) -> list[ExerciseRow]:
    """The clinic's archived exercises by name."""
    query = within(actor, ExerciseRow).where(ExerciseRow.archived_at.is_not(None))
    return list(session.scalars(query.order_by(ExerciseRow.name, ExerciseRow.id)))


def archived_count(session: Session, actor: Actor) -> int:
    """How many exercises the clinic has archived."""
    query = within(actor, ExerciseRow).where(ExerciseRow.archived_at.is_not(None))
    return session.scalar(query.with_only_columns(func.count(ExerciseRow.id))) or 0


def restore(
    session: Session, actor: Actor, slug: str, version: int, number: int, now: datetime
) -> ExerciseRow:
    """Say again what an old version said, as a new one.

    The ladder stays as it is: its links belong to the other exercises too.

    Raises:
        NotFoundError: no such exercise or version.
        StaleError: changed by someone else since `version`.
    """
    row = exercises.get_to_change(session, actor, slug, version)
    now_on = versions.content_of(row)
    old = versions.content_of(versions.version_of(session, actor, row, number))
    after = replace(old, progressions=now_on.progressions, regressions=now_on.regressions)
    note = f"Version {number} restored"
    versions.put(session, actor, row, after, note, now, "exercise.restored", restored=number)
    return row


def used_in(session: Session, actor: Actor, row: ExerciseRow) -> int:
    """How many of the clinic's programs prescribe the exercise."""
    uses = ProgramRow.prescriptions.any(PrescriptionRow.exercise_id == row.id)
    programs = within(actor, ProgramRow).where(uses).subquery()
    return session.scalar(select(func.count()).select_from(programs)) or 0


def _add(
    session: Session,
    actor: Actor,
    exercise: Exercise,
    note: str,
    now: datetime,
    action: str,
    **detail: Any,
) -> ExerciseRow:
    slug = _free_slug(session, actor, exercise.name)
    row = ExerciseRow(clinic_id=actor.clinic_id, slug=slug, created_at=now, updated_at=now)
    exercises.fill(row, replace(exercise, slug=slug))
    versions.add(session, actor, row, note, now)
    record(session, actor, action, f"exercise:{row.id}", now, **detail)
    return row


def _free_slug(session: Session, actor: Actor, name: str) -> str:
    """A short form of the name that no exercise of the clinic or of the library has."""
    wanted = _NOT_IN_SLUGS.sub("-", fold(name))[:_SLUG_LENGTH].strip("-") or "exercise"
    query = within(actor, ExerciseRow).with_only_columns(ExerciseRow.slug)
    taken = {*session.scalars(query), *load_library(BASE_LOCALE).exercises, *_ADDRESSES}
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _outdated(exercise: Exercise) -> tuple[ExerciseWords, ...]:
    """The words in all other languages, marked: nobody has looked at them since the change."""
    found = (words_in(exercise, code) for code in locales() if code != exercise.words.locale)
    return tuple(
        replace(words, translation=replace(words.translation or Translation(), outdated=True))
        for words in found
        if words is not None
    )


def _read_note(note: str) -> str:
    reader = Reader({"note": note})
    read = one_line(reader, "note", NOTE_LIMIT)
    raise_faults(reader)
    return read
