"""Lists of names."""

from __future__ import annotations

import pytest

from factcheck.compare.listed import lists_of_names, partners
from tests.compare.rows import aligned, facts_of


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Amazon, IBM and Norda agreed.", [["Amazon", "IBM", "Norda"]]),
        ("Mr. Lang and Mr. Ueberroth agreed.", [["Lang", "Ueberroth"]]),
        ("Amazon sued IBM.", []),
        ("Amazon bought IBM and Norda bought Tallo.", [["IBM", "Norda"]]),
    ],
)
def test_lists(text: str, lists: list[list[str]]) -> None:
    facts = facts_of(text)
    names = {e.first: e.name for e in facts.entities}
    found = {tuple(sorted(run)) for run in lists_of_names(facts).values()}
    assert sorted([names[first] for first in run] for run in found) == lists


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("It backs Amazon and IBM.", "It backs Norda and IBM.", 1),
        ("It backs Amazon, Tallo and IBM.", "It backs Tallo, IBM and Norda.", 2),
        ("It backs Amazon and IBM.", "It backs Norda, not IBM.", 0),
        ("It backs Amazon. IBM agreed.", "It backs Norda and IBM.", 0),
    ],
)
def test_partners(claim: str, draft: str, expect: int) -> None:
    alignment = aligned(claim, draft)
    entity = next(e for e in alignment.draft.entities if e.name == "Norda")
    other = next(e for e in alignment.claim.entities if e.name == "Amazon")
    assert partners(alignment, entity, other) == expect
