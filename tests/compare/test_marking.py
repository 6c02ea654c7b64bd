"""Marking: the words that are shown where a denial turns a meaning round."""

from __future__ import annotations

import pytest

from factcheck.compare.polarity import compare_polarity
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "words"),
    [
        (
            "Norvest refused to pay the fine.",
            "Norvest agreed to pay the fine.",
            ("agreed to pay", "refused to pay"),
        ),
        (
            "Lee did not say that she would leave.",
            "Lee said she would leave.",
            ("said she would leave", "not say that she would leave"),
        ),
        (
            "The hall has no metal detectors.",
            "The hall has two metal detectors.",
            ("two metal detectors", "no metal"),
        ),
        ("Norvest paid the fine.", "Norvest did not pay the fine.", ("not pay", "paid")),
    ],
)
def test_the_words_that_are_marked(claim: str, draft: str, words: tuple[str, str]) -> None:
    [made] = compare_polarity(aligned(claim, draft))
    assert (made.found, made.expected) == words
