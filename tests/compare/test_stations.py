"""Callings that nobody has at a time."""

from __future__ import annotations

import pytest

from factcheck.compare.holders import Office, find_offices
from factcheck.compare.stations import are_of_two_stations
from tests.compare.rows import facts_of


def _office(text: str) -> Office:
    (office,) = find_offices(facts_of(f"{text} Ann Lee left the town."))
    return office


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("Opposition leader", "Energy Minister", True),
        ("Finance Minister", "Transport Minister", True),
        ("Finance Minister", "Economy Minister", False),
        ("Judge", "Police chief", True),
        ("The retired judge", "Police chief", False),
        ("Chief executive", "Security chief", True),
        ("Chief executive", "Judge", False),
        ("Ambassador", "Striker", False),
        ("Goalkeeper", "Striker", True),
        ("Sergeant", "Superintendent", True),
        ("Detective", "Inspector", False),
    ],
)
def test_whether_nobody_is_both(one: str, two: str, apart: bool) -> None:
    assert are_of_two_stations(_office(one), _office(two)) is apart
    assert are_of_two_stations(_office(two), _office(one)) is apart
