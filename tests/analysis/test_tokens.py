"""Rows of tests/cases/analysis/tokens.yaml, and phrases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from factcheck.analysis.tokens import expands_to_is, phrase_at, tokenize
from tests.analysis import reading


@pytest.mark.parametrize("case", reading.cases("tokens"), ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    raw = tokenize(reading.sentence_of(case["text"]))
    assert [token.text for token in raw] == case["tokens"]
    norms = [token.norm for token in raw]
    assert norms == case.get("norms", [token.lower() for token in case["tokens"]])
    assert [token.text for token in raw if token.joined] == case.get("joined", [])


@given(reading.texts)
def test_tokens_are_the_text_in_order(text: str) -> None:
    reached = 0
    for token in tokenize(reading.sentence_of(text)):
        assert token.start >= reached
        assert text[token.start : token.end] == token.text
        # What lies between two tokens is space, a hyphen that joins, an abbreviation's stop, or
        # marks of emphasis.
        assert not text[reached : token.start].strip(" \t\n\r\v\f-‐‑.*_").strip()
        reached = token.end


def test_offsets_count_from_the_document() -> None:
    (first, second) = tokenize(reading.sentence_of("It’s", start=40))
    assert (first.start, first.end, second.start, second.end) == (40, 42, 42, 44)


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("it's over", 1, True),
        ("that’s over", 1, True),
        ("Amazon's ban", 1, False),
        ("'s", 0, False),
        ("it is", 1, False),
    ],
)
def test_expands_to_is(text: str, index: int, expected: bool) -> None:
    assert expands_to_is(tokenize(reading.sentence_of(text)), index) is expected


@pytest.mark.parametrize(
    ("text", "index", "phrase"),
    [
        ("They pulled out of it", 1, (2, "pull out")),
        ("prime ministers met", 0, (2, "prime minister")),
        ("no longer sells", 0, (2, "no longer")),
        ("They gave up", 1, (2, "give up")),
        # A preposition with its object is no part of the verb.
        ("They worked in the lab", 1, None),
        ("They went to Rome", 1, None),
        # Names, numbers, function words and signs start none.
        ("the Prime Minister met", 1, None),
        ("the prime Minister met", 1, None),
        ("all five hundred left", 1, None),
        ("some two dozen left", 1, None),
        ("in the end", 0, None),
        ("“no longer”", 0, None),
        ("it fell", 1, None),
    ],
)
def test_phrase_at(text: str, index: int, phrase: tuple[int, str] | None) -> None:
    assert phrase_at(tokenize(reading.sentence_of(text)), index) == phrase
