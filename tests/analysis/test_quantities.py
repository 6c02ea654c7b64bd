"""Rows of tests/cases/analysis/quantities.yaml, and what rows can't say."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.analysis.quantities import find_quantities
from factcheck.facts import Comparator, Dimension, Quantity
from tests.analysis import reading

CASES = reading.cases("quantities")


def plain(text: str, quantity: Quantity) -> dict[str, Any]:
    """A quantity as a row gives it."""
    noun, by = quantity.noun, quantity.comparator_span
    row: dict[str, Any] = {
        "words": quantity.span.of(text),
        "low": pytest.approx(quantity.low, rel=1e-6, abs=1e-6),
        "high": pytest.approx(quantity.high, rel=1e-6, abs=1e-6),
        "dimension": quantity.dimension.value,
        "bound": quantity.comparator.value,
        "unit": quantity.unit,
        "by": None if by is None else by.of(text),
        "noun": None if noun is None else reading.facts_of(text).tokens[noun].text,
    }
    return row


def full(row: dict[str, Any]) -> dict[str, Any]:
    defaults = {
        "high": row["low"],
        "dimension": "count",
        "bound": "=",
        "unit": "",
        "by": None,
        "noun": None,
    }
    return defaults | row


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    facts = reading.facts_of(text)
    reading.check(facts)
    assert [full(row) for row in case["quantities"]] == [plain(text, q) for q in facts.quantities]


def test_every_dimension_and_bound_has_a_case() -> None:
    rows = [full(row) for case in CASES for row in case["quantities"]]
    assert {row["dimension"] for row in rows} == {dimension.value for dimension in Dimension}
    assert {row["bound"] for row in rows} == {bound.value for bound in Comparator}


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("28 people", 1),
        ("30 people", 10),
        ("1,500 people", 100),
        ("3.5 percent", 0.1),
        ("3.50 percent", 0.01),
        ("12 million people", 1e6),
        ("1.2 million people", 1e5),
        ("$1.5bn", 1e8),
        ("thirty people", 10),
        ("thirty-one people", 1),
        ("two hundred people", 100),
        ("two hundred and six people", 1),
        ("0 people", 1),
        ("the 21st person", 0),
        ("a third of people", 1),
    ],
)
def test_step_is_the_place_of_the_last_digit(text: str, step: float) -> None:
    (quantity,) = reading.facts_of(text).quantities
    assert quantity.step == pytest.approx(step)


def test_no_number_is_a_date_too() -> None:
    tokens = reading.tokens_of("In 2018 5 people left.")
    found = find_quantities(tokens, frozenset((1,)))
    assert [(q.low, q.first) for q in found] == [(5.0, 2)]


@pytest.mark.parametrize("taken", range(5))
def test_a_quantity_with_a_part_taken_is_left_out(taken: int) -> None:
    tokens = reading.tokens_of("10 to 12 million people")
    assert all(
        taken not in range(q.first, q.end) for q in find_quantities(tokens, frozenset((taken,)))
    )
