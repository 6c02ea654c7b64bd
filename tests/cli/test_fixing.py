from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.documents import decoding
from tests.documents.word_files import paragraph, word_file

BAD = "NEC is based in Osaka. Snow fell.\n"
GOOD = BAD.replace("Osaka", "Tokyo")


def test_fix_writes_and_reports_what_is_left(run: Any, newsroom: Path) -> None:
    (newsroom / "draft.md").chmod(0o640)
    ran = run("check", "draft.md", "--fix")
    assert (newsroom / "draft.md").read_text("utf-8") == GOOD
    assert stat.S_IMODE((newsroom / "draft.md").stat().st_mode) == 0o640
    assert ran.code == 0
    assert ran.err == "note: draft.md: 1 fixed, 0 left\n"
    assert ran.out.startswith("0 inaccurate, 1 supported")
    assert list(newsroom.glob(".*")) == []
    again = run("check", "draft.md", "--fix")
    assert (again.code, again.err, again.out) == (0, "", ran.out)


def test_dry_run_gives_a_diff(run: Any, newsroom: Path) -> None:
    ran = run("check", "draft.md", "--fix", "--dry-run")
    assert (newsroom / "draft.md").read_text("utf-8") == BAD
    assert ran.code == 1
    assert ran.err == "note: draft.md: 1 to fix, 0 left\n"
    assert ran.out == (
        f"--- draft.md\n+++ draft.md\n@@ -1 +1 @@\n-{BAD}+{GOOD}"  # one line, so no context
    )


def test_what_is_left_is_told(run: Any, newsroom: Path) -> None:
    text = "NEC, which sells umbrellas to sailors, is based in Osaka."
    (newsroom / "draft.md").write_text(text, "utf-8")
    ran = run("check", "draft.md", "--fix")
    assert (newsroom / "draft.md").read_text("utf-8") == text
    assert ran.code == 1
    notes = ran.err.splitlines()
    assert notes[0].startswith("note: draft.md:1:52: left “Tokyo”: ")
    assert notes[1:] == ["note: draft.md: 0 fixed, 1 left"]
    assert "FC103" in ran.out


def test_a_word_file(run: Any, newsroom: Path) -> None:
    path = newsroom / "draft.docx"
    path.write_bytes(word_file(paragraph("NEC is based in Os", "aka.")))
    diff = run("check", "draft.docx", "--fix", "--dry-run").out
    assert "-NEC is based in Osaka.\n" in diff
    assert run("check", "draft.docx", "--fix").code == 0
    assert factcheck.read(path).text == "NEC is based in Tokyo."


def test_a_file_that_changes_meanwhile(
    run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone saves the draft after it was read: their text stays."""
    path = newsroom / "draft.md"
    true_load = decoding.load

    def load(name: str) -> tuple[bytes, str]:
        found = true_load(name)
        path.write_text("NEC is based in Nagoya.", "utf-8")
        return found

    monkeypatch.setattr(decoding, "load", load)
    ran = run("check", "draft.md", "--fix")
    assert ran.code == 2
    assert ran.err == "error: draft.md: changed while it was being fixed; left as it is\n"
    assert path.read_text("utf-8") == "NEC is based in Nagoya."


def test_missing_files_are_told_and_others_fixed(run: Any, newsroom: Path) -> None:
    ran = run("check", "gone.md", "draft.md", "--fix")
    assert ran.code == 2
    assert ran.err == "error: gone.md: no such file\nnote: draft.md: 1 fixed, 0 left\n"
    assert (newsroom / "draft.md").read_text("utf-8") == GOOD


def test_encoding_stays(run: Any, newsroom: Path) -> None:
    data = "Café.\r\n\r\nNEC is based in Osaka.\r\n".encode("cp1252")
    (newsroom / "old.txt").write_bytes(data)
    run("check", "old.txt", "--fix", "--encoding", "windows-1252")
    assert (newsroom / "old.txt").read_bytes() == data.replace(b"Osaka", b"Tokyo")


def test_a_reader_that_goes_away_leaves_files_whole(run: Any, newsroom: Path) -> None:
    (newsroom / "draft.md").write_bytes(BAD.encode() * 3)
    run("check", "draft.md", "--fix", "--output", "report.txt")
    assert io.BytesIO((newsroom / "draft.md").read_bytes()).read() == GOOD.encode() * 3
