"""Exercises and files for the tests of the exchange format."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from clinic.domain.dosage import Range
from clinic.domain.exercise import DosageRanges, DoseRange, Exercise
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.source import Source
from clinic.domain.translation import Translation
from clinic.library import load_library
from clinic.library.exchange import DryRun, Holding, dry_run, read_file, write_file
from clinic.library.exchange.flat import flatten

SEEDS = load_library().exercises
SPANISH = load_library("es").exercises


def holdings(exercises: Mapping[str, Exercise] = SEEDS) -> dict[str, Holding]:
    """A library that holds exercises."""
    return {slug: Holding(exercise) for slug, exercise in exercises.items()}


def file_of(exercises: Iterable[Exercise], name: str = "library.csv") -> bytes:
    """A file of exercises."""
    return write_file([flatten(exercise) for exercise in exercises], name)


def tried(content: bytes | str, library: Mapping[str, Holding], name: str = "a.csv") -> DryRun:
    """The dry run of a file's content."""
    raw = content.encode() if isinstance(content, str) else content
    return dry_run(read_file(raw, name), library)


def table(*rows: Mapping[str, str]) -> str:
    """A CSV file with the columns of its first row; no cell needs quotes."""
    heads = list(rows[0])
    lines = [heads, *([row[head] for head in heads] for row in rows)]
    return "".join(",".join(cells) + "\r\n" for cells in lines)


def full() -> Exercise:
    """An exercise that leaves no field at its default, with every sign that needs escaping."""
    seed = SEEDS["bird-dog"]
    odd = (r"a | b; c\d \| \;", "=SUM(A1)", "'=1", '"quoted", and \u00fcml\u00e4ut')
    words = replace(
        seed.words,
        name="=Odd name",
        aliases=odd,
        steps=("-one", *odd),
        key_points=odd,
        modifications=odd,
        other_side="@other side",
        easier="'plain apostrophe",
        translation=Translation("Ana Ruiz", date(2026, 3, 4), outdated=True),
    )
    facts: dict[str, Any] = {
        "frequency": Frequency.on(Day.MON, Day.WED, times_per_day=2),
        "laterality": Laterality.EACH_SIDE,
        "video": "https://video.example/bird-dog",
        "dosage_notes": odd,
        "equipment": SEEDS["plank-wall"].equipment,
        "other_words": (SPANISH["bird-dog"].words,),
        "regressions": ("bridge",),
        "progressions": ("cat-cow",),
    }
    part = DoseRange(Range(3, 6), Source("article", (8, 9, 3)))
    dosage = DosageRanges(part, part, part, part, part)
    provenance = replace(
        seed.provenance,
        source=Source("A textbook of 2010"),
        notes=odd,
        author="+Dana",
        reviewed_by="Dana Whitfield, DPT",
        review_date=date(2026, 2, 1),
    )
    return replace(seed, words=words, dosage=dosage, provenance=provenance, **facts)
