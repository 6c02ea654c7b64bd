"""Units and currencies: which words name one, and what it amounts to in the base unit."""

from __future__ import annotations

import pytest

from factcheck.analysis.units import CODES, SIGNS, UNITS, Unit, unit_starting_at
from factcheck.facts import Dimension
from tests.analysis import reading


def unit_of(text: str) -> Unit | None:
    found = unit_starting_at(reading.tokens_of(text), 0)
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("hours", Dimension.DURATION, 1 / 24),
        ("fortnight", Dimension.DURATION, 14),
        ("feet", Dimension.LENGTH, 0.3048),
        ("sq ft", Dimension.AREA, 0.09290304),
        ("square miles", Dimension.AREA, 1609.344**2),
        ("ounces", Dimension.MASS, 0.45359237 / 16),
        ("barrels", Dimension.VOLUME, 42 * 3.785411784),
        ("kilometres per hour", Dimension.SPEED, 1 / 3.6),
        ("miles an hour", Dimension.SPEED, 0.44704),
        ("per cent", Dimension.PERCENT, 1),
    ],
)
def test_sizes(text: str, dimension: Dimension, factor: float) -> None:
    unit = unit_of(text)
    assert unit is not None
    assert (unit.dimension, unit.kind) == (dimension, "")
    assert unit.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("text", "kind", "factor"),
    [
        ("dollars", "dollar", 1),
        ("US dollars", "dollar", 1),
        ("American dollars", "dollar", 1),
        ("Canadian dollars", "canadian dollar", 1),
        ("pence", "pound", 0.01),
        ("renminbi", "yuan", 1),
        ("EUR", "euro", 1),
    ],
)
def test_money_of_one_kind(text: str, kind: str, factor: float) -> None:
    assert unit_of(text) == Unit(Dimension.MONEY, factor, kind)


def test_degrees_are_moved_to_celsius() -> None:
    fahrenheit = unit_of("degrees Fahrenheit")
    assert fahrenheit is not None
    assert (212 - fahrenheit.zero) * fahrenheit.factor == pytest.approx(100)
    assert unit_of("degrees") != unit_of("degrees Celsius")


def test_points_are_no_percent() -> None:
    points, basis = unit_of("percentage points"), unit_of("basis points")
    assert points == Unit(Dimension.PERCENT, 1, "point")
    assert basis == Unit(Dimension.PERCENT, 0.01, "point")


@pytest.mark.parametrize("text", ["horses", "c", "f", "old dollars", "per"])
def test_no_unit(text: str) -> None:
    assert unit_of(text) is None


def test_the_longest_unit_is_taken() -> None:
    tokens = reading.tokens_of("kilometres per hour faster")
    found = unit_starting_at(tokens, 0)
    assert found is not None
    assert tokens[found[1]].text == "faster"


def test_signs_and_codes_name_the_money_that_words_do() -> None:
    for kind in SIGNS.values():
        assert UNITS[kind].kind == kind
        assert kind in CODES.values()
