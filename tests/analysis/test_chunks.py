"""Chunks: verb groups with what their auxiliaries tell, and noun phrases with their heads."""

from __future__ import annotations

import pytest

from factcheck.analysis.chunks import adjacent, find_groups
from factcheck.analysis.phrases import find_phrases
from tests.analysis import reading


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        ("She sings.", "sings", "sings"),
        ("The board has not approved the plan.", "has not approved", "approved"),
        ("The ministry will be closing two schools.", "will be closing", "closing"),
        ("Volvo was sold to Geely.", "was sold", "sold"),
        ("Rain is rare.", "is", "is"),
    ],
)
def test_a_group_is_a_verb_with_what_serves_it(text: str, words: str, verb: str) -> None:
    tokens = reading.tokens_of(text)
    (group,) = find_groups(tokens)
    assert " ".join(token.text for token in tokens[group.first : group.end]) == words
    assert tokens[group.verb].text == verb
    assert group.finite
    assert not group.infinitive


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Volvo was sold to Geely.", True),
        ("Volvo had been sold to Geely.", True),
        ("Volvo sold ships.", False),
        ("Volvo has sold ships.", False),
    ],
)
def test_passive(text: str, passive: bool) -> None:
    (group,) = find_groups(reading.tokens_of(text))
    assert group.passive is passive


def test_an_infinitive_is_a_group_of_its_own_and_not_finite() -> None:
    agreed, sell = find_groups(reading.tokens_of("They agreed to sell the ships."))
    assert (agreed.finite, agreed.infinitive) == (True, False)
    assert (sell.finite, sell.infinitive) == (False, True)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The growing protests worry them.", [("The growing protests", "protests"), "them"]),
        ("Microsoft's decision surprised rivals.", ["Microsoft", "decision", "rivals"]),
        ("the mayor of Lyon", [("the mayor", "mayor"), "Lyon"]),
        ("its very old rivals", [("its very old rivals", "rivals")]),
        ("They left.", ["They"]),
        ("very much", []),
        ("", []),
    ],
)
def test_phrases(text: str, phrases: list[str | tuple[str, str]]) -> None:
    tokens = reading.tokens_of(text)
    found = [
        (" ".join(token.text for token in tokens[p.first : p.end]), tokens[p.head].text)
        for p in find_phrases(tokens)
    ]
    assert found == [(p, p) if isinstance(p, str) else p for p in phrases]


def test_articles_and_adverbs_part_nothing() -> None:
    tokens = reading.tokens_of("sold soon the ships")
    assert adjacent(tokens, 1, 3)
    assert not adjacent(tokens, 0, 3)
