"""How a handout is put on paper: what suits a patient, what was chosen, and what is kept of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.domain.dosage import Range
from clinic.domain.plain_values import from_plain, to_plain
from clinic.figures.body import BODIES, DEFAULT_BODY
from clinic.handout.coverage import UncoveredTextError
from clinic.handout.document import HandoutDocument
from clinic.handout.render import PER_PAGE, Rendering, RenderOptions, render
from clinic.handout.scale import Paper, Size
from clinic.handout.sheet import FigureSource
from clinic.models import Clinic, Patient
from clinic.services.actor import Actor, own_clinic
from clinic.services.errors import RefusedError
from clinic.services.fields import PAPERS, SIZES, raise_faults

_MOST_A_PAGE = max(most for allowed in PER_PAGE.values() for most in allowed)


def body_of(clinic: Clinic | None, patient: Patient | None = None) -> str:
    """The body that pictures show: the patient's, else the clinic's, else the usual one."""
    chosen = (patient and patient.body) or (clinic and clinic.body) or DEFAULT_BODY
    return chosen if chosen in BODIES else DEFAULT_BODY


def usual_options(session: Session, actor: Actor, patient: Patient) -> RenderOptions:
    """What suits the patient; the clinic's paper and body where nothing is said."""
    clinic = own_clinic(session, actor)
    return RenderOptions(
        paper=Paper(patient.paper or clinic.paper),
        size=Size(patient.print_size),
        body=body_of(clinic, patient),
    )


def read_options(fields: Mapping[str, Any], usual: RenderOptions) -> RenderOptions:
    """What was chosen for one print: `paper`, `size`, `per_page` (a number; `None` for what the
    size usually has), `ink_saver` and `log` (true or false). The body stays the usual one.

    Raises:
        RefusedError: with faults by field name; `per_page` where the size does not allow it.
    """
    reader = Reader(fields)
    reader.only(("paper", "size", "per_page", "ink_saver", "log"))
    paper = Paper(reader.choice("paper", PAPERS, usual.paper))
    size = Size(reader.choice("size", SIZES, usual.size))
    per_page = reader.number("per_page", Range(1, _MOST_A_PAGE)) or 0
    if per_page and per_page not in PER_PAGE[size]:
        allowed = " or ".join(map(str, sorted(PER_PAGE[size])))
        reader.refuse("per_page", per_page, f"{allowed} exercises a page in {size} print")
    raise_faults(reader)
    return RenderOptions(
        paper=paper,
        size=size,
        per_page=per_page,
        ink_saver=fields.get("ink_saver") is True,
        log=fields.get("log") is not False,
        body=usual.body,
    )


def options_to_plain(options: RenderOptions) -> dict[str, Any]:
    """Options as they are kept, the number of exercises a page spelled out."""
    plain: dict[str, Any] = to_plain(options)
    return {**plain, "per_page": options.exercises_a_page}


def options_of(kept: Mapping[str, Any]) -> RenderOptions:
    """Options as `options_to_plain` wrote them; usual ones for what was not kept."""
    known = {**kept, "body": kept.get("body") if kept.get("body") in BODIES else DEFAULT_BODY}
    return from_plain(RenderOptions, known)


def rendered(
    document: HandoutDocument, options: RenderOptions, figures: FigureSource | None = None
) -> Rendering:
    """The PDF of a document, with the library's pictures unless others are given.

    Raises:
        RefusedError: a text holds characters that no font here has.
    """
    try:
        return render(document, options, figures)
    except UncoveredTextError as error:
        raise RefusedError(error.faults) from error
