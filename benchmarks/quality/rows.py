"""Evaluation sets: rows of stored statements and a new sentence, labelled by other people."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import attrs

LABELS = ("refutes", "supports", "neutral")
"""What the claims make of a row's text. Only a row that they refute is to be flagged."""

_ENDING = "_dev.jsonl"
_STATEMENTS = Path("retrieval/checkthat2020/claims.jsonl")
_SEED = 1


class DataError(Exception):
    """Data to measure on is missing or not of the form expected; the message says where."""


@attrs.frozen
class Row:
    """Stored statements, all accurate, and a new sentence.

    `title` is what the statements are about, `distractors` are further stored statements, and
    `kind` is what was planted in the text or how it was rewritten.
    """

    id: str
    label: str
    text: str
    claims: tuple[str, ...]
    distractors: tuple[str, ...] = ()
    title: str | None = None
    kind: str | None = None

    @property
    def page(self) -> str:
        """What the row is about: rows of one page are fitted, or measured, together."""
        return self.title or self.claims[0]

    @property
    def statements(self) -> tuple[str, ...]:
        """Every stored statement that is not blank."""
        return tuple(s for s in (*self.claims, *self.distractors) if s.strip())


def find_sets(folder: Path) -> dict[str, Path]:
    """Return the sets in `folder`, or in its folder ``pairs``: name to file, by name.

    Raises DataError when there are none.
    """
    for place in (folder / "pairs", folder):
        found = {path.name.removesuffix(_ENDING): path for path in place.glob(f"*{_ENDING}")}
        if found:
            return dict(sorted(found.items()))
    raise DataError(f"{folder}: no *{_ENDING} here or in pairs/: nothing to measure on")


def find_statements(folder: Path) -> Path:
    """Return the file of the many unrelated statements, beside the sets or above them.

    Raises DataError when there is none.
    """
    for place in (folder, folder.parent):
        if (place / _STATEMENTS).is_file():
            return place / _STATEMENTS
    raise DataError(f"{folder}: no {_STATEMENTS.as_posix()} here: silence cannot be measured")


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of the set at `path`.

    Raises DataError, naming the line, for a row that is not of the form.
    """
    rows = tuple(_to_row(data, place) for place, data in read_lines(path))
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise DataError(f"{path}: two rows have the id {row.id!r}")
        seen.add(row.id)
    if not rows:
        raise DataError(f"{path}: no rows")
    return rows


def read_lines(path: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the objects of a JSON Lines file, each with its place for messages.

    Raises DataError when the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    read = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{place}: not valid JSON: {error}") from None
        if not isinstance(data, dict):
            raise DataError(f"{place}: expected an object, got {data!r}")
        read.append((place, data))
    return tuple(read)


def sample(rows: tuple[Row, ...], count: int | None) -> tuple[Row, ...]:
    """Return `count` of the rows, drawn at random but always the same, in their order.

    A larger sample holds the smaller ones. None, or more than there are, returns all.
    """
    order = list(range(len(rows)))
    random.Random(_SEED).shuffle(order)
    return tuple(rows[i] for i in sorted(order[:count]))


def _to_row(data: dict[str, Any], place: str) -> Row:
    label = _text(data, "label", place)
    if label not in LABELS:
        raise DataError(f"{place}: label: expected one of {', '.join(LABELS)}, got {label!r}")
    if "claims" not in data:
        raise DataError(f"{place}: claims: missing")
    return Row(
        _text(data, "id", place),
        label,
        _text(data, "text", place),
        _texts(data, "claims", place),
        _texts(data, "distractors", place),
        _text(data, "title", place) if data.get("title") else None,
        _text(data, "kind", place) if data.get("kind") else None,
    )


def _text(data: dict[str, Any], name: str, place: str) -> str:
    value = data.get(name)
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise DataError(f"{place}: {name}: expected a text, got {value!r}")
    return value


def _texts(data: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{place}: {name}: expected a list of texts, got {value!r}")
    return tuple(value)
