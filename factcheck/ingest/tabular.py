"""Claims as CSV: a column for each field of `Claim`, lists and objects as JSON.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, which is
taken off again when it is read (OWASP, "CSV Injection").
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.claims import Claim
from factcheck.errors import InvalidValueError
from factcheck.wire import to_data

COLUMNS = tuple(field.name for field in attrs.fields(Claim))
_STRUCTURED = frozenset(("evidence", "ratings"))
_LISTS = frozenset(("variants", "tags", "supersedes"))
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_SEPARATOR = "|"


def to_cells(claim: Claim) -> dict[str, str]:
    """Return a claim as the cells of a row; a field at its default has none."""
    return {name: _guarded(_cell(value)) for name, value in to_data(claim).items()}


def from_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that the cells of a row tell; empty cells tell nothing.

    A list stands as JSON, or as words with ``|`` between. Raises InvalidValueError for a cell that
    is not of its column's kind.
    """
    made: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell == "":
            continue
        plain = cell[1:] if _GUARDED.match(cell) else cell
        made[name] = _value(name, plain)
    return made


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell


def _value(name: str, cell: str) -> Any:
    if name in _LISTS and not cell.startswith("["):
        return [part.strip() for part in cell.split(_SEPARATOR) if part.strip()]
    if name in _STRUCTURED or name in _LISTS:
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            raise InvalidValueError(name, "JSON", cell) from None
    if name == "exclusive":
        if cell.lower() not in ("true", "false"):
            raise InvalidValueError(name, "true or false", cell)
        return cell.lower() == "true"
    return cell
