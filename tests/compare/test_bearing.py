"""A claim may have a draft's words and not bear it out: the rows of tests/cases/tied.yaml."""

from __future__ import annotations

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
    apart = [d for d in found.discrepancies if not d.cues & {"relinked", "word"}]
    assert (found.bearing.tied and not apart) is tied


@pytest.mark.parametrize(
    ("claim", "draft", "settled"),
    [
        ("Diesel is dearer than petrol.", "Petrol is cheaper than diesel.", True),
        ("Diesel is dearer than petrol.", "Petrol, which pollutes, is cheaper than diesel.", False),
        ("Diesel is dearer than petrol.", "Petrol is dearer than diesel.", False),
        ("Only the captain survived.", "No one except the captain survived.", True),
        ("Only the captain survived.", "Only the captain survived, by swimming.", False),
        ("Acme was fined, but Norda was not.", "Norda was not fined.", True),
        ("Acme was fined, but Norda was not.", "Norda was not fined for polluting a river.", False),
        ("Unions back the deal but farmers oppose it.", "Farmers oppose the deal.", True),
        ("Unions back the deal but farmers oppose it.", "Unions oppose the deal.", False),
        ("Exports rose 6 percent and imports fell 2.", "Exports rose 2 percent.", False),
    ],
)
def test_a_structure_bears_out_what_it_tells_and_no_more(
    claim: str, draft: str, settled: bool
) -> None:
    assert compare(facts_of(claim), facts_of(draft)).bearing.settled is settled
