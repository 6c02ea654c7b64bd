"""Comments looked for in a source of which no reader has told."""

from __future__ import annotations

import time

import pytest

from factcheck.comments import find_comments, lines_in_brackets
from factcheck.documents.tracing import normalized
from factcheck.text import Document, Piece, Span

CASES = {
    "<!-- x -->\nb": [" x "],
    "a <!-- x\ny --> b <!--z-->": [" x\ny ", "z"],
    "[f x]\nb": ["f x"],
    "a\r [f x]\t\rb": ["f x"],
    "\ufeff[F x]": ["F x"],
    "a\n\n    <!-- x -->": [" x "],
    "<!-- x": [],
    "`<!-- x -->`": [],
    "```\n<!-- x -->\n[f y]\n```": [],
    "~~~\n<!-- x -->": [" x "],
    "a [f x] b": [],
    "[x]\n[ ]\n[f x": [],
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_found(text: str) -> None:
    document = Document(text)
    found = find_comments(document)
    assert [comment.words for comment in found] == CASES[text]
    assert all(comment.text == comment.span for comment in found)
    assert list(found) == sorted(found, key=lambda comment: comment.span)


def test_lines_that_a_reader_has_joined() -> None:
    source = "a\n[f x]\nb\n[f y]"
    made = Document(
        "a [f x] b", source=source, pieces=(Piece(Span(0, 9), Span(0, 9)),), part=Span(0, 15)
    )
    found = list(lines_in_brackets(made))
    assert [(c.words, c.text and c.text.of(made.text)) for c in found] == [
        ("f x", "[f x]"),
        ("f y", None),
    ]


def test_lines_in_brackets_that_a_reader_has_joined_to_each_other() -> None:
    source = "[f x]\n[f y]\nb"
    whole = Piece(Span(0, len(source)), Span(0, len(source)))
    made = Document(source.replace("\n", " "), source=source, pieces=(whole,))
    assert [c.words for c in lines_in_brackets(made)] == ["f x", "f y"]
    made = Document("[f x] [f y]", source=source, pieces=(Piece(Span(0, 11), Span(0, 11)),))
    assert [c.words for c in lines_in_brackets(made)] == ["f x", "f y"]


def test_many_lines_and_pieces_take_no_long_time() -> None:
    document = normalized("[f x]\r\n" * 50_000)
    joined = Document(
        document.text.replace("\n", " "), source=document.source, pieces=document.pieces
    )
    started = time.process_time()
    assert len(list(lines_in_brackets(joined))) == 50_000
    assert time.process_time() - started < 5
