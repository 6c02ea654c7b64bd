"""Rows of gapping.yaml: who has which number in a list that leaves its verb out."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.facts import Facts
from tests.analysis import reading


def _told(facts: Facts) -> set[tuple[str, str]]:
    """The subject of each clause with each number in it."""
    words = [token.text for token in facts.tokens]
    return {
        (words[a.head], facts.words(q.span))
        for clause in facts.clauses
        for a in facts.arguments
        if (a.governor, a.role) == (clause.predicate, "subject") and a.head in clause.tokens
        for q in facts.quantities
        if q.first in clause.tokens
    }


@pytest.mark.parametrize("case", reading.cases("gapping"), ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    told = _told(facts)
    assert {tuple(pair) for pair in case.get("told", ())} <= told
    for holder, _ in case.get("told", ()):
        expected = {number for one, number in case["told"] if one == holder}
        assert {number for one, number in told if one == holder} == expected
    assert not {holder for holder, _ in told} & set(case.get("untold", ()))
    counted = {
        facts.words(q.span): facts.tokens[q.noun].text
        for q in facts.quantities
        if q.noun is not None
    }
    assert case.get("counted", {}).items() <= counted.items()
