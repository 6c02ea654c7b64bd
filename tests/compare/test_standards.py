"""Standards: which times only tell what a number is held against."""

from __future__ import annotations

import pytest

from factcheck.compare.standards import is_measured_by
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("It killed 480 people, up from 502 in 2023.", True),
        ("Sales grew 6 percent compared with 2024.", True),
        ("Sales grew 6 percent more than in 2024.", True),
        ("Output was 480 tonnes, up from 410 in May and 440 in 2019.", True),
        ("It killed 480 people in 2023.", False),
        ("More than 502 had died as of 2023.", False),
        ("She led the council from 1993 to 2002.", False),
        ("Sales grew 6 percent, and fell in 2024.", False),
    ],
)
def test_what_only_measures(text: str, measured: bool) -> None:
    facts = facts_of(text)
    assert is_measured_by(facts, facts.dates[-1].first) is measured
