"""Drafts in markup as data: `tests/cases/documents`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs

from benchmarks.positions.checks import blocks, decoded_html, decoded_markdown, mismatches
from benchmarks.yaml_files import read_yaml
from factcheck.documents import parse
from factcheck.text import Span

CASES = Path(__file__).parents[1] / "cases" / "documents"
DECODED = {"markdown": decoded_markdown, "html": decoded_html}


@attrs.frozen
class Case:
    """A draft and what must be read in it."""

    name: str
    source: str
    blocks: list[str]
    day: date | None = None
    traced: dict[str, str] = attrs.field(factory=dict)


def cases(format_name: str) -> list[Case]:
    """The cases of a format."""
    rows = read_yaml(CASES / f"{format_name}.yaml")
    return [Case(**row) for row in rows]


def hold(case: Case, format_name: str) -> None:
    """Assert that the draft is read as the case says."""
    document = parse(case.source, format=format_name)
    assert [block.rstrip() for block in blocks(document)] == case.blocks
    assert document.published_on == case.day
    assert document.source == case.source
    assert list(mismatches(document, DECODED[format_name])) == []
    for words, source in case.traced.items():
        start = document.text.index(words)
        found = document.sources(Span(start, start + len(words)))
        assert "|".join(place.of(case.source) for place in found) == source, words
