"""Measuring: how a clause stands to a claim as a whole."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from factcheck.comparison import Comparison
from tests.compare.rows import facts_of


def _compared(claim: str, draft: str) -> Comparison:
    return compare(facts_of(claim), facts_of(draft))


def test_a_sentence_covers_itself() -> None:
    found = _compared("Volvo closed its factory in Ghent.", "Volvo closed its factory in Ghent.")
    assert (found.coverage, found.claim_coverage, found.relation, found.alike) == (1, 1, 1, 1)
    assert found.subject is True
    assert found.extra == ()


def test_words_in_a_discrepancy_are_left_out_of_coverage() -> None:
    found = _compared("Volvo closed its factory in Ghent.", "Volvo closed its factory in Lyon.")
    assert found.coverage == pytest.approx(1.0)
    assert [d.weight for d in found.discrepancies] == [2.0]


def test_words_that_a_denial_spans_are_shared_all_the_same() -> None:
    found = _compared("A woman is mowing the lawn.", "There is no woman mowing the lawn.")
    assert [d.found for d in found.discrepancies] == ["no woman mowing"]
    assert found.shared > 2.0


def test_a_gap_leaves_its_words_without_a_counterpart() -> None:
    found = _compared("The dog slept on the porch.", "On the porch, a dog barked.")
    assert [sorted(d.cues & {"gap"}) for d in found.discrepancies] == [["gap"]]
    assert [extra.sort for extra in found.extra] == ["predicate"]
    assert found.coverage < 1.0


def test_signs_are_read_over_the_whole_pair() -> None:
    same = _compared("Volvo closed its factory in Ghent.", "Volvo closed its factory in Ghent.")
    apart = _compared("Volvo closed its factory in Ghent.", "Volvo closed its factory in Lyon.")
    assert same.signs["met name"] == pytest.approx(4.0)
    assert apart.signs["met name"] == pytest.approx(2.0)
