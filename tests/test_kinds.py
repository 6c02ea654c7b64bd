from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.checker import Checker
from factcheck.claims import Verdict
from factcheck.findings import Kind
from factcheck.kinds import EXPLANATIONS, Explanation
from factcheck.stores import MemoryStore

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "kinds.md"


def test_every_kind_is_explained_in_order() -> None:
    assert list(EXPLANATIONS) == list(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_the_example_is_found(kind: Kind) -> None:
    explained = EXPLANATIONS[kind]
    [finding] = Checker(MemoryStore(explained.claims)).check(explained.found).findings
    assert (finding.kind, finding.span) == (kind, explained.span)


@pytest.mark.parametrize("kind", Kind)
def test_the_other_is_not(kind: Kind) -> None:
    explained = EXPLANATIONS[kind]
    report = Checker(MemoryStore(explained.claims)).check(explained.passed)
    assert report.findings == ()
    expected = Verdict.ACCURATE if explained.supported else None
    assert [checked.verdict for checked in report.sentences] == [expected]


def _marked(explained: Explanation) -> str:
    before, after = explained.found[: explained.span.start], explained.found[explained.span.end :]
    return f"{before}**{explained.span.of(explained.found)}**{after}"


@pytest.mark.parametrize("kind", Kind)
def test_the_page_of_kinds_says_the_same(kind: Kind) -> None:
    explained = EXPLANATIONS[kind]
    section = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.M)[list(Kind).index(kind) + 1]
    name, told, *rest = section.split("\n\n", 2)
    assert name == kind.value
    assert " ".join(told.split()) == f"Code `{kind.code}`. {explained.description}"
    assert re.fullmatch(r"[^.]+\.", explained.summary)
    if kind is Kind.OUTDATED:  # its example is a program, since it takes two claims
        assert all(claim.statement in rest[0] for claim in explained.claims)
        assert explained.found in rest[0]
        return
    assert f": {explained.claims[0].statement}" in rest[0]
    assert f"- Finding: {_marked(explained)}" in rest[0]
    label = "Supported" if explained.supported else "Silent"
    assert f"- {label}: {explained.passed}" in rest[0]
