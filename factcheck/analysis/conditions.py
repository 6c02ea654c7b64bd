"""Conditions: the limits that "until", "unless", "if" and the like set on an assertion."""

from __future__ import annotations

from factcheck.facts import Condition, Tag, Token
from factcheck.text import Span

_MARKERS = {
    "until": "until",
    "till": "until",
    "unless": "unless",
    "if": "if",
    "provided": "if",
    "except": "except",
    "pending": "until",
    "as long as": "while",
    "so long as": "while",
    "on condition": "if",
}


def find_conditions(tokens: tuple[Token, ...]) -> tuple[Condition, ...]:
    """Find the conditions, each with the tokens that it brings (its marker included)."""
    made = []
    for index, token in enumerate(tokens):
        marker = _MARKERS.get(token.norm)
        if marker is None or (token.norm == "provided" and token.tag is Tag.VERB):
            continue
        end = next(
            (i for i in range(index + 1, len(tokens)) if tokens[i].norm in (",", ";", ".", "”", '"')),
            len(tokens),
        )
        if end > index + 1:
            span = Span(token.start, tokens[end - 1].end)
            made.append(Condition(span, index, end, marker))
    return tuple(made)
