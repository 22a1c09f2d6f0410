"""The editor's fields: an exercise as it is typed, and what was typed as the service reads it."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_reading import DOSE_KEYS
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.word_changes import Change, change
from clinic.library import load_library
from clinic.library.describe import FIGURES, cited, span
from clinic.library.reading import PARTS, plainer
from clinic.services import exercise_editing as editing

Entry = dict[str, Any]
"""Text by field name, and lists of text for steps and choices."""

_COMMA = ("aliases",)
_LINES = ("key_points", "modifications", "notes")
_LISTS = ("steps", "regions", "equipment", "muscles")
_NEW_STEPS = 3
"""Empty steps that a new exercise offers."""
_MOMENTS = {"caption_start_moment": "Start", "caption_end_moment": "Finish"}

LABELS = {
    "name": "Name",
    "aliases": "Also called",
    "why": "Why it helps",
    "starting_position": "Starting position",
    "steps": "Steps, as the patient reads them",
    "other_side": "Step for the other side",
    "key_points": "Key points",
    "take_care": "Take care",
    "easier": "Easier",
    "harder": "Harder",
    "modifications": "Other ways",
    "caption_start_moment": "First picture shows",
    "caption_start_text": "Its caption",
    "caption_end_moment": "Second picture shows",
    "caption_end_text": "Its caption",
    "kind": "Kind",
    "regions": "Regions",
    "position": "Position",
    "equipment": "Equipment",
    "laterality": "Sides",
    "muscles": "Muscles",
    **FIGURES,
    "times_per_day": "Times a day",
    "days_per_week": "Days a week",
    "figure": "Drawn pictures",
    "video": "Video",
    "source": "Source",
    "licence": "License",
    "author": "Author",
    "notes": "Notes for the reviewer",
}
"""What each field is called."""


def entry_of(exercise: Exercise) -> Entry:
    """An exercise as its form shows it."""
    provenance = exercise.provenance
    entry = entry_of_words(exercise.words) | {
        "kind": exercise.kind.value,
        "regions": [region.value for region in exercise.regions],
        "position": exercise.position.value,
        "equipment": [part.value for part in exercise.equipment],
        "laterality": exercise.laterality.value,
        "muscles": [muscle.code for muscle in exercise.muscles],
        "times_per_day": str(exercise.frequency.times_per_day or ""),
        "days_per_week": str(exercise.frequency.days_per_week or ""),
        "figure": exercise.figure,
        "video": exercise.video,
        "source": cited(provenance.source),
        "licence": provenance.licence,
        "author": provenance.author,
        "notes": "\n".join(provenance.notes),
    }
    for key in DOSE_KEYS:
        part = getattr(exercise.dosage, key)
        entry[key] = span(part.range) if part else ""
    for code in editing.known().precautions:
        paired = exercise.precaution(code)
        entry[f"precaution_{code}"] = paired.why if paired else ""
    return entry


def new_entry(blank: Exercise) -> Entry:
    """The form of an exercise of which nothing is written yet."""
    return entry_of(blank) | _MOMENTS | {"steps": [""] * _NEW_STEPS}


def entry_of_words(words: ExerciseWords) -> Entry:
    """Words as their form shows them."""
    return {
        "name": words.name,
        "aliases": ", ".join(words.aliases),
        "why": words.why,
        "starting_position": words.starting_position,
        "steps": list(words.steps) or [""],
        "other_side": words.other_side,
        "key_points": "\n".join(words.key_points),
        "take_care": words.take_care,
        "easier": words.easier,
        "harder": words.harder,
        "modifications": "\n".join(words.modifications),
        "caption_start_moment": words.caption_start.moment,
        "caption_start_text": words.caption_start.text,
        "caption_end_moment": words.caption_end.moment,
        "caption_end_text": words.caption_end.text,
    }


def entry_sent(sent: MultiDict[str, str], shown: Entry) -> Entry:
    """The fields as they were typed; `shown` has the names of all there are."""
    return {
        name: sent.getlist(name) if name in _LISTS else sent.get(name, "") for name in shown
    } | {"steps": sent.getlist("steps") or [""]}


def typed(entry: Entry, base: Exercise | None = None) -> dict[str, Any]:
    """What the service reads. A source that still reads as that of `base` is left as it is."""
    fields = dict(entry)
    for name in _COMMA:
        fields[name] = entry[name].split(",")
    for name in _LINES:
        if name in entry:
            fields[name] = entry[name].splitlines()
    if base and entry.get("source", "").strip() == cited(base.provenance.source):
        del fields["source"]
    return fields


def differences(theirs: Entry, mine: Entry) -> list[tuple[str, Change]]:
    """The fields that were typed otherwise than they were saved meanwhile, with their labels."""
    known = load_library().precautions
    found = [(name, change(name, _text(theirs[name]), _text(mine[name]))) for name in theirs]
    return [
        (LABELS.get(name) or known[name.removeprefix("precaution_")].label, one)
        for name, one in found
        if one.before.strip() != one.after.strip()
    ]


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def press(entry: Entry, button: str, locale: str) -> str | None:
    """Do what a button of the form says that does not save; gives the field to go on with.

    Buttons are `add-step`, `up:1`, `down:0`, `remove:2` (places count from 0) and `plain:why`,
    which puts plain words in place of clinical ones. `None` where the button is none of these.
    """
    steps: list[str] = entry["steps"]
    act, _, what = button.partition(":")
    if act == "add-step":
        steps.append("")
        return f"steps[{len(steps) - 1}]"
    if act == "plain" and what in PARTS:
        said = entry[what]
        plain = [plainer(text, locale) for text in said] if what == "steps" else None
        entry[what] = plainer(said, locale) if plain is None else plain
        return "steps[0]" if what == "steps" else what
    if not what.isdecimal() or int(what) >= len(steps):
        return None
    place = _move(steps, act, int(what))
    return None if place is None else f"steps[{place}]"


def parts_of(entry: Entry) -> dict[str, list[str]]:
    """What of an entry is read as prose, by field."""
    return {
        name: entry[name] if isinstance(entry[name], list) else entry[name].splitlines()
        for name in PARTS
    }


def _move(steps: list[str], act: str, place: int) -> int | None:
    if act == "remove":
        del steps[place]
        if not steps:
            steps.append("")
        return min(place, len(steps) - 1)
    if act not in ("up", "down"):
        return None
    to = max(0, place - 1) if act == "up" else min(len(steps) - 1, place + 1)
    steps[place], steps[to] = steps[to], steps[place]
    return to


def errors_by_field(entry: Entry, messages: Mapping[str, str]) -> dict[str, str]:
    """Messages by the field they stand at: a line's at its list, a step's at the step."""
    found: dict[str, str] = {}
    for path, message in messages.items():
        name, _, _ = path.partition("[")
        at = path if name == "steps" and path != "steps" else name
        at = at if at in entry or at.startswith("steps[") else "form"
        found[at] = " ".join(filter(None, (found.get(at), message)))
    return found
