"""Gaps: common words without a counterpart, laid side by side as a last resort."""

from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given

from factcheck.compare import gaps
from factcheck.compare.alignment import Alignment
from factcheck.compare.gaps import compare_gaps
from factcheck.lexicon import classes
from tests.cases_texts import pairs
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


def _closest(alignment: Alignment) -> float | None:
    """The strongest tie of any pair of open words that may be told apart."""
    made = []
    for i, one in gaps._open_in_draft(alignment, []):
        for j, two in gaps._open_in_claim(alignment, []):
            link = gaps._unlike(one, two) if one.tag is two.tag else None
            if link is not None:
                made.append(fsum(gaps._TIES.get(c, 0.0) for c in _cues(alignment, i, j, link)))
    return max(made, default=None)


def _cues(alignment: Alignment, i: int, j: int, link: str) -> set[str]:
    heads, others = alignment.draft_side.headed(i), alignment.claim_side.headed(j)
    made = {link, *gaps._roles(alignment, heads, others)}
    kinds = [
        classes(token.lemma, gaps._POS[token.tag])
        for token in (alignment.draft.tokens[i], alignment.claim.tokens[j])
    ]
    for cue, holds in (
        ("same-class", kinds[0] & kinds[1]),
        ("before", alignment.neighbours_meet(i, j, -1)),
        ("after", alignment.neighbours_meet(i, j, 1)),
        (
            "predicate",
            any(c.predicate == i for c in alignment.draft.clauses)
            and any(c.predicate == j for c in alignment.claim.clauses),
        ),
    ):
        if holds:
            made.add(cue)
    return made


@given(pairs)
def test_no_pair_of_words_is_tied_more_closely(told: tuple[str, str]) -> None:
    alignment = aligned(*told)
    found = compare_gaps(alignment, ())
    closest = _closest(alignment)
    assert bool(found) == (closest is not None)
    for gap in found:
        assert fsum(gaps._TIES.get(cue, 0.0) for cue in gap.cues) == closest
