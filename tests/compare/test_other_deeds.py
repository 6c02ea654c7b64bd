"""What a draft denies beside the claim's deed."""

from __future__ import annotations

import pytest

from factcheck.compare.other_deeds import denies_another_deed
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "expected"),
    [
        ("Six guests fell.", "No guest was killed, but six guests fell.", True),
        ("Six guests fell.", "Six guests fell.", False),
        ("Six guests fell.", "No guests fell.", False),
    ],
)
def test_denies_another_deed(claim: str, draft: str, expected: bool) -> None:
    assert denies_another_deed(aligned(claim, draft)) is expected
