from __future__ import annotations

import codecs
import os
from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import decode, decoding, lookup_encoding, parse, read, read_all, walk
from factcheck.documents.decoding import why_binary
from factcheck.errors import DocumentError, InvalidValueError

TEXT = "Café 日本 👍🏽 e\u0301\r\nשלום\rend\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_stays(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(("\ufeff" + TEXT).encode(encoding))
    document = read(path)
    assert document.text == "\ufeff" + TEXT
    assert document.path == str(path)
    assert document.published_on is None
    assert document.position(1).column == 1


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig", "UTF_16"])
def test_encodings_that_drop_the_mark_keep_it_here(name: str) -> None:
    assert decode(TEXT.encode(name), encoding=name) == "\ufeff" + TEXT
    assert decode(b"", encoding=name) == ""


def test_plain_utf8_keeps_line_ends() -> None:
    assert decode(TEXT.encode()) == TEXT


def test_a_named_encoding_is_taken_at_its_word() -> None:
    assert decode("Café".encode("cp1252"), encoding="windows-1252") == "Café"
    assert decode(b"a\x00b", encoding="utf-8") == "a\x00b"
    assert decode("ab".encode("utf-16-le"), encoding="utf-16-le") == "ab"
    assert decode(codecs.BOM_UTF8 + b"a", encoding="latin-1") == "ï»¿a"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\n" * 3])
def test_nothing_much_is_text(data: bytes) -> None:
    assert decode(data) == data.decode()


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"ab\xffc", None, "x.txt: byte 0xff at offset 2 is not valid UTF-8; if it is in another"),
        (b"ab\xc3", None, "x.txt: byte 0xc3 at offset 2 is not valid UTF-8"),
        (b"\xed\xa0\x80", None, "x.txt: byte 0xed at offset 0 is not valid UTF-8"),
        (b"\xff\xfea", None, "x.txt: byte 0x61 at offset 2 is not valid UTF-16-LE"),
        (b"ab\x81", "cp1252", "x.txt: byte 0x81 at offset 2 is not valid CP1252; is that the"),
        (b"a", "undefined", "x.txt: not valid UNDEFINED: .*undefined encoding"),
        (b"a\x00b", None, "x.txt: a binary file \\(NUL byte at offset 1\\)"),
        (b"\x89PNG\r\n\x1a\n", None, "x.txt: a PNG image, not text"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        decode(data, encoding=encoding, path="x.txt")


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "", "a\0b"])
def test_an_unknown_encoding(name: str) -> None:
    with pytest.raises(InvalidValueError, match="encoding: expected a text encoding such as"):
        decode(b"a", encoding=name)


def test_lookup_gives_the_canonical_name() -> None:
    assert lookup_encoding("Latin1") == "iso8859-1"


def test_why_binary() -> None:
    assert why_binary(b"text") is None
    assert why_binary("text".encode("utf-16")) is None
    assert why_binary("\ufefftext".encode("utf-32-be")) is None
    assert "zip" in (why_binary(b"PK\x03\x04") or "")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing\.txt: no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="a folder, not a file"):
        read(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read: embedded null byte"):
        read("a\0b")
    with pytest.raises(InvalidValueError, match="path: expected a path, got 3"):
        read(3)  # type: ignore[arg-type]
    link = tmp_path / "link.txt"
    link.symlink_to("nowhere")
    with pytest.raises(DocumentError, match="no such file"):
        read(link)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match=r"draft\.txt: cannot be read: permission denied"):
        read(tmp_path / "draft.txt")


def test_the_longest_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert decoding.MAX_BYTES == 64 * 2**20
    monkeypatch.setattr(decoding, "MAX_BYTES", 10)
    path = tmp_path / "draft.txt"
    path.write_bytes(b"x" * 10)
    assert len(read(path).text) == 10
    path.write_bytes(b"x" * 11)
    with pytest.raises(DocumentError, match=r"draft\.txt: larger than 0 MB; split it"):
        read(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = ("b.md", "a.TXT", "c.markdown", "d.html", "g.json", ".hidden.md", "sub/e.md")
    for name in (*names, ".git/f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", "utf-8")
    (tmp_path / "binary.txt").write_bytes(b"a\x00")
    (tmp_path / "dangling.md").symlink_to("nowhere")
    (tmp_path / "sub" / "again").symlink_to(tmp_path)
    return tmp_path


def test_walking_a_folder(folder: Path) -> None:
    skipped: dict[str, str] = {}
    found = list(walk(["."], on_skip=skipped.__setitem__))
    assert found == ["a.TXT", "b.md", "c.markdown", "d.html", str(Path("sub", "e.md"))]
    assert skipped[".hidden.md"] == "hidden"
    assert skipped["dangling.md"] == "not a regular file"
    assert skipped["binary.txt"].startswith("a binary file")
    assert len(skipped) == 3


def test_files_named_outright_come_once_in_order(folder: Path) -> None:
    named = ["d.html", ".hidden.md", "binary.txt", "./d.html", "missing.md", "sub", "sub/e.md"]
    found = list(walk(named))
    assert found == ["d.html", ".hidden.md", "binary.txt", "missing.md", str(Path("sub", "e.md"))]


def test_a_named_encoding_makes_nothing_binary(folder: Path) -> None:
    assert "binary.txt" in list(walk(["."], encoding="utf-16-le"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in list(walk(["."]))


def test_files_that_cannot_be_sniffed_are_left_to_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "b.md" in list(walk(["."]))


def test_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(DocumentError, match="sub: cannot be read: permission denied"):
        list(walk(["sub"]))


def test_text_at_hand() -> None:
    document = parse("NEC is based in Tokyo.\ud800")
    assert document.path is None
    assert document.source == document.text == "NEC is based in Tokyo.\ud800"
    with pytest.raises(InvalidValueError, match="format: expected one of text"):
        parse("", format="klingon")


def test_a_format_is_named_or_told_by_the_name(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("NEC is based in Tokyo.", "utf-8")
    day = date(2020, 6, 11)
    assert list(read_all(path, published_on=day)) == [read(path, format="text", published_on=day)]
    assert read(path, published_on=day).published_on == day
