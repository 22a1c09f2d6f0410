"""When a release brings a changed library entry: see what, take it, or keep the clinic's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from sqlalchemy import and_, or_
from sqlalchemy.orm import Session

from clinic.domain.exercise import Exercise
from clinic.domain.plain_values import to_plain
from clinic.library import load_library
from clinic.models import ExerciseRow
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.actor import Actor, within
from clinic.services.audit import record
from clinic.services.errors import NotFoundError
from clinic.services.exercises import seed_hash


@dataclass(frozen=True, slots=True)
class SeedNews:
    """An exercise whose library entry has changed since the clinic took it or last looked.

    `seed` is the entry as it is now, with the clinic's own ladder and photos. `untouched` says
    that the clinic has changed nothing itself, so that nothing of its own would be lost.
    """

    row: ExerciseRow
    seed: Exercise
    untouched: bool


def news_of(row: ExerciseRow) -> SeedNews | None:
    """What the library has to say about a row, if anything."""
    seed = load_library().exercises.get(row.slug)
    if not row.seed_hash or seed is None or row.seed_hash == _hashes()[row.slug]:
        return None
    own = versions.content_of(row)
    taken = replace(
        seed, progressions=own.progressions, regressions=own.regressions, photos=own.photos
    )
    return SeedNews(row, taken, seed_hash(row.content) == row.seed_hash)


def all_news(session: Session, actor: Actor) -> list[SeedNews]:
    """The clinic's exercises whose library entries have changed, by name."""
    changed = (
        and_(ExerciseRow.slug == slug, ExerciseRow.seed_hash.not_in(("", now_is)))
        for slug, now_is in _hashes().items()
    )
    query = (
        within(actor, ExerciseRow).where(or_(*changed)).order_by(ExerciseRow.name, ExerciseRow.id)
    )
    found = (news_of(row) for row in session.scalars(query))
    return [news for news in found if news is not None]


def take(session: Session, actor: Actor, slug: str, version: int, now: datetime) -> ExerciseRow:
    """Let the exercise say what the library says now, as a new version.

    Raises:
        NotFoundError: no such exercise, or the library has nothing new about it.
        StaleError: changed by someone else since `version`.
    """
    news = _news_to_change(session, actor, slug, version)
    _take(session, actor, news, now)
    return news.row


def keep(session: Session, actor: Actor, slug: str, version: int, now: datetime) -> ExerciseRow:
    """Stay with the clinic's own; nobody is asked again before the library's changes once more.

    Raises:
        NotFoundError, StaleError: as `take`.
    """
    row = _news_to_change(session, actor, slug, version).row
    row.seed_hash = _hashes()[slug]
    session.flush()
    record(session, actor, "exercise.seed_kept", f"exercise:{row.id}", now)
    return row


def take_untouched(session: Session, actor: Actor, now: datetime) -> int:
    """Take all that the library has changed where the clinic has changed nothing; says how many."""
    found = [news for news in all_news(session, actor) if news.untouched]
    for news in found:
        row = exercises.get_to_change(session, actor, news.row.slug, news.row.version)
        _take(session, actor, replace(news, row=row), now)
    return len(found)


def _news_to_change(session: Session, actor: Actor, slug: str, version: int) -> SeedNews:
    news = news_of(exercises.get_to_change(session, actor, slug, version))
    if news is None:
        raise NotFoundError("news of the library about", slug)
    return news


def _take(session: Session, actor: Actor, news: SeedNews, now: datetime) -> None:
    row, note = news.row, "Taken from the library"
    row.seed_hash = _hashes()[row.slug]
    if not versions.put(session, actor, row, news.seed, note, now, "exercise.seed_taken"):
        session.flush()
        record(session, actor, "exercise.seed_taken", f"exercise:{row.id}", now)


@cache
def _hashes() -> Mapping[str, str]:
    """The hash of each library entry as it is now, by slug."""
    return {slug: seed_hash(to_plain(e)) for slug, e in load_library().exercises.items()}
