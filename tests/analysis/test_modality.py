"""Rows of tests/cases/analysis/modality.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.facts import Mode
from tests.analysis import reading

CASES = reading.cases("modality")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    facts = reading.facts_of(case["text"])
    reading.check(facts)
    assert case["modes"] == {facts.tokens[m.token].text: m.mode for m in facts.modalities}


def test_every_mode_but_fact_has_a_case() -> None:
    shown = {mode for case in CASES for mode in case["modes"].values()}
    assert shown == {mode.value for mode in Mode} - {Mode.FACT.value}
