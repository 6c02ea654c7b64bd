"""What turns a meaning twice."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from tests.compare.rows import differences, facts_of

_CLINICS = "Fewer than half of the rural clinics in Portugal have a doctor."


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        ("More than half of the rural clinics in Portugal lack a doctor.", set()),
        ("More than half of the rural clinics in Portugal do not have a doctor.", set()),
        ("More than half of the rural clinics in Portugal have a doctor.", {"comparator"}),
        ("Fewer than half of the rural clinics in Portugal lack a doctor.", {"polarity"}),
    ],
)
def test_more_than_half_without_are_fewer_than_half_with(draft: str, kinds: set[str]) -> None:
    found = differences(compare(facts_of(_CLINICS), facts_of(draft)))
    assert {kind for kind, _, _ in found} == kinds
