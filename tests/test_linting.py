"""What is said of claims when a store is looked over, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import factcheck
from factcheck import Claim, Evidence, MemoryStore, Source, Span
from factcheck.linting import lint
from tests.conftest import ROOT

TODAY = date(2020, 6, 11)


def _claim(key: str, statement: str, verdict: str = "accurate", **fields: Any) -> Claim:
    return Claim(key, statement, verdict, **fields)


def _said(*claims: Claim) -> list[tuple[str, str, str | None]]:
    return [(r.claim_id, str(r.rule), r.other) for r in lint(MemoryStore(claims), on=TODAY)]


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        ("NEC is based in Tokyo.", "NEC is based in Osaka.", "contradiction"),
        (
            "The fire in Ostrow killed 12 people.",
            "The fire in Ostrow killed 40 people.",
            "contradiction",
        ),
        (
            "Volvo closed its factory in Ghent.",
            "Volvo did not close its factory in Ghent.",
            "contradiction",
        ),
        ("Volvo closed its factory in Ghent.", "Volvo's factory in Ghent was closed.", "duplicate"),
        ("NEC is based in Tokyo.", "NEC is based in Tokyo.", "duplicate"),
        # Both may be true.
        ("Idemia is a European company.", "Gemalto is a European company.", None),
        ("Volvo closed its factory in Ghent.", "Volvo opened an office in Oslo.", None),
        ("The fire in Ostrow killed 12 people.", "The fire in Hexley killed 40 people.", None),
        (
            "Volvo closed its factory in Ghent.",
            "Volvo closed its factory in Ghent for a year, and sold it.",
            None,
        ),
    ],
)
def test_two_claims_beside_each_other(one: str, two: str, rule: str | None) -> None:
    expected = [] if rule is None else [("b", rule, "a")]
    assert _said(_claim("a", one), _claim("b", two)) == expected


def test_one_statement_with_two_verdicts_is_a_contradiction() -> None:
    one, two = (
        _claim(key, "Vaccines cause autism.", v)
        for key, v in (("a", "inaccurate"), ("b", "accurate"))
    )
    assert _said(one, two) == [("b", "contradiction", "a")]


def test_what_is_superseded_contradicts_nothing() -> None:
    old = _claim("a", "Carl Dahl is the mayor of Hexley.")
    new = _claim("b", "Anna Berg is the mayor of Hexley.", supersedes=("a",))
    assert _said(old, new) == []


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"recheck_by": date(2020, 6, 10)}, "recheck"),
        ({"recheck_by": date(2020, 6, 11)}, None),
        ({"valid_to": date(2020, 6, 10)}, "expired"),
        ({"valid_to": date(2020, 6, 11)}, None),
        ({"supersedes": ("gone",)}, "supersedes"),
        ({"evidence": (Evidence(Source("s", text="NEC, of Tokyo."), "Tokyo", Span(8, 13)),)}, None),
        (
            {"evidence": (Evidence(Source("s", text="NEC, of Osaka."), "Tokyo", Span(8, 13)),)},
            "evidence",
        ),
        ({"evidence": (Evidence(Source("s", text="NEC"), "Tokyo", Span(8, 13)),)}, "evidence"),
        ({"evidence": (Evidence(Source("s"), "Tokyo"),)}, None),
    ],
)
def test_fields_that_want_a_look(fields: dict[str, Any], rule: str | None) -> None:
    expected = [] if rule is None else [("a", rule, None)]
    assert _said(_claim("a", "NEC is based in Tokyo.", **fields)) == expected


def test_an_expired_claim_with_a_successor_is_well() -> None:
    old = _claim("a", "Carl Dahl is the mayor of Hexley.", valid_to=date(2019, 1, 1))
    new = _claim("b", "Anna Berg is the mayor of Hexley.", supersedes=("a",))
    assert _said(old, new) == []


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("He resigned in May.", "pronoun"),
        ("They closed the factory in Ghent.", "pronoun"),
        ("This is false.", "pronoun"),
        ("This bridge cost 310 million euros.", None),
        ("It rained in Oslo for a week.", None),
        ("The mayor said that he resigned.", None),
        ("The new mayor of Hexley", "verb"),
        # To bridge is a verb, too: where it can't be told, nothing is.
        ("A new bridge for Hexley", None),
    ],
)
def test_statements_that_do_not_stand_alone(statement: str, rule: str | None) -> None:
    expected = [] if rule is None else [("a", rule, None)]
    assert _said(_claim("a", statement)) == expected


def test_a_title_says_who_he_is() -> None:
    assert _said(_claim("a", "He resigned in May.", title="Carl Dahl")) == []


def test_without_a_day_nothing_is_overdue() -> None:
    claim = _claim("a", "NEC is based in Tokyo.", recheck_by=date(2000, 1, 1))
    assert list(lint(MemoryStore([claim]))) == []


def test_the_claims_of_the_project_are_well_but_for_one_that_says_more() -> None:
    said = [(r.claim_id, str(r.rule)) for r in lint(factcheck.load(ROOT / "claims"), on=TODAY)]
    assert said == [("microsoft-will-not-sell", "duplicate")]
