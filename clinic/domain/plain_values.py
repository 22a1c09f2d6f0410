"""Frozen dataclasses to JSON-ready values and back, led by their types.

For values that the product itself wrote: a key left out takes the field's default, so that a
record kept before a field existed can still be read. Untrusted input goes through
`clinic.domain.checking`.
"""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")


def to_plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists, dates as `2026-11-23`, words of choices as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(kind: type[_Record], plain: Mapping[str, Any]) -> _Record:
    """The dataclass `kind` that `to_plain` made `plain` of.

    Raises:
        TypeError: a field without a default is missing, or a key is not a field.
        ValueError: a value does not fit its field.
    """
    record: Any = kind
    types = _types(record)
    return kind(**{key: _read(types.get(key, object), value) for key, value in plain.items()})


@cache
def _types(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, plain: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if plain is None:
        return None
    if origin in (Union, UnionType):
        return _read(next(part for part in arguments if part is not type(None)), plain)
    if origin is tuple:
        return _read_tuple(arguments, plain)
    return _read_single(kind, plain) if isinstance(kind, type) else plain


def _read_single(kind: type, plain: Any) -> Any:
    if is_dataclass(kind):
        return from_plain(kind, plain)
    if issubclass(kind, StrEnum):
        return kind(plain)
    return date.fromisoformat(plain) if kind is date else plain


def _read_tuple(arguments: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    """`tuple[X, ...]` has parts of one type, any other has one type for each place."""
    if arguments[-1] is Ellipsis:
        return tuple(_read(arguments[0], part) for part in plain)
    return tuple(_read(kind, part) for kind, part in zip(arguments, plain, strict=True))
