"""Votes and rulings: for what the claim has them against, or the reverse."""

from __future__ import annotations

import pytest

from factcheck.compare.stances import compare_stances
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "turned"),
    [
        ("Lund voted against the tax.", "Lund voted for the tax.", True),
        ("Lund voted by 21 to 3 against the tax.", "Lund voted for the tax, 21 to 3.", True),
        ("Lund voted against the tax.", "Lund voted in favour of the tax.", True),
        ("The court ruled in favour of Norvest.", "The court ruled against Norvest.", True),
        ("The court ruled against Norvest.", "The court had sided with Norvest.", True),
        ("The court sided with Norvest.", "The court found for Norvest.", False),
        ("Lund voted against the tax.", "Lund voted against the tax.", False),
        ("Lund voted against the tax.", "Lund voted for a second time on the tax.", False),
        (
            "Lund voted against the tax on sugar.",
            "Lund voted for the levy on the sugar tax.",
            False,
        ),
        ("The court ruled against Norvest.", "The court ruled in favour of Solvera.", True),
        (
            "The court ruled against Norvest in a case that Solvera brought.",
            "The court ruled in favour of Solvera.",
            False,
        ),
        ("Lund argued against Berg.", "Lund spoke with Berg.", False),
    ],
)
def test_for_and_against(claim: str, draft: str, turned: bool) -> None:
    assert bool(compare_stances(aligned(claim, draft))) is turned
