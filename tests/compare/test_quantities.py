"""Numbers: rounding, bounds and units, and which numbers are laid side by side."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from factcheck.compare.quantities import agree, comparable
from factcheck.facts import Quantity
from tests.compare.rows import check_row, differences, each_row, facts_of


def _number(text: str) -> Quantity:
    [quantity] = facts_of(f"The ministry counted {text} in the city.").quantities
    return quantity


@each_row("quantities")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


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


def test_one_number_of_the_claim_answers_one_of_the_draft() -> None:
    claim = facts_of("The fire destroyed 28 houses.")
    draft = facts_of("The fire destroyed 30 houses, then 31 houses.")
    assert differences(compare(claim, draft)) == [("quantity", "30", "28")]


def test_each_number_has_one_counterpart() -> None:
    claim = facts_of("The fire destroyed 28 houses and killed five people.")
    draft = facts_of("The fire destroyed 30 houses and killed nine people.")
    found = compare(claim, draft)
    assert differences(found) == [("quantity", "30", "28"), ("quantity", "nine", "five")]


def test_a_number_in_the_same_form_mends_the_draft() -> None:
    claim = facts_of("The judge suspended the licence for five years.")
    [same] = compare(
        claim, facts_of("The judge suspended the licence for two years.")
    ).discrepancies
    assert same.replacement == "five years"
    [other] = compare(claim, facts_of("The judge suspended the licence for a month.")).discrepancies
    assert other.replacement is None
