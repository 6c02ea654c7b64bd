"""Spans, and the pieces that tell which span of a source a span of a text was read from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, overload

import attrs

from factcheck.errors import InvalidValueError


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
class Piece:
    """A stretch of a document's text, and the stretch of the source that it was read from.

    Of one length, they are the same characters, but for a line end or tab read as a space; else the
    one stands for the other as a whole, as ``&`` for ``&amp;``, or a space for a line end and an
    indent.
    """

    text: Span
    source: Span

    @property
    def literal(self) -> bool:
        """Whether the two go together character by character."""
        return len(self.text) == len(self.source)

    def source_of(self, span: Span) -> Span:
        """Return the part of the source for the part of the piece that `span` covers."""
        if not self.literal:
            return self.source
        by = self.source.start - self.text.start
        return Span(max(span.start, self.text.start), min(span.end, self.text.end)).shift(by)


_Row: TypeAlias = tuple[int, int, int, int]


class Pieces(Sequence[Piece]):
    """Pieces as numbers, in the order given: a sequence of objects would take ten times the memory.

    Equal to any sequence of equal pieces.
    """

    __slots__ = ("_numbers", "_starts")

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        """Keep `pieces`."""
        if isinstance(pieces, Pieces):
            self._numbers: array[int] = pieces._numbers
        else:
            self._numbers = array("q")
            for piece in pieces:
                text, source = piece.text, piece.source
                self._numbers.extend((text.start, text.end, source.start, source.end))
        self._starts: array[int] | None = None

    @classmethod
    def of(cls, numbers: array[int]) -> Pieces:
        """Return the pieces whose four offsets, of the text and of the source, stand in a row."""
        made = cls()
        made._numbers = numbers
        return made

    @property
    def rows(self) -> Iterator[_Row]:
        """The four offsets of each piece: start and end in the text, then in the source."""
        numbers = iter(self._numbers)
        return zip(numbers, numbers, numbers, numbers, strict=True)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers) // 4

    def __iter__(self) -> Iterator[Piece]:
        """Yield each, made anew."""
        return (Piece(Span(a, b), Span(c, d)) for a, b, c, d in self.rows)

    @overload
    def __getitem__(self, index: int) -> Piece: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Piece, ...]: ...

    def __getitem__(self, index: int | slice) -> Piece | tuple[Piece, ...]:
        """Return one of them, or a tuple of some."""
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        a, b, c, d = self.row(range(len(self))[index])
        return Piece(Span(a, b), Span(c, d))

    def __eq__(self, other: object) -> bool:
        """Whether `other` is a sequence of equal pieces."""
        if isinstance(other, Pieces):
            return self._numbers == other._numbers
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """The hash of a tuple of them."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show all."""
        return f"Pieces({tuple(self)!r})"

    def row(self, number: int) -> _Row:
        """Return the four offsets of a piece."""
        a, b, c, d = self._numbers[4 * number : 4 * number + 4]
        return a, b, c, d

    def before(self, offset: int) -> int:
        """Return the number of the last piece that starts at or before an offset into the text.

        It is 0 where there is none. Found in a time that hardly grows with their count, of pieces
        that are in the order of the text.
        """
        if self._starts is None:
            self._starts = self._numbers[::4]
        return max(0, bisect_right(self._starts, offset) - 1)

    def within(self, start: int, end: int) -> Iterator[_Row]:
        """Yield the four offsets of the part of each piece in ``text[start:end]``, in order.

        Of a piece that isn't literal, that part was read from all of its source.
        """
        for number in range(self.before(start), len(self)):
            a, b, c, d = self.row(number)
            if a >= end:
                return
            if b <= start:
                continue
            if b - a == d - c:
                c, d = c + max(0, start - a), d - max(0, b - end)
            yield max(a, start), min(b, end), c, d
