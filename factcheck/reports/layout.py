"""Laying out text for a terminal: visible control characters, wrapping, a marked line.

Widths are terminal cells, as rich counts them: a Chinese character takes two, a combining mark
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from rich.cells import cell_len

from factcheck.text import BYTE_ORDER_MARK, Document, Span

TAB = 4
"""Distance of tab stops in a shown line, in cells."""

# What could move the cursor, reorder or hide text: C0 and C1 controls, soft hyphen, bidirectional
# marks, embeddings and isolates, invisible formatting, tags, line separators, lone surrogates.
# Joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji are spelled with them.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` with each control or invisible formatting character spelled ``<U+001B>``."""
    return _HARMFUL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def flat(text: str) -> str:
    """Return `text` on one line, white space collapsed, and visible as `visible` says."""
    return visible(" ".join(text.split()))


def wrap(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` cells: at spaces, else inside a long word."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        while cell_len(word) > width:
            head = cut(word, width) or word[0]
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [*lines, line] if line else lines


def cut(text: str, width: int) -> str:
    """Return the longest beginning of `text` that fits `width` cells."""
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:at]
    return text


@attrs.frozen
class Excerpt:
    """One line of a document as shown, and the cells of it that are marked.

    `number` is the line's 1-based number. `marked` is empty where the mark is a place between two
    characters; `before` and `after` are what is shown around it.
    """

    number: int
    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The line as shown."""
        return self.before + self.marked + self.after

    @property
    def underline(self) -> str:
        """Spaces and carets that stand under the marked words, at least one caret."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.marked))


def excerpts(document: Document, span: Span, *, width: int) -> Iterator[Excerpt]:
    """Yield each line of the source that `span` touches, at most `width` cells, cut around it."""
    lines, span = document.lines, document.in_source(span)
    first = lines.position(span.start).line
    last = lines.position(max(span.start, span.end - 1)).line
    for number in range(first, last + 1):
        line = lines.span(number)
        start = min(max(span.start, line.start), line.end)
        end = max(start, min(span.end, line.end))
        if number > first and start == end:
            continue
        yield _excerpt(document.source, number, line, Span(start, end), width)


def _excerpt(text: str, number: int, line: Span, mark: Span, width: int) -> Excerpt:
    begin = line.start
    if begin == 0 and mark.start > 0 and text.startswith(BYTE_ORDER_MARK):
        begin = 1  # takes no cell and no column
    # A line can hold a whole book: only what could be shown is looked at.
    left = max(begin, mark.start - width)
    right = min(line.end, mark.end + width)
    before, column = _spelled(text[left : mark.start], 0)
    marked, column = _spelled(text[mark.start : min(mark.end, mark.start + width)], column)
    after, _ = _spelled(text[mark.end : right], column)
    if left == begin and right == line.end and cell_len(before + marked + after) <= width:
        return Excerpt(number, before, marked, after)
    return _shorten(Excerpt(number, before, marked, after), width, left > begin)


def _shorten(excerpt: Excerpt, width: int, more_before: bool) -> Excerpt:
    marked = excerpt.marked
    if cell_len(marked) > width - 2:
        marked = cut(marked, width - 3) + "…"
    room = width - cell_len(marked)
    before = excerpt.before
    # A third of the room goes before the mark, more when little follows it.
    keep = max(room // 3, room - cell_len(excerpt.after) - 1)
    if more_before or cell_len(before) > keep:
        before = "…" + _tail(before, keep - 1)
    after = excerpt.after
    room -= cell_len(before)
    if cell_len(after) > room:
        after = cut(after, room - 1) + "…"
    return Excerpt(excerpt.number, before, marked, after)


def _tail(text: str, width: int) -> str:
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += cell_len(text[at])
        if used > width:
            return text[at + 1 :]
    return text


def _spelled(text: str, column: int) -> tuple[str, int]:
    """Spell `text`, which begins at cell `column`: tabs as spaces, controls visible."""
    parts: list[str] = []
    for piece in re.split("(\t)", text):
        shown = " " * (TAB - column % TAB) if piece == "\t" else visible(piece)
        parts.append(shown)
        column += cell_len(shown)
    return "".join(parts), column
