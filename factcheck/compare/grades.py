"""Grades: the adjectives and adverbs that comparatives are of."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facts import Tag, Token
from factcheck.lexicon import lookup


@lru_cache(maxsize=20_000)
def bases_of(norm: str) -> tuple[str, ...]:
    """Return the words that a comparative may be of: "large" for "larger"; none for other words.

    The lexicon has some comparatives as words of their own, too.
    """
    return tuple(dict.fromkeys(r.lemma for r in lookup(norm) if r.form == "comparative"))


def is_comparative(token: Token) -> bool:
    """Return whether a word may be a comparative."""
    return token.tag in (Tag.ADJECTIVE, Tag.ADVERB) and bool(bases_of(token.norm))
