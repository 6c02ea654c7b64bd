"""Slips: which numbers are easily written for each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.slips import slip
from factcheck.facts import Quantity
from tests.compare.rows import facts_of


def quantity(text: str) -> Quantity:
    [made] = facts_of(f"The ministry counted {text} in the city.").quantities
    return made


@pytest.mark.parametrize(
    ("one", "two", "expect"),
    [
        ("138 novels", "183 novels", "slip"),
        ("22,480 people", "24,280 people", "slip"),
        ("46.4 degrees", "44.6 degrees", "slip"),
        ("25,000 euros", "250,000 euros", "slip"),
        ("2 million euros", "2 billion euros", "slip"),
        ("40 people", "about 400 people", "slip"),
        ("sixteen arrests", "sixty arrests", "slip"),
        ("19 deaths", "90 deaths", "slip"),
        ("2,317 people", "2,817 people", "one-digit"),
        ("138 novels", "831 novels", ""),
        ("300 people", "500 people", ""),
        ("12 people", "17 people", ""),
        ("12 people", "60 people", ""),
        ("138 novels", "138 novels", ""),
        ("more than 138 novels", "183 novels", ""),
        ("13 to 16 people", "31 to 61 people", ""),
    ],
)
def test_slips(one: str, two: str, expect: str) -> None:
    assert slip(quantity(one), quantity(two)) == expect


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_it_is_the_same_both_ways(one: int, two: int) -> None:
    first, second = quantity(f"{one} people"), quantity(f"{two} people")
    assert slip(first, second) == slip(second, first)
