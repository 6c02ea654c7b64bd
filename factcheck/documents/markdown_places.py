"""markdown-it, made to tell where in the source each run of text stands.

The parser gives the lines of a block and nothing of what is inside it. So its rules for blocks of
text are wrapped, to note where each line of their content was cut out of the source, and the state
of its inline rules is given a memory of the place at which each token was pushed. What is read is
thus what markdown-it reads, under the rules of CommonMark, and no second parser has to agree with
it.

Afterwards, each ``inline`` token has in ``meta["pieces"]`` the map from its content to the source;
a token inside it, in ``map``, its start and end in the content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, table
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from factcheck.text import Piece, Span

MAX_NESTING = 100
"""How deep blocks may stand inside each other; the parser drops what is deeper."""

_MAX_INLINE_NESTING = 20
"""How deep emphasis and links may; what is deeper is read as it stands. The parser looks ahead as
many times at each ``[``. CommonMark's own examples need 4."""

_MOST_OPEN_NOTES = 20
"""How often, in one block, the parser looks for the end of a note that has none: each time it looks
at all that follows."""

_MOST_OPEN_LABELS = 10_000
"""How often, in one draft, for the end of the text of a link or image that has none: up to 120
steps each time."""

_OPEN_LABELS = "open labels"
"""The key, in what the parser's rules share, of how many there were."""

_LINE_END = re.compile(r"\\?\n[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")


def parser() -> MarkdownIt:
    """Return a parser of CommonMark, with the tables, strikethrough, task lists and alerts of
    GitHub, and footnotes, that keeps places.

    Bare addresses are left as they are: as links they would read the same.
    """
    made = MarkdownIt("gfm-like2", {"maxNesting": MAX_NESTING, "linkify": False})
    made.disable(["linkify", "fragments_join", "text_join"])
    made.use(footnote_plugin, move_to_end=False)
    made.inline.ruler.at("footnote_inline", _note)
    made.helpers = _Helpers  # type: ignore[assignment]
    made.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    inline = _Inline()
    inline.ruler, inline.ruler2 = made.inline.ruler, made.inline.ruler2
    made.inline = inline
    for name, rule, places in (
        ("heading", heading, _of_heading),
        ("lheading", lheading, _of_lines),
        ("paragraph", paragraph, _of_lines),
        ("table", table, _of_cells),
    ):
        made.block.ruler.at(name, _noting(rule, places), {"alt": _INTERRUPTS.get(name, [])})
    return made


_INTERRUPTS = {
    "heading": ["paragraph", "reference", "blockquote"],
    "table": ["paragraph", "reference"],
}
"""What a rule may interrupt, as markdown-it has it: a rule that is replaced must say so again."""

_Rule = Callable[[StateBlock, int, int, bool], bool]
_Places = Callable[[StateBlock, list[Token]], None]


def _noting(rule: _Rule, places: _Places) -> _Rule:
    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            places(state, [token for token in state.tokens[before:] if token.type == "inline"])
        return found

    return noting


# -- blocks: from their content to the source


def _line(state: StateBlock, line: int) -> tuple[int, int]:
    """Where a line of a block begins, behind the marks of what it stands in, and ends."""
    return state.bMarks[line] + state.tShift[line], state.eMarks[line]


def _of_lines(state: StateBlock, tokens: list[Token]) -> None:
    """A paragraph, or a heading with a line under it: each line is the end of one of the source."""
    (token,) = tokens
    assert token.map is not None
    made = _Pieces()
    token.meta["pieces"] = made.pieces
    if not token.content:
        return
    places = [_line(state, line) for line in range(*token.map)]
    # The parser trims the content as a whole: of lines that hold only rare spaces, too.
    while state.src[slice(*places[0])].strip(MD_TRIM_CHARS) == "":
        del places[0]
    texts = token.content.split("\n")
    done = 0
    for number, (text, (first, last)) in enumerate(zip(texts, places, strict=False), 1):
        if number == len(texts):
            last = first + len(state.src[first:last].rstrip(MD_TRIM_CHARS))
        # Spaces of a tab that is partly indent are not in the source.
        written = text if state.src.startswith(text, last - len(text)) else text.lstrip(" \t")
        if number > 1:
            made.add("\n", done, last - len(written))
        made.skip(len(text) - len(written))
        made.add(written, last - len(written), last)
        done = last


def _of_heading(state: StateBlock, tokens: list[Token]) -> None:
    (token,) = tokens
    assert token.map is not None
    at, end = _line(state, token.map[0])
    while state.src[at : at + 1] == "#":
        at += 1
    at, _ = _trimmed(state.src, at, end)
    made = _Pieces()
    made.add(token.content, at, at + len(token.content))
    token.meta["pieces"] = made.pieces


def _of_cells(state: StateBlock, tokens: list[Token]) -> None:
    rows: dict[int, Iterator[tuple[int, int]]] = {}
    for token in tokens:
        assert token.map is not None
        line = token.map[0]
        if line not in rows:
            rows[line] = _cells(state.src, *_line(state, line))
        made = _Pieces()
        if cell := next(rows[line], None):
            _cell(made, state.src, *cell)
        token.meta["pieces"] = made.pieces


def _cells(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row of a table stand, without the space around them."""
    start, end = _trimmed(source, start, end)
    ends = [match.start() for match in _PIPE.finditer(source, start, end)]
    cells = list(zip([start, *(at + 1 for at in ends)], [*ends, end], strict=True))
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return (_trimmed(source, *cell) for cell in cells)


def _cell(made: _Pieces, source: str, start: int, end: int) -> None:
    """The content of a cell: in it, ``\\|`` stands for a pipe."""
    done = start
    while (at := source.find("\\|", done, end)) >= 0:
        made.add(source[done:at], done, at)
        made.add("|", at, at + 2)
        done = at + 2
    made.add(source[done:end], done, end)


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    text = source[start:end]
    stripped = text.lstrip(MD_TRIM_CHARS)
    start += len(text) - len(stripped)
    return start, start + len(stripped.rstrip(MD_TRIM_CHARS))


class _Pieces:
    """The pieces of a content, put together from its start."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, start: int, end: int) -> None:
        if text:
            span = Span(self._length, self._length + len(text))
            self.pieces.append(Piece(span, Span(start, end)))
            self._length = span.end

    def skip(self, length: int) -> None:
        self._length += length


# -- inline: from tokens to the content


class _State(StateInline):
    """Remembers where each token was pushed."""

    started = 0
    """Where the text that is pending begins."""
    open_notes = 0
    """How many notes were found to have no end."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.level = MAX_NESTING - _MAX_INLINE_NESTING

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.started = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        token = super().pushPending()
        token.map = [self.started, self.started + len(token.content)]
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        token.map = [self.pos, self.pos]
        return token


def _note(state: StateInline, silent: bool) -> bool:
    assert isinstance(state, _State)
    if not state.src.startswith("^[", state.pos) or state.open_notes > _MOST_OPEN_NOTES:
        return False
    found = footnote_inline(state, silent)
    state.open_notes += not found
    return found


class _Helpers:
    """What the parser's rules for links and images call."""

    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815 (markdown-it's names)
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, nested: bool = False) -> int:  # noqa: N802
        if state.env.get(_OPEN_LABELS, 0) > _MOST_OPEN_LABELS:
            return -1
        found = parseLinkLabel(state, start, nested)
        if found < 0:
            state.env[_OPEN_LABELS] = state.env.get(_OPEN_LABELS, 0) + 1
        return found


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        _place(src, state.tokens)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _place(content: str, tokens: list[Token]) -> None:
    """Mend the places of tokens: of several pushed by one rule, each begins where the last ends."""
    done = 0
    before: Token | None = None
    for token in tokens:
        assert token.map is not None
        start = token.map[0]
        if token.type == "text":
            if before is not None and before.info == "auto" and before.nesting == 1:
                start += 1  # behind the "<" of an address in angle brackets
            start = max(start, done)
            done = start + len(token.content)
        elif token.type == "text_special":
            done = start + len(token.markup)
        elif token.type == "code_inline":
            start += len(token.markup)
            # One space on each side is taken off a code span that begins and ends with one.
            if content[start : start + len(token.content)].replace("\n", " ") != token.content:
                start += 1
            done = start + len(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            match = _LINE_END.match(content, start)
            assert match is not None
            while content[start - 1] == " ":
                start -= 1
            done = match.end()
        elif token.type == "html_inline":
            done = start + len(token.content)
        else:
            done = start
        token.map = [start, done]
        before = token
