"""Markdown: CommonMark with GitHub's tables and strikethrough, footnotes and front matter.

Read are paragraphs, headings, items, cells, notes, the text of links and images, and code inside a
sentence, each block by itself. Left out are blocks of code, HTML, addresses of links, and what is
struck out, which the paper no longer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.documents import front_matter, markdown_places
from factcheck.documents.formats import Options, refuse_long
from factcheck.documents.remarks import comment_of, comments_in, told, traced
from factcheck.documents.tracing import Tracer, normalized
from factcheck.errors import DocumentError
from factcheck.text import Comment, Document, Piece, Span, through

MAX_LENGTH = 500_000
"""The longest draft that is read, in code points: 85,000 words. Where every third is a mark, the
parser takes four seconds for them, and 300 MB of memory."""
MAX_LINES = 50_000
"""The most lines: of tables of one row, the parser takes a tenth of a millisecond for each."""

_CONTAINERS = frozenset(
    ("blockquote_open", "alert_open", "list_item_open", "footnote_reference_open")
)
_LINE_END = re.compile("\n")
_SPACES = "\t\n\f\r "
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(source: str, options: Options) -> Iterator[Document]:
    """Yield the one document."""
    refuse_long(source, options.path, MAX_LENGTH)
    inner = normalized(source)
    if inner.text.count("\n") >= MAX_LINES:
        raise DocumentError(
            f"{options.path}: one document of more than {MAX_LINES:,} lines; split it"
        )
    start, day = front_matter.split(inner.text)
    tracer = Tracer()
    notes: dict[str, Any] = {}
    comments: list[Comment] = []
    lines = _Lines.of(inner.text, start)
    quote = quotes = depth = 0
    for token in _parser().parse(inner.text[start:], notes):
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
            quotes += token.nesting == depth == 1
            quote = quotes if depth else 0
        if token.type in _CONTAINERS and token.level + 1 >= markdown_places.MAX_NESTING:
            raise DocumentError(
                f"{options.path}: lists and block quotes nested more than "
                f"{markdown_places.MAX_NESTING} deep"
            )
        if token.type == "inline" and "pieces" in token.meta:
            pieces = _moved(token.meta["pieces"], start)
            content = Document(token.content, source=inner.text, pieces=pieces)
            _Block(tracer, content, notes, comments, quote).read(token.children or ())
        elif token.type == "html_block":
            comments += comments_in(lines.block(token))
    text, read_from = tracer.finish()
    yield Document(
        text,
        path=options.path,
        published_on=day or options.published_on,
        source=source,
        pieces=through(read_from, inner),
        comments=told(text, read_from, inner, comments, options.path),
        quotes=tracer.quotes,
    )


@cache
def _parser() -> MarkdownIt:
    return markdown_places.parser()


def _moved(pieces: Sequence[Piece], by: int) -> tuple[Piece, ...]:
    if not by:
        return tuple(pieces)
    return tuple(Piece(piece.text, piece.source.shift(by)) for piece in pieces)


@attrs.frozen
class _Lines:
    """The lines of a text without its front matter, and where each begins."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int) -> _Lines:
        return cls(
            text, (start, *(m.end() for m in _LINE_END.finditer(text, start)), len(text) + 1)
        )

    def block(self, token: Token) -> Document:
        """A block of HTML, traced to the source: each of its lines is the end of one there."""
        assert token.map is not None
        pieces: list[Piece] = []
        done = 0
        for number, text in enumerate(token.content.split("\n"), token.map[0]):
            if number + 1 == len(self.starts):
                break
            start, end = self.starts[number], self.starts[number + 1] - 1
            written = text if self.text.endswith(text, start, end) else text.lstrip(" \t")
            span = Span(done + len(text) - len(written), done + len(text))
            if span:
                pieces.append(Piece(span, Span(end - len(span), end)))
            done += len(text) + 1
        return Document(token.content, source=self.text, pieces=tuple(pieces))


@attrs.frozen
class _Block:
    """Reads the content of one block, and then, as blocks of their own, what it only points at:
    images and notes. `quote` is the number of the block quote that it stands in, or 0."""

    tracer: Tracer
    content: Document
    env: dict[str, Any]
    comments: list[Comment]
    quote: int

    def read(self, tokens: Sequence[Token]) -> None:
        waiting = [(tokens, 0)]
        for tokens, start in waiting:  # it grows while it is read
            waiting.extend(self._line(tokens, start))
            if self.quote and start == 0 and tokens is waiting[0][0]:
                self.tracer.quote(self.quote)
            self.tracer.end_block()

    def _line(self, tokens: Sequence[Token], start: int) -> Iterator[tuple[Sequence[Token], int]]:
        struck = 0
        for token in tokens:
            assert token.map is not None
            place = Span(*token.map).shift(start)
            if token.type == "html_inline":
                comment = comment_of(token.content, place.start)
                self.comments.extend(traced(filter(None, (comment,)), self.content))
            if token.type in ("s_open", "s_close"):
                struck += token.nesting
            elif struck:
                continue
            elif token.type in ("text", "text_special", "code_inline"):
                self._add(token.content, place)
            elif token.type == "softbreak":
                source = self.content.in_source(place)
                self.tracer.space(source.start, source.end)
            elif token.type == "hardbreak" or _LINE_BREAK.fullmatch(token.content):
                source = self.content.in_source(place)
                self.tracer.line(source.start, source.end)
            elif token.type == "image":
                yield token.children or (), place.start + len("![")
            elif token.type == "footnote_ref":
                note = self.env["footnotes"]["list"][token.meta["id"]]
                yield note.get("tokens", ()), place.start + len("^[")

    def _add(self, text: str, place: Span) -> None:
        if not text:
            return  # of two marks that make one, the second is left as an empty text
        if text in _SPACES:
            self.tracer.space(*attrs.astuple(self.content.in_source(place)))
            return
        if len(text) != len(place):  # one sign for several, as of a reference
            self.tracer.add(text, *attrs.astuple(self.content.in_source(place)))
            return
        for first, last, start, end in self.content.pieces.within(place.start, place.end):
            part = text[first - place.start : last - place.start]
            if part[0] == " " == self.tracer.last and len(part) == end - start:
                # Something between two spaces was left out.
                part, start = part[1:], start + 1
            self.tracer.add(part, start, end)
