"""Whether what a weekday goes with lies behind or ahead."""

from __future__ import annotations

import pytest

from factcheck.analysis.tenses import tense_at
from tests.analysis import reading

CASES = {
    "Parliament voted on Friday.": "past",
    "Parliament has voted on Friday.": "past",
    "The bill was passed on Friday.": "past",
    "The man killed on Friday was 40.": "past",
    "They didn't meet on Friday.": "past",
    "On Friday, the court ruled for him.": "past",
    "Friday's meeting was cancelled.": "past",
    "He was held after attending a rally on Friday.": "past",
    "It could have been worse, he said on Friday.": "past",
    "He could have been hit on Friday.": "past",
    "The minister, who will resign, met them on Friday.": "past",
    "Friday's vote": "past",
    "The vote on Friday was close.": "past",
    "The vote was on Friday.": "past",
    "The meeting on Friday had little effect.": "past",
    "Parliament will vote on Friday.": "future",
    "The court won't rule on Friday.": "future",
    "On Friday the court will rule.": "future",
    "Parliament is to vote on Friday.": None,
    "The storm may reach the coast on Friday.": None,
    "The island could be hit on Friday.": None,
    "The vote is on Friday.": None,
    "The team has a match on Friday.": None,
    "The vote was to be on Friday.": None,
    "The court meets on Friday.": None,
    "The vote is scheduled for Friday.": None,
    "A vote expected on Friday was put off.": None,
    "The court is expected to rule on Friday.": None,
    "He would resign on Friday.": None,
    "The bridge, due to open on Friday, is late.": None,
    "They hope to finish by Friday.": None,
}


@pytest.mark.parametrize("text", CASES)
def test_tense(text: str) -> None:
    tokens = reading.facts_of(text).tokens
    index = next(i for i, token in enumerate(tokens) if token.norm.startswith("friday"))
    assert tense_at(tokens, index) == CASES[text]
