"""What the negations of one sentence govern."""

from __future__ import annotations

import pytest

from factcheck.compare.sides import Side
from tests.compare.rows import facts_of


def _governing(text: str, word: str) -> list[str]:
    facts = facts_of(text)
    index = next(i for i, token in enumerate(facts.tokens) if token.text == word)
    return [facts.tokens[n.token].norm for n in Side(facts).governing(index)]


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
