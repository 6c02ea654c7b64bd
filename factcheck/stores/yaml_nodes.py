"""YAML text as a tree of nodes that know where they stand, read without building any object.

Built from parser events rather than by a loader, so that tags, anchors and aliases are refused
before they can do anything, and nesting is bounded. Spans are offsets into the decoded file.
"""

from __future__ import annotations

import re
from enum import StrEnum

import attrs
import yaml

from factcheck.errors import Problem, shown
from factcheck.text import BYTE_ORDER_MARK, Document, Span

MAX_DEPTH = 20
"""Deepest nesting of lists and mappings; a claim file needs five."""
_TOO_DEEP = "exceeded maximum nesting depth"  # libyaml's own words
MAX_REFUSALS = 20
"""Refused constructs (tags, anchors, aliases, repeated fields) after which reading stops."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML 1.1 or YAML 1.2 reads as something else than text when it is not quoted.
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"(?:yes|no|true|false|on|off)", re.IGNORECASE)
_NUMBER = re.compile(
    r"""[-+]? (?: (?: \.[0-9]+ | [0-9][0-9_]*(?:\.[0-9_]*)? ) (?:[eE][-+]?[0-9]+)?
                | 0x[0-9a-fA-F_]+ | 0o?[0-7_]+ | 0b[01_]+
                | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
                | \.(?:inf|Inf|INF) )
        | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_SIMPLE = re.compile(r"[\w<-]{1,40}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")
# YAML 1.2, production 1 (c-printable), turned round.
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ScalarType(StrEnum):
    """What YAML takes a scalar for; the values are the words used in messages."""

    TEXT = "text"
    NULL = "nothing"
    BOOLEAN = "the truth value"
    NUMBER = "the number"
    DATE = "the date"


@attrs.frozen
class Node:
    """Some value of a file: `span` is where it stands."""

    span: Span


@attrs.frozen
class Scalar(Node):
    """A single value: its text with quotes and escapes undone, and whether it was unquoted."""

    text: str
    plain: bool

    @property
    def type(self) -> ScalarType:
        """What YAML takes it for: always text when it is quoted."""
        if not self.plain:
            return ScalarType.TEXT
        for pattern, scalar_type in _TYPES:
            if pattern.fullmatch(self.text):
                return scalar_type
        return ScalarType.TEXT


_TYPES = (
    (_NULL, ScalarType.NULL),
    (_BOOLEAN, ScalarType.BOOLEAN),
    (_NUMBER, ScalarType.NUMBER),
    (_DATE, ScalarType.DATE),
)


@attrs.frozen
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...]


@attrs.frozen
class Mapping(Node):
    """Fields and their values, in file order, each field once."""

    entries: tuple[tuple[Scalar, Node], ...]


@attrs.frozen
class Refused(Node):
    """A construct that is not accepted; its problem has been reported."""


class _StopReadingError(Exception):
    """The rest of the file cannot be read; the problem has been reported."""


def parse(document: Document) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the root node of a YAML file (None: nothing there) and what is wrong with it.

    Refused, each with its place: syntax errors, control characters, tags, anchors, aliases, a field
    given twice, a second YAML document, nesting beyond `MAX_DEPTH`.
    """
    builder = _Builder(document)
    try:
        builder.build()
    except _StopReadingError:
        return None, tuple(builder.problems)
    return builder.root, tuple(builder.problems)


def step(name: str) -> str:
    """Return the step of a field path to the field `name`: ``.name``, or quoted if it is odd."""
    return f".{name}" if _SIMPLE.fullmatch(name) else f"[{shown(name, limit=40)}]"


@attrs.define
class _Frame:
    """A list or mapping still open: its start, field path, and children so far."""

    start: int
    path: str
    mapping: bool
    refused: bool
    children: list[Node] = attrs.field(factory=list)

    def child_path(self) -> str:
        """Field path of the child to come."""
        if not self.mapping:
            return f"{self.path}[{len(self.children)}]"
        if len(self.children) % 2 == 0:
            return self.path
        key = self.children[-1]
        return self.path + step(key.text) if isinstance(key, Scalar) else self.path


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._frames: list[_Frame] = []
        self._documents = 0
        # The parser does not see the mark, so that its offsets lag behind by one.
        self._shift = 1 if document.text.startswith(BYTE_ORDER_MARK) else 0

    def build(self) -> None:
        text = self.document.text[self._shift :]
        if bad := _NOT_PRINTABLE.search(text):
            offset = bad.start() + self._shift
            self._report(offset, "", f"control character {bad.group()!r} is not allowed")
            raise _StopReadingError
        try:
            for event in yaml.parse(text, Loader=_Loader):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            offset = mark.index + self._shift if mark is not None else 0
            if _TOO_DEEP in (error.problem or ""):
                # The parser reads ahead of the events that `_take` counts, and has its own limit.
                self._report(offset, "", f"nested deeper than {MAX_DEPTH} levels")
                raise _StopReadingError from None
            message = ", ".join(part for part in (error.context, error.problem) if part)
            begun = error.context_mark
            if begun is not None and mark is not None and begun.line < mark.line:
                line = self.document.position(begun.index + self._shift).line
                message += f" (it begins on line {line})"
            self._report(offset, "", f"not valid YAML: {message}")
            raise _StopReadingError from None

    def _report(self, offset: int, path: str, message: str) -> None:
        place = self.document.position(min(offset, len(self.document.text)))
        name = self.document.path or ""
        self.problems.append(Problem(name, message, path, place.line, place.column))

    def _refuse(self, offset: int, path: str, message: str) -> None:
        self._report(offset, path, message)
        if len(self.problems) >= MAX_REFUSALS:
            raise _StopReadingError

    def _take(self, event: yaml.Event) -> None:
        # Every event of a parser has marks; only those made by hand for writing have none.
        assert event.start_mark is not None
        assert event.end_mark is not None
        start = event.start_mark.index + self._shift
        end = event.end_mark.index + self._shift
        path = self._frames[-1].child_path() if self._frames else "$"
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(start, "", "a second YAML document (---): one for each file")
                raise _StopReadingError
        elif isinstance(event, yaml.AliasEvent):
            message = f"alias {shown(f'*{event.anchor}')} is not accepted: write the value out"
            self._refuse(start, path, message)
            self._add(Refused(Span(start, end)))
        elif isinstance(event, yaml.ScalarEvent):
            refused = self._refuses(event, start, path)
            node = Refused(Span(start, end)) if refused else None
            self._add(node or Scalar(Span(start, end), event.value, not event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._frames) == MAX_DEPTH:
                self._report(start, "", f"nested deeper than {MAX_DEPTH} levels")
                raise _StopReadingError
            refused = self._refuses(event, start, path)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self._frames.append(_Frame(start, path, mapping, refused))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(self._frames.pop(), end))

    def _refuses(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int, path: str
    ) -> bool:
        """Report a tag or an anchor; whether the value must not be read."""
        if event.anchor is not None:
            anchor = shown(f"&{event.anchor}")
            message = f"anchor {anchor} is not accepted: write the value out where needed"
            self._refuse(start, path, message)
        tag = event.tag
        if tag is None:
            return False
        name = tag.replace("tag:yaml.org,2002:", "!!")
        self._refuse(start, path, f"tag {shown(name)} is not accepted: remove it")
        return True

    def _close(self, frame: _Frame, end: int) -> Node:
        span = Span(frame.start, end)
        if frame.refused:
            return Refused(span)
        if not frame.mapping:
            return Sequence(span, tuple(frame.children))
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(frame.children[::2], frame.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Refused):
                    self._refuse(key.span.start, frame.path, "a field's name must be text")
            elif key.text in entries:
                first = self.document.position(entries[key.text][0].span.start)
                message = f"field given twice; first on line {first.line}"
                self._refuse(key.span.start, frame.path + step(key.text), message)
            else:
                entries[key.text] = (key, value)
        return Mapping(span, tuple(entries.values()))

    def _add(self, node: Node) -> None:
        if self._frames:
            self._frames[-1].children.append(node)
        else:
            self.root = node
