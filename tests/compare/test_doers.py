"""Who did it, of those whom the claim tells of elsewhere."""

from __future__ import annotations

import pytest

from factcheck.compare.doers import compare_doers
from tests.compare.rows import aligned, check_row, each_row


@each_row("doers")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


_LEE_AND_MOE = "Ann Lee bought Tallo in 2015, and Paul Moe sang at the party."
_NOT_HELD_AGAINST = [
    (_LEE_AND_MOE, "Ann Lee bought Tallo."),
    (_LEE_AND_MOE, "She bought Tallo."),
    (_LEE_AND_MOE, "Paul Moe also bought Tallo."),
    (_LEE_AND_MOE, "Paul Moe bought Vexo."),
    (_LEE_AND_MOE, "Paul Moe bought Tallo in 2019."),
    (_LEE_AND_MOE, "Paul Moe bought Tallo two years ago."),
    (_LEE_AND_MOE, "Paul Moe had bought Tallo once before."),
    ("Ann Lee visited Tallo, and Paul Moe sang there.", "Paul Moe visited Tallo."),
    ("Ann Lee, the head of Norda, bought Tallo.", "Norda bought Tallo."),
    ("Norda said that its head Ann Lee had bought Tallo.", "Norda bought Tallo."),
]


@pytest.mark.parametrize(("claim", "draft"), _NOT_HELD_AGAINST)
def test_what_leaves_room_for_another_is_not_held_against_it(claim: str, draft: str) -> None:
    assert compare_doers(aligned(claim, draft)) == []


def test_the_true_name_is_put_for_the_wrong_one() -> None:
    found = compare_doers(aligned(_LEE_AND_MOE, "Paul Moe bought Tallo."))
    assert [(one.found, one.replacement) for one in found] == [("Paul Moe", "Ann Lee")]


def test_the_name_of_a_company_may_stand_before_its_sort() -> None:
    claim = "Ostia Tower was designed by Paula Rennick and built by the Kessler company."
    found = compare_doers(aligned(claim, "Paula Rennick built Ostia Tower."))
    assert [(one.found, one.expected) for one in found] == [("Paula Rennick", "Kessler")]
