"""Edits of files: only the words asked for change, in whatever bytes the file is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.edits import edited, edits_for
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document, Piece, Span

CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "shift_jis")


@given(st.sampled_from(CODECS), st.text("abé \r\n\t", max_size=30), st.data())
def test_bytes_outside_stay(codec: str, text: str, data: st.DataObject) -> None:
    try:
        whole = text.encode(codec)
    except UnicodeEncodeError:
        return
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = edited(whole, [(Span(start, end), "new")], "d.txt", formats=["text"], encoding=codec)
    before, after = text[:start].encode(codec), text[end:].encode(codec)
    assert made == before + "new".encode(codec) + after


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays(codec: str) -> None:
    made = edited("one two\r\n".encode(codec), [(Span(1, 4), "1")], "d.txt", formats=["text"])
    assert made == "1 two\r\n".encode(codec)


def test_words_that_the_encoding_lacks() -> None:
    with pytest.raises(DocumentError, match=r"d\.txt: 'Ł' cannot be written in cp1252"):
        edited(b"Lodz", [(Span(0, 4), "Łodz")], "d.txt", formats=["text"], encoding="cp1252")


def test_bytes_that_would_be_written_otherwise() -> None:
    with pytest.raises(DocumentError, match="several spellings"):
        edited(b"+AGE- b", [(Span(2, 3), "c")], "d.txt", formats=["text"], encoding="utf-7")


def test_edits_that_overlap() -> None:
    with pytest.raises(InvalidValueError, match="do not overlap"):
        edited(b"abc", [(Span(0, 2), "x"), (Span(1, 3), "y")], "d.txt", formats=["text"])


def test_words_are_spelled_as_the_format_does() -> None:
    made = edited(b"<p>Bell</p>", [(Span(3, 7), "AT&T")], "d.html", formats=["html"])
    assert made == b"<p>AT&amp;T</p>"


def document(source: str, *pieces: tuple[str, str]) -> Document:
    """A document of pieces (text, source), which follow each other in the source."""
    text, at, made = "", 0, []
    for words, spelled in pieces:
        at = source.index(spelled, at)
        made.append(Piece(Span(len(text), len(text) + len(words)), Span(at, at + len(spelled))))
        text += words
        at += len(spelled)
    return Document(text, source=source, pieces=tuple(made))


def test_the_first_stretch_takes_the_words() -> None:
    found = document("<b>Micro</b>soft left", ("Micro", "Micro"), ("soft left", "soft left"))
    assert edits_for(found, Span(0, 9), "IBM") == (
        ((Span(3, 8), "IBM"), (Span(12, 16), "")),
        ((Span(3, 8), ""), (Span(12, 16), "IBM")),
    )


def test_a_stretch_that_stands_for_others_is_replaced_as_a_whole() -> None:
    found = document("AT&amp;T left", ("AT", "AT"), ("&", "&amp;"), ("T left", "T left"))
    assert edits_for(found, Span(0, 4), "Bell") == (((Span(0, 8), "Bell"),),)


def test_part_of_such_a_stretch_cannot_be_replaced() -> None:
    found = document("&thrice; a", ("abc", "&thrice;"), (" a", " a"))
    assert edits_for(found, Span(0, 2), "x") == ()


def test_words_that_are_in_no_file() -> None:
    made = document("a", ("a", "a"))
    longer = Document(made.text + " more", source="a", pieces=made.pieces)
    assert edits_for(longer, Span(2, 6), "x") == ()
