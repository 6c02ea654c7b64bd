"""Rows of tests/cases/compare/births.yaml: where somebody was born."""

from __future__ import annotations

from factcheck.compare.births import find_births
from tests.compare.rows import check_row, each_row, facts_of


@each_row("births")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_a_place_of_somebody_else_is_nobodys_birthplace() -> None:
    assert find_births(facts_of("The Porto-based presenter Ines Caro met Ana Reis.")) == ()
    assert len(find_births(facts_of("The Porto-born presenter Ines Caro met Ana Reis."))) == 1
