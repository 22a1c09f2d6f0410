"""Every check over the poses of a movement, on any bodies, as written and mirrored."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from clinic.figures import build
from clinic.figures.body import BODIES
from clinic.figures.display import DisplayList
from clinic.figures.lint import crossing, drawing, floor, motion, props, targets
from clinic.figures.lint.fault import Fault, Finding
from clinic.figures.lint.mirrored import mirrored
from clinic.figures.lint.scene import Scene, scenes
from clinic.figures.pose import Movement

# What is measured on a solved pose, in the order a reader mends it.
CHECKS: Final[tuple[Callable[[Scene], Iterator[Finding]], ...]] = (
    floor.above_floor,
    floor.supports,
    floor.head_rests,
    targets.reached,
    targets.whole_limbs,
    targets.laid_down,
    props.clear_of_props,
    props.on_props,
    motion.in_range,
    crossing.apart,
    drawing.arrows_beside,
    drawing.anchored,
)
_OTHER: Final = {"right": "left", "left": "right", "none": "mirrored"}


def lint(movement: Movement, bodies: Iterable[str] = tuple(BODIES)) -> list[Fault]:
    """All faults of a movement on the named bodies, both sides.

    Raises PoseError for a target out of reach.
    """
    faults: list[Fault] = []
    drawn_side = "as drawn" if movement.side == "none" else movement.side
    for body in bodies:
        pictures = build.fresh(movement, body)
        for pose, finding in _drawn(pictures):
            faults.append(Fault(movement.slug, pose, body, drawn_side, finding))
        for side, one in ((drawn_side, movement), (_OTHER[movement.side], mirrored(movement))):
            for scene in scenes(one, BODIES[body]):
                name = scene.solved.pose.name
                found = list(_measured(scene))
                if one is not movement:
                    found += drawing.same_when_mirrored(scene, pictures[name])
                faults += [Fault(movement.slug, name, body, side, f) for f in found]
    return faults


def _measured(scene: Scene) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(scene)


def _drawn(pictures: Mapping[str, DisplayList]) -> Iterator[tuple[str, Finding]]:
    for pose, picture in pictures.items():
        yield from ((pose, finding) for finding in drawing.inside_box(picture))
    yield from (("end", finding) for finding in drawing.same_frame(pictures))
