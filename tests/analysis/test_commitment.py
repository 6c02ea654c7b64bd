"""Rows of tests/cases/analysis/commitment.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("commitment"), ids=lambda case: str(case["text"]))
def test_commitment(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    for stand, denied in (("denied", True), ("open", False)):
        found = [
            reading.words(facts, u.first, u.end).rstrip(".")
            for u in facts.uncommitted
            if u.denied is denied
        ]
        assert found == case.get(stand, []), stand
