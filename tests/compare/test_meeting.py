"""How the roles of two names stand to each other."""

from __future__ import annotations

import pytest

from factcheck.compare.meeting import is_of_one_deed, slots_of_both
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("Amazon sold the plant.", "Norda sold the plant.", True),
        ("Amazon sold the plant.", "The plant sold Norda.", False),
        ("Amazon holders will get a share.", "Norda holders will get a share.", True),
        ("Amazon holders will get a share.", "They met Norda holders.", False),
    ],
)
def test_names_in_one_slot_of_one_deed(claim: str, draft: str, *, expect: bool) -> None:
    alignment = aligned(claim, draft)
    slots = slots_of_both(alignment, alignment.draft.entities[0], alignment.claim.entities[0])
    assert any(is_of_one_deed(alignment, *one) for one in slots) is expect
