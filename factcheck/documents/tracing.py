"""The text under way while markup is read, and where each part of it stands in the source."""

from __future__ import annotations

import re
from array import array

from factcheck.text import Document, Pieces, Span

SOFT_HYPHEN = "\u00ad"
"""Marks where a word may be divided, and is no part of it."""

_UNHYPHENED = re.compile(f"[^{SOFT_HYPHEN}]+")
_BLOCK_BREAK = "\n\n"
_TWO_FOR_ONE = re.compile("\r\n")


def normalized(source: str) -> Document:
    """Return the text with every line end as ``\\n``, as parsers of markup see it, and its map."""
    if "\r" not in source:
        return Document(source)
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    pieces = array("q")
    at = done = 0
    for match in _TWO_FOR_ONE.finditer(source):
        start, end = match.span()
        if start > done:
            pieces.extend((at, at + start - done, done, start))
            at += start - done
        pieces.extend((at, at + 1, start, end))
        at, done = at + 1, end
    if done < len(source):
        pieces.extend((at, len(text), done, len(source)))
    return Document(text, source=source, pieces=Pieces.of(pieces))


class Tracer:
    """Collects text, block by block, with the stretch of the source that each part stands for.

    Blocks are set apart by an empty line, which ends a sentence and is in no file. White space and
    line ends asked for at the start or end of a block come to nothing.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        # Four numbers a piece: objects would take ten times the memory while a long file is read.
        self._pieces = array("q")
        # Where a run goes on, in text and source: it must be next in both, and literal.
        self._goes_on = (-1, -1)
        self._waiting: list[tuple[str, int, int]] = []
        self._fresh = True
        """Whether nothing stands in this block, or in this line, yet."""
        self._broken = False
        self._block = 0
        # The block quotes: the number of each, and where it starts and ends in the text.
        self._quotes: list[tuple[int, int, int]] = []

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return self._length > 0

    @property
    def block_length(self) -> int:
        """Length of the block so far, in code points."""
        return self._length - self._block

    @property
    def last(self) -> str:
        """The last character of the block so far, or ""."""
        return "" if self._fresh or self._waiting else self._parts[-1][-1]

    def add(self, text: str, start: int, end: int) -> None:
        """Add `text`, read from ``source[start:end]``, without its soft hyphens."""
        if SOFT_HYPHEN not in text:
            self.copy(text, start, end)
        elif len(text) == end - start:
            for part in _UNHYPHENED.finditer(text):
                self.copy(part.group(), start + part.start(), start + part.end())
        else:
            self.copy(text.replace(SOFT_HYPHEN, ""), start, end)

    def copy(self, text: str, start: int, end: int) -> None:
        """Add `text`, read from ``source[start:end]``, as it is."""
        if text:
            self._settle()
            self._put(text, start, end)

    def insert(self, text: str) -> None:
        """Add `text` that is in no file."""
        self._settle()
        self._parts.append(text)
        self._length += len(text)

    def space(self, start: int, end: int) -> None:
        """Let the white space ``source[start:end]`` part what stands around it by one space."""
        if not self._fresh and not self._waiting:
            self._waiting.append((" ", start, end))

    def line(self, start: int, end: int) -> None:
        """Let what stands at ``source[start:end]`` end the line, though not the block."""
        if self._fresh and not self._waiting:
            return
        if self._waiting and self._waiting[0][0] == " ":
            self._waiting.clear()
        self._waiting.append(("\n", start, end))

    def end_block(self) -> None:
        """Set what follows apart, as another paragraph."""
        self._waiting.clear()
        self._fresh = True
        self._broken = self._length > 0
        self._block = self._length

    def quote(self, number: int) -> None:
        """Let the block so far be of the block quote of that number, which may have several."""
        if self._length == self._block:
            return
        start = self._block + (len(_BLOCK_BREAK) if self._block else 0)
        if self._quotes and self._quotes[-1][0] == number:
            start = self._quotes.pop()[1]
        self._quotes.append((number, start, self._length))

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The block quotes so far."""
        return tuple(Span(start, end) for _, start, end in self._quotes)

    def finish(self) -> tuple[str, Pieces]:
        """Return the text and its pieces."""
        return "".join(self._parts), Pieces.of(self._pieces)

    def _settle(self) -> None:
        """Put down what was waiting for more text."""
        if self._broken:
            self._parts.append(_BLOCK_BREAK)
            self._length += len(_BLOCK_BREAK)
            self._broken = False
        for text, start, end in self._waiting:
            self._put(text, start, end)
        self._waiting.clear()
        self._fresh = False

    def _put(self, text: str, start: int, end: int) -> None:
        begin, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        if len(text) != end - start:
            self._pieces.extend((begin, self._length, start, end))
            return
        if self._goes_on == (begin, start):
            self._pieces[-3], self._pieces[-1] = self._length, end
        else:
            self._pieces.extend((begin, self._length, start, end))
        self._goes_on = (self._length, end)
