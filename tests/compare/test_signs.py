"""Signs: named numbers of what agrees and what doesn't over a whole pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.signs import read_signs
from tests.compare.rows import aligned

_SENTENCES = (
    "The fire in Ghent destroyed 28 houses on 3 May 2020.",
    "The fire in Ghent did not destroy the old church.",
    "More than 28 houses burned down in Antwerp after the storm.",
    "Ann Lee, the mayor, said only two firemen were hurt.",
)


@pytest.mark.parametrize(
    ("claim", "draft", "sign", "expect"),
    [
        ("The dog slept.", "The dog slept.", "met noun", 1.0),
        ("The dog slept.", "The dog slept on the porch.", "new noun", 1.0),
        ("The dog slept on the porch.", "The dog slept.", "left noun", 1.0),
        ("The dog slept.", "The dog never slept.", "draft alone has 'never'", 1.0),
        ("The dog never slept.", "The dog slept.", "claim alone has 'never'", 1.0),
        ("The dog did not sleep.", "The dog slept.", "negations odd", 1.0),
        ("It opened in May 2020.", "It opened in May 2021.", "date at odds", 1.0),
        ("It opened in May 2020.", "It opened in 2020.", "date borne out", 1.0),
        ("It has 28 rooms.", "It has 38 rooms.", "number clashes", 1.0),
        ("It has 28 rooms.", "It has 28 rooms.", "number same", 1.0),
        ("Ann saw the dog.", "Ann heard the dog.", "object met", 1.0),
        ("Ann saw the dog.", "Ann saw the letter.", "object new", 1.0),
        ("Ann saw the dog.", "Ann saw the dog.", "in order", 1.0),
    ],
)
def test_what_a_sign_says(claim: str, draft: str, sign: str, expect: float) -> None:
    assert read_signs(aligned(claim, draft))[sign] == pytest.approx(expect)


@given(st.sampled_from(_SENTENCES), st.sampled_from(_SENTENCES))
def test_signs_are_numbers_that_are_not_negative(claim: str, draft: str) -> None:
    found = read_signs(aligned(claim, draft))
    assert found == read_signs(aligned(claim, draft))
    assert all(amount >= 0 for amount in found.values())


@given(st.sampled_from(_SENTENCES))
def test_a_sentence_has_nothing_new_beside_itself(sentence: str) -> None:
    found = read_signs(aligned(sentence, sentence))
    assert not any(
        sign.startswith(("new ", "left ", "number clashes", "date at odds")) for sign in found
    )
