"""Slips: which numbers are easily written for each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.slips import is_slip
from factcheck.facts import Quantity
from tests.compare.rows import facts_of


def quantity(text: str) -> Quantity:
    [made] = facts_of(f"The ministry counted {text} in the city.").quantities
    return made


@pytest.mark.parametrize(
    ("one", "two", "expect"),
    [
        ("138 novels", "183 novels", True),
        ("22,480 people", "24,280 people", True),
        ("46.4 degrees", "44.6 degrees", True),
        ("25,000 euros", "250,000 euros", True),
        ("2 million euros", "2 billion euros", True),
        ("40 people", "about 400 people", True),
        ("sixteen arrests", "sixty arrests", True),
        ("19 deaths", "90 deaths", True),
        ("2,317 people", "2,817 people", False),
        ("138 novels", "831 novels", False),
        ("300 people", "500 people", False),
        ("12 people", "17 people", False),
        ("12 people", "60 people", False),
        ("138 novels", "138 novels", False),
        ("more than 138 novels", "183 novels", False),
        ("13 to 16 people", "31 to 61 people", False),
    ],
)
def test_slips(one: str, two: str, expect: bool) -> None:
    assert is_slip(quantity(one), quantity(two)) is expect


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_it_is_the_same_both_ways(one: int, two: int) -> None:
    first, second = quantity(f"{one} people"), quantity(f"{two} people")
    assert is_slip(first, second) is is_slip(second, first)
