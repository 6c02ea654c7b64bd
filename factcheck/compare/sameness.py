"""Sameness: whether both sides tell of the same ones, at the same time, as something that is so."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from factcheck.compare.alignment import Alignment
from factcheck.facts import DateMention, Dimension, Facts, Mode, Tag

# What a noun may have before it in one phrase that says which one is meant.
_QUALIFYING = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER})
_OF = frozenset(("against", "from", "of", "with"))
# How far after a word of modality, in tokens, its verb may stand.
_REACH = 3


def may_not_be(facts: Facts, index: int) -> bool:
    """Whether a verb's deed is denied, tried, only possible, only mentioned, or conditional."""
    return (
        (index > 0 and facts.tokens[index - 1].tag is Tag.TO)
        or is_only_told_of(facts, index)
        or any(
            m.token < index <= m.token + _REACH and m.mode is not Mode.FACT
            for m in facts.modalities
        )
    )


def is_only_told_of(facts: Facts, index: int) -> bool:
    """Whether a verb's deed is denied, only mentioned, or conditional."""
    return (
        any(n.scope[0] <= index < n.scope[1] for n in facts.negations)
        or any(c.first <= index < c.end for c in facts.conditions)
        or any(u.first <= index < u.end for u in facts.uncommitted)
    )


def has_another_time(alignment: Alignment) -> bool:
    """Whether the clause gives a date that the claim hasn't."""
    return bool(_dates_left(alignment.draft, alignment.pairs.keys() | _outside(alignment)))


def are_of_two_times(alignment: Alignment) -> bool:
    """Whether either side gives a date that the other hasn't."""
    return has_another_time(alignment) and bool(_dates_left(alignment.claim, alignment.back.keys()))


def _outside(alignment: Alignment) -> frozenset[int]:
    return frozenset(range(len(alignment.draft.tokens))) - alignment.segment


def _dates_left(facts: Facts, met: AbstractSet[int]) -> list[DateMention]:
    return [d for d in facts.dates if met.isdisjoint(range(d.first, d.end))]


def qualifiers_left(alignment: Alignment, mine: int, other: int) -> tuple[bool, bool]:
    """Whether the draft, and the claim, says which one is meant in words the other hasn't."""
    return (
        bool(_qualifiers(alignment.draft, mine) - alignment.pairs.keys()),
        bool(_qualifiers(alignment.claim, other) - alignment.back.keys()),
    )


def _qualifiers(facts: Facts, head: int) -> frozenset[int]:
    """The words right before a noun, "the second", and the nouns that "of" or "with" ties to it."""
    if facts.tokens[head].tag is not Tag.NOUN:
        return frozenset()
    made = {a.head for a in facts.arguments if a.governor == head and a.role in _OF}
    place = head - 1
    while place >= 0 and facts.tokens[place].tag in _QUALIFYING:
        made.add(place)
        place -= 1
    # How many there are is told by a number; "the second" says which.
    counts = [q for q in facts.quantities if q.dimension is not Dimension.ORDINAL]
    return frozenset(made - {i for q in counts for i in (*range(q.first, q.end), q.noun)})
