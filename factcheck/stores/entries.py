"""From the nodes of one claim file to checked values: every field of every entry.

What is wrong is reported with its place, and the entry goes on without the field.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date

import attrs
from rapidfuzz import fuzz, process

from factcheck.claims import Verdict
from factcheck.errors import Problem, shown
from factcheck.stores.fields import ENTRIES, FILE, Field, Form
from factcheck.stores.yaml_nodes import Mapping, Node, Refused, Scalar, ScalarType, Sequence, step
from factcheck.text import Document

_LIKENESS = 70.0
"""Least rapidfuzz ratio, of 100, at which a known word is offered for an unknown one."""
_LONGEST = 60
"""Characters of a number or date shown in a message."""
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_OFFSET = re.compile(r"0|[1-9][0-9]{0,9}")


@attrs.frozen
class Entry:
    """A source, claim, piece of evidence or rating: its values by field name.

    `nodes` holds the place of every field given, right or wrong; `complete` says whether all
    required fields hold.
    """

    path: str
    node: Mapping
    values: dict[str, object]
    nodes: dict[str, Node]
    complete: bool


@attrs.define
class Reader:
    """Reads the entries of one claim file, collecting its problems."""

    document: Document
    problems: list[Problem] = attrs.field(factory=list)

    def report(self, node: Node, path: str, message: str) -> None:
        """Keep a problem that stands at `node`."""
        place = self.document.position(node.span.start)
        name = self.document.path or ""
        self.problems.append(Problem(name, message, path, place.line, place.column))

    def file(self, root: Node) -> Entry | None:
        """Read the whole file; None when it is no mapping."""
        entry = self.entry(root, "$", FILE, "a claim file")
        if entry is not None and not entry.node.entries and not self.problems:
            self.report(root, "$", "nothing here: a claim file holds sources, claims or both")
        return entry

    def entry(self, node: Node, path: str, fields: tuple[Field, ...], what: str) -> Entry | None:
        """Read one mapping by its table of fields; None when it is no mapping."""
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Mapping):
            needed = [field.name for field in fields if field.required]
            names = ", ".join(needed or [field.name for field in fields])
            message = f"expected {what} (a mapping with {names}), got {described(node)}"
            self.report(node, path, message)
            return None
        known = {field.name: field for field in fields}
        values: dict[str, object] = {}
        nodes: dict[str, Node] = {}
        for key, value in node.entries:
            field = known.get(key.text)
            at = path + step(key.text)
            if field is None:
                hint = did_you_mean(key.text, known) or f"; known: {', '.join(known)}"
                self.report(key, at, f"unknown field {shown(key.text)}{hint}")
                continue
            nodes[field.name] = value
            read = self._value(value, at, field)
            if read is not None:
                values[field.name] = read
        for field in fields:
            if field.required and field.name not in nodes:
                self.report(node, path, f"{field.name} is missing: expected {field.form}")
        complete = all(field.name in values for field in fields if field.required)
        return Entry(path, node, values, nodes, complete)

    def _value(self, node: Node, path: str, field: Field) -> object | None:
        if isinstance(node, Refused):
            return None
        if field.form in ENTRIES:
            what, fields = ENTRIES[field.form]
            article = "" if field.form is Form.EVIDENCE else "a "
            return self._items(
                node, path, field, lambda item, at: self.entry(item, at, fields, article + what)
            )
        if field.form is Form.TEXTS:
            return self._items(node, path, field, self._text)
        return self._scalar(node, path, field)

    def _items(
        self, node: Node, path: str, field: Field, read: Callable[[Node, str], object | None]
    ) -> tuple[object, ...] | None:
        if not isinstance(node, Sequence):
            hint = _hint_to_leave_out(node, field)
            self.report(node, path, f"expected {field.form}, got {described(node)}{hint}")
            return None
        items = (read(item, f"{path}[{index}]") for index, item in enumerate(node.items))
        return tuple(item for item in items if item is not None)

    def _text(self, node: Node, path: str) -> str | None:
        read = self._scalar(node, path, _LIST_TEXT)
        return read if isinstance(read, str) else None

    def _scalar(self, node: Node, path: str, field: Field) -> object | None:
        if isinstance(node, Refused):
            return None
        if isinstance(node, Scalar):
            read = _SCALARS[field.form](node)
            if read is not None:
                return read
        expected = field.form + (" that is not empty" if _is_blank(node, field) else "")
        self.report(node, path, f"expected {expected}, {_got(node, field)}")
        return None


_LIST_TEXT = Field("", Form.TEXT, True, "")


def described(node: Node) -> str:
    """Say in a few words what a node is, for "got …"."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    assert isinstance(node, Scalar)
    if node.type is ScalarType.TEXT:
        return shown(node.text)
    if node.type is ScalarType.NULL:
        return "nothing"
    return f"{node.type} {_cut(node.text)}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``: did you mean 'x'?`` for the known word most like `word`, or ""."""
    best = process.extractOne(
        word.lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKENESS
    )
    return f": did you mean {str(best[0])!r}?" if best else ""


def _got(node: Node, field: Field) -> str:
    got = f"got {described(node)}"
    if not isinstance(node, Scalar):
        return got
    kind = node.type
    readable = kind in (ScalarType.TEXT, ScalarType.NULL)
    if field.form in (Form.TEXT, Form.STRING) and not readable:
        return f'{got}: put it in quotes, "{_cut(node.text)}"'
    if field.form is Form.VERDICT and kind is ScalarType.TEXT:
        return got + did_you_mean(node.text, Verdict)
    if field.form is Form.DATE and _ISO_DATE.fullmatch(node.text):
        return f"{got}: the calendar has no such day"
    unquoted = Scalar(node.span, node.text, True)
    if not node.plain and _SCALARS[field.form](unquoted) is not None:
        return f"got the text {shown(node.text)}: take the quotes away"
    return got + _hint_to_leave_out(node, field)


def _hint_to_leave_out(node: Node, field: Field) -> str:
    empty = isinstance(node, Scalar) and node.type is ScalarType.NULL
    return ": leave the field out instead" if empty and not field.required else ""


def _is_blank(node: Node, field: Field) -> bool:
    text = isinstance(node, Scalar) and node.type is ScalarType.TEXT
    return field.form is Form.TEXT and text


def _read_text(node: Scalar) -> str | None:
    return node.text if node.type is ScalarType.TEXT and node.text.strip() else None


def _read_string(node: Scalar) -> str | None:
    return node.text if node.type is ScalarType.TEXT and node.text else None


def _read_date(node: Scalar) -> date | None:
    if not _ISO_DATE.fullmatch(node.text):
        return None
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        return None


def _read_number(node: Scalar) -> float | None:
    if not node.plain or not _DECIMAL.fullmatch(node.text):
        return None
    number = float(node.text)
    return number if math.isfinite(number) else None


def _read_offset(node: Scalar) -> int | None:
    return int(node.text) if node.plain and _OFFSET.fullmatch(node.text) else None


def _read_flag(node: Scalar) -> bool | None:
    return {"true": True, "false": False}.get(node.text) if node.plain else None


def _read_verdict(node: Scalar) -> Verdict | None:
    return next((verdict for verdict in Verdict if verdict == node.text), None)


_SCALARS: dict[Form, Callable[[Scalar], object | None]] = {
    Form.TEXT: _read_text,
    Form.STRING: _read_string,
    Form.DATE: _read_date,
    Form.NUMBER: _read_number,
    Form.OFFSET: _read_offset,
    Form.FLAG: _read_flag,
    Form.VERDICT: _read_verdict,
}
