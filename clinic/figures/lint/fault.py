"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A fault within one picture: the landmark or part, how much, and what is wrong with it."""

    landmark: str
    amount: float
    unit: str
    problem: str

    def __str__(self) -> str:
        """Landmark, amount and problem in one line."""
        figure = f"{self.amount:.1f} {self.unit} " if self.unit else ""
        return f"{self.landmark}: {figure}{self.problem}"


@dataclass(frozen=True)
class Fault:
    """A finding with the picture it is in."""

    movement: str
    pose: str
    body: str
    side: str
    finding: Finding

    def __str__(self) -> str:
        """One line: movement, pose, body, side, then the finding."""
        return f"{self.movement} {self.pose} ({self.body}, {self.side}): {self.finding}"
