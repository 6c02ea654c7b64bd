"""Checking as the cases do it: as plain text, and as read by one who leaves comments out."""

from __future__ import annotations

import re

from factcheck.checker import Checker
from factcheck.claims import Claim
from factcheck.stores import MemoryStore
from factcheck.text import Document, Piece, Span

CLAIMS = (
    Claim("c1", "NEC is based in Tokyo.", "accurate"),
    Claim("c2", "NEC has 28 members of staff in Peru.", "accurate"),
)
CHECKER = Checker(MemoryStore(CLAIMS))

_LEFT_OUT = re.compile(r"<!--.*?-->|^```.*?^```$|^~~~.*?^~~~$", re.S | re.M)


def without_comments(source: str, path: str | None = None) -> Document:
    """A document as a reader of markup makes it: comments and code left out, breaks between."""
    pieces: list[Piece] = []
    text = ""
    start = 0
    for end, following in (*(m.span() for m in _LEFT_OUT.finditer(source)), (len(source),) * 2):
        if start < end:
            pieces.append(Piece(Span(len(text), len(text) + end - start), Span(start, end)))
            text += source[start:end]
        start = following
    return Document(text, path=path, source=source, pieces=tuple(pieces))
