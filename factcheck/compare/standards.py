"""Standards: what a number of now is only held against, "down from 9,450 at the last election"."""

from __future__ import annotations

from factcheck.facts import Facts, Quantity, Tag

# What follows is what a number is measured by: "6 percent more than in 2024".
_MEASURED_BY = frozenset("versus compared".split())
# So it is after these where a number follows, or the time itself: "from 502 in 2023".
_MEASURED_FROM = frozenset("from against over like than".split())
# How long it took is told after these; what another took has a subject of its own after "than".
_WITHIN_A_TIME = frozenset(("in", "over", "within", "during"))
_SUBJECTS = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.PRONOUN))
# What dates from a year is told of that year.
_DATING = frozenset("date dated dates dating".split())
_MOVED = frozenset("up down".split())
_NEAR = 6
# In "up from 480 in May and 440 in 2019" the last figure stands further off than that.
_FAR = 14


def is_measured_by(facts: Facts, index: int) -> bool:
    """Whether a time only tells what a number is held against: "up from 502 in 2023"."""
    return _opener(facts, index) is not None


def is_in_comparison(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number is of what another is held against: "than July brings in four weeks"."""
    if quantity.first < 1 or facts.tokens[quantity.first - 1].norm not in _WITHIN_A_TIME:
        return False
    verb = False
    for index in range(quantity.first - 2, 0, -1):
        token = facts.tokens[index]
        if token.norm == "than":
            return verb and facts.tokens[index + 1].tag in _SUBJECTS
        if token.tag is Tag.PUNCTUATION:
            return False
        verb = verb or token.tag is Tag.VERB
    return False


def find_standards(facts: Facts) -> frozenset[int]:
    """The tokens of the times that numbers are held against, and of the numbers told with them."""
    made: set[int] = set()
    for mention in facts.dates:
        opener = _opener(facts, mention.first)
        if opener is not None:
            made.update(range(mention.first, mention.end))
            made.update(
                i
                for q in facts.quantities
                if opener < q.first < mention.first
                for i in range(q.first, q.end)
            )
    return frozenset(made)


def _is_since(facts: Facts, index: int) -> bool:
    """Whether a month of a year, in a sentence without numbers, tells since when a thing is so.

    "Banned from January 2027."
    """
    return not facts.quantities and any(
        d.first == index and d.month is not None and d.year is not None for d in facts.dates
    )


def _opener(facts: Facts, index: int) -> int | None:
    """The word after which a time only tells what a number is held against: "from", "than"."""
    for place in range(index - 1, max(-1, index - 1 - _FAR), -1):
        token = facts.tokens[place]
        if token.norm == "from" and place > 0 and facts.tokens[place - 1].norm in _DATING:
            return None
        if token.norm in _MEASURED_BY or (
            token.norm in _MEASURED_FROM and _is_number_or_time(facts, place + 1, index)
        ):
            moved = place > 0 and facts.tokens[place - 1].norm in _MOVED
            if token.norm == "from" and not moved and _is_since(facts, place + 1):
                return None
            return place if moved or index - place <= _NEAR else None
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION):
            return None
    return None


def _is_number_or_time(facts: Facts, first: int, index: int) -> bool:
    """Whether a number stands between a word and a time, or nothing does.

    In "more than 502 as of May" the number itself is bounded, and "from 1993 to 2002" is a span.
    """
    between = range(first, index)
    dated = {i for d in facts.dates for i in range(d.first, d.end)}
    if (first in dated and first < index) or _goes_on_to(facts, index):
        return False
    numbered = any(facts.tokens[i].tag is Tag.NUMBER for i in between)
    if facts.tokens[first - 1].norm == "than":
        return not numbered
    return numbered or all(facts.tokens[i].tag is Tag.DETERMINER for i in between)


def _goes_on_to(facts: Facts, index: int) -> bool:
    """Whether "to" follows the time that starts at a token."""
    end = next((d.end for d in facts.dates if d.first == index), index + 1)
    return any(t.tag is Tag.TO or t.norm == "to" for t in facts.tokens[end : end + 1])
