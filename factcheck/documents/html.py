"""HTML: what a reader of the page sees of its article.

turbohtml takes the source apart as browsers do, and tells where each tag, character reference and
run of text stands. Here it is decided which of them is text: not scripts, controls and navigation,
nor what is hidden or struck out; of a page that marks its article (``<article>``, else ``<main>``),
only that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from turbohtml import Token, TokenType, tokenize

from factcheck.documents.formats import Options, refuse_long
from factcheck.documents.html_dates import Days
from factcheck.documents.html_elements import BLOCKS, REGIONS, SKIPPED, SKIPPED_ROLES, VOID
from factcheck.documents.html_open import MAX_OPEN, OpenElements
from factcheck.documents.remarks import comment_of, told
from factcheck.documents.tracing import Tracer, normalized
from factcheck.errors import DocumentError
from factcheck.text import BYTE_ORDER_MARK, Comment, Document, through

MAX_LENGTH = 4_000_000
"""The longest page that is read, in code points: no article is a tenth as long."""

_BYLINE = 100
"""A block of fewer code points is no running text, so that a ``<time>`` in it is the article's."""

_UNUSUAL_SPACE = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]|^ | \Z")
"""White space that is read as something else than it is: a space inside a line is not."""

_SPACES = " \t\n\f\r"
_UNSHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_EMPTY_END_TAG = "</>"
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|"""
    r"""(?P<bare>[^\s>"'][^\s>]*))?)?"""
)
_VALUES = ("double", "single", "bare")
_REFERENCE = re.compile(
    r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|(?P<name>[a-zA-Z][a-zA-Z0-9]*(?:;|(?![=a-zA-Z0-9]))))"
)
"""A character reference in an attribute, where one without ``;`` counts for less."""

_NOTE_AFTER = frozenset(".,;:!?\"'”’)]")


def read(source: str, options: Options) -> Iterator[Document]:
    """Yield the one document."""
    refuse_long(source, options.path, MAX_LENGTH)
    inner = normalized(source)
    page = _Page(inner.text, options)
    page.read()
    text, pieces = page.article.finish()
    yield Document(
        text,
        path=options.path,
        published_on=page.days.best or options.published_on,
        source=source,
        pieces=through(pieces, inner),
        comments=told(text, pieces, inner, page.comments, options.path),
        quotes=page.article.quotes,
    )


class _Page:
    """The loop over the tokens of a page."""

    def __init__(self, text: str, options: Options) -> None:
        self.days = Days()
        self.comments: list[Comment] = []
        # A byte order mark is no text; in its place, white space is none either.
        self._text = " " + text[1:] if text.startswith(BYTE_ORDER_MARK) else text
        self._path = options.path
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._tracers = (Tracer(), Tracer(), Tracer())
        self._open = OpenElements()
        # The block quote that the block under way stands in.
        self._quote = 0
        self._images: list[tuple[int, int]] = []
        self._time: dict[str, str] | None = None
        self._script: list[str] | None = None

    @property
    def article(self) -> Tracer:
        """The text of the article: of the surest region that has any."""
        return next((tracer for tracer in self._tracers[::-1] if tracer), self._tracers[0])

    @property
    def _tracer(self) -> Tracer:
        return self._tracers[self._open.region]

    def read(self) -> None:
        """Read all."""
        take = {
            TokenType.TEXT: self._take_text,
            TokenType.CHARACTER_REFERENCE: self._take_reference,
            TokenType.START_TAG: self._take_start,
            TokenType.END_TAG: self._take_end,
            TokenType.COMMENT: self._take_comment,
        }
        for token in tokenize(self._text, resolve_references=False, capture_source=True):
            function = take.get(token.type)
            if function is not None:
                function(token, self._starts[token.line - 1] + token.col)
        self._end_block(self._tracer)

    # -- text

    def _take_text(self, token: Token, start: int) -> None:
        data = token.data or ""
        if self._script is not None:
            self._script.append(data)
        elif not self._open.hidden:
            for part, place in self._runs(data, start):
                self._add(part, place)
        elif self._open.innermost == "head" and data.strip(_SPACES):
            self._begin("body")  # text in the head is the start of the body
            self._take_text(token, start)

    def _runs(self, data: str, start: int) -> Iterator[tuple[str, int]]:
        """The parts of a run of text, and where they stand.

        A tag without a name is no token, though it stands inside of the run.
        """
        if self._text[start : start + len(data)].replace("\0", "\ufffd") == data.replace(
            "\0", "\ufffd"
        ):
            yield data, start
            return
        done = 0
        while done < len(data):
            last = start + len(data) - done + len(_EMPTY_END_TAG)
            gap = self._text.find(_EMPTY_END_TAG, start, last)
            end = len(data) if gap < 0 else done + gap - start
            yield data[done:end], start
            done, start = end, gap + len(_EMPTY_END_TAG)

    def _add(self, data: str, start: int) -> None:
        if self._open.innermost == "sup" and data[:1].isdigit():
            if self._tracer.last in _NOTE_AFTER and data.strip().isdigit():
                return  # the number of a note
            if self._tracer.last.isdigit():
                self._tracer.insert("^")
        if self._open.formatted:
            self._add_lines(data, start)
            return
        self._add_to(self._tracer, data, start)

    def _add_to(self, tracer: Tracer, data: str, start: int) -> None:
        done = 0
        for space in _UNUSUAL_SPACE.finditer(data):
            tracer.add(data[done : space.start()], start + done, start + space.start())
            tracer.space(start + space.start(), start + space.end())
            done = space.end()
        tracer.add(data[done:], start + done, start + len(data))

    def _add_lines(self, data: str, start: int) -> None:
        for number, line in enumerate(data.split("\n")):
            if number:
                self._tracer.line(start - 1, start)
            self._tracer.add(line, start, start + len(line))
            start += len(line) + 1

    def _take_reference(self, token: Token, start: int) -> None:
        if self._open.hidden:
            return
        data, end = token.data or "", start + len(token.source or "")
        # Letters behind a name without ";" are part of the token: &copyright shows ©right.
        tail = "" if (token.source or "").endswith(";") else data[1:]
        end -= len(tail)
        if data in _SPACES:
            self._tracer.space(start, end)
        else:
            self._tracer.add(data.removesuffix(tail), start, end)
            self._tracer.add(tail, end, end + len(tail))

    def _take_comment(self, token: Token, start: int) -> None:
        comment = comment_of(token.source or "", start)
        if comment is not None:
            self.comments.append(comment)

    # -- tags

    def _take_start(self, token: Token, start: int) -> None:
        name = token.tag or ""
        self._begin(name)
        attributes = dict(token.attrs) if token.attrs else {}
        if attributes:
            self.days.marked(attributes)
        if name == "meta":
            self.days.meta(attributes)
        elif name == "script":
            self._script = [] if attributes.get("type") == "application/ld+json" else None
        hidden = self._hides(name, attributes)
        if not (self._open.hidden or hidden):
            self._show(name, attributes, start, start + len(token.source or ""))
        if name in VOID or (token.self_closing and self._is_foreign(name)):
            return
        if hidden or self._open.hidden or name in BLOCKS or name == "sup":
            self._open.push(name, hidden=hidden, region=self._region(name, attributes))
            if name in BLOCKS:
                self._quote = self._open.quote
            if len(self._open) > MAX_OPEN:
                raise DocumentError(f"{self._path}: elements nested more than {MAX_OPEN:,} deep")

    def _is_foreign(self, name: str) -> bool:
        """Whether a start tag is of a picture or a formula, where one may stand for both tags."""
        return "svg" in self._open or "math" in self._open or name in ("svg", "math")

    def _begin(self, name: str) -> None:
        """What any start tag, shown or not, does to what stands before it."""
        tracer = self._tracer
        self._open.end_by_start(name)
        if name in BLOCKS and not self._open.hidden:
            self._end_block(tracer)

    def _hides(self, name: str, attributes: dict[str, str]) -> bool:
        if name in ("html", "body"):
            return False  # hidden until a script has run
        if name == "header" or (name == "a" and self._open.innermost == "sup"):
            return not self._open.region or name == "a"
        if name in SKIPPED or (name == "code" and self._open.formatted > 0):
            return True
        if not attributes:
            return False
        return (
            "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or attributes.get("role", "").lower() in SKIPPED_ROLES
            or _UNSHOWN.search(attributes.get("style", "")) is not None
        )

    def _region(self, name: str, attributes: dict[str, str]) -> int:
        role = attributes.get("role", "").lower()
        return max(self._open.region, REGIONS.get(name, 0), REGIONS.get(role, 0))

    def _show(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """What the start tag of an element that is shown says."""
        if name == "br":
            self._tracer.line(start, end)
        elif name == "q":
            self._tracer.add("“", start, end)
        elif name == "time" and self._time is None:
            self._time = attributes
        elif name == "img" and attributes.get("alt", "").strip():
            self._images.append(self._alternative(start, end))

    def _take_end(self, token: Token, start: int) -> None:
        name = token.tag or ""
        if name == "script" and self._script is not None:
            self.days.linked_data("".join(self._script))
            self._script = None
        tracer = self._tracer
        self._open.end_by_end(name)
        if self._open.hidden:
            return
        end = start + len(token.source or "")
        if name == "q":
            self._tracer.add("”", start, end)
        elif name == "br":
            self._tracer.line(start, end)  # browsers take it for <br>
        elif name in BLOCKS:
            self._end_block(tracer)

    def _end_block(self, tracer: Tracer) -> None:
        if self._time is not None and tracer.block_length < _BYLINE:
            self.days.time(self._time)
        self._time = None
        if self._quote:
            tracer.quote(self._quote)
        self._quote = self._open.quote
        for each in self._tracers:
            each.end_block()
        images, self._images = self._images, []
        for start, end in images:
            self._describe(tracer, start, end)
            tracer.end_block()

    # -- images

    def _alternative(self, start: int, end: int) -> tuple[int, int]:
        """Where the value of the ``alt`` of an image stands."""
        for match in _ATTRIBUTE.finditer(self._text, start + len("<img"), end):
            if match["name"].lower() == "alt":
                return next(match.span(kind) for kind in _VALUES if match[kind] is not None)
        raise AssertionError("the tokenizer has seen an attribute that is not there")

    def _describe(self, tracer: Tracer, start: int, end: int) -> None:
        """Read the value of an attribute as a block of its own."""
        done = start
        for match in _REFERENCE.finditer(self._text, start, end):
            named = match["name"]
            meant = html5.get(named) if named else unescape(match.group())
            if meant is not None:
                self._add_to(tracer, self._text[done : match.start()], done)
                tracer.add(meant, match.start(), match.end())
                done = match.end()
        self._add_to(tracer, self._text[done:end], done)
