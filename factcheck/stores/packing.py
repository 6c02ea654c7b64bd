"""Packing: a claim's facts as bytes, small on disk and quick to read back.

Every value is a list of its fields in the order of the class, read back without checks: only what
this module wrote is read, and a store verifies that by the checksum that zlib keeps.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from factcheck.errors import DataError, Problem
from factcheck.facts import Facts

_Turn = Callable[[Any], Any]
_LEVEL = 6


def pack(texts: tuple[Facts, ...]) -> bytes:
    """Return the facts of a claim's texts as bytes."""
    write = _writer(Facts)
    told = json.dumps([write(facts) for facts in texts], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(told.encode(), _LEVEL)


def unpack(data: bytes) -> tuple[Facts, ...]:
    """Return the facts that `pack` made `data` of; raises DataError for any other bytes."""
    read = _reader(Facts)
    try:
        return tuple(read(row) for row in json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError) as error:
        raise DataError((Problem("", f"packed facts cannot be read: {error}"),)) from None


@cache
def _writer(cls: Any) -> _Turn:
    """What turns a value of the class into plain data."""
    if attrs.has(cls):
        fields = [(name, _writer(of)) for name, of in _fields(cls)]
        return lambda value: [write(getattr(value, name)) for name, write in fields]
    if (inner := _optional(cls)) is not None:
        write = _writer(inner)
        return lambda value: None if value is None else write(value)
    if get_origin(cls) is tuple:
        each = _writer(get_args(cls)[0])
        return lambda values: [each(value) for value in values]
    if cls is date:
        return date.isoformat
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return lambda value: value.value
    return _as_is


@cache
def _reader(cls: Any) -> _Turn:
    """What turns plain data back into a value of the class."""
    if attrs.has(cls):
        return _class_reader(cls)
    if (inner := _optional(cls)) is not None:
        read = _reader(inner)
        return read if read is _as_is else lambda value: None if value is None else read(value)
    if get_origin(cls) is tuple:
        each = _reader(get_args(cls)[0])
        if each is _as_is:
            return tuple
        return lambda values: tuple([each(value) for value in values])
    if cls is date:
        return date.fromisoformat
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return {member.value: member for member in cls}.__getitem__
    return _as_is


def _class_reader(cls: Any) -> _Turn:
    turned = [
        (place, read)
        for place, (_, of) in enumerate(_fields(cls))
        if (read := _reader(of)) is not _as_is
    ]

    def make(row: list[Any]) -> Any:
        for place, read in turned:
            row[place] = read(row[place])
        return cls(*row)

    return make


def _fields(cls: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(cls)
    return [(field.name, hints[field.name]) for field in attrs.fields(cls)]


def _optional(cls: Any) -> Any:
    """The type inside `X | None`, or None."""
    if get_origin(cls) not in (Union, types.UnionType):
        return None
    return next(of for of in get_args(cls) if of is not type(None))


def _as_is(value: Any) -> Any:
    return value
