"""A few quoted words of one speaker."""

from __future__ import annotations

import pytest

from factcheck.compare.align import align
from factcheck.compare.brief import compare_brief_quotations
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ('Lee called the pact "a union of strangers".', ["strangers"]),
        ('Lee called the pact "a union of enemies".', []),
        ('Lee called the pact "a bad day".', []),
        ('Moe called the pact "a union of strangers".', []),
        ('Lee called the play "The Union of Strangers".', []),
    ],
)
def test_other_words_of_the_same_speaker_are_reported(draft: str, found: list[str]) -> None:
    claim = facts_of('Ann Lee called the pact "a union of enemies".')
    assert [d.found for d in compare_brief_quotations(align(claim, facts_of(draft)))] == found
