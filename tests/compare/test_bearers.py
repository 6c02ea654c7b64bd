"""Bearers: whether a number is told of another name than the claim's."""

from __future__ import annotations

import pytest

from factcheck.compare.bearers import of_another_bearer
from factcheck.compare.quantities import compare_quantities
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "another"),
    [
        (
            "Anna Berg cleared 2.01 metres.",
            "Anna Berg won, ahead of Eva Lind, who cleared 1.98 metres.",
            True,
        ),
        (
            "Anna Berg, behind Eva Lind, cleared 2.01 metres.",
            "Eva Lind cleared 2.04 metres.",
            True,
        ),
        ("Anna Berg cleared 2.01 metres.", "Anna Berg cleared 1.98 metres.", False),
        ("Anna Berg cleared 2.01 metres.", "Eva Lind cleared 1.98 metres.", False),
    ],
)
def test_whose_number_it_is(claim: str, draft: str, another: bool) -> None:
    pair = aligned(claim, draft)
    [discrepancy] = compare_quantities(pair)
    assert of_another_bearer(pair, discrepancy) == ({"of-another"} if another else set())
