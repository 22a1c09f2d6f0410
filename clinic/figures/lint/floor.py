"""Nothing sinks into the floor, and what carries the body touches it."""

from collections.abc import Iterator
from typing import Final

from clinic.figures.lint.fault import Finding
from clinic.figures.lint.scene import Scene
from clinic.figures.solve import support_points

TOUCH: Final = 1.0  # cm a contact may be off, either way
_HEAD: Final = 0.8  # cm the back of the head may sink into a mat


def above_floor(scene: Scene) -> Iterator[Finding]:
    """Parts of the body under the floor (deeper than flesh gives way)."""
    for name in scene.solids.tubes:
        low = scene.solids.lowest(name)
        if low < -(_HEAD if name == "head" else TOUCH):
            yield Finding(name, -low, "cm", "under the floor")


def supports(scene: Scene) -> Iterator[Finding]:
    """Parts named in `ground` that do not touch what they stand on."""
    pose = scene.solved.pose
    for name in pose.ground:
        low = float(support_points(scene.solved, name)[:, 1].min())
        if abs(low - pose.height) > TOUCH:
            where = "above" if low > pose.height else "below"
            yield Finding(name, abs(low - pose.height), "cm", f"{where} its support")


def head_rests(scene: Scene) -> Iterator[Finding]:
    """A head that should lie on mat or pillow and does not."""
    wanted = scene.solved.pose.head_rests
    if wanted is None:
        return
    low = float(support_points(scene.solved, "head")[:, 1].min())
    if abs(low - wanted) > TOUCH:
        where = "above" if low > wanted else "below"
        yield Finding("back_of_head", abs(low - wanted), "cm", f"{where} what it rests on")
