"""Directives in the text: each case as plain text, and as markup whose comments are left out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.yaml_files import read_yaml
from factcheck.findings import Report
from factcheck.sentences import segment
from factcheck.silence.directives import Name, read_directives, without_directives
from factcheck.text import Document, Piece, Span
from tests.silence.reading import CHECKER, without_comments

ROWS: list[dict[str, Any]] = read_yaml(Path(__file__).parents[1] / "cases" / "silencing.yaml")
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])

pieces = st.sampled_from(
    (
        *("<!--", "-->", "[", "]", "\n", "\r\n", "\r", " ", ":", ",", "`", "```\n"),
        *("factcheck-ignore", "factcheck-ignore-start", "factcheck-ignore-end", "factcheck-ignroe"),
        *("place", "claim=c1", 'claim="', "NEC is based in Osaka.", "\ufeff", "é"),
    )
)


def told(report: Report) -> dict[str, list[str]]:
    return {
        "shown": [finding.kind.value for finding in report.findings],
        "silenced": [each.finding.kind.value for each in report.silenced],
        "notes": [f"{note.line}: {note.message}" for note in report.notes],
    }


def expect(row: dict[str, Any], report: Report) -> None:
    made = told(report)
    assert made["shown"] == row.get("shown", [])
    assert made["silenced"] == row.get("silenced", [])
    notes = row.get("notes", [])
    assert len(made["notes"]) == len(notes), made["notes"]
    for note, beginning in zip(made["notes"], notes, strict=True):
        assert note.startswith(beginning)


@each_row
def test_in_plain_text(row: dict[str, Any]) -> None:
    expect(row, CHECKER.check(row["text"]))


@each_row
def test_with_other_line_ends(row: dict[str, Any]) -> None:
    expect(row, CHECKER.check(row["text"].replace("\n", "\r\n")))


@each_row
def test_where_a_reader_leaves_comments_out(row: dict[str, Any]) -> None:
    expect(row, CHECKER.check(without_comments(row["text"])))


@each_row
def test_nothing_is_silenced_when_that_is_asked_for(row: dict[str, Any]) -> None:
    report = CHECKER.check(row["text"], silencing=False)
    kinds = sorted(finding.kind.value for finding in report.findings)
    assert kinds == sorted(row.get("shown", []) + row.get("silenced", []))
    assert (report.silenced, report.notes) == ((), ())


def test_names_of_cases_are_unique() -> None:
    names = [row["name"] for row in ROWS]
    assert len(set(names)) == len(names) >= 40


def test_what_silenced_it_is_told() -> None:
    text = "<!-- factcheck-ignore place, claim=c9: told as\n satire -->\nNEC is based in Osaka."
    [silenced] = CHECKER.check(text).silenced
    assert silenced.by == "factcheck-ignore place, claim=c9"
    assert (silenced.reason, silenced.line, silenced.scope.value) == ("told as satire", 1, "text")


def test_an_id_may_be_an_address() -> None:
    [directive] = read_directives(
        Document("<!-- factcheck-ignore claim=https://a.example/x:1, date: why -->")
    )
    assert [target.claim for target in directive.targets] == ["https://a.example/x:1", None]
    assert directive.reason == "why"


def test_a_line_that_a_reader_has_joined_to_the_next() -> None:
    """In Markdown a line end within a paragraph is a space."""
    source = "[factcheck-ignore: satire]\nNEC is based in Osaka."
    document = Document(source.replace("\n", " "), source=source, pieces=_literal(len(source)))
    report = CHECKER.check(document)
    assert [each.finding.kind.value for each in report.silenced] == ["place"]
    assert report.sentences[0].sentence.text == "NEC is based in Osaka."


def test_only_the_part_of_the_source_that_holds_the_document() -> None:
    source = "<!-- factcheck-ignore-file -->NEC is based in Osaka.|NEC is based in Osaka."
    at = source.index("|") + 1
    second = without_comments(source[at:])
    moved = tuple(Piece(piece.text, piece.source.shift(at)) for piece in second.pieces)
    document = Document(second.text, source=source, pieces=moved, part=Span(at, len(source)))
    assert len(CHECKER.check(document).findings) == 1


def test_a_comment_that_is_shown_as_text_is_none() -> None:
    """An escaped comment of HTML is text: the characters stand in a piece."""
    source = "<!-- factcheck-ignore-file -->\n\nNEC is based in Osaka."
    document = Document(source, source=source, pieces=_literal(len(source)))
    assert len(CHECKER.check(document).findings) == 1


@given(st.lists(pieces, max_size=25).map("".join))
def test_any_text_is_read_and_nothing_moves(text: str) -> None:
    document = Document(text)
    directives = read_directives(document)
    prose = without_directives(document, directives)
    assert len(prose.text) == len(text)
    for directive in directives:
        assert isinstance(directive.name, Name)
        assert directive.span.of(text)[0] in "<["
        assert directive.text == directive.span
        assert not prose.text[directive.span.start : directive.span.end].strip()
    assert not any(sentence.span in {d.span for d in directives} for sentence in segment(prose))
    CHECKER.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- " * 200_000,
        "[f" * 400_000,
        "[f" + "] " * 300_000 + "x",
        "<!-- factcheck-ignore -->" * 4000,
    ],
    ids=["open", "brackets", "closing", "many"],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    started = time.process_time()
    read_directives(Document(text))
    assert time.process_time() - started < 3


def _literal(length: int) -> tuple[Piece, ...]:
    return (Piece(Span(0, length), Span(0, length)),)
