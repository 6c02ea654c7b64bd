"""Gaps: common words without a counterpart, laid side by side as a last resort."""

from __future__ import annotations

import pytest

from factcheck.compare.gaps import compare_gaps
from tests.compare.rows import aligned


def _gap(claim: str, draft: str) -> tuple[str, str, str] | None:
    found = compare_gaps(aligned(claim, draft), ())
    assert len(found) <= 1
    return next(((d.kind.value, d.found, d.expected) for d in found), None)


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        (
            "Ann Lee repaired the clock in the town hall.",
            "Ann Lee repaired the lock in the town hall.",
            ("entity", "lock", "clock"),
        ),
        (
            "The dog slept on the porch.",
            "The dog barked on the porch.",
            ("polarity", "barked", "slept"),
        ),
        ("The dog slept on the porch.", "The dog slept on the porch.", None),
        ("The dog slept on the porch.", "The hound slept on the porch.", None),
        ("The court accepted the appeal.", "The court did not reject the appeal.", None),
        ("The dog slept.", "The dog slept on the porch.", None),
    ],
)
def test_the_words_nearest_to_one_slot(
    claim: str, draft: str, expect: tuple[str, str, str] | None
) -> None:
    assert _gap(claim, draft) == expect


def test_words_in_one_slot_come_before_words_of_one_sort() -> None:
    alignment = aligned(
        "The council hid the old ledger in a chest.",
        "The council hid the old candle in a chest in spring.",
    )
    [found] = compare_gaps(alignment, ())
    assert (found.found, found.expected) == ("candle", "ledger")
    assert {"gap", "word", "noun", "slot"} <= found.cues


def test_what_another_facet_found_is_left_out() -> None:
    alignment = aligned("Ann repaired the clock.", "Ann repaired the lock.")
    found = compare_gaps(alignment, ())
    assert compare_gaps(alignment, found) == []
