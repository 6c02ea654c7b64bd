"""Numbers: what they amount to, what they count or measure, and how they bound it."""

from __future__ import annotations

import attrs

from factcheck.analysis.words import CARDINALS, FRACTIONS, MULTIPLIERS, ORDINALS
from factcheck.facts import Comparator, Dimension, Quantity, Tag, Token
from factcheck.text import Span

# Units in the base unit of their dimension. Months and years are mean Gregorian lengths.
_UNITS: dict[str, tuple[Dimension, float]] = {}
for _dimension, _table in {
    Dimension.DURATION: (
        "second:1/86400 minute:1/1440 hour:1/24 day:1 week:7 fortnight:14 month:30.436875 "
        "quarter:91.310625 year:365.2425 decade:3652.425 century:36524.25"
    ),
    Dimension.LENGTH: (
        "millimetre:.001 millimeter:.001 mm:.001 centimetre:.01 centimeter:.01 cm:.01 metre:1 "
        "meter:1 kilometre:1000 kilometer:1000 km:1000 inch:.0254 foot:.3048 feet:.3048 ft:.3048 "
        "yard:.9144 mile:1609.344"
    ),
    Dimension.AREA: (
        "hectare:10000 acre:4046.8564224"
    ),
    Dimension.MASS: (
        "gram:.001 kilogram:1 kilo:1 kg:1 tonne:1000 ton:907.18474 pound-weight:.45359237 "
        "ounce:.028349523125 lb:.45359237 stone:6.35029318"
    ),
    Dimension.VOLUME: "litre:1 liter:1 millilitre:.001 gallon:3.785411784 barrel:158.987294928",
    Dimension.SPEED: "mph:.44704 kph:.2777778 knot:.5144444",
    Dimension.TEMPERATURE: "degree:1 celsius:1 fahrenheit:1",
}.items():
    for _entry in _table.split():
        _name, _, _factor = _entry.partition(":")
        _top, _, _bottom = _factor.partition("/")
        _UNITS[_name] = (_dimension, float(_top) / float(_bottom or 1))
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_CURRENCIES = {
    **{name: name for name in "dollar euro pound yen rupee franc yuan peso ruble won krona".split()},
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
    "cent": "cent",
}
_COMPARATORS: dict[tuple[str, ...], Comparator] = {
    tuple(words.split()): comparator
    for comparator, listed in {
        Comparator.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|minimum",
        Comparator.AT_MOST: (
            "at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum"
        ),
        Comparator.MORE: (
            "more than|over|above|greater than|in excess of|upwards of|exceeding|higher than|"
            "exceeded|surpassed|topped|well over|topping|exceeds|surpassing"
        ),
        Comparator.LESS: (
            "less than|fewer than|under|below|lower than|short of|nearly|almost|close to|well under|"
            "just under|just short of"
        ),
        Comparator.ABOUT: (
            "about|around|approximately|roughly|some|an estimated|estimated|or so|circa|nearly about"
        ),
        Comparator.EQUAL: "exactly|precisely",
    }.items()
    for words in listed.split("|")
}
# "nearly 30" is below 30 but close to it: it bounds and approximates at once.
_CLOSE_BELOW = frozenset({("nearly",), ("almost",), ("close", "to"), ("just", "under")})
_TIME_UNITS = frozenset(name for name, (dim, _) in _UNITS.items() if dim is Dimension.DURATION)
_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "twice": 2.0, "halve": 0.5}


@attrs.frozen
class _Number:
    """A number read from tokens: value bounds, place value of the last digit, where it ends."""

    low: float
    high: float
    step: float
    end: int


def find_quantities(
    tokens: tuple[Token, ...], taken: frozenset[int] = frozenset()
) -> tuple[Quantity, ...]:
    """Find the quantities among `tokens`, those in `taken` (dates) left out."""
    made: list[Quantity] = []
    index = 0
    while index < len(tokens):
        found = None if index in taken else _quantity(tokens, index, taken)
        if found is None:
            index += 1
        else:
            made.append(found)
            index = max(found.end, index + 1)
    return tuple(made)


def _quantity(
    tokens: tuple[Token, ...], index: int, taken: frozenset[int]
) -> Quantity | None:
    token = tokens[index]
    if token.norm in _SIGNS:
        number = _number(tokens, index + 1)
        if number is None:
            return None
        return _made(tokens, index, number, number.end, Dimension.MONEY, 1.0, _SIGNS[token.norm])
    if token.norm in ORDINALS and token.norm != "second" or _digits_ordinal(token.norm):
        return _ordinal(tokens, index)
    if token.norm == "second" and token.tag is not Tag.NOUN:
        return _ordinal(tokens, index)
    if token.lemma in _MULTIPLES and (token.tag is Tag.VERB or token.norm == "twice"):
        value = _MULTIPLES[token.lemma]
        return _made(
            tokens, index, _Number(value, value, 0.0, index + 1), index + 1, Dimension.MULTIPLE, 1.0
        )
    if token.norm in ("a", "an"):
        return _article(tokens, index)
    if token.norm == "half" and token.tag is not Tag.VERB:
        return _made(
            tokens, index, _Number(50.0, 50.0, 5.0, index + 1), index + 1, Dimension.PERCENT, 1.0
        )
    number = _number(tokens, index)
    if number is None or number.end - 1 in taken:
        return None
    return _measured(tokens, index, number)


def _digits_ordinal(norm: str) -> bool:
    return norm[0].isdigit() and norm.endswith(("st", "nd", "rd", "th"))


def _ordinal(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    norm = tokens[index].norm
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if norm in FRACTIONS and following is not None and following.norm == "of" and index > 0:
        if tokens[index - 1].norm in ("a", "one"):
            share = 100 * FRACTIONS[norm]
            return _made(
                tokens, index, _Number(share, share, 5.0, index + 1), index + 1, Dimension.PERCENT, 1.0
            )
    value = float(ORDINALS[norm]) if norm in ORDINALS else float(norm[:-2].replace(",", ""))
    number = _Number(value, value, 0.0, index + 1)
    if norm == "first" and index > 0 and tokens[index - 1].norm == "at":
        return None
    return _made(tokens, index, number, index + 1, Dimension.ORDINAL, 1.0)


def _article(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """"a year" as a length of time, "a dozen", "a million"; a plain article is no number."""
    if index + 1 >= len(tokens):
        return None
    following = tokens[index + 1]
    if following.norm in MULTIPLIERS and len(following.norm) > 2:
        number = _number(tokens, index + 1)
        return None if number is None else _measured(tokens, index, number)
    before = tokens[index - 1].norm if index > 0 else ""
    if following.lemma in _TIME_UNITS and before in ("for", "within", "after", "over", "lasting"):
        dimension, factor = _UNITS[following.lemma]
        return _made(tokens, index, _Number(1, 1, 1, index + 1), index + 2, dimension, factor)
    return None


def _number(tokens: tuple[Token, ...], index: int) -> _Number | None:
    """Read a number, with its multiplier and the second end of a range."""
    single = _single(tokens, index)
    if single is None:
        return None
    between = index > 0 and tokens[index - 1].norm == "between"
    link = tokens[single.end] if single.end < len(tokens) else None
    if link is not None and (link.norm in ("to", "–", "—") or (between and link.norm == "and")):
        other = _single(tokens, single.end + 1)
        if other is not None and other.high > single.low:
            # "10 to 12 million": the multiplier at the end holds for both ends.
            shared = MULTIPLIERS.get(tokens[other.end - 1].norm, 1.0)
            bare = tokens[single.end - 1].norm not in MULTIPLIERS
            factor = shared if bare and single.low < 1000 else 1.0
            return _Number(single.low * factor, other.high, other.step, other.end)
    return single


def _single(tokens: tuple[Token, ...], index: int) -> _Number | None:
    if index >= len(tokens):
        return None
    norm = tokens[index].norm
    if norm[0].isdigit():
        found = _digits(norm)
        if found is None:
            return None
        value, step = found
        index += 1
    elif norm in CARDINALS:
        value = float(CARDINALS[norm])
        step = 1.0 if value % 10 or value < 10 else 10.0
        index += 1
        if value >= 20 and index < len(tokens):
            units = CARDINALS.get(tokens[index].norm)
            if units is not None and 0 < units < 10:
                value, step, index = value + units, 1.0, index + 1
        if norm == "one" and not _counts_one(tokens, index):
            return None
    elif norm in MULTIPLIERS and len(norm) > 2:
        value, step = 1.0, 1.0
    else:
        return None
    total, scale = 0.0, 1.0
    while index < len(tokens) and tokens[index].norm in MULTIPLIERS:
        factor = MULTIPLIERS[tokens[index].norm]
        value, step, scale = value * factor, step * factor, factor
        index += 1
        more = _tail(tokens, index, scale)
        if more is not None:
            total, value, step, index = total + value, more.low, more.step, more.end
    value += total
    return _Number(value, value, step, index)


def _tail(tokens: tuple[Token, ...], index: int, scale: float) -> _Number | None:
    """The rest of a number in words: "two hundred *and fifty*", "three thousand *four hundred*"."""
    if index < len(tokens) and tokens[index].norm == "and":
        index += 1
    if index >= len(tokens) or tokens[index].norm not in CARDINALS or tokens[index].norm == "one":
        return None
    value = float(CARDINALS[tokens[index].norm])
    index += 1
    if value >= 20 and index < len(tokens):
        units = CARDINALS.get(tokens[index].norm)
        if units is not None and 0 < units < 10:
            value, index = value + units, index + 1
    if value >= scale:
        return None
    return _Number(value, value, 1.0, index)


def _counts_one(tokens: tuple[Token, ...], index: int) -> bool:
    """"one" is a number before a noun or unit or in "one in five", not as a pronoun."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.norm == "in" and index + 1 < len(tokens):
        return _single(tokens, index + 1) is not None
    return token.tag in (Tag.NOUN, Tag.ADJECTIVE) or token.norm in MULTIPLIERS


def _digits(norm: str) -> tuple[float, float] | None:
    """The value of a number in digits, and the place value of its last significant digit."""
    factor = 1.0
    for ending, times in (("bn", 1e9), ("tn", 1e12), ("k", 1e3), ("m", 1e6)):
        if norm.endswith(ending):
            norm, factor = norm[: -len(ending)], times
            break
    norm = norm.rstrip("s")
    plain = norm.replace(",", "") if _grouped(norm) else norm.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    _, point, decimals = plain.partition(".")
    if point:
        step = 10.0 ** -len(decimals)
    else:
        step = 10.0 ** (len(plain) - len(plain.rstrip("0"))) if value else 1.0
    return value * factor, step * factor


def _grouped(norm: str) -> bool:
    head, *groups = norm.partition(".")[0].split(",")
    return 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)


def _measured(tokens: tuple[Token, ...], index: int, number: _Number) -> Quantity:
    """Attach the unit or counted noun that follows a number."""
    end = number.end
    unit = tokens[end] if end < len(tokens) else None
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if unit is not None:
        if unit.norm in ("%", "percent", "pc") or unit.lemma in ("percent", "per cent", "percentage"):
            stop = end + 1
            if after is not None and after.lemma == "point":
                stop += 1
            return _made(tokens, index, number, stop, Dimension.PERCENT, 1.0)
        if unit.norm == "per" and after is not None and after.norm == "cent":
            return _made(tokens, index, number, end + 2, Dimension.PERCENT, 1.0)
        if unit.norm == "in" and number.low < 20:
            other = _single(tokens, end + 1)
            if other is not None and other.low > number.low and other.low <= 1000:
                share = 100 * number.low / other.low
                made = _Number(share, share, share / 10, other.end)
                return _made(tokens, index, made, other.end, Dimension.PERCENT, 1.0)
        if unit.lemma in _CURRENCIES:
            return _made(
                tokens, index, number, end + 1, Dimension.MONEY, 1.0, _CURRENCIES[unit.lemma]
            )
        if unit.lemma in ("time", "times", "fold") and unit.norm != "time":
            return _made(tokens, index, number, end + 1, Dimension.MULTIPLE, 1.0)
        if unit.lemma in _UNITS or unit.norm in _UNITS:
            dimension, factor = _UNITS.get(unit.norm) or _UNITS[unit.lemma]
            old = after is not None and after.norm in ("old", "-old", "olds")
            if old and dimension is Dimension.DURATION:
                return _made(tokens, index, number, end + 2, Dimension.AGE, factor)
            return _made(tokens, index, number, end + 1, dimension, factor)
    before = tokens[index - 1].norm if index > 0 else ""
    if before in ("aged", "age"):
        return _made(tokens, index, number, end, Dimension.AGE, 365.2425)
    if unit is not None and unit.tag is Tag.NUMBER and tokens[end - 1].end + 1 == unit.start:
        other = _single(tokens, end)
        if other is not None:
            return _made(
                tokens,
                index,
                _Number(number.low, other.high, 1.0, other.end),
                other.end,
                Dimension.SCORE,
                1.0,
            )
    return _made(tokens, index, number, end, Dimension.COUNT, 1.0)


def _made(
    tokens: tuple[Token, ...],
    index: int,
    number: _Number,
    end: int,
    dimension: Dimension,
    factor: float,
    unit: str = "",
) -> Quantity:
    comparator, at = _comparator(tokens, index)
    low, high = number.low * factor, number.high * factor
    step = number.step * factor
    counts = dimension in (Dimension.COUNT, Dimension.ORDINAL, Dimension.PERCENT)
    noun = _counted(tokens, end) if counts else None
    return Quantity(
        Span(tokens[index].start, tokens[end - 1].end),
        index,
        end,
        low,
        high,
        step,
        dimension,
        comparator,
        unit,
        noun,
        None if at is None else Span(tokens[at].start, tokens[index - 1].end),
    )


def _comparator(tokens: tuple[Token, ...], index: int) -> tuple[Comparator, int | None]:
    """The words before a number that bound it, and the index of their first token."""
    last = index - 1
    if last >= 0 and tokens[last].norm in ("the", "a", "an", "between", "from"):
        last -= 1
    words: list[str] = []
    for start in range(last, max(-1, last - 3), -1):
        words = [*tokens[start].norm.split(), *words]
        found = _COMPARATORS.get(tuple(words))
        if found is not None:
            longer = tokens[start - 1].norm.split() if start > 0 else []
            if longer and (*longer, *words) in _COMPARATORS:
                return _COMPARATORS[(*longer, *words)], start - 1
            if words == ["than"] or (words == ["some"] and tokens[index].norm in ORDINALS):
                return Comparator.EQUAL, None
            if tuple(words) in _CLOSE_BELOW:
                return Comparator.ABOUT, start
            return found, start
    return Comparator.EQUAL, None


def _counted(tokens: tuple[Token, ...], index: int) -> int | None:
    """The head of the noun phrase after a number: what it counts."""
    if index < len(tokens) and tokens[index].norm == "of":
        index += 1
    head = None
    for place in range(index, min(index + 7, len(tokens))):
        tag = tokens[place].tag
        if tag in (Tag.NOUN, Tag.NAME):
            head = place
        elif tag is Tag.VERB and tokens[place].form in ("participle", "ing") and head is None:
            continue
        elif tag not in (Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB) or head is not None:
            break
    return head
