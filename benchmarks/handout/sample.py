"""The handout that every engine makes: one program of the seed library, its document, its words."""

import json
from dataclasses import replace
from functools import cache
from itertools import cycle
from random import Random
from typing import Any

from clinic import resources
from clinic.domain.program_json import parse_program
from clinic.figures import kept
from clinic.figures.svg import svg
from clinic.handout.compose import compose_handout
from clinic.handout.document import HandoutDocument, Picture
from clinic.i18n import load_book
from clinic.library import load_library

_EXAMPLES = resources.seeds().parent / "docs" / "examples"


def sample(exercises: int) -> HandoutDocument:
    """The example program, with exercises of the library added to its main part up to a number."""
    program: dict[str, Any] = json.loads((_EXAMPLES / "low-back-program.json").read_text())
    library = load_library("en")
    sections = program["sections"]
    used = {p["exercise"] for section in sections for p in section["prescriptions"]}
    missing = exercises - sum(len(section["prescriptions"]) for section in sections)
    others = cycle(slug for slug in sorted(library.exercises) if slug not in used)
    main = next(section for section in sections if section["name"] == "main")
    main["prescriptions"] += [{"exercise": next(others)} for _ in range(missing)]
    logo = (_EXAMPLES / "harbor-lane.png").read_bytes()
    return compose_handout(
        parse_program(program, library.exercises),
        library.exercises,
        library.safety,
        load_book("en"),
        logo=logo,
    )


def for_patient(document: HandoutDocument, number: int) -> HandoutDocument:
    """The same for another patient, the exercises in another order.

    No engine may hand out pages that it made before; parts of them it may keep.
    """
    order = list(document.exercises)
    Random(number).shuffle(order)  # noqa: S311 - reproducible orders, no secrets
    exercises = tuple(replace(exercise, number=n) for n, exercise in enumerate(order, 1))
    return replace(document, patient=f"Margaret Ellison {number}", exercises=exercises)


@cache
def picture_svg(picture: Picture) -> str:
    """A picture of the document as SVG, for the engines that take it."""
    return svg(kept.figure(picture.figure, picture.pose, side=picture.side))
