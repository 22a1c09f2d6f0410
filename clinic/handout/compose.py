"""A program, the library's words and the safety advice, made into one finished document."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from typing import Any, Protocol

from clinic.domain.duration import session_seconds
from clinic.domain.exercise import Exercise
from clinic.domain.phrases import Phrasebook
from clinic.domain.program import ClinicCard, Plan, Program, TherapistCard
from clinic.domain.program_json import program_to_json
from clinic.domain.safety import Tier
from clinic.domain.safety_advice import Safety
from clinic.handout.changes import changes_since
from clinic.handout.composing_days import log_days, long_date, main_message, short_date
from clinic.handout.composing_exercise import compose_exercise
from clinic.handout.document import (
    Fact,
    HandoutDocument,
    HandoutExercise,
    Letterhead,
    PainZoneAdvice,
    RedFlagBox,
    SafetyAdvice,
)
from clinic.handout.logo import print_logo
from clinic.handout.pictures import drawings_of
from clinic.library import load_library

EMERGENCY_NUMBER = "911"
"""The emergency number of the United States, where the clinic's country says no other."""

_MINUTES_STEP = 5
_HOW_TO_USE = ("space", "order", "breathe", "pain")

_PAGE_WORDS = (
    "goal", "goal_quoted", "plan", "exercise", "dose", "days", "how_to_use", "how_log",
    "changes", "key_points", "take_care", "easier", "harder", "other_ways",
    "stop",
    "stop_call_phone",
"pain_title", "pain_scale", "normal", "not_normal", "mistakes", "instead", "bad_day",
    "call_with_phone", "call_without_phone", "log_title", "log_lead", "log_how",
    "log_day", "log_done", "log_before", "log_after", "log_notes", "my_questions", "my_notes",
    "continued", "page", "logo",
)  # fmt: skip


class LocalizedBook(Phrasebook, Protocol):
    """A phrasebook that says which language it is in."""

    @property
    def locale(self) -> str:
        """The language, e.g. "en"."""


def compose_handout(
    program: Program,
    exercises: Mapping[str, Exercise],
    safety: Safety,
    book: LocalizedBook,
    *,
    logo: bytes = b"",
    revision: int = 1,
    emergency_number: str = EMERGENCY_NUMBER,
    earlier: HandoutDocument | None = None,
) -> HandoutDocument:
    """The finished document of a program.

    `exercises` are the library entries by slug, words in the patient's language; `logo` the bytes
    of a PNG, JPEG or WebP picture (`program.clinic.logo` is not read); `earlier` is the handout
    the patient has, so that the new one can say what is different.

    Raises:
        KeyError: the program prescribes an exercise that is not in `exercises`.
        LogoError: the logo cannot be used.
    """
    program = replace(
        program,
        locale=book.locale,
        revision=revision,
        emergency_number=program.emergency_number or emergency_number,
        exercises=_worded_otherwise(program.plan, exercises, book.locale),
    )
    composed = tuple(_exercises(program.plan, exercises, book))
    return HandoutDocument(
        locale=book.locale,
        clinic=_letterhead(program.clinic, logo),
        therapist=_signature(program.therapist, book),
        exercises=composed,
        changes=changes_since(earlier, composed, book) if earlier else (),
        figures=drawings_of(picture for e in composed for picture in e.pictures),
        revision=revision,
        emergency_number=program.emergency_number,
        program=_source(program),
        **_first_page(program, exercises, book),
        **_safety_and_log(program, _with_limits(safety, program), book),
    )


def _first_page(
    program: Program, exercises: Mapping[str, Exercise], book: LocalizedBook
) -> dict[str, Any]:
    """Who it is for, what it is about, and the plan as a whole."""
    plan, patient = program.plan, program.patient.name_on_paper
    return {
        "patient": patient,
        "title": book.say("handout.title"),
        "subject": plan.title or _subject(plan, exercises, book),
        "title_line": book.say("handout.metadata_title", patient=patient),
        "issued_on": long_date(program.issued_on, book),
        "issued_short": short_date(program.issued_on, book),
        "message": main_message(plan, book),
        "goal": plan.goal,
        "facts": tuple(_facts(program, book)),
        "how_to_use": tuple(book.say(f"handout.how.{key}") for key in _HOW_TO_USE),
        "session": _session(plan, exercises, book),
        "sets_note": book.say("handout.sets_note") if _has_sets(plan) else "",
        "note_from": _note_from(program.therapist, book),
    }


def _safety_and_log(program: Program, safety: Safety, book: LocalizedBook) -> dict[str, Any]:
    """The stop box, the pain page, the days to tick off and the words around them."""
    plan = program.plan
    return {
        "safety": _safety(safety, program.emergency_number, book),
        "log": log_days(plan, plan.start_date or program.issued_on, book, program.next_visit),
        "words": tuple(_page_words(safety, book)),
    }


def _with_limits(safety: Safety, program: Program) -> Safety:
    """The advice with the program's own pain limits, where it names some."""
    if not program.pain_limits:
        return safety
    scale = safety.pain_scale.with_limits(*astuple(program.pain_limits))
    return replace(safety, pain_scale=scale)


def _source(program: Program) -> str:
    """The program as JSON; a logo's path says something of the machine it lies on."""
    bare = replace(program, clinic=replace(program.clinic, logo=""))
    return json.dumps(program_to_json(bare), ensure_ascii=False, indent=1)


def _worded_otherwise(
    plan: Plan, exercises: Mapping[str, Exercise], locale: str
) -> tuple[Exercise, ...]:
    """The entries of a plan that another reader's library lacks, or says in other words."""
    seeds = load_library(locale).exercises
    used = dict.fromkeys(prescription.exercise for prescription in plan.prescriptions())
    return tuple(
        own
        for own in map(exercises.__getitem__, used)
        if own.slug not in seeds
        or (seeds[own.slug].words, seeds[own.slug].figure) != (own.words, own.figure)
    )


def _letterhead(card: ClinicCard, logo: bytes) -> Letterhead:
    return Letterhead(
        name=card.name,
        address=card.address,
        phone=card.phone,
        email=card.email,
        website=card.website,
        brand_color=card.brand_color,
        logo=b64encode(print_logo(logo)).decode("ascii"),
    )


def _signature(therapist: TherapistCard, book: Phrasebook) -> str:
    if not (therapist.name and therapist.credentials):
        return therapist.name or therapist.credentials
    return book.say("handout.therapist", name=therapist.name, credentials=therapist.credentials)


def _note_from(therapist: TherapistCard, book: Phrasebook) -> str:
    """ "From Dana:"; a title such as "Dr." keeps the whole name."""
    if not therapist.name.strip():
        return book.say("handout.note_from_nobody")
    first = therapist.name.split()[0]
    return book.say("handout.note_from", name=therapist.name if first.endswith(".") else first)


def _subject(plan: Plan, exercises: Mapping[str, Exercise], book: Phrasebook) -> str:
    """The region that most exercises are for, the first of equals."""
    regions = [r for p in plan.prescriptions() for r in exercises[p.exercise].regions]
    if not regions:
        return ""
    region = max(dict.fromkeys(regions), key=regions.count)
    return book.say("handout.subject", region=book.say(f"handout.region.{region}"))


def _facts(program: Program, book: Phrasebook) -> Iterator[Fact]:
    plan = program.plan
    start = plan.start_date if plan.start_date != program.issued_on else None
    people = (
        ("patient", program.patient.name_on_paper),
        ("therapist", _signature(program.therapist, book)),
    )
    again = ("review", plan.review_date)
    if program.next_visit:
        again = ("next_visit", program.next_visit)
    dates = (("issued", program.issued_on), ("start", start), again)
    for key, name in people:
        if name:
            yield Fact(book.say(f"handout.fact.{key}"), name)
    for key, day in dates:
        if day:
            label = book.say(f"handout.fact.{key}")
            yield Fact(label, long_date(day, book), short_date(day, book))


def _exercises(
    plan: Plan, exercises: Mapping[str, Exercise], book: Phrasebook
) -> Iterator[HandoutExercise]:
    number = 0
    for section in plan.sections:
        for prescription in section.prescriptions:
            number += 1
            exercise = exercises[prescription.exercise]
            yield compose_exercise(number, section.name, prescription, exercise, book)


def _safety(safety: Safety, emergency_number: str, book: Phrasebook) -> SafetyAdvice:
    def box(tier: Tier, heading: str) -> RedFlagBox:
        return RedFlagBox(heading, tuple(flag.text for flag in safety.flags(tier)))

    scale = safety.pain_scale
    return SafetyAdvice(
        benefit_and_limit=safety.benefit_and_limit.text,
        emergency=box(Tier.EMERGENCY, book.say("handout.stop.emergency", number=emergency_number)),
        call_us=box(Tier.CALL_US, book.say("handout.stop.call_us")),
        scale_ends=scale.ends,
        scale_note=scale.note,
        zones=tuple(
            PainZoneAdvice(
                zone.scores.min,
                zone.scores.max,
                book.say(
                    "handout.zone", first=zone.scores.min, last=zone.scores.max, name=zone.name
                ),
                zone.advice,
            )
            for zone in scale.zones
        ),
        normal=tuple(a.text for a in (*safety.good_pain, *safety.soreness[:1])),
        not_normal=tuple(a.text for a in safety.bad_pain),
        mistakes=tuple(Fact(mistake.text, mistake.instead) for mistake in safety.mistakes),
        bad_day=safety.flare_up.advice.text,
        consult=tuple(a.text for a in safety.consult),
    )


def _page_words(safety: Safety, book: Phrasebook) -> Iterator[tuple[str, str]]:
    """The templates as they stand, except that the pain limit is put in once for all."""
    limit = safety.pain_scale.zones[0].scores.max
    kept = {key: f"{{{key}}}" for key in ("goal", "phone", "name", "n", "total")}
    for key in _PAGE_WORDS:
        yield key, book.say(f"handout.page.{key}", limit=limit, **kept)


def _session(plan: Plan, exercises: Mapping[str, Exercise], book: Phrasebook) -> str:
    """About how long a session takes: an estimate, rounded up to whole steps of five minutes."""
    minutes = -(-session_seconds(plan, exercises) // 60)
    rounded = max(_MINUTES_STEP, -(-minutes // _MINUTES_STEP) * _MINUTES_STEP)
    return book.say("handout.session", rounded, n=rounded)


def _has_sets(plan: Plan) -> bool:
    """True where the patient has to know what a set is."""
    return any(
        (dosage.sets or 1) > 1
        for prescription in plan.prescriptions()
        for dosage in (prescription.left_dosage, prescription.right_dosage)
    )
