"""Amounts: whether two numbers can both be right."""

from __future__ import annotations

import pytest

from factcheck.compare.amounts import agree, are_close, comparable
from factcheck.facts import Quantity
from tests.compare.rows import facts_of


def _number(text: str) -> Quantity:
    [quantity] = facts_of(f"The ministry counted {text} in the city.").quantities
    return quantity


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("28 cars", "twenty-eight cars"),
        ("about 30 cars", "28 cars"),
        ("at least 28 cars", "35 cars"),
        ("more than 20 cars", "at least 30 cars"),
        ("at most 28 cars", "12 cars"),
        ("fewer than 30 cars", "28 cars"),
        ("between 20 and 30 cars", "28 cars"),
        ("1.3 million cars", "1.25 million cars"),
        ("3,000 cars", "3,012 cars"),
        ("12 months", "one year"),
        ("2.5 percent", "2.52 percent"),
    ],
)
def test_numbers_that_can_both_be_right(one: str, two: str) -> None:
    assert comparable(_number(one), _number(two))
    assert agree(_number(one), _number(two))
    assert agree(_number(two), _number(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("28 cars", "29 cars"),
        ("about 30 cars", "45 cars"),
        ("at least 28 cars", "12 cars"),
        ("at most 28 cars", "35 cars"),
        ("between 20 and 30 cars", "35 cars"),
        ("1.3 million cars", "1.5 million cars"),
        pytest.param("3,000 cars", "4,000 cars"),
        ("11 months", "one year"),
        ("2.5 percent", "2.6 percent"),
    ],
)
def test_numbers_that_cannot(one: str, two: str) -> None:
    assert comparable(_number(one), _number(two))
    assert not agree(_number(one), _number(two))
    assert not agree(_number(two), _number(one))


def test_money_is_compared_in_its_own_currency() -> None:
    assert comparable(_number("$28"), _number("€28"))
    assert not agree(_number("$28"), _number("€28"))


@pytest.mark.parametrize(("one", "two"), [("28 cars", "28 percent"), ("28 metres", "28 kilograms")])
def test_numbers_of_two_dimensions_are_not_compared(one: str, two: str) -> None:
    assert not comparable(_number(one), _number(two))


@pytest.mark.parametrize(
    ("one", "two", "close"),
    [
        ("more than 300 cars", "310 cars", True),
        ("more than 300 cars", "4,000 cars", False),
        ("fewer than 300 cars", "12 cars", False),
    ],
)
def test_what_says_much_the_same(one: str, two: str, close: bool) -> None:
    assert are_close(_number(one), _number(two)) is close
    assert are_close(_number(two), _number(one)) is close
