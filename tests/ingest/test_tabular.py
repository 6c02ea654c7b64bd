"""Claims as cells, and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from factcheck.claims import Claim
from factcheck.errors import InvalidValueError
from factcheck.ingest.tabular import COLUMNS, from_cells, to_cells
from factcheck.wire import from_data
from tests.strategies import claims


@given(claims)
def test_any_claim_comes_back(claim: Claim) -> None:
    cells = to_cells(claim)
    assert set(cells) <= set(COLUMNS)
    if "" not in cells.values():
        assert from_data(Claim, from_cells(cells)) == claim


@given(claims)
def test_no_cell_is_a_formula(claim: Claim) -> None:
    assert not any(cell[:1] in "=+-@\t\r" for cell in to_cells(claim).values() if cell)


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("tags", "police|cameras", ["police", "cameras"]),
        ("tags", " police | ", ["police"]),
        ("tags", '["a|b"]', ["a|b"]),
        ("statement", "'=1+1", "=1+1"),
        ("statement", "''=1+1", "'=1+1"),
        ("statement", "'tis so", "'tis so"),
        ("exclusive", "TRUE", True),
        ("ratings", "[]", []),
    ],
)
def test_cells_as_people_write_them(name: str, cell: str, value: object) -> None:
    assert from_cells({name: cell}) == {name: value}


def test_an_empty_cell_tells_nothing() -> None:
    assert from_cells({"title": "", "tags": ""}) == {}


@pytest.mark.parametrize(
    ("name", "cell"),
    [("ratings", "five stars"), ("exclusive", "perhaps"), ("evidence", "[" * 9999)],
)
def test_a_cell_of_another_kind_is_told(name: str, cell: str) -> None:
    with pytest.raises(InvalidValueError, match=name):
        from_cells({name: cell})
