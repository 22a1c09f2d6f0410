"""Frozen dataclasses to JSON-ready values and back, led by their types.

For values that the product itself wrote: a key left out takes the field's default, so that a
record kept before a field existed can still be read. Untrusted input goes through
`clinic.domain.checking`.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Reader = Callable[[Any], Any]


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
    readers = _readers(cast(Hashable, kind))
    return kind(**{key: readers.get(key, _as_it_is)(value) for key, value in plain.items()})


@cache
def _readers(kind: Hashable) -> dict[str, _Reader]:
    """How each field is read; worked out once for every dataclass."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(kind: Any) -> _Reader:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = _reader(next(part for part in arguments if part is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(arguments)
    if not isinstance(kind, type):
        return _as_it_is
    if is_dataclass(kind):
        return partial(from_plain, kind)
    if issubclass(kind, StrEnum):
        return kind
    return date.fromisoformat if kind is date else _as_it_is


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    """`tuple[X, ...]` has parts of one type, any other has one type for each place."""
    if arguments[-1] is Ellipsis:
        one = _reader(arguments[0])
        return tuple if one is _as_it_is else lambda plain: tuple(map(one, plain))
    each = [_reader(kind) for kind in arguments]
    return lambda plain: tuple(read(part) for read, part in zip(each, plain, strict=True))


def _as_it_is(plain: Any) -> Any:
    return plain
