"""That nobody came to harm, where the claim counts those who did."""

from __future__ import annotations

import pytest

from factcheck.compare.tolls import compare_tolls
from tests.compare.rows import aligned, check_row, each_row


@each_row("tolls")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


_OTHERS = [
    ("No one was killed in the blast in Grimsby.", "The blast in Grimsby left two people injured."),
    ("The fire in Leeds on Monday killed six people.", "Nobody died in the fire on Tuesday."),
    ("The fire in Leeds may have killed six people.", "Nobody died in the fire in Leeds."),
    ("The fire in Leeds killed six people.", "No firefighters died in the fire in Leeds."),
    ("The fire in Leeds killed six people.", "Six people died in the fire in Leeds."),
    ("The charity changed 30 lives in Kent last year.", "No lives were lost in Kent last year."),
]


@pytest.mark.parametrize(("claim", "draft"), _OTHERS)
def test_others_and_what_is_not_sure_are_left_alone(claim: str, draft: str) -> None:
    assert compare_tolls(aligned(claim, draft)) == []
