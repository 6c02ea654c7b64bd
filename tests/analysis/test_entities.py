"""Rows of tests/cases/analysis/entities.yaml, and how names of one document are tied."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.analysis import Context, read_on
from factcheck.analysis.entities import find_entities
from factcheck.facts import Entity, EntityType
from tests.analysis import reading

CASES = reading.cases("entities")


def names_of(text: str, context: Context | None = None) -> tuple[Entity, ...]:
    facts = reading.facts_of(text, context=context)
    reading.check(facts)
    return tuple(entity for entity in facts.entities if not entity.resolved)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    found = names_of(case["text"])
    assert [entity.name for entity in found] == list(case["names"])
    for entity, kind in zip(found, case["names"].values(), strict=True):
        assert kind in (None, entity.type.value), entity
    titles = {entity.name: " ".join(entity.title) for entity in found if entity.title}
    assert titles == case.get("titles", {})


def test_every_type_but_work_has_a_case() -> None:
    shown = {kind for case in CASES for kind in case["names"].values()}
    assert shown - {None} == {kind.value for kind in EntityType} - {"work"}


def test_words_are_the_plain_name() -> None:
    (entity,) = names_of("They met at the U.N. in time.")
    assert entity.words == ("un",)
    assert entity.names[0] == entity.words


def test_an_acronym_in_brackets_is_tied() -> None:
    full, short = names_of("It was the American Civil Liberties Union (ACLU) that sued.")
    assert short.words in full.names
    assert full.words in short.names


def test_two_names_side_by_side_are_not_tied() -> None:
    for entity in names_of("It was Amazon (IBM) that sued."):
        assert entity.names == (entity.words,)


@pytest.mark.parametrize(
    ("before", "text", "tied"),
    [
        ("It was Angela Merkel who spoke.", "On Friday Merkel left.", ("angela", "merkel")),
        (
            "It was the American Civil Liberties Union that sued.",
            "On Friday ACLU lawyers left.",
            ("american", "civil", "liberties", "union"),
        ),
        ("It was Angela Merkel who spoke.", "On Friday Obama left.", None),
    ],
)
def test_a_short_form_is_tied_to_an_earlier_name(
    before: str, text: str, tied: tuple[str, ...] | None
) -> None:
    context = read_on(Context(), reading.facts_of(before))
    (entity,) = names_of(text, context)
    assert (tied in entity.names) if tied else entity.names == (entity.words,)


def test_a_date_is_no_name() -> None:
    tokens = reading.tokens_of("In June IBM left.")
    assert [e.name for e in find_entities(tokens, (), frozenset((1,)))] == ["IBM"]
