"""An exercise said field by field, so that two versions of it can be laid side by side."""

from clinic.domain.dosage import Range
from clinic.domain.exercise import DoseRange, Exercise
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.source import Source
from clinic.i18n import locales
from clinic.i18n.names import language_name
from clinic.library.loader import load_library
from clinic.library.translations import words_in

FIGURES = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_seconds": "Hold, seconds",
    "rest_seconds": "Rest, seconds",
    "duration_seconds": "Time, seconds",
}
"""The figures of a dose that have a range, as therapists read them."""

SIDES = {
    "none": "Both sides at once, or none",
    "left": "Left only",
    "right": "Right only",
    "each_side": "Each side in turn",
    "alternating": "Alternating sides",
}
"""Lateralities as therapists choose them."""


def describe(exercise: Exercise) -> dict[str, str]:
    """Text by label; fields that hold nothing are left out."""
    said = {
        **words_by_label(exercise.words),
        "Kind": exercise.kind.label,
        "Regions": ", ".join(region.label for region in exercise.regions),
        "Position": exercise.position.label,
        "Equipment": ", ".join(part.label for part in exercise.equipment),
        "Sides": SIDES[exercise.laterality],
        "Muscles": ", ".join(muscle.name for muscle in exercise.muscles),
        **_doses(exercise),
        **_precautions(exercise),
        **_links(exercise),
        **_provenance(exercise),
    }
    for locale in locales():
        words = words_in(exercise, locale)
        if words and words is not exercise.words:
            name = language_name(locale)
            said |= {f"{label} ({name})": text for label, text in words_by_label(words).items()}
    return {label: text for label, text in said.items() if text}


def words_by_label(words: ExerciseWords) -> dict[str, str]:
    """What a patient reads, by label."""
    outdated = bool(words.translation and words.translation.outdated)
    return {
        "Name": words.name,
        "Also called": ", ".join(words.aliases),
        "Why it helps": words.why,
        "Starting position": words.starting_position,
        "Steps": "\n".join(words.steps),
        "Other side": words.other_side,
        "Key points": "\n".join(words.key_points),
        "Take care": words.take_care,
        "Easier": words.easier,
        "Harder": words.harder,
        "Or": "\n".join(words.modifications),
        "First picture": str(words.caption_start),
        "Second picture": str(words.caption_end),
        "Translation": "To be looked at" if outdated else "",
    }


def span(value: Range) -> str:
    """10, or 10-15."""
    return str(value.min) if value.single else f"{value.min}-{value.max}"


def cited(source: Source) -> str:
    """A source in a few words: "Article, line 54", "Article, lines 8-18", "Clinic default"."""
    named = source.key in load_library().citations
    name = source.key.replace("-", " ") if named else source.key
    name = name[:1].upper() + name[1:]
    if not source.lines:
        return name
    word = "line" if len(source.lines) == 1 else "lines"
    return f"{name}, {word} {', '.join(_runs(source.lines))}"


def _runs(lines: tuple[int, ...]) -> list[str]:
    """Line numbers, those that follow each other as one: 8, 9, 10, 12 are "8-10" and "12"."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]


def _doses(exercise: Exercise) -> dict[str, str]:
    ranges: dict[str, DoseRange | None] = {
        label: getattr(exercise.dosage, figure) for figure, label in FIGURES.items()
    }
    frequency = exercise.frequency
    return {
        **{k: f"{span(part.range)} ({cited(part.source)})" for k, part in ranges.items() if part},
        "Times a day": str(frequency.times_per_day or ""),
        "Days a week": str(frequency.days_per_week or ""),
        "Notes on the dose": "\n".join(exercise.dosage_notes),
    }


def _precautions(exercise: Exercise) -> dict[str, str]:
    known = load_library().precautions
    return {known[p.code].label: p.why for p in exercise.precautions if p.code in known}


def _links(exercise: Exercise) -> dict[str, str]:
    return {
        "Easier exercises": ", ".join(exercise.regressions),
        "Harder exercises": ", ".join(exercise.progressions),
    }


def _provenance(exercise: Exercise) -> dict[str, str]:
    provenance = exercise.provenance
    return {
        "Drawn pictures": exercise.figure,
        **{f"Photo, {photo.pose}": photo.alt for photo in exercise.photos},
        "Video": exercise.video,
        "Source": cited(provenance.source),
        "License": provenance.licence,
        "Author": provenance.author,
        "Notes for the reviewer": "\n".join(provenance.notes),
    }
