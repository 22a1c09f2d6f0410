"""Reads what a therapist wrote about an exercise: JSON-like fields in, an exercise out.

Faults stand at the field's name, those of one step at `steps[2]`. What makes words hard to read
is no fault: that is said beside the field and never stops a save.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from clinic.domain.checking import Reader
from clinic.domain.dosage import LIMITS, Range
from clinic.domain.exercise import (
    DosageRanges,
    DoseRange,
    Equipment,
    Exercise,
    Kind,
    Muscle,
    Position,
    Provenance,
    Region,
)
from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.domain.frequency import Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.safety import ExercisePrecaution
from clinic.domain.source import CLINIC_DEFAULT, OWN, Source

NAME_LIMIT = 200
LINE_LIMIT = 500
MOST_STEPS = 20
MOST_LINES = 20
DOSE_KEYS = ("sets", "reps", "hold_seconds", "rest_seconds", "duration_seconds")

_NOTHING = ("", "-", "\N{EN DASH}", "\N{EM DASH}")
_RANGE = re.compile(r"(\d{1,6})(?:\s*(?:-|\N{EN DASH}|to)\s*(\d{1,6}))?", re.ASCII)
_HTTPS = re.compile(r"https://[^\s/@?#\\]+\.[^\s/@?#\\]+(?:[/?#][^\s\\]*)?", re.I)

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Known:
    """What an exercise may refer to: precaution codes, muscles by code, names of figures."""

    precautions: Collection[str]
    muscles: Mapping[str, Muscle]
    figures: Collection[str]


def blank_exercise(slug: str, locale: str) -> Exercise:
    """An exercise of a clinic's own of which nothing is written yet."""
    nothing = Caption("", "")
    return Exercise(
        slug=slug,
        kind=Kind.STRENGTHEN,
        regions=(),
        position=Position.LYING_ON_BACK,
        dosage=DosageRanges(),
        frequency=Frequency(),
        frequency_source=Source(CLINIC_DEFAULT),
        provenance=Provenance(Source(OWN), ""),
        words=ExerciseWords(locale, "", "", "", (), "", "", "", nothing, nothing),
    )


def read_exercise(reader: Reader, base: Exercise, known: Known) -> Exercise:
    """The exercise as written; `base` gives what the fields do not hold, and the sources.

    A figure or a muscle that stays as it was keeps its source; any other is the clinic's own.
    """
    frequency = _frequency(reader, base.frequency)
    same = frequency == base.frequency
    return replace(
        base,
        words=read_words(reader, base.words),
        kind=_one(reader, "kind", Kind, base.kind),
        regions=_several(reader, "regions", Region, base.regions, at_least_one=True),
        position=_one(reader, "position", Position, base.position),
        equipment=_several(reader, "equipment", Equipment, base.equipment),
        laterality=_one(reader, "laterality", Laterality, base.laterality),
        muscles=_muscles(reader, base, known.muscles),
        dosage=_dosage(reader, base.dosage),
        frequency=frequency,
        frequency_source=base.frequency_source if same else Source(CLINIC_DEFAULT),
        precautions=_precautions(reader, base, known.precautions),
        figure=reader.choice("figure", ("", base.figure, *known.figures), ""),
        video=read_video(reader),
        provenance=_provenance(reader, base.provenance),
    )


def read_words(reader: Reader, base: ExerciseWords) -> ExerciseWords:
    """What a patient reads, in the language of `base`."""
    return replace(
        base,
        name=_line(reader, "name", NAME_LIMIT, required=True),
        aliases=_lines(reader, "aliases", NAME_LIMIT),
        why=_line(reader, "why", required=True),
        starting_position=_line(reader, "starting_position", required=True),
        steps=_steps(reader),
        other_side=_line(reader, "other_side"),
        key_points=_lines(reader, "key_points"),
        take_care=_line(reader, "take_care", required=True),
        easier=_line(reader, "easier", required=True),
        harder=_line(reader, "harder", required=True),
        modifications=_lines(reader, "modifications"),
        caption_start=_caption(reader, "start"),
        caption_end=_caption(reader, "end"),
    )


def _line(reader: Reader, key: str, limit: int = LINE_LIMIT, *, required: bool = False) -> str:
    """A text on one line."""
    return " ".join(reader.text(key, required=required, limit=limit).split())


def _lines(reader: Reader, key: str, limit: int = LINE_LIMIT) -> tuple[str, ...]:
    """A list of texts; the empty ones are left out."""
    values = reader.values(key)
    if len(values) > MOST_LINES:
        reader.blame(key, f"{len(values)} lines", f"up to {MOST_LINES} lines")
        return ()
    nested = [(f"{key}[{place}]", value) for place, value in enumerate(values)]
    inner = Reader(dict(nested), reader.path, reader.faults)
    found = (_line(inner, name, limit) for name, _ in nested)
    return tuple(text for text in found if text)


def _steps(reader: Reader) -> tuple[str, ...]:
    steps = _lines(reader, "steps")
    if not steps and not any(f.path.startswith(reader.at("steps")) for f in reader.faults):
        reader.blame("steps", "", f"at least one step, and at most {MOST_STEPS}")
    return steps


def _caption(reader: Reader, which: str) -> Caption:
    moment = _line(reader, f"caption_{which}_moment", NAME_LIMIT, required=True)
    return Caption(moment, _line(reader, f"caption_{which}_text", required=True))


def _one(reader: Reader, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
    return choices(reader.choice(key, [c.value for c in choices], default.value))


def _several(
    reader: Reader,
    key: str,
    choices: type[_Choice],
    had: tuple[_Choice, ...],
    *,
    at_least_one: bool = False,
) -> tuple[_Choice, ...]:
    """The choices made; those that were made before keep their order, which says what counts."""
    allowed = {choice.value: choice for choice in choices}
    chosen = reader.values(key)
    for value in chosen:
        if value not in allowed:
            reader.refuse(key, value, "one of " + ", ".join(allowed))
    if at_least_one and not chosen:
        reader.blame(key, "", "at least one")
    in_order = dict.fromkeys([*had, *allowed.values()])
    return tuple(choice for choice in in_order if choice.value in chosen)


def _muscles(reader: Reader, base: Exercise, known: Mapping[str, Muscle]) -> tuple[Muscle, ...]:
    chosen = reader.values("muscles")
    had = {muscle.code: muscle for muscle in base.muscles}
    for code in chosen:
        if code not in known and code not in had:
            reader.refuse("muscles", code, "muscles of the glossary")
    kept = [muscle for code, muscle in had.items() if code in chosen]
    return (*kept, *(m for code, m in known.items() if code in chosen and code not in had))


def _dosage(reader: Reader, base: DosageRanges) -> DosageRanges:
    before = len(reader.faults)
    ranges = {key: _dose_range(reader, key, getattr(base, key)) for key in DOSE_KEYS}
    dosage = DosageRanges(**ranges)
    if len(reader.faults) == before and not dosage.lowest().prescribes_work:
        reader.blame("reps", "", "reps, a hold or a time, so that a patient knows when to stop")
    return dosage


def _dose_range(reader: Reader, key: str, base: DoseRange | None) -> DoseRange | None:
    """A range typed as "10" or "8-10"."""
    typed, limits = reader.text(key), LIMITS[key]
    if typed in _NOTHING:
        return None
    ends = _RANGE.fullmatch(typed)
    low, high = (int(ends[1]), int(ends[2] or ends[1])) if ends else (1, 0)
    if low > high or low not in limits or high not in limits:
        reader.refuse(key, typed, f"a number or a range, from {limits.min} to {limits.max}")
        return None
    found = Range(low, high)
    return base if base and base.range == found else DoseRange(found, Source(CLINIC_DEFAULT))


def _frequency(reader: Reader, base: Frequency) -> Frequency:
    times, days = (_count(reader, key) for key in ("times_per_day", "days_per_week"))
    return Frequency(times, days, base.days if base.days_per_week == days else ())


def _count(reader: Reader, key: str) -> int | None:
    typed, limits = reader.text(key), LIMITS[key]
    if typed in _NOTHING:
        return None
    if not (typed.isascii() and typed.isdecimal() and int(typed) in limits):
        reader.refuse(key, typed, f"a whole number from {limits.min} to {limits.max}")
        return None
    return int(typed)


def _precautions(
    reader: Reader, base: Exercise, known: Collection[str]
) -> tuple[ExercisePrecaution, ...]:
    """`precaution_knee` holds why the exercise needs thought for such a patient, or nothing."""
    found = []
    for code in known:
        if why := _line(reader, f"precaution_{code}"):
            had = base.precaution(code)
            found.append(replace(had, why=why) if had else ExercisePrecaution(code, why))
    return tuple(found)


def read_video(reader: Reader) -> str:
    """The https address at `video`, or nothing."""
    video = _line(reader, "video")
    if video and not _HTTPS.fullmatch(video):
        reader.refuse("video", video, "an address that begins with https://")
    return video


def _provenance(reader: Reader, base: Provenance) -> Provenance:
    """A source that is not written stays as it was, lines and all."""
    source = base.source
    if reader.has("source"):
        source = Source(_line(reader, "source", NAME_LIMIT) or OWN)
    return replace(
        base,
        source=source,
        licence=_line(reader, "licence", NAME_LIMIT),
        author=_line(reader, "author", NAME_LIMIT),
        notes=_lines(reader, "notes"),
    )
