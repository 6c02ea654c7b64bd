"""Numbers: what they amount to, what they count or measure, and how they bound it."""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.analysis.words import CARDINALS, MULTIPLIERS, ORDINALS
from factcheck.facts import Comparator, Dimension, Quantity, Tag, Token
from factcheck.lexicon import classes, is_phrase, lookup
from factcheck.text import Span


@attrs.frozen
class _Unit:
    """A unit: its size in the base unit of its dimension, and the kind of money or percent."""

    dimension: Dimension
    factor: float
    kind: str = ""
    zero: float = 0.0


# Sizes after the International System of Units and the yard and pound agreement of 1959; months
# and years are mean Gregorian lengths; tons, gallons and barrels (of oil) are those of the US.
_UNITS: dict[str, _Unit] = {}
for _dimension, _table in {
    Dimension.DURATION: (
        "second:1/86400 minute:1/1440 hour:1/24 day:1 week:7 fortnight:14 month:30.436875 "
        "year:365.2425 decade:3652.425 century:36524.25"
    ),
    Dimension.LENGTH: (
        "millimetre:.001 millimeter:.001 mm:.001 centimetre:.01 centimeter:.01 cm:.01 metre:1 "
        "meter:1 kilometre:1000 kilometer:1000 km:1000 inch:.0254 foot:.3048 ft:.3048 "
        "yard:.9144 mile:1609.344"
    ),
    Dimension.AREA: (
        "hectare:10000 acre:4046.8564224 square_foot:.09290304 sq_ft:.09290304 square_metre:1 "
        "square_meter:1 sq_m:1 square_kilometre:1e6 square_kilometer:1e6 sq_km:1e6 "
        "square_mile:2589988.110336 sq_mile:2589988.110336"
    ),
    Dimension.MASS: (
        "gram:.001 kilogram:1 kilo:1 kg:1 tonne:1000 metric_ton:1000 ton:907.18474 "
        "ounce:.028349523125 lb:.45359237 stone:6.35029318"
    ),
    Dimension.VOLUME: (
        "litre:1 liter:1 millilitre:.001 milliliter:.001 gallon:3.785411784 barrel:158.987294928"
    ),
    Dimension.SPEED: (
        "mph:.44704 mile_per_hour:.44704 mile_an_hour:.44704 knot:.5144444 kph:1/3.6 "
        "kilometre_per_hour:1/3.6 kilometer_per_hour:1/3.6 kilometre_an_hour:1/3.6 "
        "kilometer_an_hour:1/3.6 km_/_h:1/3.6 metre_per_second:1 meter_per_second:1"
    ),
}.items():
    for _entry in _table.split():
        _name, _, _size = _entry.partition(":")
        _top, _, _bottom = _size.partition("/")
        _UNITS[_name.replace("_", " ")] = _Unit(_dimension, float(_top) / float(_bottom or 1))
# Degrees are compared in Celsius; those of an unnamed scale only with their like.
_DEGREE = _Unit(Dimension.TEMPERATURE, 1.0, "degree")
_CELSIUS = _Unit(Dimension.TEMPERATURE, 1.0)
_FAHRENHEIT = _Unit(Dimension.TEMPERATURE, 1 / 1.8, zero=32.0)
for _degree in ("degree ", "° ", ""):
    _UNITS |= {f"{_degree}{scale}": _CELSIUS for scale in ("celsius", "centigrade", "c")}
    _UNITS |= {f"{_degree}{scale}": _FAHRENHEIT for scale in ("fahrenheit", "f")}
_UNITS |= {"degree": _DEGREE, "°": _DEGREE}
# A rise of two percentage points is no rise of two percent.
_UNITS |= dict.fromkeys(("%", "percent", "per cent", "pc"), _Unit(Dimension.PERCENT, 1.0))
_UNITS |= {
    f"{name} point": _Unit(Dimension.PERCENT, factor, "point")
    for name, factor in (("%", 1.0), ("percent", 1.0), ("percentage", 1.0), ("basis", 0.01))
}
_CURRENCIES = frozenset(
    "dollar euro pound yen rupee franc yuan peso ruble rouble won krona krone rand shekel zloty "
    "baht riyal dirham dinar naira ringgit rupiah lira renminbi".split()
)
_UNITS |= {name: _Unit(Dimension.MONEY, 1.0, name) for name in (*_CURRENCIES, "cent")}
_UNITS |= dict.fromkeys(("penny", "pence"), _Unit(Dimension.MONEY, 0.01, "pound"))
for _name, _same in (
    ("pound sterling", "pound"),
    ("renminbi", "yuan"),
    ("rouble", "ruble"),
    ("kronor", "krona"),
    ("kroner", "krone"),
):
    _UNITS[_name] = _UNITS[_same]
# Whose currency is meant when no country is named.
_HOMES = {
    "dollar": ("us", "u.s.", "american"),
    "pound": ("british",),
    "yen": ("japanese",),
    "yuan": ("chinese",),
    "rupee": ("indian",),
    "ruble": ("russian",),
    "won": ("korean", "south korean"),
}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₩": "won"}
_SIGN_PREFIXES = {
    "us": "dollar",
    "a": "australian dollar",
    "au": "australian dollar",
    "c": "canadian dollar",
    "ca": "canadian dollar",
    "hk": "hong kong dollar",
    "nz": "new zealand dollar",
    "s": "singapore dollar",
    "r": "real",
}
_CODES = {
    **{"usd": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen", "cny": "yuan", "inr": "rupee"},
    **{"chf": "swiss franc", "cad": "canadian dollar", "aud": "australian dollar", "rs": "rupee"},
    **{"hkd": "hong kong dollar", "nzd": "new zealand dollar", "rub": "ruble", "krw": "won"},
}
_UNITS |= {code: _Unit(Dimension.MONEY, 1.0, kind) for code, kind in _CODES.items()}
_WEIGHING = frozenset("weigh gain lose shed lift".split())
_RACING = frozenset("run swim walk climb dive jump".split())
_EXTENTS = frozenset("tall long wide high deep away above below".split())

_SCALES = {**MULTIPLIERS, "mn": 1e6, "lakh": 1e5, "crore": 1e7}
_LETTER_SCALES = frozenset(("m", "bn", "k", "tn", "mn"))
_DENOMINATORS = {
    **dict.fromkeys(("half", "halves"), 2),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **{name: value for name, value in ORDINALS.items() if 2 < value <= 12 and value != 4},
    **{f"{name}s": value for name, value in ORDINALS.items() if 2 < value <= 12 and value != 4},
}
_TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70}
_ORDINALS = {**ORDINALS, **_TENS, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_VAGUE = frozenset("several few many couple these those".split())
# A longer row of digits is a code, not an amount.
_MOST_DIGITS = 18

_BOUNDS: dict[str, Comparator] = {
    words: comparator
    for comparator, listed in {
        Comparator.AT_LEAST: (
            "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|"
            "as few as|as little as"
        ),
        Comparator.AT_MOST: (
            "at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum"
        ),
        Comparator.MORE: (
            "more than|over|above|greater than|in excess of|upwards of|higher than|well over|"
            "well above|exceed|exceeds|exceeded|exceeding|surpass|surpassed|surpassing|"
            "topped|topping"
        ),
        Comparator.LESS: (
            "less than|fewer than|under|below|lower than|short of|well under|well below"
        ),
        Comparator.ABOUT: (
            "about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|"
            "close to|just under|just over|just short of|just below|just above|slightly over|"
            "slightly under|slightly more than|slightly less than|just more than|just less than|"
            "a little over|a little under|a little more than|a little less than"
        ),
        Comparator.EQUAL: "exactly|precisely",
    }.items()
    for words in listed.split("|")
}
_BOUNDS_AFTER: dict[str, Comparator] = {
    words: comparator
    for comparator, listed in {
        Comparator.AT_LEAST: "or more|or over|or above|or older|plus|+|at least|at minimum",
        Comparator.AT_MOST: "or less|or fewer|or under|or below|or younger|at most|at maximum",
        Comparator.ABOUT: "or so|odd",
    }.items()
    for words in listed.split("|")
}
# Prepositions that make a verb with the word before: "handed over 40 files" bounds nothing.
_PARTICLES = frozenset("over about around under".split())
_LASTING = frozenset("last take spend serve wait".split())
_FOR = frozenset("for within after during over".split())
_AGO = frozenset("ago earlier later before".split())
_AFTER_MULTIPLE = frozenset("as the its their that what more less".split())
# After these, "10 percent to 12 percent" tells how far and where to, not a range.
_CHANGING = frozenset(
    "rise fall grow drop climb increase decrease decline jump slip shrink edge plunge surge soar "
    "dip gain advance tumble".split()
)
# The words and signs that a quantity can start with, besides digits and verbs of multiplying.
_OPENERS = frozenset(
    {*CARDINALS, *_SCALES, *_ORDINALS, *_SIGNS, *_SIGN_PREFIXES, *_CODES}
    | set("half a an twice double no #".split())
)
_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "o'clock"))
_LINKS = frozenset(("to", "-", "–", "—"))
_MATCH_VERBS = frozenset("win lose beat defeat draw score vote rule thrash".split())


@attrs.frozen
class _Number:
    """A number read from tokens: value bounds, place value of the last digit, where it ends.

    `scale` is the product of its words of scale ("million") and `glued` a scale written on to it.
    """

    low: float
    high: float
    step: float
    end: int
    scale: float = 1.0
    glued: str = ""

    def times(self, factor: float, zero: float = 0.0) -> _Number:
        """The number in another unit."""
        low, high = (self.low - zero) * factor, (self.high - zero) * factor
        return attrs.evolve(self, low=low, high=high, step=self.step * factor)


def find_quantities(
    tokens: tuple[Token, ...], taken: frozenset[int] = frozenset()
) -> tuple[Quantity, ...]:
    """Find the quantities among `tokens`, those in `taken` (dates) left out."""
    made: list[Quantity] = []
    index = 0
    while index < len(tokens):
        end, found = (index + 1, ()) if index in taken else _read(tokens, index)
        if not taken.isdisjoint(range(index, end)):
            end, found = index + 1, ()
        made.extend(found)
        index = end
    return tuple(made)


def _read(tokens: tuple[Token, ...], index: int) -> tuple[int, tuple[Quantity, ...]]:
    """The quantities that start at `index`, and where to read on."""
    norm = tokens[index].norm
    if not (norm[0].isdigit() or norm in _OPENERS or norm.endswith("fold")) and (
        tokens[index].lemma not in _MULTIPLES
    ):
        return index + 1, ()
    chain = _chain(tokens, index)
    if len(chain) > 1:
        end = chain[-1] + 1
        found = _of_chain(tokens, chain)
        return (end, ()) if found is None else (max(end, found.end), (found,))
    one = _quantity(tokens, index)
    if one is None:
        return index + 1, ()
    if _is_clock(tokens, one):
        return one.end + 1, ()
    return _with_other_end(tokens, one)


def _is_clock(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    following = _norm(tokens, quantity.end)
    return quantity.dimension is Dimension.COUNT and following in _CLOCK


def _norm(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].norm if 0 <= index < len(tokens) else ""


def _touch(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether nothing stands between the token at `index` and the one before."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


# --- Rows of digits: scores, ranges, fractions, clock times, codes --------------------------------


def _chain(tokens: tuple[Token, ...], index: int) -> tuple[int, ...]:
    """The numbers in digits that hyphens, strokes or colons tie together from `index` on."""
    found = [index]
    while (
        tokens[found[-1]].norm[0].isdigit()
        and _norm(tokens, found[-1] + 1) in ("-", "–", "/", ":")
        and _norm(tokens, found[-1] + 2)[:1].isdigit()
        and _touch(tokens, found[-1] + 1)
        and _touch(tokens, found[-1] + 2)
    ):
        found.append(found[-1] + 2)
    return tuple(found)


def _of_chain(tokens: tuple[Token, ...], chain: tuple[int, ...]) -> Quantity | None:
    """A score, range or fraction; None for a date, a clock time, a telephone number, a code."""
    if len(chain) > 2:
        return None
    first, second = chain
    one, two = _single(tokens, first), _single(tokens, second)
    if one is None or two is None:
        return None
    sign = tokens[first + 1].norm
    if sign == "/":
        if _norm(tokens, second + 1) != "of" or not 0 < one.low < two.low:
            return None
        return _made(tokens, first, _share(one.low, two.low, second + 1), _PERCENT)
    if sign == ":":
        return None
    number = attrs.evolve(two, low=one.low * (two.scale if one.scale == 1.0 else 1.0))
    if number.low < two.low and not _is_match(tokens, first, two.end):
        unit = _unit_at(tokens, two.end)
        if unit is not None or _counts_several(tokens, two.end) or two.scale > 1:
            return _measured(tokens, first, number)
        return None if two.low >= 1000 else _made(tokens, first, number, _COUNT)
    if max(one.low, two.low) >= 1000 or two.scale > 1:
        return None
    return _made(tokens, first, _score(one, two), _Unit(Dimension.SCORE, 1.0))


def _score(one: _Number, two: _Number) -> _Number:
    low, high = sorted((one.low, two.low))
    return _Number(low, high, 1.0, two.end)


def _is_match(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether the words around say that two numbers are a result: "lost 1-3", "a 1-3 defeat"."""
    before = tokens[index - 1] if index > 0 else None
    if before is not None and before.tag is Tag.VERB and before.lemma in _MATCH_VERBS:
        return not _counts_several(tokens, end)
    after = tokens[end] if end < len(tokens) else None
    single = after is not None and after.tag is Tag.NOUN and after.form != "plural"
    return single and _unit_at(tokens, end) is None and not _counts_several(tokens, end)


def _counts_several(tokens: tuple[Token, ...], end: int) -> bool:
    noun = _counted(tokens, end)
    return noun is not None and (
        tokens[noun].form == "plural" or tokens[noun].norm in ("people", "police")
    )


# --- One quantity ---------------------------------------------------------------------------------

_COUNT = _Unit(Dimension.COUNT, 1.0)
_PERCENT = _UNITS["percent"]
_YEARS = _UNITS["year"]


def _quantity(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    token = tokens[index]
    money = _money_at(tokens, index)
    if money is not None:
        return money
    found = _fraction(tokens, index) or _ordinal(tokens, index) or _multiple(tokens, index)
    if found is not None:
        return found
    if token.norm in ("a", "an"):
        return _article(tokens, index)
    if token.norm in _SCALES and _norm(tokens, index - 1) in _VAGUE:
        return None
    number = _number(tokens, index)
    return None if number is None else _measured(tokens, index, number)


def _money_at(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Money with its sign or code before the number: "$20", "US$20", "EUR 20"."""
    norm = tokens[index].norm
    at = index + 1
    if norm in _SIGNS:
        kind = _SIGNS[norm]
    elif norm in _SIGN_PREFIXES and _norm(tokens, at) == "$" and _touch(tokens, at):
        kind, at = _SIGN_PREFIXES[norm], at + 1
    elif norm in _CODES and _norm(tokens, at)[:1].isdigit() and tokens[index].text[0].isupper():
        kind = _CODES[norm]
    else:
        return None
    number = _number(tokens, at, money=True)
    return (
        None if number is None else _made(tokens, index, number, _Unit(Dimension.MONEY, 1.0, kind))
    )


def _fraction(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Shares: "a third of", "two-thirds", "half the", "½ of", "one in five", "two out of three"."""
    token = tokens[index]
    following = _norm(tokens, index + 1)
    if token.norm == "half" and token.tag is not Tag.VERB:
        before = _norm(tokens, index - 1)
        if before == "a" and _norm(tokens, index - 2) == "and":
            return None
        if following in ("a", "an") or before in _ORDINALS or before in ("latter", "other"):
            return None
        return _made(tokens, index, _share(1, 2, index + 1), _PERCENT)
    if "/" in token.norm and len(token.norm) > 1 and following == "of":
        value = _typed_fraction(token.norm)
        return _made(tokens, index, _share(value, 1.0, index + 1), _PERCENT) if value else None
    count = 1.0 if token.norm in ("a", "one") else float(CARDINALS.get(token.norm, 0))
    if count and following in _DENOMINATORS and _is_share(tokens, index, count):
        return _made(tokens, index, _share(count, _DENOMINATORS[following], index + 2), _PERCENT)
    return _ratio(tokens, index)


def _is_share(tokens: tuple[Token, ...], index: int, count: float) -> bool:
    """Whether "a third" is a part, not a rank; "three quarters", not months of business."""
    denominator, after = _norm(tokens, index + 1), _norm(tokens, index + 2)
    if after == "of" or (count > 1 and denominator.endswith("s") and denominator != "quarters"):
        return True
    bounded = _comparator(tokens, index)[1] is not None
    measures = bounded or _norm(tokens, index - 1) == "by" or after in ("more", "less", "as")
    return count == 1 and measures


def _ratio(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Shares by count: "one in five", "two out of three", "one of every ten"."""
    one = _plain_number(tokens, index)
    if one is None or not 0 < one.low < 20:
        return None
    words = tuple(_norm(tokens, one.end + n) for n in range(2))
    at = one.end + (2 if words in (("out", "of"), ("of", "every"), ("in", "every")) else 1)
    if words[0] != "in" and at == one.end + 1:
        return None
    two = _plain_number(tokens, at)
    if two is None or not one.low < two.low <= 1000:
        return None
    unit = _unit_at(tokens, two.end)
    if unit is not None and unit[0].dimension is Dimension.DURATION:
        return None
    return _made(tokens, index, _share(one.low, two.low, two.end), _PERCENT)


def _share(part: float, whole: float, end: int) -> _Number:
    """A part as percent; what is no whole percent, as a third, is as good as the nearest."""
    percent = 100 * part / whole
    slack = 0.0 if abs(percent - round(percent)) < 1e-9 else 0.5
    return _Number(percent - slack, percent + slack, 1.0, end)


def _ordinal(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    token = tokens[index]
    norm, end = token.norm, index + 1
    value = 0.0
    if norm[0].isdigit() and norm[-2:] in ("st", "nd", "rd", "th"):
        read = _digits(norm[:-2])
        value = read[0] if read is not None and read[0].is_integer() else 0.0
    elif norm in _ORDINALS and not (norm == "second" and token.tag is Tag.NOUN):
        value = 0.0 if norm == "first" and _norm(tokens, index - 1) == "at" else _ORDINALS[norm]
    elif CARDINALS.get(norm, 0) >= 20 and _ORDINALS.get(_norm(tokens, end), 10) < 10:
        value, end = float(CARDINALS[norm] + _ORDINALS[_norm(tokens, end)]), end + 1
    elif norm in ("no", "#") and _norm(tokens, end).isdecimal() and len(_norm(tokens, end)) < 4:
        value, end = float(_norm(tokens, end)), end + 1
    if not value:
        return None
    return _made(tokens, index, _Number(value, value, 0.0, end), _Unit(Dimension.ORDINAL, 1.0))


def _multiple(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Multiples: "doubled", "twice as many", "three times larger", "fivefold"."""
    token = tokens[index]
    value, end = 0.0, index + 1
    if token.lemma in _MULTIPLES and token.tag is Tag.VERB:
        value = _MULTIPLES[token.lemma]
    elif token.norm == "twice":
        value = 2.0
        if not _compares(tokens, end):
            return _made(tokens, index, _Number(2.0, 2.0, 1.0, end), _COUNT, noun=False)
    elif token.norm == "double" and _norm(tokens, end) in ("the", "its", "their", "that", "what"):
        value = 2.0
    elif token.norm.endswith("fold") and token.norm[:-4] in CARDINALS:
        value = float(CARDINALS[token.norm[:-4]])
    else:
        number = _plain_number(tokens, index)
        if number is None:
            return None
        after = _norm(tokens, number.end)
        if after != "fold" and not (after == "times" and _compares(tokens, number.end + 1)):
            return None
        value, end = number.low, number.end + 1
    return _made(tokens, index, _Number(value, value, 0.0, end), _Unit(Dimension.MULTIPLE, 1.0))


def _compares(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    compared = any(reading.form == "comparative" for reading in lookup(token.norm))
    return compared or token.norm in _AFTER_MULTIPLE


def _article(tokens: tuple[Token, ...], index: int) -> Quantity | None:
    """Read "a year" as a length of time, "a dozen", "a million"; a plain article is no number."""
    following = _norm(tokens, index + 1)
    if following in _SCALES and len(following) > 2:
        number = _number(tokens, index + 1)
        return None if number is None else _measured(tokens, index, number)
    unit = _unit_at(tokens, index + 1)
    if unit is None or unit[0].dimension is not Dimension.DURATION:
        return None
    end = unit[1]
    half = tuple(_norm(tokens, end + n) for n in range(3)) == ("and", "a", "half")
    if _norm(tokens, end) in _AGO or tokens[index + 1].tag is Tag.NUMBER:
        return None
    before = tokens[index - 1] if index > 0 else None
    lasts = before is not None and (
        before.norm in _FOR or before.norm == "lasting" or before.lemma in _LASTING
    )
    if not lasts and _comparator(tokens, index)[1] is None:
        return None
    value = 1.5 if half else 1.0
    number = _Number(value, value, 0.5 if half else 1.0, end + 3 if half else end)
    return _made(tokens, index, number, unit[0])


def _measured(tokens: tuple[Token, ...], index: int, number: _Number) -> Quantity:
    """Attach the unit or counted noun that follows a number."""
    if _minus(tokens, index):
        number = attrs.evolve(number, low=-number.high, high=-number.low)
        index -= 1
    found = _unit_at(tokens, number.end)
    if found is not None and found[0].kind == "won" and number.high < 1000:
        # "Team 3 won": no sum of Korean money is so small.
        found = None
    if found is None:
        if _is_age(tokens, index, number):
            # "In her 30s": any age of the decade.
            decade = 9.0 if number.glued == "s" else 0.0
            number = attrs.evolve(number, high=number.high + decade)
            return _made(tokens, index, number, attrs.evolve(_YEARS, dimension=Dimension.AGE))
        if number.glued == "m" and _in_metres(tokens, index, number.end):
            return _made(tokens, index, number.times(1e-6), _UNITS["metre"])
        return _made(tokens, index, number, _COUNT)
    unit, end = found
    number = attrs.evolve(number, end=end)
    if unit.kind == "pound" and unit.factor == 1.0 and _weighs(tokens, index, end):
        unit = _UNITS["lb"]
    elif unit.dimension is Dimension.DURATION and _norm(tokens, end) in ("old", "olds"):
        unit = attrs.evolve(unit, dimension=Dimension.AGE)
        number = attrs.evolve(number, end=end + 1)
    elif unit.dimension in (Dimension.DURATION, Dimension.LENGTH):
        return _made(tokens, index, *_with_smaller(tokens, number, unit))
    return _made(tokens, index, number, unit)


def _with_smaller(tokens: tuple[Token, ...], number: _Number, unit: _Unit) -> tuple[_Number, _Unit]:
    """Add what a smaller unit brings: "5 feet 6 inches", "two years and three months"."""
    at = number.end + (1 if _norm(tokens, number.end) in ("and", ",") else 0)
    rest = _plain_number(tokens, at)
    found = None if rest is None else _unit_at(tokens, rest.end)
    if rest is None or found is None:
        return number, unit
    smaller, end = found
    if smaller.dimension is not unit.dimension or smaller.factor >= unit.factor:
        return number, unit
    share = smaller.factor / unit.factor
    low, high = number.low + rest.low * share, number.high + rest.high * share
    return _Number(low, high, rest.step * share, end), unit


def _minus(tokens: tuple[Token, ...], index: int) -> bool:
    before = _norm(tokens, index - 1)
    if before == "minus":
        return True
    return before == "-" and _touch(tokens, index) and not _touch(tokens, index - 1)


def _weighs(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Whether pounds are a weight: "20 pounds of rice", "a 200-pound man", "weighed 20 pounds"."""
    if _norm(tokens, end) in ("of", "heavier", "lighter", "overweight"):
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
    return after.norm in _EXTENTS or (after.tag is Tag.NOUN and not _counts_several(tokens, end))


def _is_age(tokens: tuple[Token, ...], index: int, number: _Number) -> bool:
    before = tuple(_norm(tokens, index - n) for n in (2, 1))
    if before[1] in ("aged", "age", "ages") or before == ("age", "of"):
        return True
    if number.glued == "s":
        return before[1] in ("his", "her", "their", "my", "your")
    if index < 2 or not tokens[index].norm.isdecimal() or not 0 < number.low < 130:
        return False
    # "The man, 24, was arrested", "Smith (24)".
    named = tokens[index - 2].tag in (Tag.NAME, Tag.NOUN) and tokens[index - 2].form != "plural"
    marks = (before[1], _norm(tokens, number.end))
    return named and marks in ((",", ","), ("(", ")"), (",", "."))


# --- Numbers --------------------------------------------------------------------------------------


def _number(tokens: tuple[Token, ...], index: int, *, money: bool = False) -> _Number | None:
    """Read a number, with its multiplier and the second end of a range."""
    between = _norm(tokens, index - 1) == "between"
    single = _single(tokens, index, between=between, money=money)
    if single is None:
        return None
    link = _norm(tokens, single.end)
    if link in _LINKS or (between and link == "and"):
        other = _single(tokens, single.end + 1, money=money)
        if other is not None:
            # "10 to 12 million": the multiplier at the end holds for both ends.
            factor = other.scale if single.scale == 1.0 and single.low < 1000 else 1.0
            if single.low * factor < other.high:
                return attrs.evolve(other, low=single.low * factor)
    return single


def _with_other_end(tokens: tuple[Token, ...], one: Quantity) -> tuple[int, tuple[Quantity, ...]]:
    """Join "$10 million to $12 million"; take "from 10 to 12 percent" and "2 to 1" apart."""
    before = _norm(tokens, one.first - 1)
    inner = _link_inside(tokens, one)
    if before == "from" and inner is not None and one.low < one.high:
        left = attrs.evolve(one, high=one.low, end=inner, span=_span(tokens, one.first, inner))
        right = attrs.evolve(
            one, low=one.high, first=inner + 1, span=_span(tokens, inner + 1, one.end)
        )
        return one.end, (left, right)
    link = _norm(tokens, one.end)
    if inner is not None or not (link in _LINKS or (before == "between" and link == "and")):
        return one.end, (one,)
    two = _quantity(tokens, one.end + 1) if one.end + 1 < len(tokens) else None
    if two is None:
        return one.end, (one,)
    plain = one.end - one.first == two.end - two.first == 1 and link == "to"
    counts = one.dimension is two.dimension is Dimension.COUNT
    if plain and counts and before != "from" and two.low < one.low < 1000 and two.noun is None:
        number = _Number(two.low, one.low, 1.0, two.end)
        return two.end, (_made(tokens, one.first, number, _Unit(Dimension.SCORE, 1.0)),)
    moved = (
        link == "to"
        and one.first > 0
        and (before in ("from", "by") or tokens[one.first - 1].lemma in _CHANGING)
    )
    alike = one.dimension is two.dimension and one.unit == two.unit and not counts
    if moved or not alike or one.low >= two.low or one.dimension is Dimension.ORDINAL:
        return one.end, (one,)
    scale = _last_scale(tokens, two) if _last_scale(tokens, one) == 1.0 else 1.0
    return two.end, (
        attrs.evolve(
            two,
            first=one.first,
            span=one.span.cover(two.span),
            low=one.low * (scale if one.low < 1000 else 1.0),
            comparator=one.comparator,
            comparator_span=one.comparator_span,
        ),
    )


def _link_inside(tokens: tuple[Token, ...], quantity: Quantity) -> int | None:
    inside = range(quantity.first + 1, quantity.end - 1)
    return next((i for i in inside if tokens[i].norm in _LINKS), None)


def _last_scale(tokens: tuple[Token, ...], quantity: Quantity) -> float:
    return next(
        (_SCALES[t.norm] for t in tokens[quantity.first : quantity.end] if t.norm in _SCALES), 1.0
    )


def _plain_number(tokens: tuple[Token, ...], index: int) -> _Number | None:
    """A number in digits or words that is no end of a range."""
    return _single(tokens, index) if index < len(tokens) else None


def _single(
    tokens: tuple[Token, ...], index: int, *, between: bool = False, money: bool = False
) -> _Number | None:
    if index >= len(tokens):
        return None
    norm = tokens[index].norm
    glued = ""
    if norm[0].isdigit():
        read = _digits(norm, money=money)
        if read is None:
            return None
        value, step, glued = read
        index += 1
    elif norm in CARDINALS:
        value, step, index = _cardinal(tokens, index)
        if norm == "one" and not _counts_one(tokens, index):
            return None
    elif norm == "half" and _norm(tokens, index + 1) in ("a", "an"):
        value, step, index = 0.5, 0.5, index + 2
    elif norm in _SCALES and norm not in _LETTER_SCALES:
        value, step = 1.0, 1.0
    else:
        return None
    part = _part(tokens, index)
    if part is not None:
        value, step, index = value + part.low, part.step, part.end
    total, scale = 0.0, 1.0
    while _norm(tokens, index) in _SCALES:
        factor = _SCALES[tokens[index].norm]
        value, step, scale = value * factor, step * factor, scale * factor
        index += 1
        more = _rest(tokens, index, factor, between=between)
        if more is not None:
            total, value, step, index = total + value, more.low, more.step, more.end
    value += total
    return _Number(value, value, step, index, scale, glued)


def _cardinal(tokens: tuple[Token, ...], index: int) -> tuple[float, float, int]:
    """A number below a hundred in words: value, place value of its last digit, end."""
    value = float(CARDINALS[tokens[index].norm])
    units = CARDINALS.get(_norm(tokens, index + 1), 0)
    if value >= 20 and 0 < units < 10:
        return value + units, 1.0, index + 2
    return value, 1.0 if value % 10 or not value else 10.0, index + 1


def _part(tokens: tuple[Token, ...], index: int) -> _Number | None:
    """What a fraction adds to a number: "2½", "2 1/2", "two and a half"."""
    norm = _norm(tokens, index)
    if "/" in norm and len(norm) > 1:
        value = _typed_fraction(norm)
        return None if value is None else _Number(value, value, value, index + 1)
    if norm.isdecimal() and _norm(tokens, index + 1) == "/" and _touch(tokens, index + 1):
        bottom = _norm(tokens, index + 2)
        value = _typed_fraction(f"{norm}/{bottom}")
        return None if value is None else _Number(value, value, value, index + 3)
    words = tuple(_norm(tokens, index + n) for n in range(3))
    if words[:2] == ("and", "a") and words[2] in ("half", "quarter", "third"):
        value = 1 / _DENOMINATORS[words[2]]
        return _Number(value, value, value, index + 3)
    return None


def _typed_fraction(norm: str) -> float | None:
    """The value of "1/2", a part of one; None for anything else with a stroke."""
    top, _, bottom = norm.partition("/")
    if not (top.isdecimal() and bottom.isdecimal() and len(bottom) < 4 and len(top) < 4):
        return None
    return int(top) / int(bottom) if int(top) < int(bottom) else None


def _rest(tokens: tuple[Token, ...], index: int, scale: float, *, between: bool) -> _Number | None:
    """The rest of a number in words: "two hundred *and fifty*", "two million *six thousand*"."""
    joined = _norm(tokens, index) == "and"
    if joined and between:
        return None
    index += joined
    norm = _norm(tokens, index)
    if norm not in CARDINALS or (norm == "one" and not joined):
        return None
    more = _single(tokens, index)
    return more if more is not None and more.low < scale else None


def _counts_one(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "one" is a number, as before a noun or in "one in five", and no pronoun."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.norm in ("in", "out", "of"):
        at = index + 1 + (_norm(tokens, index + 1) in ("of", "every"))
        return token.norm == "in" or at > index + 1 if _plain_number(tokens, at) else False
    if token.norm == "and":
        return _part(tokens, index) is not None
    return token.tag in (Tag.NOUN, Tag.ADJECTIVE) or token.norm in _SCALES


def _digits(norm: str, *, money: bool = False) -> tuple[float, float, str] | None:
    """The value of a number in digits, the place value of its last digit, and its glued scale."""
    plain = norm.rstrip("abcdefghijklmnopqrstuvwxyz")
    glued = norm[len(plain) :]
    factor = _SCALES.get(glued, 1e9 if glued == "b" and money else 1.0)
    if factor == 1.0 and glued not in ("", "s"):
        return None
    plain = plain.replace(",", "") if _grouped(plain) else plain.replace(",", ".")
    whole, point, decimals = plain.partition(".")
    if not (whole.isdecimal() and (not point or decimals.isdecimal())):
        return None
    if len(whole) + len(decimals) > _MOST_DIGITS:
        return None
    value = float(plain)
    if point:
        step = 10.0 ** -len(decimals)
    else:
        step = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value else 1.0
    return value * factor, step * factor, glued


def _grouped(norm: str) -> bool:
    head, *groups = norm.partition(".")[0].split(",")
    return 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)


# --- What stands around a number ------------------------------------------------------------------


def _unit_at(tokens: tuple[Token, ...], index: int) -> tuple[_Unit, int] | None:
    """The unit that starts at `index`, the longest first, and where it ends."""
    for end in range(min(index + 3, len(tokens)), index, -1):
        words = " ".join(token.norm for token in tokens[index:end]).split()
        name = " ".join(map(_singular, words))
        if name in ("c", "f") and not (tokens[index].text.isupper() and _touch(tokens, index)):
            continue
        unit = _UNITS.get(name)
        if unit is not None:
            return unit, end
        last = _UNITS.get(_singular(words[-1]))
        if last is not None and last.kind in _CURRENCIES and tokens[index].tag in _QUALIFYING:
            country = " ".join(words[:-1])
            at_home = country in _HOMES.get(last.kind, ())
            if country and tokens[index].text[0].isupper():
                return (last if at_home else attrs.evolve(last, kind=f"{country} {last.kind}")), end
    return None


_QUALIFYING = frozenset((Tag.NAME, Tag.ADJECTIVE))


@lru_cache(maxsize=5_000)
def _singular(word: str) -> str:
    plural = next((r.lemma for r in lookup(word) if r.form == "plural"), word)
    return plural if word not in _UNITS else word


def _made(
    tokens: tuple[Token, ...],
    index: int,
    number: _Number,
    unit: _Unit,
    *,
    noun: bool = True,
) -> Quantity:
    end = number.end
    counts = unit.dimension in (Dimension.COUNT, Dimension.ORDINAL, Dimension.PERCENT)
    comparator, span = Comparator.EQUAL, None
    after = end
    if unit.dimension not in (Dimension.ORDINAL, Dimension.SCORE):
        comparator, first = _comparator(tokens, index)
        span = None if first is None else _span(tokens, first, index)
        if first is None:
            comparator, span, after = _comparator_after(tokens, end)
    number = number.times(unit.factor, unit.zero)
    return Quantity(
        _span(tokens, index, end),
        index,
        end,
        number.low,
        number.high,
        number.step,
        unit.dimension,
        comparator,
        unit.kind,
        _counted(tokens, after) if counts and noun else None,
        span,
    )


def _span(tokens: tuple[Token, ...], first: int, end: int) -> Span:
    return Span(tokens[first].start, tokens[end - 1].end)


def _comparator(tokens: tuple[Token, ...], index: int) -> tuple[Comparator, int | None]:
    """The words before a number that bound it, and the index of their first token."""
    if _norm(tokens, index - 1) == "between":
        index -= 1
    for first in range(max(0, index - 4), index):
        words = " ".join(token.norm for token in tokens[first:index])
        found = _BOUNDS.get(words)
        if found is not None and not _is_particle(tokens, first, words):
            return found, first
    return Comparator.EQUAL, None


def _is_particle(tokens: tuple[Token, ...], index: int, word: str) -> bool:
    """Whether the word belongs to the verb before it: "handed over 40 files"."""
    before = tokens[index - 1] if index > 0 else None
    return (
        word in _PARTICLES
        and before is not None
        and before.tag is Tag.VERB
        and is_phrase((before.lemma, word))
    )


def _comparator_after(tokens: tuple[Token, ...], end: int) -> tuple[Comparator, Span | None, int]:
    """The words after a number, or after what it counts, that bound it, and where they end."""
    noun = _counted(tokens, end)
    for at in (end, *(() if noun is None else (noun + 1,))):
        for length in (2, 1):
            words = " ".join(token.norm for token in tokens[at : at + length])
            found = _BOUNDS_AFTER.get(words)
            if found is not None:
                stop = min(at + length, len(tokens))
                return found, _span(tokens, at, stop), stop if at == end else end
    return Comparator.EQUAL, None, end


def _counted(tokens: tuple[Token, ...], index: int) -> int | None:
    """The head of the noun phrase after a number: what it counts."""
    if _norm(tokens, index) == "of":
        index += 1
    elif index < len(tokens) and tokens[index].tag is Tag.NUMBER:
        # "Two 24-year-old men": the age lies between.
        index += 3 if _norm(tokens, index + 2) == "old" else 0
    head = None
    for place in range(index, min(index + 7, len(tokens))):
        token = tokens[place]
        if token.tag in (Tag.NOUN, Tag.NAME):
            head = place
        elif head is not None or not (
            token.tag in (Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB)
            or (token.tag is Tag.VERB and token.form in ("participle", "ing"))
        ):
            break
    return head
