from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.tracing import Tracer, normalized
from factcheck.text import Piece, Span


def test_blocks_are_set_apart_by_what_is_in_no_file() -> None:
    tracer = Tracer()
    assert not tracer
    tracer.end_block()
    tracer.space(0, 1)
    tracer.add("One", 1, 4)
    tracer.space(4, 6)
    tracer.end_block()
    tracer.end_block()
    tracer.line(6, 10)
    tracer.add("two", 10, 13)
    assert tracer.last == "o"
    assert tracer.block_length == 5
    text, pieces = tracer.finish()
    assert text == "One\n\ntwo"
    assert pieces == (Piece(Span(0, 3), Span(1, 4)), Piece(Span(5, 8), Span(10, 13)))


def test_what_stands_side_by_side_in_both_is_one_piece() -> None:
    tracer = Tracer()
    tracer.add("a", 0, 1)
    tracer.space(1, 2)
    tracer.add("b", 2, 3)
    tracer.add("&", 3, 8)
    tracer.insert("^")
    tracer.add("c", 8, 9)
    text, pieces = tracer.finish()
    assert text == "a b&^c"
    assert [(piece.text.of(text), piece.source.start) for piece in pieces] == [
        ("a b", 0),
        ("&", 3),
        ("c", 8),
    ]


def test_of_white_space_the_first_counts_and_a_line_end_more() -> None:
    tracer = Tracer()
    tracer.add("a", 0, 1)
    tracer.space(1, 2)
    tracer.space(3, 4)
    tracer.add("b", 4, 5)
    tracer.space(5, 6)
    tracer.line(6, 10)
    tracer.space(10, 11)
    tracer.line(11, 15)
    tracer.add("c", 15, 16)
    text, pieces = tracer.finish()
    assert text == "a b\n\nc"
    assert [piece.source for piece in pieces if piece.text.of(text).isspace()] == [
        Span(6, 10),
        Span(11, 15),
    ]
    assert pieces[0] == Piece(Span(0, 2), Span(0, 2))


def test_soft_hyphens_are_no_text() -> None:
    tracer = Tracer()
    tracer.add("un\u00adbe", 0, 5)
    tracer.add("\u00ad", 5, 10)
    tracer.copy("\u00ad", 10, 11)
    assert tracer.finish()[0] == "unbe\u00ad"


@given(st.text(st.sampled_from("ab\r\n"), max_size=20))
def test_line_ends_are_traced(source: str) -> None:
    document = normalized(source)
    assert document.text == source.replace("\r\n", "\n").replace("\r", "\n")
    for index, character in enumerate(document.text):
        found = document.in_source(Span(index, index + 1)).of(source)
        assert found == character or (character == "\n" and found in ("\r\n", "\r"))
