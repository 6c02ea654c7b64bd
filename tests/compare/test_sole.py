"""The only one, and the most so."""

from __future__ import annotations

import pytest

from factcheck.compare.align import align
from factcheck.compare.sole import (
    none_more_so,
    one_of_several,
    ranked_otherwise,
)
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Ostra is one of several moons that have air.", ["one of several moons"]),
        ("Ostra is one of several moons that probes have seen.", []),
        ("Ostra is the only moon that has air.", []),
    ],
)
def test_one_of_several(draft: str, found: list[str]) -> None:
    claim = facts_of("Ostra is the only moon that has air.")
    assert [d.found for d in one_of_several(align(claim, facts_of(draft)))] == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("It had never been so warm in any April.", ["never been so warm"]),
        ("There was never a warmer April than this.", ["never a warmer"]),
        ("It had never been so warm in any April since 2020.", []),
        ("It had never been so wet in any April.", []),
    ],
)
def test_none_more_so(draft: str, found: list[str]) -> None:
    claim = facts_of("It was the second warmest April on record.")
    assert [d.found for d in none_more_so(align(claim, facts_of(draft)))] == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("In Elm, the mill is only the second-tallest building.", ["second"]),
        ("The mill is the tallest building in Elm.", []),
        ("The mill is the second-oldest building in Elm.", []),
        ("The mill is the second-tallest building in Norland.", []),
    ],
)
def test_ranked_otherwise(draft: str, found: list[str]) -> None:
    claim = facts_of("The mill is the tallest building in Elm.")
    assert [d.found for d in ranked_otherwise(align(claim, facts_of(draft)))] == found
