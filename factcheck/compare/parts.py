"""Parts: what is counted out of a known whole, "one of its two engines", "two of the seven"."""

from __future__ import annotations

import attrs

from factcheck.facts import Comparator, Dimension, Facts, Quantity, Tag

_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.NUMBER, Tag.NOUN})

_HALF = 50.0


@attrs.frozen
class Part:
    """A count out of a whole: the first and last token of the number, and the whole's noun."""

    first: int
    last: int
    head: int


def find_parts(facts: Facts) -> list[Part]:
    """Return each "one of the moons", and each number out of a higher one of the same."""
    numbered = [
        Part(count.first, count.end - 1, count.noun)
        for count in facts.quantities
        if count.noun is not None
        and count.end < len(facts.tokens)
        and facts.tokens[count.end].norm == "of"
        and any(
            whole.noun == count.noun and whole.first > count.first and whole.low > count.low
            for whole in facts.quantities
        )
    ]
    return [*_ones_of(facts), *numbered]


def _ones_of(facts: Facts) -> list[Part]:
    tokens = facts.tokens
    made = []
    for first in range(len(tokens) - 2):
        if tokens[first].norm != "one" or tokens[first + 1].norm != "of":
            continue
        end = first + 2
        while end < len(tokens) and tokens[end].tag in _BEFORE_NOUN:
            end += 1
        if tokens[end - 1].tag is Tag.NOUN:
            made.append(Part(first, first, end - 1))
    return made


def is_just(facts: Facts, part: Part) -> bool:
    """Return whether no more than a part is meant: "just one of the four"."""
    return part.first > 0 and facts.tokens[part.first - 1].norm in ("just", "only")


def are_most(counts: list[Quantity]) -> bool:
    """Return whether a share, or "nine of the eleven", is what "most" says: more than half."""
    shares = [c for c in counts if c.dimension is Dimension.PERCENT]
    if shares:
        return all(_is_over_half(c) for c in shares)
    plain = [c for c in counts if c.dimension is Dimension.COUNT]
    return len(plain) == 2 and plain[0].low < plain[1].low < 2 * plain[0].low


def _is_over_half(share: Quantity) -> bool:
    above = share.comparator in (Comparator.MORE, Comparator.AT_LEAST)
    return share.low > _HALF or (share.low == _HALF and above)
