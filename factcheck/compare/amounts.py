"""Amounts: whether two numbers measure one thing, and whether both can be right."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

import attrs

from factcheck.facts import Comparator, Dimension, Facts, Quantity, Tag, Token
from factcheck.lexicon import classes

# "About 30" takes in what rounds to it, at least a twentieth and at most a tenth to either side;
# "nearly 30" the same.
_ABOUT = 0.1
_NEARLY = 0.06
_CLOSELY = 0.01
# How far apart, as a share, a measure is told in two units.
_CONVERTED = 0.01
# A number of which the last digit given counts at least this share is a round one.
_COARSE = 0.05
# Twelve months, 52 weeks and a year are one length of time.
_CALENDAR = 0.008
# Bounds in opposite directions: on one number they clash, "fewer than 50" and "at least 50".
_OPPOSITE_BOUNDS = (
    {Comparator.LESS, Comparator.AT_LEAST},
    {Comparator.MORE, Comparator.AT_MOST},
    {Comparator.LESS, Comparator.MORE},
    {Comparator.AT_LEAST, Comparator.AT_MOST},
)
_SHORT_OF = frozenset(
    "nearly|almost|just under|just short of|just below|just less than|slightly under|"
    "slightly less than|a little under|a little less than".split("|")
)
_PAST = frozenset(
    "just over|just above|just more than|slightly over|slightly more than|a little over|"
    "a little more than".split("|")
)
# What bounds in one direction may differ by, as a share of the larger: "over 70", "at least 71".
_ROUNDED_BOUND = 0.004
# The share of a rounded number's last place by which few exact numbers differ from it.
_HARDLY = 0.03
_BOUNDING = frozenset({Comparator.MORE, Comparator.LESS})
_SAME_UNIT = 1e-6
# The most that rounding changes a number by, as a share of it; 550 is not rounded to 500.
_ROUNDED = 0.0999
# The place value from which a number written with zeros may be a round one.
_ROUND = 100
# A bound says much the same as a number that is at most so many times as large, or as small.
_SAID_ALIKE = 2.0
# "Almost a quarter" is 24 percent, too.
_A_POINT = 1.0
_A_TWENTIETH = 5.0
# A part told in words stands for the percentages around it: "half" for 51, "four in five" for 81.
_PERCENT = ("%", "percent", "per cent", "point")
_OUT_OF = (" in ", " out of ", " of every ", "/")
_PART = 1.5
_PART_SHARE = 0.05
_WITHIN = frozenset(
    (dimension, Comparator.EQUAL, "within") for dimension in (Dimension.LENGTH, Dimension.DURATION)
)
# "Within the next five years".
_AHEAD = frozenset("coming following next the".split())
# "Around 7 p.m." is within half an hour of it.
_AROUND = 30.0
# How far before a rank, in tokens, what denies it stands: "not the company's first".
_TO_RANK = 5
SPANS_OF_TIME = frozenset({Dimension.DURATION, Dimension.AGE})
UPWARD = frozenset({Comparator.MORE, Comparator.AT_LEAST})
DOWNWARD = frozenset({Comparator.LESS, Comparator.AT_MOST})
# "Did not rule out that more than one did it" turns no bound.
_OPENING_ANOTHER = frozenset(("that", "whether"))
# What a negation makes of a bound.
_TURNED = {
    Comparator.MORE: Comparator.AT_MOST,
    Comparator.LESS: Comparator.AT_LEAST,
    Comparator.AT_LEAST: Comparator.LESS,
    Comparator.AT_MOST: Comparator.MORE,
}


def are_lengths_of_time(one: Token, two: Token) -> bool:
    """Whether two nouns are of time, to be compared by how long they are: decades are years."""
    return all(t.form == "plural" and "time-unit" in classes(t.lemma, "n") for t in (one, two))


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers measure the same sort of thing."""
    if one.dimension is two.dimension is Dimension.MONEY and one.unit != two.unit:
        # Nothing is converted; but one number in two currencies is a slip.
        return one.low == two.low
    return one.dimension is two.dimension and _is_of_one_unit(one, two)


def _is_of_one_unit(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are of one unit: "rated 4.2" and "4.2/10" are."""
    if one.unit == two.unit or _is_less_exact(one, two) or _is_less_exact(two, one):
        return True
    plain, mark = sorted((one, two), key=lambda q: q.unit)
    if plain.unit or plain.noun is not None or not mark.unit.startswith("/"):
        return False
    return plain.high <= float(mark.unit[1:])


def _is_less_exact(one: Quantity, two: Quantity) -> bool:
    """Whether a currency is named without its country: "640,000 dollars" of Australia."""
    money = one.dimension is two.dimension is Dimension.MONEY
    return money and bool(one.unit) and two.unit.endswith(f" {one.unit}")


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers can both be right: equal, within each other's bounds, or rounded.

    The less precise side sets how far rounding reaches: half its last digit's place value.
    """
    if not _is_of_one_unit(one, two):
        return False
    if one.dimension is Dimension.SCORE:
        return (one.low, one.high) == (two.low, two.high)
    if one.low < one.high and two.low < two.high:
        return _one_range(one, two)
    loosely = one.dimension in SPANS_OF_TIME and _in_other_units(one, two)
    low, high = _bounds(one, loosely=loosely)
    other_low, other_high = _bounds(two, loosely=loosely)
    if {one.comparator, two.comparator} in _OPPOSITE_BOUNDS and one.low == two.low:
        return False
    reach = 0.0
    faced = {one.comparator, two.comparator}
    # "Under 790" and "over 800" leave a gap, which rounding would close.
    facing = bool(faced & UPWARD) and bool(faced & DOWNWARD)
    if one.step != two.step and one.dimension not in SPANS_OF_TIME and not facing:
        coarse = one if one.step > two.step else two
        if coarse.step >= _ROUND or coarse.step < 1:
            reach = min(coarse.step / 2, _ROUNDED * abs(coarse.high))
    if one.dimension not in SPANS_OF_TIME and not facing and _in_other_units(one, two):
        # "300 feet", "91 metres".
        reach = max(reach, _CONVERTED * abs(two.high))
    reach += 1e-9 * max(abs(one.high), abs(two.high))
    return low <= other_high + reach and other_low <= high + reach


def are_close(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers that agree say much the same: "more than 300" is true of 4,000, too."""
    low, high = sorted((abs(one.low), abs(two.low)))
    return high <= _SAID_ALIKE * low


def _one_range(one: Quantity, two: Quantity) -> bool:
    """Whether two ranges begin and end alike: "50 to 100", not "50 to 1,000"."""
    reach = 1e-9 * max(abs(one.high), abs(two.high))
    if one.step != two.step:
        reach += max(one.step, two.step) / 2
    return abs(one.low - two.low) <= reach and abs(one.high - two.high) <= reach


def _in_other_units(one: Quantity, two: Quantity) -> bool:
    """Whether two lengths of time are told in two units: twelve months are about a year.

    The place values of digits in one unit are powers of ten of each other.
    """
    if not one.step or not two.step:
        return False
    power = log10(one.step / two.step)
    return abs(power - round(power)) > _SAME_UNIT


def _bounds(quantity: Quantity, *, loosely: bool) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    how = quantity.comparator
    if how is Comparator.ABOUT and quantity.dimension is Dimension.CLOCK:
        return low - _AROUND, high + _AROUND
    if how is Comparator.ABOUT:
        # A number given to the last digit is meant more closely than a round one.
        least = _NEARLY if quantity.step >= _COARSE * abs(low) else _CLOSELY
        place = _A_POINT if quantity.dimension is Dimension.PERCENT else quantity.step / 2
        reach = min(_ABOUT * abs(low), max(least * abs(low), place))
        if quantity.dimension is Dimension.PERCENT and low < high:
            # "A little over half" is 54 percent, too.
            reach = min(_ABOUT * abs(low), _A_TWENTIETH)
        return low - reach, high + reach
    if how in UPWARD:
        return low, float("inf")
    if how in DOWNWARD:
        return float("-inf"), high
    if loosely:
        return low * (1 - _CALENDAR), high * (1 + _CALENDAR)
    return low, high


def beyond(one: Quantity, two: Quantity) -> bool:
    """Whether the draft bounds a number more tightly than the claim does, in the same direction.

    Who wrote "over 1,000" did not know of a million.
    """
    for bounds, tighter in ((UPWARD, 1.0), (DOWNWARD, -1.0)):
        if one.comparator in bounds and two.comparator in bounds:
            reach = max(abs(one.low), abs(two.low)) * _ROUNDED_BOUND
            return tighter * (one.low - two.low) > reach
    return False


def strictly_apart(one: Quantity, two: Quantity) -> bool:
    """Whether a bound excludes the other side's number by less than rounding would allow.

    "More than 28" is not 28, nor "less than 9.7 million" 9.7 million.
    """
    low, high = (two, one) if two.comparator in _BOUNDING else (one, two)
    if low.comparator not in _BOUNDING or high.comparator is not Comparator.EQUAL:
        return False
    if low.comparator is Comparator.MORE:
        return high.high <= low.low
    return low.comparator is Comparator.LESS and high.low >= low.high


def finer(one: Quantity, two: Quantity) -> bool:
    """Whether the draft gives more digits than the claim's, and hardly another number.

    20,430 may well be the 20,000 of the claim; that 20,003 was rounded is unlikely, beside a slip.
    """
    plain = one.comparator is two.comparator is Comparator.EQUAL
    apart = max(one.low - two.high, two.low - one.high)
    finer = one.step < two.step and one.dimension not in SPANS_OF_TIME
    converted = _in_other_units(one, two)
    return plain and finer and not converted and 0 < apart <= _HARDLY * two.step


def pass_by(draft: Facts, one: Quantity, claim: Facts, two: Quantity) -> bool:
    """Whether one side stops short of the number that the other passes: "nearly", "more than"."""
    if (one.low, one.high) != (two.low, two.high):
        return False
    sides = {one.comparator: _bound_words(draft, one), two.comparator: _bound_words(claim, two)}
    about = sides.get(Comparator.ABOUT, "")
    return (Comparator.MORE in sides and about in _SHORT_OF) or (
        Comparator.LESS in sides and about in _PAST
    )


def _bound_words(facts: Facts, quantity: Quantity) -> str:
    span = quantity.comparator_span
    return "" if span is None else facts.words(span).lower()


def is_set_aside(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number is told only as what another stands instead of."""
    place = quantity.first - 1
    if place >= 0 and facts.tokens[place].tag is Tag.PREPOSITION:
        place -= facts.tokens[place].norm != "of"
    before = [t.norm for t in facts.tokens[max(0, place - 1) : place + 1]]
    return before in ([",", "not"], ["and", "not"], ["instead", "of"]) or (
        before[-1:] == ["rather than"]
    )


def as_told(facts: Facts, quantity: Quantity) -> Quantity:
    """A number as the words around it have it: a bound denied, a part in words, "within a year"."""
    told = under_negation(facts, quantity)
    before = told.first - 1
    while before > 0 and facts.tokens[before].norm in _AHEAD:
        before -= 1
    within = facts.tokens[before].norm if before >= 0 else ""
    if (told.dimension, told.comparator, within) in _WITHIN:
        return attrs.evolve(told, comparator=Comparator.AT_MOST)
    if told.comparator in UPWARD | DOWNWARD:
        return told
    if told.dimension is Dimension.PERCENT and _is_in_words(facts.words(told.span).lower()):
        slack = min(_PART, _PART_SHARE * min(told.low, 100.0 - told.low))
        if slack > told.high - told.low:
            return attrs.evolve(told, low=told.low - slack, high=told.high + slack)
    return told


def _is_in_words(words: str) -> bool:
    """Whether a part is told without a percentage: "a third", "four in five", "1 in 5"."""
    if any(sign in words for sign in _PERCENT):
        return False
    return not any(c.isdigit() for c in words) or any(link in words for link in _OUT_OF)


def under_negation(facts: Facts, quantity: Quantity) -> Quantity:
    """A bound as a negation turns it: "no country may keep more than 300", "not even 50"."""
    before = [t.norm for t in facts.tokens[max(0, quantity.first - 2) : quantity.first]]
    if before == ["not", "even"]:
        return attrs.evolve(quantity, comparator=Comparator.LESS)
    turned = _TURNED.get(quantity.comparator)
    first = _bound_starts(facts, quantity)
    if turned is None or _bounds_what_is_named(facts, first):
        return quantity
    governing = [
        n
        for n in facts.negations
        if not n.lexical
        and n.scope[0] <= quantity.first < n.scope[1]
        and n.token < first
        and not any(
            # "Never runs at more than 20."
            (t.tag is Tag.PREPOSITION and (t.norm, place + 1) != ("at", first))
            or t.norm in _OPENING_ANOTHER
            for place, t in _between(facts, n.token, first)
        )
    ]
    return attrs.evolve(quantity, comparator=turned) if len(governing) % 2 else quantity


def _between(facts: Facts, negation: int, first: int) -> Iterator[tuple[int, Token]]:
    """What stands between a negation and a bound.

    Of "no nurse at the ward may have more than" that is what the verb takes.
    """
    start = negation + 1
    if facts.tokens[negation].norm == "no":
        verbs = (i for i in range(first - 1, negation, -1) if facts.tokens[i].tag is Tag.VERB)
        verb = next(verbs, None)
        if verb is not None:
            # "Look after more than eight."
            start, first = verb + 1, first - (facts.tokens[first - 1].tag is Tag.PREPOSITION)
    return zip(range(start, first), facts.tokens[start:first], strict=True)


def _bound_starts(facts: Facts, quantity: Quantity) -> int:
    """The first token of a number with what bounds it."""
    bound, first = quantity.comparator_span, quantity.first
    while bound is not None and first > 0 and facts.tokens[first - 1].start >= bound.start:
        first -= 1
    return first


def _bounds_what_is_named(facts: Facts, first: int) -> bool:
    """Whether a bound says which things are meant: "patients over 80", "as long as nine hours"."""
    return first > 0 and facts.tokens[first - 1].tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)


def is_in_name(facts: Facts, quantity: Quantity) -> bool:
    """Whether a bare number belongs to the name before it: "Apollo 13", "Gundam 00"."""
    bare = quantity.dimension is Dimension.COUNT and quantity.noun is None
    return bare and quantity.first > 0 and facts.tokens[quantity.first - 1].tag is Tag.NAME


def measured_noun(facts: Facts, quantity: Quantity) -> int | None:
    """What a measure is of: "28 tonnes of salmon"."""
    if quantity.end + 1 >= len(facts.tokens) or facts.tokens[quantity.end].norm != "of":
        return None
    for index in range(quantity.end + 1, min(quantity.end + 5, len(facts.tokens))):
        if facts.tokens[index].tag in (Tag.NOUN, Tag.NAME):
            return index
    return None


def is_same_number(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are one, bounded in the same way."""
    return (one.low, one.high, one.comparator) == (two.low, two.high, two.comparator)


def is_another_rank(facts: Facts, quantity: Quantity, others: list[Quantity]) -> bool:
    """Whether a rank is denied that the other side doesn't give: "not its first", of the third."""
    if quantity.dimension is not Dimension.ORDINAL or any(
        is_same_number(quantity, q) for q in others
    ):
        return False
    return any(
        not n.lexical
        and n.token < quantity.first <= n.token + _TO_RANK
        and all(t.tag is not Tag.VERB for t in facts.tokens[n.token + 1 : quantity.first])
        for n in facts.negations
    )
