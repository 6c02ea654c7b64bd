"""What a clause adds that no claim vouches for."""

from __future__ import annotations

import pytest

from factcheck.compare.align import align
from factcheck.compare.unvouched import goes_unvouched
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("claim", "draft", "unvouched"),
    [
        ("Lee called it a drop in the ocean.", 'Lee called it "more than enough".', True),
        ("Lee called it a drop in the ocean.", 'Lee called it "a drop in the ocean".', False),
        ("Lee called it a drop in the ocean.", 'Lee called it a "drop".', False),
        ("Mayor Juan Roca left.", "Juan Roca, a police colonel, left.", True),
        ("Mayor Juan Roca left.", "The mayor, Juan Roca, left.", False),
        ("Chief executive Juan Roca left.", "The boss, Juan Roca, left.", False),
        ("Two of the five boys were found.", "All five boys were found.", True),
        ("Two of the five boys were found.", "Two boys were found.", False),
    ],
)
def test_what_the_claim_does_not_bear_out_is_told(claim: str, draft: str, unvouched: bool) -> None:
    assert goes_unvouched(align(facts_of(claim), facts_of(draft))) is unvouched
