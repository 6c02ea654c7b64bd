"""Rows of tests/cases/tied.yaml: a claim may have a draft's words and not bear it out."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.yaml_files import read_yaml
from factcheck.compare import compare
from tests.compare.rows import facts_of
from tests.conftest import ROOT

_ROWS: dict[str, list[dict[str, str]]] = read_yaml(ROOT / "tests" / "cases" / "tied.yaml")
_DRAFTS = [
    pytest.param(row["claim"], row[key], key == "tied", id=row[key])
    for rows in _ROWS.values()
    for row in rows
    for key in ("apart", "tied")
    if key in row
]


@pytest.mark.parametrize(("claim", "draft", "tied"), _DRAFTS)
def test_rows(claim: str, draft: str, tied: bool) -> None:
    found = compare(facts_of(claim), facts_of(draft))
    apart: Any = [d for d in found.discrepancies if d.kind is not None and "word" not in d.cues]
    assert (found.bearing.tied and not apart) is tied
