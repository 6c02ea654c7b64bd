"""What a name is described by."""

from __future__ import annotations

import pytest

from factcheck.compare.described import (
    are_described_alike,
    find_descriptions,
    is_of_nobody_named,
)
from tests.compare.rows import aligned, facts_of


@pytest.mark.parametrize(
    ("text", "name", "heads"),
    [
        ("Midfielder Josip Barac scored.", "Josip Barac", ["Midfielder"]),
        ("She beat the second seed, Claire Vasseur.", "Claire Vasseur", ["seed"]),
        ("They sail on a newer ship, the Celestina.", "Celestina", ["ship"]),
        ("The mayor of Rotterdam, Anneke Bosman, left.", "Anneke Bosman", ["mayor"]),
        ("Foreign Minister Nadia Haddad left.", "Nadia Haddad", ["Minister"]),
        ("The Austrian Stefan Hofer was second.", "Stefan Hofer", ["Austrian"]),
        ("They asked Norda, the smallest member of the club.", "Norda", ["member"]),
        ("Ann Lee is an astronomer.", "Ann Lee", ["astronomer"]),
        ("In Oslo, police said so.", "Oslo", []),
        ("They met Ann Lee.", "Ann Lee", []),
    ],
)
def test_descriptions(text: str, name: str, heads: list[str]) -> None:
    facts = facts_of(text)
    entity = next(e for e in facts.entities if e.name == name)
    found = find_descriptions(facts)[entity.first]
    assert [facts.tokens[description.head].text for description in found] == heads


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("The second seed, Ann Lee, lost.", "Second seed Bea Moe lost.", True),
        (
            "The smallest party, the Union, voted no.",
            "The Front, the smallest party, won.",
            True,
        ),
        ("The treasurer, Ann Lee, left.", "The secretary, Bea Moe, left.", False),
        ("Ann Lee left.", "Midfielder Bea Moe left.", False),
    ],
)
def test_one_description_fits_two_names(claim: str, draft: str, *, expect: bool) -> None:
    alignment = aligned(claim, draft)
    [(_, entity)] = alignment.draft_entities()
    [other] = alignment.claim.entities
    assert are_described_alike(alignment, entity, other) is expect


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        ("An amateur astronomer in Namibia saw it.", "Amateur astronomer Ann Lee saw it.", True),
        ("The astronomer Bea Moe saw it.", "The astronomer Ann Lee saw it.", False),
        ("Norda said the company would close.", "The company Tallo would close.", False),
        ("An amateur in Namibia saw it.", "Ann Lee saw it.", False),
    ],
)
def test_a_description_of_somebody_unnamed(claim: str, draft: str, *, expect: bool) -> None:
    alignment = aligned(claim, draft)
    [(_, entity)] = alignment.draft_entities()
    assert is_of_nobody_named(alignment, entity) is expect
