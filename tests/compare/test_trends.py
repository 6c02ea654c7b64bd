"""Which way a sentence tells that something went."""

from __future__ import annotations

import pytest

from factcheck.compare.trends import levels
from tests.compare.rows import facts_of

_TOLD = [
    ("Sales rose in May.", [("Sales", 1)]),
    ("Sales did not change in May.", [("Sales", 0)]),
    ("The number of boats crossing the Sound fell in May.", [("number", -1), ("boats", -1)]),
    ("Waiting times rose in May.", [("times", 1), ("Waiting", 1)]),
    ("Texel had fewer seals than last year.", [("seals", -1)]),
    ("Texel had as many seals as last year.", [("seals", 0)]),
    ("Texel had twice as many seals as last year.", []),
    ("Texel had more seals than Sylt.", []),
    ("Orvo sold 215 boats, fewer than the 222 a year earlier.", [("boats", -1)]),
    ("Orvo saw a fall in sales.", [("sales", -1)]),
    ("The queue was shorter than before.", [("queue", -1)]),
    ("The queue was shorter in 2015 than it is now.", []),
    ("If sales rise, Orvo will hire.", []),
    ("If the tax falls, sales will be higher.", []),
    ("Sales may fall.", []),
]


@pytest.mark.parametrize(("sentence", "told"), _TOLD)
def test_levels(sentence: str, told: list[tuple[str, int]]) -> None:
    facts = facts_of(sentence)
    assert [(facts.tokens[one.thing].text, one.sign) for one in levels(facts)] == told


_HELD_AGAINST = [
    ("Texel had fewer seals last year than in 1990.", 1990),
    ("Texel had fewer seals than a year earlier.", "year"),
    ("Sales fell in May from April.", "month"),
    ("Sales fell in May.", None),
]


@pytest.mark.parametrize(("sentence", "base"), _HELD_AGAINST)
def test_what_a_level_is_held_against(sentence: str, base: int | str | None) -> None:
    (level,) = levels(facts_of(sentence))
    assert level.since == base
