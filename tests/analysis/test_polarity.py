"""Rows of tests/cases/analysis/polarity.yaml, and prefixes that negate."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.analysis.polarity import prefix_base
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


@pytest.mark.parametrize(
    ("lemma", "base"),
    [
        ("unlawful", "lawful"),
        ("illegal", "legal"),
        ("impossible", "possible"),
        ("disagree", "agree"),
        ("nonviolent", "violent"),
        ("irregular", "regular"),
        ("incorrect", "correct"),
        ("lawful", None),
        ("uncle", None),
        ("under", None),
    ],
)
def test_prefix_base(lemma: str, base: str | None) -> None:
    assert prefix_base(lemma) == base
