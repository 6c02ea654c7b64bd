"""What stands like a name behind another, and names nothing."""

from __future__ import annotations

import pytest

from factcheck.compare.labels import is_label
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Shares of Microsoft (MSFT: news, chart) fell.", {"MSFT"}),
        ("Ann Lee of Norda left.", set()),
    ],
)
def test_is_label(text: str, labels: set[str]) -> None:
    facts = facts_of(text)
    assert {e.name for e in facts.entities if is_label(facts, e)} == labels
