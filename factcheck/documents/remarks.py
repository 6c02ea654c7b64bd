"""What readers of markup hand over of comments: where they stand in the file, and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import attrs

from factcheck.comments import CLOSE, OPEN, is_between_backticks, lines_in_brackets
from factcheck.errors import DocumentError
from factcheck.text import Comment, Document, Pieces, Span

MAX_COMMENTS = 100_000
"""The most comments that one document may have: no draft has a hundredth of it."""


def told(
    text: str, pieces: Pieces, inner: Document, comments: Iterable[Comment], path: str
) -> tuple[Comment, ...]:
    """Return the comments of a text that was read from the text of `inner`, traced to its source.

    `comments` are those that the format has, in the text of `inner`; lines in brackets are added,
    of those that were read as text. `path` is the file's name in messages.

    Raises DocumentError when there are more than `MAX_COMMENTS`.
    """
    found = list(comments)
    if text:
        read = Document(text, source=inner.text, pieces=pieces)
        lines = (
            line
            for line in lines_in_brackets(read)
            if line.text is not None and not is_between_backticks(inner.text, line.span)
        )
        found += islice(lines, max(0, MAX_COMMENTS + 1 - len(found)))
    if len(found) > MAX_COMMENTS:
        raise DocumentError(f"{path}: more than {MAX_COMMENTS:,} comments")
    return traced(sorted(found, key=lambda each: (each.span.start, each.span.end)), inner)


def traced(comments: Iterable[Comment], inner: Document) -> tuple[Comment, ...]:
    """Return comments in the text of `inner` as comments in its source."""
    if not inner.pieces:
        return tuple(comments)
    return tuple(attrs.evolve(each, span=inner.in_source(each.span)) for each in comments)


def comment_of(source: str, start: int) -> Comment | None:
    """Return the comment of HTML that `source` is as a whole, None for one that has no end.

    `start` is where it stands. What browsers only take for a comment ("<!x>") is none.
    """
    if not source.startswith(OPEN) or not source.endswith(CLOSE):
        return None
    words = source[len(OPEN) : max(len(OPEN), len(source) - len(CLOSE))]
    return Comment(Span(start, start + len(source)), words)


def comments_in(block: Document) -> tuple[Comment, ...]:
    """Return the comments of a block of HTML, traced to its source."""
    if OPEN not in block.text:
        return ()
    from turbohtml import TokenType, tokenize  # slow to import, and seldom needed

    made = []
    done = 0
    for token in tokenize(block.text, resolve_references=False, capture_source=True):
        if token.type is TokenType.COMMENT and token.source:
            # A comment is found from where the last one ends: tokens tell lines and columns alone.
            start = block.text.index(token.source, done)
            done = start + len(token.source)
            made.append(comment_of(token.source, start))
    return traced(filter(None, made), block)
