"""The bodies that pictures can show, to choose one by its picture and in plain words."""

from clinic.figures.body import BODIES


def bodies() -> dict[str, str]:
    """Every body with what is seen, e.g. "A woman with a bun"."""
    return {name: f"{body.words[:1].upper()}{body.words[1:]}" for name, body in BODIES.items()}
