"""Adverbials: noun phrases that tell when, without a preposition: "last week", "Wednesday"."""

from __future__ import annotations

from factcheck.analysis.phrases import Phrase
from factcheck.analysis.words import MONTHS, WEEKDAYS
from factcheck.facts import Tag, Token

_SPANS = frozenset("minute hour day night morning week weekend month quarter year decade".split())
_WHICH = frozenset("last next this that every each same".split())
_COUNTED_FROM = frozenset("ago earlier later before".split())
_DAYS_AND_MONTHS = frozenset((*WEEKDAYS, *MONTHS))
BRINGING = frozenset({Tag.PREPOSITION, Tag.TO, Tag.POSSESSIVE})
"""What a phrase behind it hangs on."""


def tells_time(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether a phrase tells when by itself: "resigned Wednesday", "fell last week"."""
    if phrase.first > 0 and tokens[phrase.first - 1].tag in BRINGING:
        return False
    head, before = tokens[phrase.head], tokens[phrase.first : phrase.head]
    if head.norm in WEEKDAYS or (head.norm in MONTHS and head.tag is Tag.NAME):
        return all(t.tag is not Tag.NAME or t.norm in _DAYS_AND_MONTHS for t in before)
    if head.lemma not in _SPANS:
        return False
    if any(token.norm in _WHICH or token.norm in WEEKDAYS for token in before):
        return True
    return phrase.end < len(tokens) and tokens[phrase.end].norm in _COUNTED_FROM
