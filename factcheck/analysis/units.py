"""Units and currencies: what a number can be a number of, in the base unit of its dimension."""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.analysis.numerals import are_touching
from factcheck.facts import Dimension, Tag, Token
from factcheck.lexicon import lookup


@attrs.frozen
class Unit:
    """A unit: its size in the base unit of its dimension, and the kind of money or percent."""

    dimension: Dimension
    factor: float
    kind: str = ""
    zero: float = 0.0


# Sizes after the International System of Units and the yard and pound agreement of 1959; months
# and years are mean Gregorian lengths; tons, gallons and barrels (of oil) are those of the US.
UNITS: dict[str, Unit] = {}
for _dimension, _table in {
    Dimension.DURATION: (
        "second:1/86400 minute:1/1440 hour:1/24 day:1 week:7 fortnight:14 month:30.436875 "
        "year:365.2425 decade:3652.425 century:36524.25"
    ),
    Dimension.LENGTH: (
        "millimetre:.001 millimeter:.001 mm:.001 centimetre:.01 centimeter:.01 cm:.01 metre:1 "
        "meter:1 kilometre:1000 kilometer:1000 km:1000 inch:.0254 foot:.3048 ft:.3048 "
        "yard:.9144 mile:1609.344 nautical_mile:1852 micrometre:1e-6 micrometer:1e-6 micron:1e-6 "
        "nanometre:1e-9 nanometer:1e-9"
    ),
    Dimension.AREA: (
        "hectare:10000 acre:4046.8564224 square_foot:.09290304 sq_ft:.09290304 square_metre:1 "
        "square_meter:1 sq_m:1 square_kilometre:1e6 square_kilometer:1e6 sq_km:1e6 "
        "square_mile:2589988.110336 sq_mile:2589988.110336"
    ),
    Dimension.MASS: (
        "gram:.001 kilogram:1 kilo:1 kg:1 tonne:1000 metric_ton:1000 ton:907.18474 "
        "ounce:.028349523125 lb:.45359237 stone:6.35029318 milligram:1e-6 mg:1e-6 microgram:1e-9 "
        "nanogram:1e-12"
    ),
    Dimension.VOLUME: (
        "litre:1 liter:1 millilitre:.001 milliliter:.001 gallon:3.785411784 barrel:158.987294928"
    ),
    Dimension.POWER: (
        "watt:1 kilowatt:1e3 kw:1e3 megawatt:1e6 mw:1e6 gigawatt:1e9 gw:1e9 terawatt:1e12 "
        "horsepower:745.69987"
    ),
    Dimension.ENERGY: (
        "kilowatt_hour:1e3 kwh:1e3 megawatt_hour:1e6 mwh:1e6 gigawatt_hour:1e9 gwh:1e9 "
        "terawatt_hour:1e12 twh:1e12"
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
        UNITS[_name.replace("_", " ")] = Unit(_dimension, float(_top) / float(_bottom or 1))
# Degrees are compared in Celsius; those of an unnamed scale only with their like.
_DEGREE = Unit(Dimension.TEMPERATURE, 1.0, "degree")
_CELSIUS = Unit(Dimension.TEMPERATURE, 1.0)
_FAHRENHEIT = Unit(Dimension.TEMPERATURE, 1 / 1.8, zero=32.0)
for _degree in ("degree ", "° ", "°", ""):
    UNITS |= {f"{_degree}{scale}": _CELSIUS for scale in ("celsius", "centigrade", "c")}
    UNITS |= {f"{_degree}{scale}": _FAHRENHEIT for scale in ("fahrenheit", "f")}
UNITS |= {"degree": _DEGREE, "°": _DEGREE}
# A rise of two percentage points is no rise of two percent.
UNITS |= dict.fromkeys(("%", "percent", "per cent", "pc"), Unit(Dimension.PERCENT, 1.0))
UNITS |= {
    f"{name} point": Unit(Dimension.PERCENT, factor, "point")
    for name, factor in (("%", 1.0), ("percent", 1.0), ("percentage", 1.0), ("basis", 0.01))
}
_CURRENCIES = frozenset(
    "dollar euro pound yen rupee franc yuan peso ruble rouble won krona krone rand shekel zloty "
    "baht riyal dirham dinar naira ringgit rupiah lira renminbi".split()
)
UNITS |= {name: Unit(Dimension.MONEY, 1.0, name) for name in (*_CURRENCIES, "cent")}
UNITS |= dict.fromkeys(("penny", "pence"), Unit(Dimension.MONEY, 0.01, "pound"))
for _name, _same in (
    ("pound sterling", "pound"),
    ("renminbi", "yuan"),
    ("rouble", "ruble"),
    ("kronor", "krona"),
    ("kroner", "krone"),
):
    UNITS[_name] = UNITS[_same]
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
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₩": "won"}
CODES = {
    **{"usd": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen", "cny": "yuan", "inr": "rupee"},
    **{"chf": "swiss franc", "cad": "canadian dollar", "aud": "australian dollar", "rs": "rupee"},
    **{"hkd": "hong kong dollar", "nzd": "new zealand dollar", "rub": "ruble", "krw": "won"},
}
UNITS |= {code: Unit(Dimension.MONEY, 1.0, kind) for code, kind in CODES.items()}
# --- One quantity ---------------------------------------------------------------------------------

COUNT = Unit(Dimension.COUNT, 1.0)
PERCENT = UNITS["percent"]
YEARS = UNITS["year"]


# --- What stands around a number ------------------------------------------------------------------


def unit_starting_at(tokens: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """The unit that starts at `index`, the longest first, and where it ends."""
    for end in range(min(index + 3, len(tokens)), index, -1):
        words = " ".join(token.norm for token in tokens[index:end]).split()
        name = " ".join(map(_singular, words))
        if name in ("c", "f") and not _is_scale(tokens, index):
            continue
        unit = UNITS.get(name)
        if unit is not None:
            return unit, end
        last = UNITS.get(_singular(words[-1]))
        if last is not None and last.kind in _CURRENCIES and tokens[index].tag in _QUALIFYING:
            country = " ".join(words[:-1])
            at_home = country in _HOMES.get(last.kind, ())
            if country and tokens[index].text[0].isupper():
                return (last if at_home else attrs.evolve(last, kind=f"{country} {last.kind}")), end
    return None


def _is_scale(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "C" or "F" behind a number tells its scale: "44C", "44 C on Sunday"."""
    after = tokens[index + 1].tag if index + 1 < len(tokens) else Tag.PUNCTUATION
    ends = after in (Tag.PUNCTUATION, Tag.PREPOSITION)
    return tokens[index].text.isupper() and (ends or are_touching(tokens, index))


_QUALIFYING = frozenset((Tag.NAME, Tag.ADJECTIVE))
# A shorter word in -s is no plural of a unit: "ms" is none of "m".
_SHORTEST_PLURAL = 4


@lru_cache(maxsize=5_000)
def _singular(word: str) -> str:
    if word in UNITS:
        return word
    if word.endswith("s") and word[:-1] in UNITS and len(word) > _SHORTEST_PLURAL:
        # The lexicon has no "gigawatts".
        return word[:-1]
    return next((r.lemma for r in lookup(word) if r.form == "plural"), word)
