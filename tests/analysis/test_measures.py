"""Measures: what the words around a number make of it."""

from __future__ import annotations

import pytest

from factcheck.analysis.measures import article_at, counts_several_after, money_starting_at
from factcheck.facts import Dimension, Quantity
from tests.analysis import reading


def only(text: str) -> Quantity:
    (found,) = reading.facts_of(text).quantities
    return found


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("$20", 20, "dollar"),
        ("US$20", 20, "dollar"),
        ("C$20", 20, "canadian dollar"),
        ("£1.5bn", 1.5e9, "pound"),
        ("EUR 20", 20, "euro"),
        ("$5B", 5e9, "dollar"),
    ],
)
def test_money_with_its_sign_first(text: str, amount: float, kind: str) -> None:
    found = money_starting_at(reading.tokens_of(text), 0)
    assert found is not None
    assert (found.dimension, found.unit) == (Dimension.MONEY, kind)
    assert found.low == pytest.approx(amount)


@pytest.mark.parametrize("text", ["20 dollars", "$", "EUR", "horses"])
def test_no_sign_first(text: str) -> None:
    assert money_starting_at(reading.tokens_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("for a week", 7),
        ("for a year and a half", 1.5 * 365.2425),
        ("more than a day", 1),
    ],
)
def test_an_article_before_a_length_of_time_is_one(text: str, days: float) -> None:
    assert only(text).low == pytest.approx(days)


@pytest.mark.parametrize("text", ["a year ago", "a horse", "a week"])
def test_a_plain_article_is_no_number(text: str) -> None:
    assert article_at(reading.tokens_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("It weighed 20 pounds.", Dimension.MASS, 20 * 0.45359237),
        ("It cost 20 pounds.", Dimension.MONEY, 20),
        ("She ran 100m.", Dimension.LENGTH, 100),
        ("It lost 100m.", Dimension.COUNT, 1e8),
        ("The man, 24, was arrested.", Dimension.AGE, 24 * 365.2425),
        ("The baker is 24 years old.", Dimension.AGE, 24 * 365.2425),
        ("It fell to minus 5 degrees Celsius.", Dimension.TEMPERATURE, -5),
        ("He is 5 feet 6 inches tall.", Dimension.LENGTH, 66 * 0.0254),
    ],
)
def test_the_words_around_tell_what_is_measured(
    text: str, dimension: Dimension, value: float
) -> None:
    found = only(text)
    assert found.dimension is dimension
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "several"),
    [("28 horses", True), ("28 people", True), ("1 horse", False), ("28 of", False)],
)
def test_several(text: str, several: bool) -> None:
    assert counts_several_after(reading.tokens_of(text), 1) is several
