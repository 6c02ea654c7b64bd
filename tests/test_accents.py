"""Words without their accents, and with umlauts spelt out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accents import spelt_out, unaccented


@pytest.mark.parametrize(
    ("word", "plain", "spelt"),
    [
        ("noël", "noel", "noel"),
        ("łódź", "lodz", "lodz"),
        ("müller", "muller", "mueller"),
        ("malmö", "malmo", "malmoe"),
        ("ærø", "aero", "aeroe"),
        ("straße", "strasse", "strasse"),
        ("são", "sao", "sao"),
        ("norda", "norda", "norda"),
    ],
)
def test_words(word: str, plain: str, spelt: str) -> None:
    assert unaccented(word) == plain
    assert spelt_out(word) == spelt


@given(st.text(st.characters(codec="ascii"), max_size=12))
def test_what_has_no_accents_is_left_as_it_is(word: str) -> None:
    assert unaccented(word) == spelt_out(word) == word
