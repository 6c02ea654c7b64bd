"""Where a finding lies, as tools for files see it: paths, lines, and what may be put there."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from urllib.parse import quote

from factcheck.findings import Finding
from factcheck.reports import Options
from factcheck.text import Document, Position, Span

NO_FILE = "<text>"
"""What a text that is in no file is called in reports."""

_NAMED = re.compile(r"<[^/\\]*>")
"""The names of what is no file: ``<stdin>``, ``<text>``."""

_SPECIAL = re.compile(r'["&<>\\*_`\[\]{}|~#\r\n]')
"""What markup of one sort or another may take for its own."""


def is_file(path: str | None) -> bool:
    """Whether a document's path names a file, and not standard input or a text at hand."""
    return path is not None and _NAMED.fullmatch(path) is None


def shown_path(path: str | None, folder: str | None) -> str:
    """Return a path as tools expect it: with forward slashes, and relative to `folder` inside it.

    What is no file keeps its name in angle brackets.
    """
    if path is None:
        return NO_FILE
    if not is_file(path):
        return path
    if folder is not None and PurePath(path).is_absolute():
        inside = os.path.relpath(path, folder)
        if inside != os.pardir and not inside.startswith(os.pardir + os.sep):
            path = inside
    return PurePath(os.path.normpath(path)).as_posix()


def uri(path: str) -> str:
    """Return a path from `shown_path` as a URI reference, percent-encoded.

    Absolute paths get the scheme ``file``, as RFC 8089 says.
    """
    encoded = quote(path, safe="/", errors="surrogateescape")
    if not PurePath(path).is_absolute():
        return encoded
    return "file://" + ("" if encoded.startswith("/") else "/") + encoded


def ends(document: Document, place: Span) -> tuple[Position, Position]:
    """Return the positions, in the source, of the first and the last character of `place`.

    `place` is a span of the source; of an empty one, both are where it stands.
    """
    last = max(place.start, place.end - 1)
    return document.lines.position(place.start), document.lines.position(last)


def is_binary(path: str | None, options: Options) -> bool:
    """Whether a document was read from a file that is no text, such as a Word file."""
    return path is not None and path.lower().endswith(options.binary)


def replacement(finding: Finding, document: Document, options: Options) -> tuple[Span, str] | None:
    """Return the span of the source to replace, and with what, where a tool can do it by itself.

    None when there is no suggestion, when the file is no text, when markup stands among the words,
    or when the suggestion holds characters that may mean something in the markup around it.
    """
    if finding.suggestion is None or is_binary(document.path, options):
        return None
    found = document.sources(finding.span)
    if len(found) != 1:
        return None
    if document.pieces and (_SPECIAL.search(finding.suggestion) or _cuts(document, finding.span)):
        return None
    return found[0], finding.suggestion


def _cuts(document: Document, span: Span) -> bool:
    """Whether `span` takes only a part of what stands as a whole for other characters."""
    return any(
        not piece.literal and piece.text.overlaps(span) and not span.contains(piece.text)
        for piece in document.pieces
    )
