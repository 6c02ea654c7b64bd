"""The rows of ``cases/compare``: a claim, a draft, and the discrepancies between the two.

A row with a ``gap`` says what is right and doesn't hold yet, and what is in the way.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.yaml_files import read_yaml
from factcheck.analysis import analyze
from factcheck.compare import compare
from factcheck.compare.align import align
from factcheck.compare.alignment import Alignment
from factcheck.comparison import Comparison
from factcheck.facts import Facts
from factcheck.text import Sentence, Span
from tests.conftest import ROOT

_FOLDER = ROOT / "tests" / "cases" / "compare"
# Cues of what is laid side by side only because nothing else differs, for judgement to weigh.
_LAST_RESORTS = frozenset(("gap", "relinked", "weak"))
Difference = tuple[str, str, str]
"""Kind, what the draft says, what the claim says."""


def facts_of(text: str) -> Facts:
    """The facts of a text taken as one sentence."""
    return analyze(Sentence(Span(0, len(text)), text))


def aligned(claim: str, draft: str) -> Alignment:
    """The whole draft aligned with the claim."""
    return align(facts_of(claim), facts_of(draft))


def differences(found: Comparison) -> list[Difference]:
    """The discrepancies of a comparison, as rows give them: without its last resorts."""
    return [
        (d.kind.value, d.found, d.expected)
        for d in found.discrepancies
        if not d.cues & _LAST_RESORTS
    ]


def check_row(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    """Compare the two whole sentences; the spans must hold what is shown."""
    found = compare(facts_of(claim), facts_of(draft))
    assert differences(found) == [(e["kind"], e["found"], e["expected"]) for e in expect]
    for discrepancy in found.discrepancies:
        assert discrepancy.span.of(draft).endswith(discrepancy.found)
        assert len(discrepancy.expected_span) > 0
        assert discrepancy.expected_span.end <= len(claim)


def gap(reason: str) -> pytest.MarkDecorator:
    """Mark what is right and doesn't hold yet, with what is in the way."""
    return pytest.mark.xfail(reason=reason, strict=False)


def _marks(reason: str | None) -> tuple[pytest.MarkDecorator, ...]:
    return () if reason is None else (gap(reason),)


def each_row(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test on every row of a file, which must hold rows that fire and rows that don't."""
    rows = read_yaml(_FOLDER / f"{name}.yaml")
    assert {bool(row["expect"]) for row in rows} == {True, False}, name
    return pytest.mark.parametrize(
        ("claim", "draft", "expect"),
        [
            pytest.param(row["claim"], row["draft"], row["expect"], marks=_marks(row.get("gap")))
            for row in rows
        ],
        ids=[f"{row['draft'][:40]} / {row['claim'][:40]}" for row in rows],
    )
