"""The library's page: what fits the address, and the parts of it that follow while one types."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from clinic.services import exercises
from clinic.web.access import current_actor
from clinic.web.extensions import session
from clinic.web.library import context

PAGE_SIZE = 48
_KEPT = ("region", "kind", "position", "equipment", "text", "view")
_PARTS = ("count", "view", "facets", "results")
"""The parts that follow while one types, each a template of its own."""


@dataclass(frozen=True, slots=True)
class PlaceInLibrary:
    """Which page of how many this is; both count from 1."""

    number: int
    last: int


def gallery() -> dict[str, Any]:
    """What the templates need to show the exercises that the address asks for."""
    wanted = exercises.read_filter(request.args)
    number = max(1, request.args.get("page", 1, type=int))
    shelf = exercises.browse(
        session(), current_actor(), wanted, offset=(number - 1) * PAGE_SIZE, limit=PAGE_SIZE
    )
    return {
        "wanted": wanted,
        "facets": context.facets(shelf, wanted),
        "cards": [context.card(exercises.exercise_of(row)) for row in shelf.rows],
        "as_list": request.args.get("view") == "list",
        "fitting": shelf.total,
        "total": shelf.library,
        "corrected": shelf.corrected,
        "page": PlaceInLibrary(number, max(1, -(-shelf.total // PAGE_SIZE))),
        "tags_of": {row.slug: row.tags for row in shelf.rows},
        "here": _here,
        "turn": _turn,
        "kept": _kept(),
    }


def followed() -> dict[str, Any]:
    """The page's parts as markup by name, and the address that shows the same."""
    shown = gallery()
    parts = {part: render_template(f"library/_{part}.html", **shown) for part in _PARTS}
    return {"parts": parts, "address": _here()}


def _kept() -> dict[str, str]:
    """What this address says of filter and view."""
    return {key: request.args[key] for key in _KEPT if request.args.get(key)}


def _here(**changed: str) -> str:
    """The page's address with some of its choices changed; an empty one is taken back."""
    query: dict[str, Any] = {k: v for k, v in {**_kept(), **changed}.items() if v}
    return url_for("library.index", **query)


def _turn(number: int) -> str:
    """The address of another page of the same."""
    return _here(page=str(number))
