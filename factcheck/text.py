"""Spans, documents and sentences, and the maps from offsets to files, lines, columns and units.

An offset counts Unicode code points from the start of `Document.text`. Every span in the package
is such a pair of offsets, half-open, unless it says that it is of the source: the file that the
text was read from. Lines, columns, bytes and UTF-16 units exist only in this module.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache

import attrs

from factcheck.errors import InvalidValueError
from factcheck.spans import Piece, Pieces, Span

__all__ = [
    "BYTE_ORDER_MARK",
    "Comment",
    "Document",
    "Lines",
    "Piece",
    "Pieces",
    "Position",
    "Sentence",
    "Span",
    "through",
]

_LINE_END = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
BYTE_ORDER_MARK = "\ufeff"


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
class Lines:
    """The lines of a text: where an offset into it falls, in the units that tools count in.

    ``\\n``, ``\\r\\n`` and ``\\r`` end a line. Every method raises InvalidValueError when the
    offset or line lies outside the text.
    """

    text: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    @cached_property
    def _astral(self) -> tuple[int, ...]:
        return tuple(match.start() for match in _ASTRAL.finditer(self.text))

    def _check(self, offset: int) -> None:
        if not 0 <= offset <= len(self.text):
            raise InvalidValueError("offset", f"0 to {len(self.text)}", offset)

    def position(self, offset: int) -> Position:
        """Return line and column of `offset`.

        A byte order mark takes an offset, but no column, as in editors.
        """
        self._check(offset)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._first(line, offset) + 1)

    def utf16(self, offset: int) -> int:
        """Return `offset` counted in UTF-16 code units, as LSP and JavaScript count."""
        self._check(offset)
        return offset + bisect_left(self._astral, offset)

    def utf16_column(self, offset: int) -> int:
        """Return the 1-based column of `offset` in UTF-16 code units, as SARIF may count."""
        line = self.position(offset).line
        return self.utf16(offset) - self.utf16(self._first(line, offset)) + 1

    def utf8_column(self, offset: int) -> int:
        """Return the 1-based column of `offset` in bytes of UTF-8, as reviewdog counts."""
        line = self.position(offset).line
        before = self.text[self._first(line, offset) : offset]
        return len(before.encode("utf-8", "surrogatepass")) + 1

    def span(self, line: int) -> Span:
        """Return the span of the 1-based `line`, without its line end."""
        starts = self._starts
        if not 1 <= line <= len(starts):
            raise InvalidValueError("line", f"1 to {len(starts)}", line)
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def _first(self, line: int, offset: int) -> int:
        """The offset of a line's first column, which a byte order mark comes before."""
        marked = line == 1 and offset > 0 and self.text.startswith(BYTE_ORDER_MARK)
        return self._starts[line - 1] + marked


@lru_cache(maxsize=1)
def _lines_of(source: str) -> Lines:
    """The lines of a file, found once for the thousands of documents that it may hold."""
    return Lines(source)


@attrs.frozen
class Comment:
    """What stands in a draft for those who work on it, not for those who read it.

    `span` is its span in the source, marks included; `words` what it says, as its format decodes
    it; `text` its span in the document's text, None where it is left out there, as it mostly is.
    """

    span: Span
    words: str
    text: Span | None = None
    about: Span | None = None


@attrs.frozen
class Document:
    """A text to check.

    `text` is what is read, markup left out; `path` names where it came from, for reports; `id` is
    the name by which another system knows it, such as the slug of an article; `published_on` is the
    date against which "Thursday" or "last year" are read.

    `source` is the decoded file as it lies on disk, line ends and byte order mark included, and
    `pieces` tell, in order, where in it the text was read from; what stands between them (a break
    between two paragraphs) is in no file. Without pieces, the text is the source. `part` is the
    stretch of the source that holds this document, of a file that holds several; None is all of it.
    `quotes` are the block quotes of its text, in order: what its format sets off as quoted.
    `comments` are those that a reader saw, directives to factcheck among them; None where nobody
    has told them apart, so that they are looked for in the source.

    Raises InvalidValueError when `text` is not a string, or when pieces or quotes overlap, are not
    in the order of the text, or lie outside it or the source, as a comment may not either.
    """

    text: str = attrs.field(converter=_as_text)
    path: str | None = attrs.field(default=None, kw_only=True)
    published_on: date | None = attrs.field(default=None, kw_only=True)
    id: str | None = attrs.field(default=None, kw_only=True)
    source: str = attrs.field(kw_only=True, repr=False, converter=_as_text)
    pieces: Pieces = attrs.field(default=Pieces(), kw_only=True, repr=False, converter=Pieces)
    part: Span | None = attrs.field(default=None, kw_only=True, repr=False)
    comments: tuple[Comment, ...] | None = attrs.field(default=None, kw_only=True, repr=False)
    quotes: tuple[Span, ...] = attrs.field(default=(), kw_only=True, repr=False)

    @source.default
    def _text_itself(self) -> str:
        return self.text

    @pieces.validator
    def _in_order(self, _: object, pieces: Pieces) -> None:
        done, text, source = 0, len(self.text), len(self.source)
        for start, end, first, last in pieces.rows:
            if not done <= start < end <= text or not 0 <= first <= last <= source:
                expected = "in order, inside the text and the source"
                raise InvalidValueError("pieces", expected, (start, end, first, last))
            done = end

    @quotes.validator
    def _set_off(self, _: object, quotes: tuple[Span, ...]) -> None:
        done = 0
        for quote in quotes:
            if not done <= quote.start < quote.end <= len(self.text):
                raise InvalidValueError("quotes", "in order, inside the text", quote)
            done = quote.end

    @comments.validator
    def _inside(self, _: object, comments: tuple[Comment, ...] | None) -> None:
        for comment in comments or ():
            text, about = comment.text, comment.about or comment.span
            inside = text is None or text.end <= len(self.text)
            if max(comment.span.end, about.end) > len(self.source) or not inside:
                raise InvalidValueError("comments", "inside the text and the source", comment)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source."""
        return _lines_of(self.source)

    def sources(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches of the source that the words at `span` were read from, in order.

        Stretches that touch are one. What is in no file has none.
        """
        if not self.pieces:
            return (span,) if span else ()
        made: list[Span] = []
        for _, _, first, last in self.pieces.within(span.start, span.end):
            if made and made[-1].end == first:
                first = made.pop().start
            made.append(Span(first, last))
        return tuple(made)

    def in_source(self, span: Span) -> Span:
        """Return the span of the source from the first to the last character of `span`."""
        if not self.pieces:
            return span
        found = tuple(self.pieces.within(span.start, span.end))
        if found:
            return Span(min(row[2] for row in found), max(row[3] for row in found))
        return Span(*[self._source_offset(span.start)] * 2)

    def position(self, offset: int) -> Position:
        """Return line and column, in the source, of an offset into the text.

        Raises InvalidValueError when the offset lies outside the text.
        """
        return self.lines.position(self._source_offset(offset))

    def utf16(self, offset: int) -> int:
        """Return an offset into the text as one into the source, in UTF-16 code units.

        Raises InvalidValueError when the offset lies outside the text.
        """
        return self.lines.utf16(self._source_offset(offset))

    def _source_offset(self, offset: int) -> int:
        """Where an offset into the text falls in the source; between pieces, after the former."""
        if not 0 <= offset <= len(self.text):
            raise InvalidValueError("offset", f"0 to {len(self.text)}", offset)
        if not self.pieces:
            return offset
        piece = self.pieces[self.pieces.before(offset)]
        if offset <= piece.text.start:
            return piece.source.start
        if offset >= piece.text.end:
            return piece.source.end
        return piece.source_of(Span(offset, offset)).start


def through(pieces: Iterable[Piece], inner: Document) -> Pieces:
    """Return pieces of the source of `inner`, given pieces of its text.

    A field of a JSON file holds HTML: the text read from the HTML is mapped through the text of the
    field to the file.
    """
    outer = Pieces(pieces)
    if not inner.pieces:
        return outer
    made = array("q")
    for start, end, first, last in outer.rows:
        if end - start != last - first:
            found = inner.in_source(Span(first, last))
            made.extend((start, end, found.start, found.end))
            continue
        by = start - first
        for a, b, c, d in inner.pieces.within(first, last):
            made.extend((a + by, b + by, c, d))
    return Pieces.of(made)


@attrs.frozen
class Sentence:
    """One sentence of a document: its span, its words, and its 0-based place in the document."""

    span: Span
    text: str
    index: int = 0
