"""Numbers in digits and words: their value, the place of the last digit, where they end."""

from __future__ import annotations

import pytest

from factcheck.analysis.numerals import counted_after, fraction_sign, number_at, read_digits
from tests.analysis import reading


@pytest.mark.parametrize(
    ("digits", "value", "step", "scale"),
    [
        ("0", 0, 1, ""),
        ("28", 28, 1, ""),
        ("30", 30, 10, ""),
        ("1,500", 1500, 100, ""),
        ("3.50", 3.5, 0.01, ""),
        ("1,50", 1.5, 0.01, ""),
        ("2bn", 2e9, 1e9, "bn"),
        ("1990s", 1990, 10, "s"),
        ("9" * 18, int("9" * 18), 1, ""),
    ],
)
def test_digits(digits: str, value: float, step: float, scale: str) -> None:
    found = read_digits(digits)
    assert found is not None
    assert found[:2] == pytest.approx((value, step))
    assert found[2] == scale


@pytest.mark.parametrize("digits", ["1.2.3", "5b", "7x", "9" * 19])
def test_codes_are_no_numbers(digits: str) -> None:
    assert read_digits(digits) is None


def test_a_b_is_a_billion_of_money_alone() -> None:
    assert read_digits("5b", money=True) == (5e9, 1e9, "b")


@pytest.mark.parametrize(
    ("text", "low", "high", "step"),
    [
        ("thirty people", 30, 30, 10),
        ("forty-one people", 41, 41, 1),
        ("two hundred people", 200, 200, 100),
        ("two hundred and six people", 206, 206, 1),
        ("three million six thousand people", 3_006_000, 3_006_000, 1000),
        ("1.2 million people", 1.2e6, 1.2e6, 1e5),
        ("2 lakh people", 2e5, 2e5, 1e5),
        ("half a million people", 5e5, 5e5, 5e5),
        ("2 1/2 cups", 2.5, 2.5, 0.5),
        ("two and a half years", 2.5, 2.5, 0.5),
        ("10-12 people", 10, 12, 1),
        ("10 to 12 million people", 1e7, 1.2e7, 1e6),
        ("900,000 to 1.2 million people", 9e5, 1.2e6, 1e5),
        ("12 to 10 people", 12, 12, 1),
        ("one person", 1, 1, 1),
        ("one in five", 1, 1, 1),
    ],
)
def test_number(text: str, low: float, high: float, step: float) -> None:
    number = number_at(reading.tokens_of(text), 0)
    assert number is not None
    found = (number.low, number.high, number.step)
    assert found == pytest.approx((low, high, step))


@pytest.mark.parametrize(
    ("text", "end"),
    [("206 people", 1), ("two hundred and six people", 4), ("10 to 12 million people", 4)],
)
def test_a_number_ends_before_what_it_counts(text: str, end: int) -> None:
    number = number_at(reading.tokens_of(text), 0)
    assert number is not None
    assert number.end == end


@pytest.mark.parametrize("text", ["one of them", "one said so", "people", "a dozen", "m"])
def test_no_number_starts_there(text: str) -> None:
    assert number_at(reading.tokens_of(text), 0) is None


def test_between_two_numbers_and_is_no_part_of_the_first() -> None:
    number = number_at(reading.tokens_of("between two hundred and three hundred people"), 1)
    assert number is not None
    assert (number.low, number.high) == (200, 300)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1/2", 0.5), ("3/4", 0.75), ("1/0", None), ("4/3", None), ("a/b", None), ("/", None)],
)
def test_fraction_sign(text: str, value: float | None) -> None:
    assert fraction_sign(text) == value


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("28 new members of parliament", "members"),
        ("28 of the members", "members"),
        ("two 24-year-old men", "men"),
        ("28 were sold", None),
    ],
)
def test_what_is_counted(text: str, noun: str | None) -> None:
    tokens = reading.tokens_of(text)
    found = counted_after(tokens, 1)
    assert (None if found is None else tokens[found].text) == noun
