"""What is read of one part of a Word file: where in its XML each stretch of text stands.

Office Open XML, ECMA-376 part 1: 17.3 (paragraphs, runs), 17.11 (notes), 17.13.5 (revisions).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias
from xml.parsers import expat

import attrs

from factcheck.errors import DocumentError

SEPARATOR = " "
"""What stands between namespace and name, as expat gives them."""

_MOST_NESTED = 1000
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What a paragraph's own text never holds: what was deleted, what older programs show instead, the
# codes of fields, and what belongs to a drawing.
_LEFT_OUT = frozenset("del moveFrom Fallback instrText delText delInstrText".split())
# Marks that stand for a character.
_MARKS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "\u2011"}
# The lines between text and notes.
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
# Where the passage that a comment is about begins and ends, and where its sign stands.
_ANCHORS = frozenset(("commentRangeStart", "commentRangeEnd", "commentReference"))
_LINE_BREAK = "textWrapping"
_OFF = frozenset(("0", "false", "off"))
_REFERENCE = re.compile(rb"&#?\w+;")
# Characters that would end a line of the source.
_ONE_LINE = str.maketrans("\r\n\v", "   ")


@attrs.frozen
class Run:
    """A stretch of text, and the bytes of the part that it was read from.

    `part` is the part's name, `start` and `end` are offsets of bytes: of a text's characters, of a
    character reference, or of the element of a mark, such as a tab.

    One without text stands where the passage of a comment begins or ends, or, in the part that
    holds comments, before the words of one; `comment` is the comment's number.
    """

    text: str
    part: str
    start: int
    end: int
    is_mark: bool = False
    comment: str | None = None


Paragraph: TypeAlias = tuple[Run, ...]


def read_part(data: bytes, name: str, path: str) -> list[Paragraph]:
    """Return the paragraphs of the part `name` of the file `path`, each where it ends.

    Raises DocumentError for a part that is nested too deeply or declares a document type, and
    expat's error for one that is no XML.
    """
    parser = new_parser(path)
    part = _Part(name, path, parser, data)
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.characters
    parser.Parse(data, True)
    return part.paragraphs()


def new_parser(path: str) -> Any:
    """Return a parser of XML that takes no declarations of the file `path`."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)

    def refuse(*_: object) -> None:
        # Entities are declared there: few bytes may stand for many. Word writes none.
        raise DocumentError(f"{path}: a Word file with a document type declaration is not read")

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = False
    return parser


class _Part:
    """What is read of one part, element by element."""

    def __init__(self, name: str, path: str, parser: Any, data: bytes) -> None:
        self._data = data
        self._name = name
        self._path = path
        self._parser = parser
        self._depth = 0
        # The depth of the outermost element that is left out, 0 outside.
        self._out = 0
        self._done: list[Paragraph] = []
        # Text boxes hold paragraphs inside a paragraph.
        self._open: list[list[Run]] = []
        self._carried: list[Run] = []
        self._in_text = False
        self._properties: list[str] = []
        self._hidden = False
        self._merged: list[bool] = []
        self._mark: tuple[str, int] | None = None
        # Anchors that stand between paragraphs.
        self._waiting: list[Run] = []

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, each at the place where it ends."""
        if self._carried:
            self._done.append(tuple(self._carried))
            self._carried = []
        if self._waiting and self._done:
            self._done[-1] = (*self._done[-1], *self._waiting)
            self._waiting = []
        return self._done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise DocumentError(f"{self._path}: {self._name} is nested too deeply")
        if self._out:
            return
        space, _, name = tag.rpartition(SEPARATOR)
        if space == _COMPATIBLE and name == "Fallback":
            self._out = self._depth
        elif space in _WORD:
            self._started(name, attributes, space)

    def _started(self, name: str, attributes: Mapping[str, str], space: str) -> None:
        value = attributes.get(f"{space}{SEPARATOR}val", "")
        if self._properties:
            # Inside properties an element of a revision has another meaning than around a run.
            inside = self._properties[-1]
            if name == "vanish" and inside == "r" and value not in _OFF:
                self._hidden = True
            elif name in ("del", "moveFrom") and inside == "p" and self._merged:
                self._merged[-1] = True
            if name != "rPr" or inside != "p":
                self._out = self._depth
            return
        if name in _LEFT_OUT or self._is_no_note(name, attributes, space):
            self._out = self._depth
        elif name == "p":
            self._open.append(self._waiting)
            self._waiting = []
            self._merged.append(False)
        elif name in _ANCHORS:
            run = self._of_comment(attributes, space)
            (self._open[-1] if self._open else self._waiting).append(run)
        elif name == "comment":
            self._done.append((self._of_comment(attributes, space),))
        elif name == "r":
            self._hidden = False
        elif name in ("pPr", "rPr"):
            self._properties.append(name[0])
        elif name == "t":
            self._in_text = True
        elif name in _MARKS and self._reads() and _is_of_text(attributes, space):
            self._mark = (_MARKS[name], self._parser.CurrentByteIndex)

    def _of_comment(self, attributes: Mapping[str, str], space: str) -> Run:
        at = self._parser.CurrentByteIndex
        number = attributes.get(f"{space}{SEPARATOR}id", "")
        return Run("", self._name, at, at, is_mark=True, comment=number)

    def _reads(self) -> bool:
        """Whether what stands here is text that is read."""
        return bool(self._open) and not self._hidden

    def _is_no_note(self, name: str, attributes: Mapping[str, str], space: str) -> bool:
        kind = attributes.get(f"{space}{SEPARATOR}type")
        return name in ("footnote", "endnote") and kind in _NO_NOTES

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(SEPARATOR)
        if self._out:
            if self._depth == self._out:
                self._out = 0
        elif space in _WORD:
            self._ended(name)
        self._depth -= 1

    def _ended(self, name: str) -> None:
        if name in ("pPr", "rPr") and self._properties:
            if self._properties[-1] == name[0]:
                self._properties.pop()
        elif name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._close()
        elif self._mark is not None:
            text, begun = self._mark
            end = self._data.find(b">", self._parser.CurrentByteIndex) + 1
            self._open[-1].append(Run(text, self._name, begun, end, True))
            self._mark = None

    def _close(self) -> None:
        """A paragraph ends; one whose mark was deleted goes on in the next."""
        runs = [*self._carried, *self._open.pop()] if len(self._open) == 1 else self._open.pop()
        if self._merged.pop() and not self._open:
            self._carried = runs
            return
        if not self._open:
            self._carried = []
        self._done.append(tuple(runs))

    def characters(self, text: str) -> None:
        if self._in_text and not self._out and self._reads():
            begun = self._parser.CurrentByteIndex
            reference = _REFERENCE.match(self._data, begun) if len(text) == 1 else None
            if reference is not None:
                end = reference.end()
            elif self._data.startswith(b"\r\n", begun):
                end = begun + 2
            else:
                end = begun + len(text.encode("utf-8", "surrogatepass"))
            self._open[-1].append(Run(text.translate(_ONE_LINE), self._name, begun, end))


def _is_of_text(attributes: Mapping[str, str], space: str) -> bool:
    """Whether a break is one of lines: others are of pages and columns."""
    return attributes.get(f"{space}{SEPARATOR}type", _LINE_BREAK) == _LINE_BREAK
