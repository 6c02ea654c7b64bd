"""Word files: the text as it reads when all tracked changes are accepted.

A draft's source is its paragraphs, one a line: lines are numbered as paragraphs, columns count
characters, and a line break inside a paragraph is U+000B, as Word itself writes it in plain text.
Body, tables and text boxes come first, then footnotes and endnotes. Headers, footers, hidden text
and the codes of fields are left out; comments are no text, and are kept with the passage that each
is about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

import attrs

from factcheck.comments import find_comments
from factcheck.documents.docx_package import comments, paragraphs, rewritten
from factcheck.documents.docx_parts import Paragraph, Run
from factcheck.documents.formats import Options
from factcheck.errors import InvalidValueError
from factcheck.text import Comment, Document, Piece, Span

BREAK = "\v"
"""A line break inside a paragraph, in the source."""


def read(data: bytes, options: Options) -> Iterator[Document]:
    """Yield the one document of a Word file.

    Raises DocumentError when the bytes are no Word file, or damaged, or unpack to too much.
    """
    found = paragraphs(data, options.path)
    text, source, pieces = _laid_out(found)
    document = Document(
        text, path=options.path, published_on=options.published_on, source=source, pieces=pieces
    )
    told = [*find_comments(document), *_beside(found, data, options.path)]
    yield attrs.evolve(document, comments=tuple(sorted(told, key=lambda each: each.span)))


def _beside(found: Sequence[Paragraph], data: bytes, path: str) -> Iterator[Comment]:
    """The comments that stand beside the text, each where the passage that it is about begins."""
    places: dict[str, list[int]] = {}
    for at, run in _placed(found):
        if run.comment is not None:
            places.setdefault(run.comment, []).append(at)
    if places:
        words = comments(data, path)
        for number, anchors in places.items():
            if number in words:
                start = min(anchors)
                about = Span(start, max(anchors))
                yield Comment(Span(start, start), words[number], about=about)


def _laid_out(found: Sequence[Paragraph]) -> tuple[str, str, tuple[Piece, ...]]:
    """The text, in which a blank line parts paragraphs; the source; and how they hang together."""
    lines: list[str] = []
    told: list[str] = []
    pieces: list[Piece] = []
    at = begun = 0
    for paragraph in found:
        line = "".join(run.text for run in paragraph)
        lines.append(line)
        if line.strip():
            told.append(line.replace(BREAK, "\n"))
            pieces.append(Piece(Span(at, at + len(line)), Span(begun, begun + len(line))))
            at += len(line) + 2
        begun += len(line) + 1
    return "\n\n".join(told), "\n".join(lines), tuple(pieces)


def replace(data: bytes, edits: Iterable[tuple[Span, str]], path: str) -> bytes:
    """Return the Word file with the words at spans of its source replaced, and no other changed.

    The new words take the looks of the first that they stand for. Raises DocumentError when the
    bytes cannot be read, or spell their text in a way that isn't edited here; InvalidValueError
    for edits that overlap or hold no text.
    """
    ordered = sorted(edits)
    for (span, _), (following, _) in pairwise(ordered):
        if span.end > following.start:
            raise InvalidValueError("edits", "spans that do not overlap", following)
    runs = [(at, run) for at, run in _placed(paragraphs(data, path)) if run.text]
    starts = [at for at, _ in runs]
    # The text of each run that changes, from its last edit to its first.
    texts: dict[Run, str] = {}
    for span, words in reversed(ordered):
        first = max(0, bisect_right(starts, span.start) - 1)
        inside = [
            (at, run)
            for at, run in runs[first : bisect_left(starts, span.end)]
            if Span(at, at + len(run.text)).overlaps(span)
        ]
        target = next((run for _, run in inside if not run.is_mark), None)
        if target is None:
            raise InvalidValueError("edits", "spans that hold text", span)
        for at, run in inside:
            text = texts.get(run, run.text)
            before, after = text[: max(0, span.start - at)], text[max(0, span.end - at) :]
            texts[run] = before + (words if run is target else "") + after
    changed: dict[str, list[tuple[int, int, bytes]]] = {}
    for run, text in texts.items():
        changed.setdefault(run.part, []).append((run.start, run.end, escape(text).encode()))
    return rewritten(data, changed, path)


def _placed(found: Sequence[Paragraph]) -> Iterator[tuple[int, Run]]:
    """Each run with its offset in the source."""
    at = 0
    for paragraph in found:
        for run in paragraph:
            yield at, run
            at += len(run.text)
        at += 1
