"""Rows of tests/cases/analysis/quantifiers.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.facts import Scope
from tests.analysis import reading

CASES = reading.cases("quantifiers")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    found = {
        facts.tokens[q.token].text: [
            q.scope.value,
            *(() if q.head is None else (facts.tokens[q.head].text,)),
        ]
        for q in facts.quantifiers
    }
    assert case["quantifiers"] == found


def test_every_scope_has_a_case() -> None:
    shown = {scope for case in CASES for scope, *_ in case["quantifiers"].values()}
    assert shown == {scope.value for scope in Scope}
