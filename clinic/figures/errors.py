"""What goes wrong in a pose, said so that its author can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PoseError(Exception):
    """A pose file that cannot be drawn: which file, which key, what is wrong, what is allowed."""

    file: str
    key: str
    problem: str
    allowed: str = ""

    def __str__(self) -> str:
        """One line: file, key, problem, allowed values."""
        tail = f"; allowed: {self.allowed}" if self.allowed else ""
        return f"{self.file}: {self.key}: {self.problem}{tail}"
