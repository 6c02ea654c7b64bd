"""Word files: what is read, where it stands, and what is refused."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import read, read_data
from factcheck.documents.docx import replace
from factcheck.documents.docx_package import MAX_WHOLE
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document, Position, Span
from tests.documents.word_files import begins, ends, paragraph, sign, word_file, words

DELETED = "<w:del><w:r><w:delText>gone </w:delText></w:r></w:del>"
INSERTED = f"<w:ins>{words('new ')}</w:ins>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen </w:t></w:r>"
SHOWN = '<w:r><w:rPr><w:vanish w:val="0"/><w:b/></w:rPr><w:t>seen</w:t></w:r>'
MOVED = f"<w:moveFrom>{words('away ')}</w:moveFrom><w:moveTo>{words('here ')}</w:moveTo>"
FIELD = "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + words("7")
LINK = f"<w:hyperlink>{words('a link')}</w:hyperlink>"
MERGED = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + words("one ") + "</w:p>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
    + paragraph("in a box")
    + "</w:txbxContent></mc:Choice><mc:Fallback>"
    + paragraph("in a box")
    + "</mc:Fallback></mc:AlternateContent></w:r>"
)
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
DRAWING = (
    '<w:r><w:drawing><a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r>'
    "<a:t>art</a:t></a:r></a:p></w:drawing></w:r>"
)


def opened(body: str, **parts: object) -> Document:
    (document,) = read_data(word_file(body, **parts), "draft.docx")  # type: ignore[arg-type]
    return document


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (paragraph("NEC is ", "based in Tokyo."), "NEC is based in Tokyo."),
        (paragraph("one") + paragraph() + paragraph("two"), "one\n\ntwo"),
        (paragraph("It is ", DELETED, INSERTED, "now."), "It is new now."),
        (paragraph("It is ", HIDDEN, SHOWN), "It is seen"),
        (paragraph("Go ", MOVED), "Go here "),
        (paragraph("page ", FIELD), "page 7"),
        (paragraph("see ", LINK), "see a link"),
        (MERGED + paragraph("two"), "one two"),
        (paragraph("before", BOX, " after"), "in a box\nbefore after"),
        (TABLE, "a\nb"),
        (paragraph("before ", DRAWING, "after"), "before after"),
        (paragraph("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), "a\tb\vc"),
        (paragraph("a", '<w:r><w:br w:type="page"/></w:r>', "b"), "ab"),
        (paragraph("co", "<w:r><w:noBreakHyphen/></w:r>", "op"), "co\u2011op"),
        (paragraph("AT&T <b> \U0001f600 e\u0301"), "AT&T <b> \U0001f600 e\u0301"),
        (paragraph("<w:r><w:t>a\r\nb&#13;c&#x41;</w:t></w:r>"), "a b cA"),
        ("", ""),
    ],
)
def test_what_is_read(body: str, source: str) -> None:
    assert opened(body).source == source


def test_text_and_places() -> None:
    document = opened(paragraph("Title") + paragraph(" ") + paragraph("Micro", "soft said so."))
    assert document.text == "Title\n\nMicrosoft said so."
    span = Span(7, 16)
    assert span.of(document.text) == "Microsoft"
    assert document.in_source(span).of(document.source) == "Microsoft"
    assert document.position(7) == Position(3, 1)
    assert document.path == "draft.docx"


def test_a_line_break_is_white_space_in_the_text() -> None:
    document = opened(paragraph("a", "<w:r><w:br/></w:r>", "b"))
    assert (document.text, document.source) == ("a\nb", "a\vb")


def test_notes_come_last() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("line")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    )
    assert opened(paragraph("Text."), notes=notes).text == "Text.\n\nA note."


@pytest.mark.parametrize(
    ("body", "about"),
    [
        (paragraph("A ", begins(0), "b c", ends(0), " d."), "b c"),
        (paragraph("A ", begins(0), "b ", DELETED, INSERTED, ends(0), "d."), "b new "),
        (paragraph("A ", begins(0), "b.") + paragraph("C ", ends(0), "d."), "b.\nC "),
        (begins(0) + paragraph("A.") + ends(0) + paragraph("B."), "A.\n"),
        (paragraph("A.") + begins(0) + paragraph("B.") + ends(0), "B."),
        (paragraph("A ", sign(0), "b."), ""),
        (paragraph("A", BOX, begins(0), "b", ends(0)), "b"),
    ],
)
def test_comments_are_kept_beside_the_passage_that_they_are_about(body: str, about: str) -> None:
    document = opened(body, comments=("one\ntwo", "of nothing"))
    assert document.text == opened(body).text
    [comment] = document.comments or ()
    assert comment.words == "one\ntwo"
    assert comment.text is None
    assert comment.about is not None
    assert comment.about.of(document.source) == about
    assert comment.span == Span(comment.about.start, comment.about.start)


def test_comments_whose_words_are_nowhere_are_none() -> None:
    document = opened(paragraph("A ", begins(7), "b", ends(7), " c."), comments=("one",))
    assert (document.text, document.comments) == ("A b c.", ())


def test_words_with_comments_among_them_are_replaced() -> None:
    data = word_file(paragraph("In Osa", begins(0), "k", ends(0), "a."), comments=("one",))
    (made,) = read_data(replace(data, [(Span(3, 8), "Tokyo")], "a.docx"), "a.docx")
    assert made.text == "In Tokyo."
    assert [each.words for each in made.comments or ()] == ["one"]


def test_a_file_of_an_independent_writer(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("A heading", 1)
    run = made.add_paragraph("NEC is based in ").add_run("To")
    run.bold = True
    made.paragraphs[-1].add_run("kyo.")
    made.add_table(1, 2).cell(0, 1).text = "in a cell"
    made.save(tmp_path / "made.docx")
    document = read(tmp_path / "made.docx")
    assert document.text == "A heading\n\nNEC is based in Tokyo.\n\nin a cell"
    # Lines are the paragraphs that the other reader counts, too; cells follow their table's place.
    assert document.source.split("\n")[:2] == [p.text for p in made.paragraphs]


_RUNS = st.lists(
    st.lists(st.text("ab&<é\U0001f600 ", min_size=1, max_size=5), max_size=4),
    min_size=1,
    max_size=4,
)


@given(_RUNS, st.data())
def test_replacing_words_changes_those_alone(runs: list[list[str]], data: st.DataObject) -> None:
    file = word_file("".join(paragraph(*map(words, each)) for each in runs))
    (document,) = read_data(file, "draft.docx")
    source = document.source
    solid = [n for n, char in enumerate(source) if char != "\n"]
    if not solid:
        return
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.integers(start + 1, source.find("\n", start) % (len(source) + 1)))
    told = data.draw(st.text("xy&<\U0001f600", max_size=3))
    (after,) = read_data(replace(file, [(Span(start, end), told)], "d.docx"), "d.docx")
    assert after.source == source[:start] + told + source[end:]


def test_several_edits_in_one_run() -> None:
    file = word_file(paragraph("one & two three"), parts={"word/media/a.bin": b"\x00\x01"})
    edits = [(Span(6, 9), "2"), (Span(0, 3), "<1>"), (Span(10, 15), "3")]
    changed = replace(file, edits, "d.docx")
    (document,) = read_data(changed, "d.docx")
    assert document.source == "<1> & 2 3"
    with (
        zipfile.ZipFile(io.BytesIO(file)) as before,
        zipfile.ZipFile(io.BytesIO(changed)) as after,
    ):
        assert before.namelist() == after.namelist()
        for name in set(before.namelist()) - {"word/document.xml"}:
            assert before.read(name) == after.read(name)


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([(Span(0, 2), "a"), (Span(1, 3), "b")], "do not overlap"),
        ([(Span(3, 4), "a")], "spans that hold text"),
    ],
)
def test_edits_that_cannot_be(edits: list[tuple[Span, str]], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        replace(word_file(paragraph("one") + paragraph("two")), edits, "d.docx")


def test_a_part_that_is_not_utf8_is_read_and_not_edited() -> None:
    body = word_file(paragraph("one"))
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        told = package.read("word/document.xml").decode()
    file = word_file("", parts={"word/document.xml": told.encode("utf-16")})
    (document,) = read_data(file, "d.docx")
    assert document.source == "one"
    with pytest.raises(DocumentError, match=r"d\.docx: word/document\.xml is spelled"):
        replace(file, [(Span(0, 3), "two")], "d.docx")


_BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b"<w:document>&b;</w:document>"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no Word file, or a damaged one: File is not a zip file"),
        (b"PK\x03\x04 nonsense", "no Word file, or a damaged one"),
        (word_file("", parts={"_rels/.rels": b"<Relationships/>"}), "it names no main document"),
        (word_file("<w:p>"), "a damaged Word file: mismatched tag"),
        (word_file("", parts={"word/document.xml": _BOMB}), "document type declaration"),
        (word_file("<w:sdt>" * 2000 + "</w:sdt>" * 2000), "nested too deeply"),
        (word_file("<w:p/>" + " " * (17 * 2**20)), "unpacks to more than 16 MB"),
        (
            word_file("", parts={"word/document.xml": b'<?xml version="1.0" encoding="odd"?><a/>'}),
            "no Word file, or a damaged one: unknown encoding: odd",
        ),
    ],
    ids=["empty", "no-zip", "no-part", "no-xml", "entities", "deep", "large", "encoding"],
)
def test_files_that_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=f"draft.docx: .*{message}"):
        list(read_data(data, "draft.docx"))


def test_a_file_that_unpacks_to_too_much_is_read_and_not_changed() -> None:
    bomb = bytes(MAX_WHOLE)
    file = word_file(paragraph("one"), parts={"word/media/a.bin": bomb})
    assert len(file) < MAX_WHOLE // 500
    assert next(read_data(file, "d.docx")).text == "one"
    with pytest.raises(DocumentError, match=r"d\.docx: unpacks to more than 256 MB; not edited"):
        replace(file, [(Span(0, 3), "two")], "d.docx")


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    whole = word_file(
        paragraph("NEC is ", DELETED, "based in Tokyo.") + TABLE, notes=paragraph("a")
    )
    read = 0
    refused = []
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            list(read_data(bytes(data), "draft.docx"))
            read += 1
        except DocumentError as error:
            refused.append(str(error))
    # Damage of both sorts is among them, and what is refused is named.
    assert read > 0
    assert refused
    assert all("draft.docx" in told for told in refused)
