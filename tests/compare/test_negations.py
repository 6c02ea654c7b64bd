"""Negations beside each other: which govern a word, and which both sides have."""

from __future__ import annotations

import pytest

from factcheck.compare.negations import governing, put_in, shared, unmatched
from tests.compare.rows import aligned, facts_of


def _governing(text: str, word: str) -> list[str]:
    facts = facts_of(text)
    index = next(i for i, token in enumerate(facts.tokens) if token.text == word)
    return [facts.tokens[n.token].norm for n in governing(facts, index)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The bank did not close its branch.", "close", ["not"]),
        ("The bank refused to close its branch.", "close", ["refused"]),
        ("The bank closed its branch.", "closed", []),
        # These turn a bound, or set a condition, and deny nothing that is told.
        ("No country may keep more than 300 soldiers.", "soldiers", []),
        ("Without a permit, the bank closed its branch.", "permit", []),
    ],
)
def test_what_governs_a_word(text: str, word: str, expected: list[str]) -> None:
    assert _governing(text, word) == expected


@pytest.mark.parametrize(
    ("draft", "both", "inserted"),
    [
        ("The bank will not close its branch.", True, False),
        ("The bank won't close its branch.", True, False),
        ("The bank refuses to close its branch.", True, True),
        ("The bank will close its branch.", False, True),
    ],
)
def test_what_both_sides_have(draft: str, both: bool, inserted: bool) -> None:
    made = aligned("The bank will not close its branch.", draft)
    [negation] = made.claim.negations
    assert shared(made, negation, mine=False) is both
    assert unmatched(made, made.claim.negations, mine=False) == ([] if both else [negation])
    assert put_in(made) is inserted
