"""Documents read from a source: every stretch of text is traced to what it was read from."""

from __future__ import annotations

import pickle
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidValueError
from factcheck.text import Comment, Document, Lines, Piece, Pieces, Position, Span, through

_BREAK = "\u2029"
_WORDS = st.text("ab é\U0001f600\n", min_size=1, max_size=4)
# (words of the text, what they were read from): the same, an entity, a tag alone, a break alone.
_PARTS = st.lists(
    st.one_of(
        _WORDS.map(lambda words: (words, words)),
        st.just(("&", "&amp;")),
        st.just(("", "<b>")),
        st.just((_BREAK, "")),
    ),
    max_size=12,
)


def made(parts: list[tuple[str, str]]) -> Document:
    text, source, pieces = "", "", []
    for words, read_from in parts:
        if words and read_from:
            at = Span(len(text), len(text) + len(words))
            pieces.append(Piece(at, Span(len(source), len(source) + len(read_from))))
        text, source = text + words, source + read_from
    # Without any piece, a text is its own source.
    return Document(text, source=source, pieces=tuple(pieces)) if pieces else Document(source)


@given(_PARTS, st.data())
def test_sources_of_a_span_hold_its_words(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    document = made(parts)
    start = data.draw(st.integers(0, len(document.text)))
    span = Span(start, data.draw(st.integers(start, len(document.text))))
    found = document.sources(span)
    told = "".join(each.of(document.source) for each in found).replace("&amp;", "&")
    assert told == span.of(document.text).replace(_BREAK, "")
    for one, two in pairwise(found):
        assert one.end < two.start
    if found:
        assert document.in_source(span) == found[0].cover(found[-1])
    assert 0 <= document.in_source(span).start <= document.in_source(span).end


@given(_PARTS, _PARTS)
def test_a_map_through_a_map_is_one_map(
    outer: list[tuple[str, str]], inner: list[tuple[str, str]]
) -> None:
    """A file whose text holds markup: tracing twice is tracing once."""
    under = made(inner)
    over = Document(
        under.text,
        source=under.text,
        pieces=tuple(Piece(Span(n, n + 1), Span(n, n + 1)) for n in range(0, len(under.text), 2)),
    )
    straight = through(over.pieces, under)
    if not straight:
        return
    joined = Document(over.text, source=under.source, pieces=straight)
    for number in range(0, len(over.text), 2):
        span = Span(number, number + 1)
        assert joined.sources(span) == under.sources(span)


@given(_PARTS, st.data())
def test_pieces_are_what_they_were_made_of(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    told = list(made(parts).pieces)
    kept = Pieces(told)
    assert kept == told == list(kept)
    assert kept == Pieces(kept)
    assert hash(kept) == hash(Pieces(told))
    assert kept != [*told, Piece(Span(0, 1), Span(0, 1))]
    assert [kept[at] for at in range(-len(told), len(told))] == told * 2
    assert kept[1:-1] == tuple(told[1:-1])
    assert pickle.loads(pickle.dumps(kept)) == kept
    start = data.draw(st.integers(0, 40))
    span = Span(start, data.draw(st.integers(start, 50)))
    assert list(kept.rows) == [(*attrs.astuple(p.text), *attrs.astuple(p.source)) for p in told]
    within = [
        (
            max(p.text.start, span.start),
            min(p.text.end, span.end),
            *attrs.astuple(p.source_of(span)),
        )
        for p in told
        if p.text.start < span.end and p.text.end > span.start
    ]
    assert list(kept.within(span.start, span.end)) == within


def test_words_with_markup_inside() -> None:
    document = made([("", "<p>"), ("Micro", "Micro"), ("", "<b>"), ("soft", "soft"), ("", "</b>")])
    assert document.text == "Microsoft"
    assert document.sources(Span(0, 9)) == (Span(3, 8), Span(11, 15))
    assert document.in_source(Span(0, 9)) == Span(3, 15)
    assert document.position(5) == Position(1, 12)
    assert document.position(9) == Position(1, 16)


def test_what_is_in_no_file_falls_after_what_comes_before() -> None:
    document = made([("", "<p>"), ("ab", "ab"), ("\n\n", ""), ("", "</p>\n<p>"), ("cd", "cd")])
    assert document.in_source(Span(2, 4)) == Span(5, 5)
    assert document.position(3) == Position(1, 6)
    assert document.position(4) == Position(2, 4)
    assert document.sources(Span(1, 5)) == (Span(4, 5), Span(13, 14))


@pytest.mark.parametrize(
    "pieces",
    [
        (Piece(Span(0, 3), Span(0, 3)),),
        (Piece(Span(0, 1), Span(0, 9)),),
        (Piece(Span(0, 0), Span(0, 1)),),
        (Piece(Span(1, 2), Span(0, 1)), Piece(Span(0, 1), Span(1, 2))),
        (Piece(Span(0, 2), Span(0, 2)), Piece(Span(1, 2), Span(2, 3))),
    ],
)
def test_pieces_that_cannot_be_are_refused(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(InvalidValueError, match="pieces"):
        Document("ab", source="abcd", pieces=pieces)


@pytest.mark.parametrize(
    "quotes", [(Span(0, 3),), (Span(1, 1),), (Span(1, 2), Span(0, 1)), (Span(0, 2), Span(1, 2))]
)
def test_quotes_that_cannot_be_are_refused(quotes: tuple[Span, ...]) -> None:
    with pytest.raises(InvalidValueError, match="quotes"):
        Document("ab", quotes=quotes)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column", "utf16", "utf8"),
    [
        ("ab\r\ncd", 4, 2, 1, 1, 1),
        ("a\tb", 2, 1, 3, 3, 3),
        ("\U0001f600é x", 3, 1, 4, 5, 8),
        ("e\u0301x", 2, 1, 3, 3, 4),
        ("\ufeffab", 2, 1, 2, 2, 2),
        ("\ufeffab", 0, 1, 1, 1, 1),
        ("x\n\U0001f600y", 3, 2, 2, 3, 5),
        ("", 0, 1, 1, 1, 1),
    ],
)
def test_columns_in_each_unit(
    text: str, offset: int, line: int, column: int, utf16: int, utf8: int
) -> None:
    lines = Lines(text)
    assert lines.position(offset) == Position(line, column)
    assert lines.utf16_column(offset) == utf16
    assert lines.utf8_column(offset) == utf8


@given(st.text("a\r\n\U0001f600é\t", max_size=30), st.data())
def test_columns_count_from_the_line_start(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    place = lines.position(offset)
    start = lines.span(place.line).start
    before = text[start:offset]
    assert place.column == len(before) + 1
    assert lines.utf16_column(offset) == len(before.encode("utf-16-le")) // 2 + 1
    assert lines.utf8_column(offset) == len(before.encode()) + 1


@pytest.mark.parametrize(
    "comment", [Comment(Span(0, 4), "x"), Comment(Span(0, 3), "x", Span(0, 4))]
)
def test_a_comment_lies_inside_the_text_and_the_source(comment: Comment) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Document("abc", comments=(comment,))
    assert caught.value.field == "comments"
    assert Document("abc", comments=(Comment(Span(0, 3), "x"),)).comments is not None
