"""The one converter between the package's types and plain data that JSON can hold.

Dates are ISO 8601 text, enumerations their values, spans ``{"start", "end"}``, tuples lists.
Fields that stand at their default are left out. A discrepancy carries its ``kind``, which chooses
the class when it is read. Nothing is coerced: a number is no text. Unknown fields are errors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

import attrs

from factcheck.errors import DataError, InvalidValueError, Problem, shown
from factcheck.findings import DISCREPANCIES, Discrepancy
from factcheck.spans import Piece, Pieces

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
_Hook = Callable[[Any, Any], Any]
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_SCALARS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a finite number",
    bool: "true or false",
    date: "a date such as 2020-06-11",
}


def to_data(value: object) -> Any:
    """Return `value`, of any of the package's types, as dicts, lists, text and numbers.

    Raises InvalidValueError for a number that is not finite: JSON has no word for it.
    """
    return _converter().unstructure(value)


def from_data(cls: type[T], data: object, *, path: str = "") -> T:
    """Make a value of class `cls` from what `to_data` gave.

    `path` names the file that the data came from, for messages. Raises DataError with every problem
    found, each with the path to the value inside the data (``$.claims[3].verdict``).
    """
    from cattrs import BaseValidationError

    try:
        return _converter().structure(data, cls)
    except (BaseValidationError, InvalidValueError) as error:
        problems = tuple(Problem(path, message, field) for field, message in _flattened(error, "$"))
        raise DataError(problems) from None


@cache
def _converter() -> Converter:
    # Imported here so that a bare import of the package does without cattrs.
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    for cls in _SCALARS:
        converter.register_structure_hook(cls, _read_scalar)
    converter.register_unstructure_hook(float, _write_float)
    converter.register_unstructure_hook_func(_is_set, sorted)
    converter.register_structure_hook_func(_is_set, lambda value, _: frozenset(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_structure_hook(StrEnum, _read_enumeration)
    converter.register_structure_hook_factory(_is_tuple, _tuple_reader)
    converter.register_unstructure_hook(Pieces, lambda kept: converter.unstructure(tuple(kept)))
    converter.register_structure_hook(
        Pieces, lambda value, _: Pieces(converter.structure(value, tuple[Piece, ...]))
    )
    converter.register_structure_hook_factory(_is_choice, _choice_reader)
    converter.register_structure_hook_factory(attrs.has, _class_reader)
    converter.register_structure_hook_factory(_is_discrepancy, _discrepancy_reader)
    converter.register_unstructure_hook_factory(_is_discrepancy, _discrepancy_writer)
    return converter


def _read_scalar(data: object, cls: type) -> object:
    if type(data) is cls and cls is not float:
        return data
    if cls is float and isinstance(data, int | float) and not isinstance(data, bool):
        with suppress(OverflowError):
            if math.isfinite(number := float(data)):
                return number
    if cls is date and isinstance(data, str) and _ISO_DATE.fullmatch(data):
        with suppress(ValueError):
            return date.fromisoformat(data)
    raise InvalidValueError("", _SCALARS[cls], data)


def _write_float(value: float) -> float:
    if not math.isfinite(value):
        raise InvalidValueError("number", "a finite number", value)
    return value


def _read_enumeration(data: object, cls: type[StrEnum]) -> StrEnum:
    try:
        return cls(data)  # type: ignore[arg-type]
    except ValueError:
        known = ", ".join(cls)
        raise InvalidValueError("", f"one of {known}", data) from None


def _is_tuple(cls: object) -> bool:
    return get_origin(cls) is tuple


def _tuple_reader(cls: Any, converter: Converter) -> _Hook:
    from cattrs import IterableValidationError
    from cattrs.errors import IterableValidationNote

    args = get_args(cls)
    homogeneous = args[-1] is Ellipsis

    def read(data: object, _: object) -> tuple[object, ...]:
        # Text is a sequence too, and would fall apart into its characters.
        if not isinstance(data, list | tuple):
            raise InvalidValueError("", "a list", data)
        if not homogeneous and len(data) != len(args):
            raise InvalidValueError("", f"a list of {len(args)}", data)
        items: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(data):
            of = args[0] if homogeneous else args[index]
            try:
                items.append(converter.structure(item, of))
            except Exception as error:
                error.add_note(IterableValidationNote("", index, of))
                errors.append(error)
        if errors:
            raise IterableValidationError("", errors, cls)
        return tuple(items)

    return read


def _is_choice(cls: object) -> bool:
    """Whether `cls` is one of several types, None apart: cattrs knows what to do with that."""
    return get_origin(cls) in (UnionType, Union) and len({*get_args(cls)} - {NoneType}) > 1


def _choice_reader(cls: Any, converter: Converter) -> _Hook:
    """Text or something else, as the level of a kind is a name or a number."""
    members = get_args(cls)
    (other,) = (member for member in members if member not in (str, NoneType))

    def read(data: object, _: object) -> object:
        if isinstance(data, str) or (data is None and NoneType in members):
            return data
        return converter.structure(data, other)

    return read


def _class_reader(cls: Any, converter: Converter) -> _Hook:
    from cattrs.gen import make_dict_structure_fn

    structure: _Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)

    def read(data: object, _: object) -> object:
        if not isinstance(data, dict):
            raise InvalidValueError("", "an object", data)
        return structure(data, cls)

    return read


def _is_set(cls: object) -> bool:
    return get_origin(cls) is frozenset


def _is_discrepancy(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Discrepancy)


def _discrepancy_reader(cls: type[Discrepancy], converter: Converter) -> _Hook:
    from cattrs import ClassValidationError

    by_kind: dict[object, tuple[type[Discrepancy], _Hook]] = {
        member.kind.value: (member, _class_reader(member, converter))
        for member in DISCREPANCIES
        if issubclass(member, cls)
    }

    def read(data: object, _: object) -> object:
        if not isinstance(data, dict):
            raise InvalidValueError("", "an object", data)
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in by_kind:
            error = InvalidValueError("kind", f"one of {', '.join(map(str, by_kind))}", kind)
            raise ClassValidationError("", [error], cls)
        member, structure = by_kind[kind]
        return structure({name: data[name] for name in data if name != "kind"}, member)

    return read


def _discrepancy_writer(
    cls: type[Discrepancy], converter: Converter
) -> Callable[[Discrepancy], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn

    unstructure = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    return lambda value: {"kind": value.kind.value, **unstructure(value)}


def _flattened(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """Every leaf of a cattrs error group: the path to the value, and what is wrong with it."""
    from cattrs import BaseValidationError, ForbiddenExtraKeysError

    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _flattened(inner, path + _step(inner, error.cl))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield f"{path}.{name}", "unknown field"
    elif isinstance(error, KeyError):
        yield path, "missing"
    elif isinstance(error, InvalidValueError):
        yield path, f"expected {error.expected}, got {shown(error.got)}"
    else:
        yield path, str(error)


def _step(error: BaseException, cls: type) -> str:
    """The step from a value of class `cls` to the part of it that `error` is about."""
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
    # Raised by the class itself, which names the field, or itself when it is about the whole.
    if isinstance(error, InvalidValueError) and error.field not in ("", cls.__name__.lower()):
        return f".{error.field}"
    return ""
