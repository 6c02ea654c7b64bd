"""Surroundings: what a draft tells somewhere, and what it tells elsewhere than in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare import DraftCounts, Side, Surroundings, compare_clauses, told_by
from factcheck.comparison import Comparison
from factcheck.text import Span
from tests.compare.rows import facts_of

CLAIM = "The fire in the valley burned 31,000 hectares."
SENTENCES = (
    CLAIM,
    "The fire in the valley burned 13,000 hectares.",
    "The fires of 2009 covered 450,000 hectares.",
    "It was put out on January 19.",
    "Nobody was hurt in the valley.",
    "Rain fell.",
)


def around(draft: str, *others: str) -> Surroundings:
    own = told_by(facts_of(draft))
    return DraftCounts((own, *(told_by(facts_of(other)) for other in others))).around(own)


def compared(draft: str, *others: str, claim: str = CLAIM) -> Comparison:
    """The claim and a sentence that stands among others."""
    side = Side(facts_of(draft), around=around(draft, *others))
    [comparison] = compare_clauses(Side(facts_of(claim)), side, (None,))
    return comparison


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It burned 31,000 hectares.", "The 31000 hectares burned."),
        ("It cost two million euros.", "It cost €2m."),
        ("It opens on 3 June 2020.", "It opens on June 3, 2020."),
        ("Houses burned.", "A house burned."),
    ],
)
def test_one_thing_is_one_key(one: str, other: str) -> None:
    said, told = told_by(facts_of(one)), told_by(facts_of(other))
    facts = facts_of(one)
    spans = [q.span for q in facts.quantities] + [d.span for d in facts.dates]
    spans += [token.span for token in facts.tokens if token.tag == "N"]
    for span in spans:
        keys = told_by(facts, span)
        assert keys
        assert keys <= said
        assert keys <= told


def test_a_number_at_a_span_is_its_value_alone() -> None:
    facts = facts_of(CLAIM)
    [quantity] = facts.quantities
    [key] = told_by(facts, quantity.span)
    assert key.startswith("= ")
    assert told_by(facts, Span(0, 3)) == frozenset()


def test_large_numbers_are_told_apart() -> None:
    one, other = told_by(facts_of("It cost 1,234,567 euros.")), told_by(facts_of("1,234,571 euros"))
    assert [key for key in one & other if key.startswith("= ")] == []


@pytest.mark.parametrize(
    ("others", "expect"),
    [
        ((), False),
        (("Rain fell.",), False),
        (("In all, 31,000 hectares are lost.",), True),
        (("In all, 13,000 hectares are lost.",), False),
    ],
)
def test_told_elsewhere(others: tuple[str, ...], expect: bool) -> None:
    [found] = compared("The fire in the valley burned 13,000 hectares.", *others).discrepancies
    assert ("told-elsewhere" in found.cues) is expect


def test_what_the_sentence_itself_tells_is_not_elsewhere() -> None:
    draft = "The fire in the valley burned 31,000 hectares, and the one on the hill 13,000."
    assert not around(draft, "Rain fell.").elsewhere(told_by(facts_of("31,000 hectares")))
    assert around(draft, draft).elsewhere(told_by(facts_of(draft)))


def test_the_share_that_is_told_in_the_draft() -> None:
    draft = "The fire in the valley burned 13,000 hectares."
    alone = compared(draft).signs["told in the draft"]
    told = compared(draft, "In all, 31,000 hectares are lost.").signs["told in the draft"]
    assert 0.5 < alone < told == 1.0


def test_a_sentence_alone_is_a_draft_of_one() -> None:
    draft = "The fire in the valley burned 13,000 hectares."
    [plain] = compare_clauses(Side(facts_of(CLAIM)), Side(facts_of(draft)), (None,))
    assert plain == compared(draft)
    assert dict(plain.signs) == dict(compared(draft).signs)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.data())
def test_the_same_answers_are_the_same_surroundings(texts: list[str], data: st.DataObject) -> None:
    """Whatever else a draft tells: what is not asked for changes nothing."""
    first, others = texts[0], texts[1:]
    further = data.draw(st.lists(st.sampled_from(SENTENCES), max_size=3))
    asked = told_by(facts_of(CLAIM))
    if around(first, *others).answers(asked) == around(first, *others, *further).answers(asked):
        one, two = compared(first, *others), compared(first, *others, *further)
        assert one == two
        assert dict(one.signs) == dict(two.signs)
