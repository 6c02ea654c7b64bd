"""Rows of tests/cases/analysis/conditions.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("conditions"), ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    found = [[c.marker, reading.words(facts, c.first, c.end)] for c in facts.conditions]
    assert case["conditions"] == found
