"""Rows of tests/cases/analysis/others.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.facts import OtherSort
from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("others"), ids=lambda case: str(case["text"]))
def test_others(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    for sort in OtherSort:
        found = [reading.words(facts, o.first, o.end) for o in facts.others if o.sort is sort]
        assert found == case.get(sort.value, []), sort
