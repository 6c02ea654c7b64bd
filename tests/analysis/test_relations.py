"""Rows of relations.yaml and sentences.yaml: clauses, predicates, and who does what to whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis import reading

_CASES = (*reading.cases("relations"), *reading.cases("sentences"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    lemmas = [token.lemma for token in facts.tokens]
    predicates = {lemmas[c.predicate]: c for c in facts.clauses if c.predicate is not None}
    for lemma, expected in case.get("clauses", {}).items():
        clause = predicates[lemma]
        assert clause.kind == expected.get("kind", clause.kind)
        assert clause.passive is expected.get("passive", False)
        assert clause.reporting is expected.get("reporting", False)
        words = {facts.tokens[index].text for index in clause.tokens}
        assert set(expected.get("words", ())) <= words
        assert not set(expected.get("without", ())) & words
    roles = {(a.role, facts.tokens[a.head].text, lemmas[a.governor]) for a in facts.arguments}
    assert {tuple(row) for row in case.get("roles", ())} <= roles
    assert not {tuple(row) for row in case.get("no_roles", ())} & roles
    kinds = {clause.kind for clause in facts.clauses}
    assert set(case.get("kinds", ())) <= kinds


@pytest.mark.parametrize("text", ["", ".", "Sales", "in the", "of", "and", ", ,", ": it"])
def test_a_fragment_has_no_subject(text: str) -> None:
    facts = reading.facts_of(text)
    reading.check(facts)
    assert not [argument for argument in facts.arguments if argument.role == "subject"]
