"""Predicates: whether a claim tells what a clause asserts."""

from __future__ import annotations

import pytest

from factcheck.compare.predicates import (
    are_alike,
    complements,
    find_predicate,
    head_at,
    is_retold,
    is_reworded,
    is_unreal,
    is_untold,
)
from tests.compare.rows import aligned, facts_of


@pytest.mark.parametrize(
    ("claim", "draft", "untold"),
    [
        ("Two climbers fell near Bern.", "Two climbers froze near Bern.", True),
        ("Two climbers fell near Bern.", "Two climbers dropped near Bern.", False),
        ("Two climbers fell near Bern.", "Lars Falk froze eggs.", False),
        ("Two climbers were lost near Bern.", "Two climbers were rescued near Bern.", True),
        ("The road was icy near Bern.", "The road was closed near Bern.", True),
        ("The road was icy near Bern.", "The road was icy and narrow near Bern.", False),
        ("Scania sold trucks in May.", "Scania bought trucks in May.", True),
        ("Scania sold trucks to Volvo in May.", "Volvo bought trucks from Scania in May.", False),
        ("The museum's shop sold trucks in May.", "A depot bought trucks in May.", True),
        ("The plan requires approval by Bern.", "Bern approved the plan.", True),
        ("The plan requires approval by Bern.", "Bern may approve the plan.", False),
        ("Bern gave its approval to the plan.", "Bern approved the plan.", False),
        ("Bern voted for the plan.", "Bern voted against the plan.", True),
        ("Bern voted against the plan.", "Bern voted against the plan in May.", False),
        ("Ann Lee is a surgeon in Bern.", "Ann Lee works in Bern.", False),
    ],
)
def test_untold(claim: str, draft: str, untold: bool) -> None:
    assert is_untold(aligned(claim, draft), None) is untold


@pytest.mark.parametrize(
    ("claim", "draft", "retold"),
    [
        ("Two climbers fell near Bern.", "The fall of two climbers near Bern", True),
        ("Two climbers fell near Bern.", "Two climbers near Bern", False),
        ("Ann Lee is a surgeon in Bern.", "The surgeon Ann Lee of Bern", True),
        ("Ann Lee is a surgeon in Bern.", "Ann Lee of Bern", False),
        ("The road near Bern is icy.", "The road near Bern is wide.", False),
    ],
)
def test_retold(claim: str, draft: str, retold: bool) -> None:
    assert is_retold(aligned(claim, draft)) is retold


@pytest.mark.parametrize(
    ("claim", "draft", "reworded"),
    [
        ("Two climbers fell near Bern.", "Two climbers drowned near Bern.", True),
        ("Two climbers fell near Bern.", "Two climbers fell near Bern in May.", False),
        ("Two climbers fell near Bern.", "Two climbers dropped near Bern.", False),
        ("The road near Bern is icy.", "The road near Bern is wide.", False),
        ("The road near Bern is icy.", "Ann Lee said the road near Bern is icy.", False),
        ("The road near Bern is icy.", "The icy road near Bern", False),
    ],
)
def test_reworded(claim: str, draft: str, reworded: bool) -> None:
    assert is_reworded(aligned(claim, draft), None) is reworded


def test_what_a_sentence_asserts_is_not_who_spoke() -> None:
    made = aligned("The road is closed.", "Ann Lee said that the road to Bern was closed.")
    index = find_predicate(made, None)
    assert index is not None
    assert made.draft.tokens[index].norm == "closed"


def test_complements_and_unreal_deeds() -> None:
    facts = facts_of("Ann Lee is the mayor of Bern.")
    assert [facts.tokens[i].norm for i in complements(facts, 2)] == ["mayor"]
    must = facts_of("Bern must approve the plan.")
    assert is_unreal(must, 2)
    assert not is_unreal(facts, 2)


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("convict", "find guilty", True),
        ("convict", "acquit", False),
        ("convict", "sell", None),
    ],
)
def test_verbs_tell_the_same_or_the_opposite(one: str, two: str, alike: bool | None) -> None:
    assert are_alike(one, two) is alike


@pytest.mark.parametrize(("index", "head"), [(0, "mayor"), (2, None), (3, "treaty"), (99, None)])
def test_the_head_of_a_phrase(index: int, head: str | None) -> None:
    facts = facts_of("The mayor signed the new treaty.")
    found = head_at(facts, index)
    assert (None if found is None else facts.tokens[found].norm) == head
