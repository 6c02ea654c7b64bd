"""Labels: what stands like a name behind another and names nothing: "Frist, R-Tenn."."""

from __future__ import annotations

import re

from factcheck.facts import Entity, Facts, Tag

# A party and a state; a share's ticker at its exchange.
_LABEL = re.compile(r"[RDI]-[A-Z][\w.]*|[A-Z]{1,5}\.[A-Z]{1,2}")
_CODE = re.compile(r"[A-Z]{2,5}")


def is_label(facts: Facts, entity: Entity) -> bool:
    """Whether a name only labels the one before it: "Bill Frist, R-Tenn.", "Walgreen (WAG.N)"."""
    words = facts.words(entity.span)
    return _LABEL.fullmatch(words) is not None or _is_code(facts, entity, words)


def _is_code(facts: Facts, entity: Entity, words: str) -> bool:
    """Whether a name in brackets is a share's code, or initials: "shares (MSFT: news, chart)"."""
    if _CODE.fullmatch(words) is None or entity.first < 2 or entity.end >= len(facts.tokens):
        return False
    opened = facts.tokens[entity.first - 1].norm == "("
    named = facts.tokens[entity.first - 2].tag is not Tag.PUNCTUATION
    return opened and named and facts.tokens[entity.end].norm in (":", ")")
