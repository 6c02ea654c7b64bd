"""Whether both sides tell of the same ones, at the same time, as something that is so."""

from __future__ import annotations

import pytest

from factcheck.compare.sameness import (
    are_of_two_times,
    has_another_time,
    may_not_be,
    qualifiers_left,
)
from tests.compare.rows import aligned, facts_of


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("The sailors died.", False),
        ("The sailors did not die.", True),
        ("The sailors may die.", True),
        ("The sailors refused to die.", True),
        ("The harbour will close if sailors die.", True),
    ],
)
def test_what_may_not_be(sentence: str, open_: bool) -> None:
    facts = facts_of(sentence)
    verb = next(i for i, token in enumerate(facts.tokens) if token.lemma == "die")
    assert may_not_be(facts, verb) is open_


@pytest.mark.parametrize(
    ("draft", "another", "two"),
    [
        ("Orvo sold the mill in May.", False, False),
        ("Orvo sold the mill.", False, False),
        ("Orvo sold the mill in June 2020.", True, True),
    ],
)
def test_times(draft: str, another: bool, two: bool) -> None:
    alignment = aligned("Orvo sold the mill in May.", draft)
    assert (has_another_time(alignment), are_of_two_times(alignment)) == (another, two)


def test_qualifiers() -> None:
    claim, draft = "Crime in Leeds rose.", "Violent crime in Leeds rose."
    assert qualifiers_left(aligned(claim, draft), 1, 0) == (True, False)
    assert qualifiers_left(aligned(draft, claim), 0, 1) == (False, True)
