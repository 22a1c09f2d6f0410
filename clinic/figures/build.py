"""Builds the kept pictures of the seed movements and tells which are stale."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from clinic.figures import catalog, kept
from clinic.figures.body import BODIES
from clinic.figures.compose import movement_figures
from clinic.figures.display import DisplayList
from clinic.figures.pose import Movement

_PACKAGE = Path(__file__).resolve().parent
_NOT_DRAWING = ("kept.py", "build.py", "svg.py", "pdf.py", "catalog.py", "errors.py")


def engine_version() -> str:
    """A hash of the modules that compute pictures: a change of any makes kept pictures stale."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.glob("*.py")):
        if path.name not in _NOT_DRAWING:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def key(movement: Movement) -> str:
    """What a movement's pictures are built from: resolved pose, bodies, engine."""
    text = f"{movement!r}|{sorted(BODIES.items())!r}|{engine_version()}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def pictures(movement: Movement) -> dict[str, dict[str, DisplayList]]:
    """Every pose of a movement for every body. Raises PoseError."""
    by_body = {name: movement_figures(movement, body) for name, body in BODIES.items()}
    return {
        pose.name: {name: by_body[name][pose.name] for name in by_body} for pose in movement.poses
    }


def fresh(movement: Movement, body: str) -> dict[str, DisplayList]:
    """A movement's pictures by pose: the kept ones unless they are stale, else computed anew.

    Raises PoseError.
    """
    if is_stale(movement):
        return movement_figures(movement, BODIES[body])
    return {pose.name: kept.load(movement.slug, pose.name, body) for pose in movement.poses}


def is_stale(movement: Movement) -> bool:
    """Whether the kept pictures of a movement are missing or built from something else."""
    try:
        return kept.shelf(movement.slug).key != key(movement)
    except kept.FigureNotFoundError:
        return True


def stale() -> list[str]:
    """Movements whose kept pictures are stale, and kept pictures without a movement."""
    known = catalog.slugs()
    late = [slug for slug in known if is_stale(catalog.movement(slug))]
    return late + [slug for slug in kept.movements() if slug not in known]


def build(say: Callable[[str], None], *, force: bool = False) -> list[str]:
    """Build what is stale (or all) and remove what has no movement; the slugs built.

    Raises PoseError.
    """
    kept.folder().mkdir(parents=True, exist_ok=True)
    built = []
    for slug in catalog.slugs():
        movement = catalog.movement(slug)
        if force or is_stale(movement):
            packed = kept.pack(key(movement), pictures(movement))
            (kept.folder() / f"{slug}{kept.SUFFIX}").write_bytes(packed)
            say(f"{slug}: {len(packed) // 1024} KB")
            built.append(slug)
    for slug in set(kept.movements()) - set(catalog.slugs()):
        (kept.folder() / f"{slug}{kept.SUFFIX}").unlink()
        say(f"{slug}: removed, no such movement")
    kept.forget()
    return built
