"""Ids that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given

from factcheck.drafting.slugs import claim_id, slug, unused
from factcheck.drafting.standing import facts_of
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Harbour Bridge: open!", "harbour-bridge-open"),
        ("São Paulo’s 3.5%", "sao-paulos-3-5"),
        ("—", ""),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


@given(texts)
def test_an_id_is_short_and_plain(text: str) -> None:
    made = claim_id(facts_of(text), set())
    assert made == slug(made)
    assert 0 < len(made) <= 48


def test_a_name_is_taken_once() -> None:
    taken = {"a", "a-2"}
    assert unused("a", taken) == "a-3"
    assert unused("b", taken) == "b"
    assert taken == {"a", "a-2", "a-3", "b"}
