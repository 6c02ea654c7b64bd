"""Owners: which phrases a possessive sign joins, and what stands before them as a whole."""

from __future__ import annotations

from factcheck.analysis.phrases import Phrase
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

SIGNS = frozenset("$£€¥")
"""Signs of money, which open an amount."""
_DEEDS = frozenset({"act", "event"})


def opener_of(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase) -> int:
    """The token before a phrase, its article skipped: for "in Volvo's plant", the preposition."""
    left = phrase.first - 1
    while left >= 0 and (
        tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB) or tokens[left].norm in SIGNS
    ):
        left -= 1
    if left < 0 or tokens[left].tag is not Tag.POSSESSIVE:
        return left
    owner = next((p for p in phrases if p.end == left), None)
    if owner is None:
        return left
    outer = opener_of(tokens, phrases, owner)
    if outer >= 0 and tokens[outer].norm == "of" and _is_group_genitive(tokens, phrases, outer):
        return left
    opens = outer >= 0 and tokens[outer].tag in (Tag.PREPOSITION, Tag.TO)
    return outer if opens else left


def _is_group_genitive(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], preposition: int
) -> bool:
    """Whether a possessive sign is that of all before it: "the mayor of Lyon's".

    Not where that is a deed: "the sale of Volvo's plant" is the sale of a plant.
    """
    whole = next((p for p in phrases if p.end == preposition), None)
    if whole is None or tokens[whole.head].tag not in (Tag.NOUN, Tag.NAME):
        return False
    return not (
        tokens[whole.head].tag is Tag.NOUN and _DEEDS & classes(tokens[whole.head].lemma, "n")
    )


def possessive_after(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase
) -> int | None:
    """Where the possessive sign stands that a phrase takes: "Lyon's", "the mayor of Lyon's"."""
    end = phrase.end
    of = end < len(tokens) and tokens[end].norm == "of"
    if of and _is_group_genitive(tokens, phrases, end):
        inner = next((p for p in phrases if end < p.first <= end + 2), None)
        if inner is not None:
            end = inner.end
    return end if end < len(tokens) and tokens[end].tag is Tag.POSSESSIVE else None


def owned_from(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase) -> int:
    """Where a phrase begins with its owners: at "Norda" in "Norda's chief officer"."""
    first = phrase.first
    while first > 0 and tokens[first - 1].tag is Tag.POSSESSIVE:
        owner = next((p for p in phrases if p.end == first - 1), None)
        if owner is None:
            break
        first = owner.first
    return first
