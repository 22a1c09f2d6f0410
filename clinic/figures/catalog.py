"""The movements whose poses ship with the product."""

from pathlib import Path

from clinic import resources
from clinic.figures.pose import Movement
from clinic.figures.pose_file import load


def folder() -> Path:
    """Where pose files lie."""
    return resources.seeds() / "poses"


def slugs() -> tuple[str, ...]:
    """Every movement that has a pose file, in alphabetical order."""
    return tuple(sorted(p.stem for p in folder().glob("*.toml") if not p.stem.startswith("_")))


def movement(slug: str) -> Movement:
    """The movement of that slug. Raises PoseError."""
    return load(folder() / f"{slug}.toml")
