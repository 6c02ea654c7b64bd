"""Roles: who is subject and object of which verb, and what a preposition or possessor goes with."""

from __future__ import annotations

import pytest

from tests.analysis import reading


def roles_in(text: str) -> set[tuple[str, str, str]]:
    facts = reading.facts_of(text)
    return {
        (argument.role, facts.tokens[argument.head].text, facts.tokens[argument.governor].text)
        for argument in facts.arguments
    }


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Volvo sold ships.", {("subject", "Volvo", "sold"), ("object", "ships", "sold")}),
        (
            "The ships were sold by Volvo.",
            {("object", "ships", "sold"), ("subject", "Volvo", "sold")},
        ),
        (
            "Volvo is a maker of trucks.",
            {
                ("subject", "Volvo", "is"),
                ("complement", "maker", "is"),
                ("of", "trucks", "maker"),
            },
        ),
        (
            "Lyon's mayor resigned.",
            {("possessor", "Lyon", "mayor"), ("subject", "mayor", "resigned")},
        ),
        (
            "The mayor of Lyon's son resigned.",
            {("possessor", "mayor", "son"), ("subject", "son", "resigned")},
        ),
        ("“It works,” said Smith.", {("subject", "It", "works"), ("subject", "Smith", "said")}),
    ],
)
def test_roles(text: str, roles: set[tuple[str, str, str]]) -> None:
    assert roles <= roles_in(text)
    assert {role for role in roles_in(text) if role[0] in ("subject", "object")} <= roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "It is a game developed by Norda and published by Tallo.",
            {
                ("object", "game", "developed"),
                ("subject", "Norda", "developed"),
                ("object", "game", "published"),
                ("subject", "Tallo", "published"),
            },
        ),
        (
            "Brandvik, a firm bought by Delphane in 2011, makes games.",
            {("object", "firm", "bought"), ("subject", "Brandvik", "makes")},
        ),
        (
            "The match was played on Sunday, with Norda beating Tallo.",
            {("subject", "Norda", "beating"), ("object", "Tallo", "beating")},
        ),
        ("Police said several of the guests fell.", {("of", "guests", "several")}),
    ],
)
def test_roles_around_participles_and_counts(text: str, roles: set[tuple[str, str, str]]) -> None:
    assert roles <= roles_in(text)


def test_where_a_preposition_attaches_is_left_open() -> None:
    found = roles_in("Volvo sold ships to Geely.")
    assert {("to", "Geely", "ships"), ("to", "Geely", "sold")} <= found


def test_names_joined_by_and_share_a_role() -> None:
    found = roles_in("Volvo and Scania opened a school.")
    assert {("subject", "Volvo", "opened"), ("subject", "Scania", "opened")} <= found


def test_what_follows_of_belongs_to_both_nouns_before_it() -> None:
    found = roles_in("The president and counsel of Volvo resigned.")
    assert {("of", "Volvo", "president"), ("of", "Volvo", "counsel")} <= found


def test_a_second_verb_takes_over_the_subject() -> None:
    found = roles_in("Rain closed the road and flooded the valley.")
    assert {("subject", "Rain", "closed"), ("subject", "Rain", "flooded")} <= found
    assert ("object", "valley", "closed") not in found


def test_a_noun_of_action_has_roles_of_its_own() -> None:
    found = roles_in("The death of Ann Lee in Oslo shocked the town.")
    assert {("of", "Lee", "death"), ("in", "Oslo", "death")} <= found
