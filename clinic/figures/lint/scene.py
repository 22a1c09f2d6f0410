"""One movement on one body, solved: what the checks look at."""

from dataclasses import dataclass
from functools import cached_property

from clinic.figures.body import Body
from clinic.figures.camera import View
from clinic.figures.lint.solids import Solids
from clinic.figures.pose import Movement
from clinic.figures.solve import Solved, solve


@dataclass(frozen=True)
class Scene:
    """A pose of a movement on a body, in the world."""

    movement: Movement
    solved: Solved
    every: dict[str, Solved]

    @cached_property
    def solids(self) -> Solids:
        """The body's volumes."""
        return Solids(self.solved)

    @cached_property
    def view(self) -> View:
        """The movement's camera."""
        return View(self.movement.camera)


def scenes(movement: Movement, body: Body) -> list[Scene]:
    """A scene for every pose. Raises PoseError for a target out of reach."""
    every = {p.name: solve(p, body, movement.anchor, movement.file) for p in movement.poses}
    return [Scene(movement, solved, every) for solved in every.values()]
