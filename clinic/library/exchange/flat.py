"""An exercise as the fields of the exchange format."""

from typing import Any

from clinic.domain.dosage import Range
from clinic.domain.exercise import Exercise, Muscle
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.safety import ExercisePrecaution
from clinic.domain.source import Source
from clinic.library.exchange.columns import DOSES, EMPTY, OTHER_WORDS, WORD_COLUMNS
from clinic.library.exchange.vocabulary import muscle_terms


def flatten(
    exercise: Exercise, tags: tuple[str, ...] = (), *, archived: bool = False
) -> dict[str, Any]:
    """Every field of an exercise, JSON-ready, by the names of `COLUMNS`."""
    words, provenance = exercise.words, exercise.provenance
    return {
        "slug": exercise.slug,
        "tags": list(tags),
        "archived": archived,
        "locale": words.locale,
        "kind": exercise.kind.value,
        "regions": [region.value for region in exercise.regions],
        "position": exercise.position.value,
        "equipment": [need.value for need in exercise.equipment],
        "laterality": exercise.laterality.value,
        "figure": exercise.figure,
        "video": exercise.video,
        **_dose_fields(exercise),
        "muscles": [_muscle(muscle, words.locale) for muscle in exercise.muscles],
        "precautions": [_precaution(paired) for paired in exercise.precautions],
        "regressions": list(exercise.regressions),
        "progressions": list(exercise.progressions),
        "source": source_text(provenance.source),
        "licence": provenance.licence,
        "author": provenance.author,
        "notes": list(provenance.notes),
        "reviewed_by": provenance.reviewed_by,
        "review_date": _day(provenance.review_date),
        **_word_fields(words),
        **_other_words(exercise),
    }


def _other_words(exercise: Exercise) -> dict[str, Any]:
    by_language = {words.locale: words for words in exercise.other_words}
    found: dict[str, Any] = {}
    for language, columns in OTHER_WORDS.items():
        words = by_language.get(language)
        said = _word_fields(words) if words else {}
        for plain, column in columns.items():
            found[column] = said.get(plain, EMPTY[WORD_COLUMNS[plain]])
    return found


def _dose_fields(exercise: Exercise) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for figure in DOSES:
        part = getattr(exercise.dosage, figure)
        found[figure] = span_text(part.range) if part else ""
        found[f"{figure}_source"] = source_text(part.source) if part else ""
    frequency = exercise.frequency
    return {
        **found,
        "dosage_notes": list(exercise.dosage_notes),
        "times_per_day": frequency.times_per_day,
        "days_per_week": frequency.days_per_week,
        "days": [day.value for day in frequency.days],
        "frequency_source": source_text(exercise.frequency_source),
    }


def _word_fields(words: ExerciseWords) -> dict[str, Any]:
    translation = words.translation
    return {
        "name": words.name,
        "aliases": list(words.aliases),
        "why": words.why,
        "starting_position": words.starting_position,
        "steps": list(words.steps),
        "other_side": words.other_side,
        "key_points": list(words.key_points),
        "take_care": words.take_care,
        "easier": words.easier,
        "harder": words.harder,
        "modifications": list(words.modifications),
        "start_moment": words.caption_start.moment,
        "start_caption": words.caption_start.text,
        "finish_moment": words.caption_end.moment,
        "finish_caption": words.caption_end.text,
        "translated": translation is not None,
        "translation_reviewed_by": translation.reviewed_by if translation else "",
        "translation_reviewed_on": _day(translation.reviewed_on) if translation else "",
        "translation_outdated": translation is not None and translation.outdated,
    }


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _muscle(muscle: Muscle, locale: str) -> dict[str, str]:
    """Names that the glossary gives anyway are left out."""
    record = {"code": muscle.code, "source": source_text(muscle.source)}
    term = muscle_terms(locale).get(muscle.code)
    if term is None or (muscle.name, muscle.plain) != (term.term, term.plain):
        record |= {"name": muscle.name, "plain": muscle.plain}
    return record


def _precaution(paired: ExercisePrecaution) -> dict[str, Any]:
    record = {"code": paired.code, "why": paired.why, "level": paired.level.value}
    return {**record, "remedies": list(paired.remedies)} if paired.remedies else record


def span_text(value: Range) -> str:
    """`10`, or `8-10`."""
    return str(value.min) if value.single else f"{value.min}-{value.max}"


def source_text(source: Source) -> str:
    """`clinic default`, or a work's key and its lines: `article 44 48-52`."""
    return " ".join((source.key, *_runs(source.lines)))


def _runs(lines: tuple[int, ...]) -> list[str]:
    """Lines in their own order, those that follow each other by one as a run."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
