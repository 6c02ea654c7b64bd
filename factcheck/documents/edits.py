"""Putting words into the file that a draft was read from, every other byte kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import TypeAlias, cast

from factcheck.documents.decoding import codec_of, decode
from factcheck.documents.formats import BINARY, FORMATS
from factcheck.documents.spelling import spell
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document, Span

Edit: TypeAlias = tuple[Span, str]
"""A stretch of a source, and the words to put there, not yet spelled as the format does."""

_Replacer: TypeAlias = Callable[[bytes, Iterable[Edit], str], bytes]


def edits_for(document: Document, span: Span, words: str) -> tuple[tuple[Edit, ...], ...]:
    """Return the ways to put `words` in place of those at `span` of the text: edits of the source.

    Where the source has the old words in several stretches, one takes the new ones and the others
    are emptied: each in its turn, the first first. Not every way need read as it should: in
    Markdown, emphasis that is left empty is none. No way when the source has more, or less, there
    than the old words alone.
    """
    pieces = [piece for piece in document.pieces if piece.text.overlaps(span)]
    if not all(piece.literal or span.contains(piece.text) for piece in pieces):
        return ()
    stretches = document.sources(span)
    if any(not stretch for stretch in stretches):
        return ()
    return tuple(
        tuple((stretch, words if stretch is taker else "") for stretch in stretches)
        for taker in stretches
    )


def edited(
    data: bytes,
    edits: Iterable[Edit],
    path: str,
    *,
    formats: Sequence[str],
    encoding: str | None = None,
) -> bytes:
    """Return the bytes of a file with the words at spans of its source replaced, and no others.

    `formats` are that of the file and, of data, that of the words in it.
    Encoding, byte order mark and line ends stay. Raises DocumentError when the encoding has no
    bytes for the words, or the file's bytes are not those it would be written with;
    InvalidValueError for edits that overlap.
    """
    ordered = sorted(edits)
    for (span, _), (following, _) in pairwise(ordered):
        if span.end > following.start:
            raise InvalidValueError("edits", "spans that do not overlap", following)
    if formats[0] in BINARY:
        module = import_module(FORMATS[formats[0]].partition(":")[0])
        return cast(_Replacer, module.replace)(data, ordered, path)
    source, codec = decode(data, encoding=encoding, path=path), codec_of(data, encoding)
    try:
        if source.encode(codec) != data:
            raise DocumentError(f"{path}: {codec} has several spellings of its bytes; not edited")
        return _spliced(source, ordered, formats).encode(codec)
    except UnicodeEncodeError as error:
        words = error.object[error.start : error.end]
        raise DocumentError(f"{path}: {words!r} cannot be written in {codec}") from None


def _spliced(source: str, edits: Sequence[Edit], formats: Sequence[str]) -> str:
    parts: list[str] = []
    done = 0
    for span, words in edits:
        for name in reversed(formats):
            words = spell(words, name)
        parts += (source[done : span.start], words)
        done = span.end
    return "".join((*parts, source[done:]))
