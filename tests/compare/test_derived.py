"""Numbers that plain arithmetic gives of the claim's."""

from __future__ import annotations

import pytest

from factcheck.compare.derived import is_derived
from tests.compare.rows import facts_of

_BUILT = "Olen built 5,000 cars in one plant and 7,000 cars in another."


@pytest.mark.parametrize(
    ("claim", "draft", "derived"),
    [
        (_BUILT, "Olen built 12,000 cars.", True),
        (_BUILT, "Olen built 2,000 cars more in Bergen.", True),
        (_BUILT, "Olen built 9,000 cars.", False),
        ("The dam took eight years, twice as long as planned.", "It was to take 4 years.", True),
        ("The dam took eight years, twice as long as planned.", "It was to take 5 years.", False),
        ("A quarter of the 1,000 pupils can't swim.", "It is 250 pupils.", True),
        ("Support fell from 30 percent to 24 percent.", "Support fell by 20 percent.", True),
        ("Support fell from 30 percent to 24 percent.", "Support fell by 11 percent.", False),
        ("He owns 60 percent of it.", "Others own 40 percent of it.", True),
    ],
)
def test_derived(claim: str, draft: str, derived: bool) -> None:
    (one,) = facts_of(draft).quantities[:1]
    theirs = facts_of(claim).quantities
    assert is_derived(one, theirs) is derived


def test_beside_many_numbers_nothing_is_told_by_a_sum() -> None:
    theirs = facts_of("It sold 1 bus, 2 cars, 4 vans, 8 carts, 16 bikes and 32 boats.").quantities
    (one,) = facts_of("It sold 3 sleds.").quantities
    assert not is_derived(one, theirs)
