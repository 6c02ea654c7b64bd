"""Measures: a number with its unit, or with the thing it counts."""

from __future__ import annotations

import attrs

from factcheck.analysis.ages import is_age
from factcheck.analysis.bounds import (
    comparator_before,
    comparator_behind,
    comparator_of_mark,
    comparator_of_rank,
)
from factcheck.analysis.numerals import (
    ORDINAL_WORDS,
    SCALES,
    Number,
    are_touching,
    counted_after,
    norm_at,
    number_at,
    plain_number_at,
    read_digits,
    span_of,
)
from factcheck.analysis.units import (
    CODES,
    COUNT,
    SIGNS,
    UNITS,
    YEARS,
    Unit,
    unit_starting_at,
)
from factcheck.analysis.words import CARDINALS, SIGN_PREFIXES
from factcheck.facts import Comparator, Dimension, Quantity, Tag, Token
from factcheck.lexicon import classes

# "Nine straight days", "six full months"; of "three more weeks" another facet tells.
_ON_END = frozenset("straight consecutive successive full whole".split())
_PARTS_OF_POINT = {"half": 0.5, "quarter": 0.25}
_WEIGHING = frozenset("weigh gain lose shed lift".split())
_RACING = frozenset("run swim walk climb dive jump".split())
_RACED = frozenset("run swim win finish clock sprint skate race".split())
_EXTENTS = frozenset("tall long wide high deep away above below".split())
_LASTING = frozenset("last take spend serve wait".split())
# Degrees don't all start from one zero.
_WITHOUT_UNIT = frozenset(
    {Dimension.COUNT, Dimension.ORDINAL, Dimension.SCORE, Dimension.MULTIPLE}
    | {Dimension.TEMPERATURE, Dimension.CLOCK}
)
_FOR = frozenset("for within after during over".split())
_AGO = frozenset("ago earlier later before".split())
# After these "over two years" bounds a length of time.
_BEFORE_BOUND = frozenset(
    "for after in of by is was last lasts lasted take takes took spend spends spent than a an "
    "with at just well".split()
)


def counts_several_after(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether the noun after `end` is counted in the plural."""
    noun = counted_after(tokens, end)
    return noun is not None and (
        tokens[noun].form == "plural" or tokens[noun].norm in ("people", "police")
    )


def money_starting_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Money with its sign or code before the number: "$20", "US$20", "$US20", "EUR 20"."""
    norm = tokens[index].norm
    at = index + 1
    if norm == "$" and norm_at(tokens, at) in SIGN_PREFIXES and are_touching(tokens, at):
        kind, at = SIGN_PREFIXES[norm_at(tokens, at)], at + 1
    elif norm in SIGNS:
        kind = SIGNS[norm]
    elif norm in SIGN_PREFIXES and norm_at(tokens, at) == "$" and are_touching(tokens, at):
        kind, at = SIGN_PREFIXES[norm], at + 1
    elif norm in CODES and norm_at(tokens, at)[:1].isdigit() and tokens[index].text[0].isupper():
        kind = CODES[norm]
    else:
        return None
    number = number_at(tokens, at, money=True)
    return (
        None
        if number is None
        else quantity_of(tokens, index, number, Unit(Dimension.MONEY, 1.0, kind))
    )


def part_of_point_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Parts of a percentage point: "a quarter point", "half a point", "a quarter of a point"."""
    at = index + (norm_at(tokens, index) in ("a", "one"))
    part = _PARTS_OF_POINT.get(norm_at(tokens, at))
    if part is None or norm_at(tokens, index - 1) == "and":
        return None
    at += 1
    at += norm_at(tokens, at) == "of"
    at += norm_at(tokens, at) in ("a", "one")
    if norm_at(tokens, at) not in ("point", "percentage point"):
        return None
    point = Unit(Dimension.PERCENT, 1.0, "point")
    return quantity_of(tokens, index, Number(part, part, 0.01, at + 1), point)


def ordinal_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """A rank: "21st", "twenty-first", "No. 3"."""
    token = tokens[index]
    norm, end = token.norm, index + 1
    value = 0.0
    if norm[0].isdigit() and norm[-2:] in ("st", "nd", "rd", "th"):
        read = read_digits(norm[:-2])
        value = read[0] if read is not None and read[0].is_integer() else 0.0
    elif norm in ORDINAL_WORDS and not _is_second_of_time(tokens, index):
        value = (
            0.0 if norm == "first" and norm_at(tokens, index - 1) == "at" else ORDINAL_WORDS[norm]
        )
    elif CARDINALS.get(norm, 0) >= 20 and ORDINAL_WORDS.get(norm_at(tokens, end), 10) < 10:
        value, end = float(CARDINALS[norm] + ORDINAL_WORDS[norm_at(tokens, end)]), end + 1
    elif norm in ("no", "#") and norm_at(tokens, end).isdecimal() and len(norm_at(tokens, end)) < 4:
        value, end = float(norm_at(tokens, end)), end + 1
    if not value:
        return None
    return quantity_of(tokens, index, Number(value, value, 0.0, end), Unit(Dimension.ORDINAL, 1.0))


def _is_second_of_time(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "second" is a length of time, or an office's holder, and no rank."""
    token = tokens[index]
    part = norm_at(tokens, index + 1) in ("half", "quarter")
    return token.norm == "second" and token.tag is Tag.NOUN and not part


def article_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Read "a year" as a length of time, "a dozen", "a million"; a plain article is no number."""
    following = norm_at(tokens, index + 1)
    if following in SCALES and len(following) > 2:
        number = number_at(tokens, index + 1)
        return None if number is None else measure(tokens, index, number)
    unit = unit_starting_at(tokens, index + 1)
    if unit is None or unit[0].dimension is not Dimension.DURATION:
        return None
    end = unit[1]
    half = tuple(norm_at(tokens, end + n) for n in range(3)) == ("and", "a", "half")
    if norm_at(tokens, end) in _AGO or tokens[index + 1].tag is Tag.NUMBER:
        return None
    before = tokens[index - 1] if index > 0 else None
    lasts = before is not None and (
        before.norm in _FOR or before.norm == "lasting" or before.lemma in _LASTING
    )
    if not lasts and comparator_before(tokens, index)[1] is None:
        return None
    value = 1.5 if half else 1.0
    number = Number(value, value, 0.5 if half else 1.0, end + 3 if half else end)
    return quantity_of(tokens, index, number, unit[0])


def measure(tokens: tuple[Token, ...], index: int, number: Number) -> Quantity:
    """Attach the unit or counted noun that follows a number."""
    if _minus(tokens, index):
        number = attrs.evolve(number, low=-number.high, high=-number.low)
        index -= 1
    found = unit_starting_at(tokens, number.end) or _time_on_end(tokens, number.end)
    if found is not None and found[0].kind == "won" and number.high < 1000:
        # "Team 3 won": no sum of Korean money is so small.
        found = None
    if found is None:
        if is_age(tokens, index, number):
            # "In her 30s": any age of the decade.
            decade = 9.0 if number.glued == "s" else 0.0
            number = attrs.evolve(number, high=number.high + decade)
            return quantity_of(tokens, index, number, attrs.evolve(YEARS, dimension=Dimension.AGE))
        if _is_time_taken(tokens, index, number):
            return quantity_of(tokens, index, number, UNITS["second"])
        if number.glued == "m" and _in_metres(tokens, index, number.end):
            return quantity_of(tokens, index, number.times(1e-6), UNITS["metre"])
        return quantity_of(tokens, index, number, COUNT)
    unit, end = found
    number = attrs.evolve(number, end=end)
    if unit.kind == "pound" and unit.factor == 1.0 and _weighs(tokens, index, end):
        unit = UNITS["lb"]
    elif unit.dimension is Dimension.DURATION and norm_at(tokens, end) in ("old", "olds"):
        unit = attrs.evolve(unit, dimension=Dimension.AGE)
        number = attrs.evolve(number, end=end + 1)
    elif unit.dimension in (Dimension.DURATION, Dimension.LENGTH):
        return quantity_of(tokens, index, *_with_smaller(tokens, number, unit))
    return quantity_of(tokens, index, number, unit)


def _time_on_end(tokens: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """A unit of time behind what says that none is missing: "nine straight days"."""
    if norm_at(tokens, index) not in _ON_END:
        return None
    found = unit_starting_at(tokens, index + 1)
    return found if found is not None and found[0].dimension is Dimension.DURATION else None


def unit_of_next(tokens: tuple[Token, ...], one: Quantity, two: Quantity) -> Quantity:
    """A bare number with the unit of the one it changed to: "from 6.3 to 5.9 percent"."""
    number = plain_number_at(tokens, two.first)
    plain = all(token.tag is Tag.NUMBER for token in tokens[one.first : one.end])
    bare = plain and one.noun is None and number is not None
    if not bare or number is None or two.dimension in _WITHOUT_UNIT or not number.low:
        return one
    factor = two.low / number.low * (number.scale if one.low < 1000 else 1.0)
    return _in_unit_of(one, two, factor)


def unit_of_last(tokens: tuple[Token, ...], one: Quantity, two: Quantity) -> Quantity:
    """A bare number with the unit of the one it changed from: "from nine years to six"."""
    number = plain_number_at(tokens, one.first)
    bare = two.noun is None and two.dimension is Dimension.COUNT
    if not bare or number is None or one.dimension in _WITHOUT_UNIT or not number.low:
        return two
    return _in_unit_of(two, one, one.low / number.low)


def _in_unit_of(bare: Quantity, measured: Quantity, factor: float) -> Quantity:
    """A bare number as a measure of another's sort, `factor` times as large in the base unit."""
    return attrs.evolve(
        bare,
        low=bare.low * factor,
        high=bare.high * factor,
        step=bare.step * factor,
        dimension=measured.dimension,
        unit=measured.unit,
    )


def _with_smaller(tokens: tuple[Token, ...], number: Number, unit: Unit) -> tuple[Number, Unit]:
    """Add what a smaller unit brings: "5 feet 6 inches", "two years and three months"."""
    at = number.end + (1 if norm_at(tokens, number.end) in ("and", ",") else 0)
    rest = plain_number_at(tokens, at)
    found = None if rest is None else unit_starting_at(tokens, rest.end)
    if rest is None or found is None:
        return number, unit
    smaller, end = found
    if smaller.dimension is not unit.dimension or smaller.factor >= unit.factor:
        return number, unit
    share = smaller.factor / unit.factor
    low, high = number.low + rest.low * share, number.high + rest.high * share
    return Number(low, high, rest.step * share, end), unit


def _minus(tokens: tuple[Token, ...], index: int) -> bool:
    before = norm_at(tokens, index - 1)
    if before == "minus":
        # "Plus or minus 2 percent" goes both ways.
        return norm_at(tokens, index - 2) not in ("or", "/")
    return before == "-" and are_touching(tokens, index) and not are_touching(tokens, index - 1)


def _weighs(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether pounds are a weight: "20 pounds of rice", "a 200-pound man", "weighed 20 pounds"."""
    if norm_at(tokens, end) in ("of", "heavier", "lighter", "overweight"):
        return True
    if end < len(tokens) and {"person-kind", "animal"} & classes(tokens[end].lemma, "n"):
        return True
    return any(token.lemma in _WEIGHING for token in tokens[max(0, index - 4) : index])


def _in_metres(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether "100m" is a length: "ran 100m", "100m tall", "the 100m final"."""
    after = tokens[end] if end < len(tokens) else None
    if index > 0 and tokens[index - 1].lemma in _RACING:
        return True
    if after is None:
        return False
    return after.norm in _EXTENTS or (
        after.tag is Tag.NOUN and not counts_several_after(tokens, end)
    )


def _is_time_taken(tokens: tuple[Token, ...], index: int, number: Number) -> bool:
    """Whether a bare number is a time in seconds, as those of races: "won the final in 10.73"."""
    hundredths = abs(number.step - 0.01) < 1e-9
    if not hundredths or norm_at(tokens, index - 1) != "in" or number.low >= 60:
        return False
    raced = any(token.lemma in _RACED for token in tokens[max(0, index - 7) : index])
    return raced and counted_after(tokens, number.end) is None


def quantity_of(
    tokens: tuple[Token, ...],
    index: int,
    number: Number,
    unit: Unit,
    *,
    noun: bool = True,
) -> Quantity:
    """Build a quantity of what was read, with the words that bound it."""
    end = number.end
    counts = unit.dimension in (Dimension.COUNT, Dimension.ORDINAL, Dimension.PERCENT)
    comparator, span = Comparator.EQUAL, None
    after = end
    if unit.dimension not in (Dimension.ORDINAL, Dimension.SCORE):
        comparator, first = comparator_before(tokens, index)
        if first is not None and unit.dimension is Dimension.DURATION:
            during = tokens[first].norm == "over" and first + 1 == index
            if during and norm_at(tokens, first - 1) not in _BEFORE_BOUND:
                # "Over two years it has warned" tells in the course of which time.
                comparator, first = Comparator.EQUAL, None
        span = None if first is None else span_of(tokens, first, index)
        if first is None:
            comparator, span, after = comparator_behind(tokens, end)
        if span is None:
            comparator_of, first = comparator_of_mark(tokens, index, end)
            if first is not None:
                comparator, span = comparator_of, tokens[first].span
    elif unit.dimension is Dimension.ORDINAL:
        comparator, first = comparator_of_rank(tokens, index)
        span = None if first is None else span_of(tokens, first, index)
    number = number.times(unit.factor, unit.zero)
    return Quantity(
        span_of(tokens, index, end),
        index,
        end,
        number.low,
        number.high,
        number.step,
        unit.dimension,
        comparator,
        unit.kind,
        counted_after(tokens, after) if counts and noun else None,
        span,
    )
