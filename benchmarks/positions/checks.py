"""Whether what a document says of its source is so, by rules that the readers do not share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from random import Random

from factcheck.sentences import segment
from factcheck.text import Document, Piece, Span

_BLOCK_BREAK = re.compile(r"\n{2,}")
_TAG = re.compile(r"</?(?:br|q)\b[^>]*>", re.I)
_WORD = re.compile(r"[^\W_]{4,}")


def blocks(document: Document) -> tuple[str, ...]:
    """Return the blocks of a document's text."""
    return tuple(part for part in _BLOCK_BREAK.split(document.text) if part)


def decoded_markdown(source: str) -> str:
    """What a stretch of Markdown stands for, that is not the same in the text."""
    if len(source) > 1 and source[0] == "\\" and source[1] in "\r\n":
        return "\n"
    if "\n" in source or "\r" in source:
        return "\n" if source.startswith("  ") else " "
    return decoded_html(source[1:] if source[0] == "\\" else source)


def decoded_html(source: str) -> str:
    """What a stretch of HTML stands for, that is not the same in the text."""
    if _TAG.fullmatch(source):
        name = source.strip("</ >").lower()
        return "\n" if name.startswith("br") else "”" if source[1] == "/" else "“"
    shown = unescape(source).replace("\u00ad", "")
    return shown if shown.strip(" \t\n\f\r") else " "


def decoded_json(decoded: Callable[[str], str]) -> Callable[[str], str]:
    """The same, of text in a string of JSON."""

    def decode(source: str) -> str:
        return decoded(json.loads(f'"{source}"'))

    return decode


def mismatches(document: Document, decoded: Callable[[str], str]) -> Iterator[str]:
    """Yield what is wrong: a sentence whose stretches of the source do not decode to its words."""
    for sentence in segment(document):
        words, done = "", 0
        for piece in document.pieces:
            if not piece.text.overlaps(sentence.span):
                continue
            start = max(piece.text.start, sentence.span.start)
            words += document.text[sentence.span.start + done : start] if done else ""
            words += _decoded(document, piece, sentence.span, decoded)
            done = min(piece.text.end, sentence.span.end) - sentence.span.start
        if words != sentence.text:
            yield f"{sentence.text!r} is read from {words!r}"
        stretches = document.sources(sentence.span)
        if any(b.start < a.end for a, b in pairwise(stretches)):
            yield f"{sentence.text!r} is not read in the order of the source"


def _decoded(document: Document, piece: Piece, span: Span, decoded: Callable[[str], str]) -> str:
    found = piece.source_of(span).of(document.source)
    if not piece.literal:
        return decoded(found)
    part = Span(max(piece.text.start, span.start), min(piece.text.end, span.end))
    text = part.of(document.text)
    same = all(a == b or (a == " " and b in "\t\n\r\f") for a, b in zip(text, found, strict=True))
    return text if same else found


def replaced(document: Document, read: Callable[[str], Document], random: Random) -> Iterator[str]:
    """Yield what is wrong when one word is replaced in the source and the draft is read again."""
    words = list(_WORD.finditer(document.text))
    if not words:
        return
    word = random.choice(words)
    stretches = document.sources(Span(*word.span()))
    if len(stretches) != 1 or len(stretches[0]) != len(word.group()):
        return  # a word of several parts, or with an escape in it, is no plain stretch
    (place,) = stretches
    source = document.source[: place.start] + "Replaced" + document.source[place.end :]
    text = document.text[: word.start()] + "Replaced" + document.text[word.end() :]
    if (got := read(source).text) != text:
        yield f"{word.group()!r} replaced in the source gives {got!r}, not {text!r}"
