"""Rows of tests/cases/analysis/quotations.yaml, and quotations that go on."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.analysis.quotations import find_quotations, leaves_open
from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("quotations"), ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    found = [
        [" ".join(q.words), None if q.speaker is None else facts.entities[q.speaker].name]
        for q in facts.quotations
    ]
    assert case.get("quotations", []) == found
    speakers = [None if s.entity is None else facts.entities[s.entity].name for s in facts.speakers]
    assert case.get("speakers", []) == speakers


@pytest.mark.parametrize(
    ("text", "opened", "left_open"),
    [
        ("It fell.", False, False),
        ("It fell.", True, True),
        ("“It fell.", False, True),
        ("“It fell.”", False, False),
        ("It fell.”", True, False),
        ('"It fell.', False, True),
        ('"It fell."', False, False),
        ('It fell."', True, False),
        ("«It fell.", False, True),
        ("It fell.»", True, False),
    ],
)
def test_leaves_open(text: str, opened: bool, left_open: bool) -> None:
    assert leaves_open(reading.tokens_of(text), opened=opened) is left_open


def test_a_quotation_that_an_earlier_sentence_opened() -> None:
    tokens = reading.tokens_of("It will fall,” he said.")
    (quotation,) = find_quotations(tokens, (), opened=True)
    assert quotation.words == ("it", "will", "fall")
    assert find_quotations(tokens, ()) == ()


def test_a_mark_that_only_closes_opens_nothing() -> None:
    tokens = reading.tokens_of('It will fall," he said on Monday.')
    assert find_quotations(tokens, ()) == ()
    assert not leaves_open(tokens)


def test_who_is_told_it_does_not_speak() -> None:
    facts = reading.facts_of('"It will fall by noon," the deputy told an Acme meeting.')
    assert [quotation.speaker for quotation in facts.quotations] == [None]


def test_the_span_lies_inside_the_marks() -> None:
    text = "He said “it fell” twice."
    (quotation,) = reading.facts_of(text).quotations
    assert quotation.span.of(text) == "it fell"
