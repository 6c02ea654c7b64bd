"""Negations beside each other: which both sides have."""

from __future__ import annotations

import pytest

from factcheck.compare.negations import put_in, shared, unmatched
from tests.compare.rows import aligned


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
