"""Spans, documents and sentences, and the maps from offsets to lines, columns and UTF-16.

An offset counts Unicode code points from the start of `Document.text`. Every span in the package
is such a pair of offsets, half-open. Lines, columns and UTF-16 units exist only in this module.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

import attrs

from factcheck.errors import InvalidValueError

_LINE_END = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
BYTE_ORDER_MARK = "\ufeff"


@attrs.frozen(order=True)
class Span:
    """Half-open offsets into a text at hand: ``text[span.start:span.end]`` is what it marks.

    Raises InvalidValueError unless ``0 <= start <= end``.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidValueError("span", "0 <= start <= end", (self.start, self.end))

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span marks."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@attrs.frozen
class Position:
    """Where an offset falls: 1-based line and column, the column in code points."""

    line: int
    column: int


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValueError("text", "a string", value)
    return value


@attrs.frozen
class Document:
    """A text to check.

    `text` is the decoded file as it lies on disk, line ends and byte order mark included;
    `path` names where it came from, for reports; `published_on` is the date against which
    "Thursday" or "last year" are read. Raises InvalidValueError when `text` is not a string.
    """

    text: str = attrs.field(converter=_as_text)
    path: str | None = attrs.field(default=None, kw_only=True)
    published_on: date | None = attrs.field(default=None, kw_only=True)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    @cached_property
    def _astral(self) -> tuple[int, ...]:
        return tuple(match.start() for match in _ASTRAL.finditer(self.text))

    def _check(self, offset: int) -> None:
        if not 0 <= offset <= len(self.text):
            raise InvalidValueError("offset", f"0 to {len(self.text)}", offset)

    def position(self, offset: int) -> Position:
        """Return line and column of `offset`.

        ``\\n``, ``\\r\\n`` and ``\\r`` end a line. A byte order mark takes an offset, but no
        column, as in editors. Raises InvalidValueError when the offset lies outside the text.
        """
        self._check(offset)
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        if line == 1 and column > 1 and self.text.startswith(BYTE_ORDER_MARK):
            column -= 1
        return Position(line, column)

    def utf16(self, offset: int) -> int:
        """Return `offset` counted in UTF-16 code units, as LSP and JavaScript count.

        Raises InvalidValueError when the offset lies outside the text.
        """
        self._check(offset)
        return offset + bisect_left(self._astral, offset)

    def line_span(self, line: int) -> Span:
        """Return the span of the 1-based `line`, without its line end.

        Raises InvalidValueError when there is no such line.
        """
        starts = self._line_starts
        if not 1 <= line <= len(starts):
            raise InvalidValueError("line", f"1 to {len(starts)}", line)
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))


@attrs.frozen
class Sentence:
    """One sentence of a document: its span, its words, and its 0-based place in the document."""

    span: Span
    text: str
    index: int = 0
