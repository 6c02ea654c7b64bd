"""Shares in numbers beside words for shares."""

from __future__ import annotations

import pytest

from factcheck.compare.shares import on_either_side_of_half
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("Most of the pilots voted to strike.", "A third of the pilots voted to strike.", True),
        ("A third of the pilots voted to strike.", "Most of the pilots voted to strike.", True),
        ("Most of the pilots voted to strike.", "Half of the pilots voted to strike.", False),
        ("Most of the pilots voted to strike.", "Pay of the pilots rose by a third.", False),
    ],
)
def test_a_share_under_half_is_not_most(claim: str, draft: str, *, expect: bool) -> None:
    assert bool(on_either_side_of_half(aligned(claim, draft))) is expect
