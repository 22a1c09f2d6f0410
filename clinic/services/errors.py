"""What a service answers instead of a result."""

from collections.abc import Iterable
from typing import Any

from clinic.domain.checking import Fault


class NotFoundError(Exception):
    """There is no such row in the actor's clinic, whoever else may have one of that id."""

    def __init__(self, kind: str, key: int | str) -> None:
        super().__init__(f"no {kind} {key}")


class ForbiddenError(Exception):
    """The actor sees this but may not do it."""


class StaleError(Exception):
    """Someone else changed the row meanwhile; `current` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__("changed by someone else meanwhile")
        self.current = current


class RefusedError(Exception):
    """Input or a step refused, with every fault; a fault's path is the field's name."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


class ThrottledError(Exception):
    """Too many failed attempts; the next one is heard after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def refuse(path: str, found: str, allowed: str) -> RefusedError:
    """The error for one fault."""
    return RefusedError([Fault(path, found, allowed)])
