"""Of which nation somebody, or a body, is told to be."""

from __future__ import annotations

from factcheck.compare.nations import find_nationals
from tests.compare.rows import check_row, each_row, facts_of


@each_row("nations")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_only_what_is_told_of_the_name_is_read() -> None:
    for text, told in (
        ("Kenyan marathon runner Abel Mutai won.", 1),
        ("Abel Mutai, an Ethiopian, won.", 1),
        ("The Hungarian airline Dunajet cut jobs.", 1),
        ("The Kenyan-born runner Abel Mutai won.", 0),
        ("A Kenyan court sentenced Abel Mutai.", 0),
        ("Abel Mutai beat a Kenyan.", 0),
    ):
        assert len(find_nationals(facts_of(text))) == told, text
