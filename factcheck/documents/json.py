"""JSON and JSON lines from a content management system: each item an article, each a document.

The fields named in `Fields` hold the article: its words as text, Markdown or HTML, its name and its
day. The source of every document is the file as a whole.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import attrs

from factcheck.comments import find_comments
from factcheck.documents.dating import day_of
from factcheck.documents.formats import Fields, Options, refuse_long, resolve
from factcheck.documents.json_places import end_of, find, skip_space, text_at
from factcheck.documents.remarks import traced
from factcheck.errors import DocumentError, shown
from factcheck.text import BYTE_ORDER_MARK, Comment, Document, Lines, Pieces, Span, through

MAX_LENGTH = 2_000_000
"""The longest item that is read, in code points."""

_BREAK = "\n\n"
_SHOWN_PROBLEMS = 20
_MOST_PROBLEMS = 1_000
"""Of so many items that cannot be read, the fields are misnamed: the rest is not tried."""

# Numbers are kept as they are written: they name articles, and nothing is reckoned with them.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)


def read(source: str, options: Options) -> Iterator[Document]:
    """Yield the article of each item: of an array its values, else the one object.

    Raises DocumentError when it is no JSON, and at the end when an item could not be read.
    """
    yield from _Reader.of(source, options).documents(_items)


def read_lines(source: str, options: Options) -> Iterator[Document]:
    """Yield the article of each line.

    Raises DocumentError at the end, when a line could not be read.
    """
    yield from _Reader.of(source, options).documents(_line_items)


@attrs.frozen
class _Reader:
    """What is the same for every item of a file."""

    source: str
    path: str
    published_on: date | None
    fields: Fields
    lines: Lines

    @classmethod
    def of(cls, source: str, options: Options) -> _Reader:
        fields = options.fields
        if fields is None:
            raise DocumentError(
                f"{options.path}: name the field that holds the words of an article, "
                "for example --field body"
            )
        return cls(source, options.path, options.published_on, fields, Lines(source))

    def documents(
        self, items: Callable[[_Reader], Iterator[int | DocumentError]]
    ) -> Iterator[Document]:
        """Yield the article of each item; raises at the end what could not be read."""
        problems: list[str] = []
        for at in items(self):
            try:
                if isinstance(at, DocumentError):
                    raise at
                yield self._article(at)
            except DocumentError as error:
                problems.append(str(error))
                if len(problems) > _MOST_PROBLEMS:
                    break
        if len(problems) > _SHOWN_PROBLEMS:
            more = "and others that cannot be read"
            problems[_SHOWN_PROBLEMS:] = [f"{self.path}: {more}"]
        if problems:
            raise DocumentError("\n".join(problems))

    def place(self, at: int, name: str = "") -> str:
        """How the value at `at` is called in messages: file, line and field."""
        place = f"{self.path}:{self.lines.position(at).line}"
        return f"{place}: {name}" if name else place

    def decode(self, start: int, end: int) -> None:
        """Raise DocumentError unless there is one JSON value between `start` and `end`."""
        text = self.source[start:end]
        refuse_long(text, self.place(start), MAX_LENGTH)
        try:
            _DECODER.decode(text)
        except json.JSONDecodeError as error:
            position = self.lines.position(start + error.pos)
            place = f"{self.path}:{position.line}:{position.column}"
            raise DocumentError(f"{place}: not valid JSON: {error.msg}") from None
        except RecursionError:
            raise DocumentError(f"{self.place(start)}: JSON nested too deeply") from None

    def _article(self, at: int) -> Document:
        if self.source[at] not in "[{":
            raise DocumentError(f"{self.place(at)}: expected an object, got {self._kind(at)}")
        name = None if self.fields.id is None else self._scalar(at, self.fields.id)
        day = None if self.fields.date is None else self._day(at, self.fields.date)
        parts = [self._part(at, name) for name in self.fields.text]
        text, pieces, comments, quotes = _joined(parts)
        told = next((part.published_on for part in parts if part.published_on is not None), None)
        return Document(
            text,
            path=self.path,
            published_on=day or told or self.published_on,
            id=name,
            source=self.source,
            pieces=pieces,
            part=Span(at, end_of(self.source, at)),
            comments=comments,
            quotes=quotes,
        )

    def _find(self, at: int, name: str) -> int:
        path: tuple[str, ...] = (name,)
        if name.startswith("/"):
            steps = name[1:].split("/")
            path = tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)
        found = find(self.source, at, path)
        if found is None:
            raise DocumentError(f"{self.place(at, name)}: no such field")
        return found

    def _part(self, at: int, name: str) -> Document:
        """The words of one field, traced to the file."""
        found = self._find(at, name)
        kind = self._kind(found)
        if kind == "null":
            return Document("")
        if kind != "a string":
            raise DocumentError(f"{self.place(found, name)}: expected a string, got {kind}")
        inner = text_at(self.source, found)
        options = Options(path=self.place(found, name))
        (document,) = resolve(self.fields.format)(inner.text, options)
        plain = document.text and not document.pieces
        pieces = inner.pieces if plain else through(document.pieces, inner)
        told = document.comments
        comments = traced(find_comments(document) if told is None else told, inner)
        return attrs.evolve(document, source=self.source, pieces=pieces, comments=comments)

    def _scalar(self, at: int, name: str) -> str | None:
        found = self._find(at, name)
        kind = self._kind(found)
        if kind == "null":
            return None
        if kind == "a string":
            return text_at(self.source, found).text
        if kind == "a number":
            return self.source[found : end_of(self.source, found)]
        expected = "a string or a number"
        raise DocumentError(f"{self.place(found, name)}: expected {expected}, got {kind}")

    def _day(self, at: int, name: str) -> date | None:
        text = self._scalar(at, name)
        day = day_of(text)
        if day is None and text is not None:
            expected = "a day such as 2020-06-11"
            place = self.place(self._find(at, name), name)
            raise DocumentError(f"{place}: expected {expected}, got {shown(text)}")
        return day

    def _kind(self, at: int) -> str:
        kinds = {'"': "a string", "{": "an object", "[": "an array", "n": "null"}
        kinds |= {"t": "true", "f": "false"}
        return kinds.get(self.source[at], "a number")


def _joined(
    parts: Sequence[Document],
) -> tuple[str, Pieces, tuple[Comment, ...], tuple[Span, ...]]:
    """The texts of several fields, set apart as paragraphs, with pieces, comments and quotes."""
    text = ""
    pieces = array("q")
    comments: list[Comment] = []
    quotes: list[Span] = []
    for part in parts:
        if text and part.text:
            text += _BREAK
        for start, end, first, last in part.pieces.rows:
            pieces.extend((start + len(text), end + len(text), first, last))
        for comment in part.comments or ():
            place = None if comment.text is None else comment.text.shift(len(text))
            comments.append(attrs.evolve(comment, text=place))
        quotes += (quote.shift(len(text)) for quote in part.quotes)
        text += part.text
    return text, Pieces.of(pieces), tuple(comments), tuple(quotes)


def _items(reader: _Reader) -> Iterator[int | DocumentError]:
    """Where the items of a JSON text begin; at last what is wrong with it, if anything is."""
    source = reader.source
    at = skip_space(source, len(BYTE_ORDER_MARK) if source.startswith(BYTE_ORDER_MARK) else 0)
    try:
        if not source.startswith("[", at):
            reader.decode(at, len(source))
            yield at
            return
        at = skip_space(source, at + 1)
        while not source.startswith("]", at):
            end = end_of(source, at)
            reader.decode(at, end)
            yield at
            at = skip_space(source, end)
            if source.startswith(",", at):
                at = skip_space(source, at + 1)
            elif not source.startswith("]", at):
                raise DocumentError(f"{reader.place(at)}: not valid JSON: expected , or ]")
        at = skip_space(source, at + 1)
        if at < len(source):
            raise DocumentError(f"{reader.place(at)}: not valid JSON: text behind the array")
    except DocumentError as error:
        yield error


def _line_items(reader: _Reader) -> Iterator[int | DocumentError]:
    """Where the value of each line that has one begins, or what is wrong with it."""
    source = reader.source
    start = len(BYTE_ORDER_MARK) if source.startswith(BYTE_ORDER_MARK) else 0
    while start < len(source):
        end = source.find("\n", start) + 1 or len(source)
        at = skip_space(source, start)
        if at < end:
            try:
                reader.decode(at, end)
                yield at
            except DocumentError as error:
                yield error
        start = max(end, at)
