"""Standards: what a number of now is only held against, "down from 9,450 at the last election"."""

from __future__ import annotations

from factcheck.facts import Facts, Tag

# What follows is what a number is measured by: "6 percent more than in 2024".
_MEASURED_BY = frozenset("than versus compared".split())
# So it is after these where a number follows, or the time itself: "from 502 in 2023".
_MEASURED_FROM = frozenset("from against over like".split())
_MOVED = frozenset("up down".split())
_NEAR = 6
# In "up from 480 in May and 440 in 2019" the last figure stands further off than that.
_FAR = 14


def is_measured_by(facts: Facts, index: int) -> bool:
    """Whether a time only tells what a number is held against: "up from 502 in 2023"."""
    for place in range(index - 1, max(-1, index - 1 - _FAR), -1):
        token = facts.tokens[place]
        if token.norm in _MEASURED_BY or (
            token.norm in _MEASURED_FROM and _is_number_or_time(facts, place + 1, index)
        ):
            moved = place > 0 and facts.tokens[place - 1].norm in _MOVED
            return moved or index - place <= _NEAR
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION):
            return False
    return False


def _is_number_or_time(facts: Facts, first: int, index: int) -> bool:
    """Whether a number stands between a preposition and a time, or nothing does."""
    between = facts.tokens[first:index]
    return any(t.tag is Tag.NUMBER for t in between) or all(
        t.tag is Tag.DETERMINER for t in between
    )
