"""Of which people somebody is told to be."""

from __future__ import annotations

from factcheck.compare.origins import find_origins
from tests.compare.rows import check_row, each_row, facts_of


@each_row("origins")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_a_part_of_another_name_tells_no_origin() -> None:
    assert find_origins(facts_of("The directors are Shane White, Ann Lee and Bob Cole.")) == ()
    assert find_origins(facts_of("The White House, Ann Lee said, is closed.")) == ()
    assert len(find_origins(facts_of("A white man, Bob Cole, was hurt."))) == 1
