"""Rows of tests/cases/analysis/polarity.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("polarity"), ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    found = {
        facts.tokens[negation.token].text: (negation, "lexical" if negation.lexical else "plain")
        for negation in facts.negations
    }
    expected = case["negations"]
    assert {word: kind for word, (_, kind) in found.items()} == {
        word: row["kind"] for word, row in expected.items()
    }
    for word, row in expected.items():
        negation, _ = found[word]
        scope = {facts.tokens[index].text for index in range(*negation.scope)}
        assert set(row.get("governs", ())) <= scope
        assert not set(row.get("spares", ())) & scope
        if "focus" in row:
            assert negation.focus is not None
            assert facts.tokens[negation.focus].text == row["focus"]
