"""Comments in the source of a draft, where its reader has told of none: ``<!-- … -->``, and lines
in brackets.

A reader knows better what its format takes for a comment, and hands over what it saw
(`Document.comments`); plain text has no such rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from factcheck.text import Comment, Document, Piece, Span

OPEN, CLOSE = "<!--", "-->"
_BRACKETED = re.compile(
    r"(?:^|(?<=\r))[ \t\ufeff]*(\[[ \t]*(f[^\r\n]*)\])[ \t]*(?=[\r\n]|\Z)", re.I | re.M
)
_FENCE = re.compile(r"(?:^|(?<=\r)) {0,3}(`{3,}|~{3,})", re.M)


def find_comments(document: Document) -> tuple[Comment, ...]:
    """Return the comments of a document, looked for in its source, in their order.

    What stands in a fenced block of code is an example, as is what stands between backticks.
    """
    made = [*_commented(document), *lines_in_brackets(document)]
    if made:
        code = _fenced(document.source, _part(document))
        made = [c for c in made if not any(block.contains(c.span) for block in code)]
    return tuple(sorted(made, key=lambda comment: comment.span))


def lines_in_brackets(document: Document) -> Iterator[Comment]:
    """Yield lines in brackets: those of the text, and of a source whose lines a reader has joined.

    What the reader left out of the text has no span there. Only those are looked at whose first
    letter is an f, as that of every directive is.
    """
    lines: list[Span] = []
    part = _part(document)
    if document.pieces and _BRACKETED.search(document.source, part.start, part.end):
        pieces = sorted(document.pieces, key=lambda piece: (piece.source.start, piece.source.end))
        starts = [piece.source.start for piece in pieces]
        for match in _BRACKETED.finditer(document.source, part.start, part.end):
            span = Span(*match.span(1))
            first = max(0, bisect_right(starts, span.start) - 1)
            around = pieces[first : bisect_left(starts, span.end)]
            yield Comment(span, match[2], _in_text(around, span))
            lines.append(span)
    for match in _BRACKETED.finditer(document.text):
        text = Span(*match.span(1))
        span = document.in_source(text)
        at = max(0, bisect_right(lines, span) - 1)
        if not any(line.overlaps(span) for line in lines[at : at + 2]):
            yield Comment(span, match[2], text)


def is_between_backticks(source: str, span: Span) -> bool:
    """Whether a stretch of Markdown is code: an example of what it looks like."""
    return span.start > 0 and source[span.start - 1] == "`" and source.startswith("`", span.end)


def _commented(document: Document) -> Iterator[Comment]:
    source = document.source
    part = _part(document)
    start = source.find(OPEN, part.start, part.end)
    while start >= 0:
        end = source.find(CLOSE, start + len(OPEN), part.end)
        if end < 0:
            return
        span = Span(start, end + len(CLOSE))
        if not is_between_backticks(source, span) and not _is_shown(document, span):
            words = source[start + len(OPEN) : end]
            yield Comment(span, words, None if document.pieces else span)
        start = source.find(OPEN, span.end, part.end)


def _is_shown(document: Document, span: Span) -> bool:
    """Whether a comment is text to be read."""
    return any(piece.literal and piece.source.overlaps(span) for piece in document.pieces)


def _in_text(pieces: Iterable[Piece], span: Span) -> Span | None:
    """The stretch of the text that was read from a stretch of the source."""
    read = []
    for piece in pieces:
        if piece.source.overlaps(span):
            by = piece.text.start - piece.source.start
            inside = Span(max(piece.source.start, span.start), min(piece.source.end, span.end))
            read.append(inside.shift(by) if piece.literal else piece.text)
    return Span(min(read).start, max(read).end) if read else None


def _part(document: Document) -> Span:
    return document.part or Span(0, len(document.source))


def _fenced(source: str, part: Span) -> tuple[Span, ...]:
    """The fenced blocks of code of a part of a source, as CommonMark has them."""
    made: list[Span] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(source, part.start, part.end):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]):
            made.append(Span(opened.start(), fence.end()))
            opened = None
    return tuple(made)
