from __future__ import annotations

import io
import json
import os
import re
import shutil
import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import factcheck.checker
from factcheck.claims import Claim, Verdict
from factcheck.cli import main
from factcheck.documents.formats import WALKED
from factcheck.findings import CheckedSentence, Finding, Kind, Report
from factcheck.text import Document, Sentence, Span

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)


class FakeChecker:
    """Finds in every text what its first word names; remembers the documents."""

    seen: list[Document]

    def __init__(self, store: object, **_: object) -> None:
        type(self).seen = []

    def check(self, document: Document) -> Report:
        self.seen.append(document)
        word = document.text.split()[0]
        if word == "bug":
            raise RuntimeError("a bug")
        if word == "interrupt":
            raise KeyboardInterrupt
        verdict = Verdict(word)
        whole = Sentence(Span(0, len(document.text)), document.text)
        claim = Claim("c", "Ice is cold.", verdict)
        finding = Finding(verdict, Kind.KNOWN, Span(0, 3), whole.span, claim, (), (), "Why.", 0.9)
        return Report(document, (finding,), (CheckedSentence(whole, verdict, claim),), 2)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeChecker]:
    monkeypatch.setattr(factcheck.checker, "Checker", FakeChecker)
    return FakeChecker


def test_a_finding_gives_1_and_a_report(run: Any) -> None:
    ran = run("check", "draft.md")
    assert ran.code == 1
    assert ran.err == ""
    assert ran.out.startswith("draft.md:1:17: FC103 place: inaccurate\n")
    assert ran.out.endswith("against 2 claims\n")


def test_nothing_wrong_gives_0(run: Any, newsroom: Path) -> None:
    (newsroom / "fine.md").write_text("NEC is based in Tokyo.", "utf-8")
    ran = run("check", "fine.md", "--show", "all")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("fine.md:1:1: supported by c1: NEC is based in Tokyo.\n")


def test_standard_input(run: Any) -> None:
    piped = run("check", stdin=b"NEC is based in Osaka.")
    assert piped.code == 1
    assert piped.out.startswith("<stdin>:1:17: FC103 ")
    assert run("check", "-", stdin=b"NEC is based in Osaka.") == piped


def test_standard_input_that_is_closed(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check"]) == 2


def test_json_validates_and_is_the_same_each_time(run: Any) -> None:
    words = ("check", "draft.md", "--format", "json", "--show", "all")
    first, second = run(*words), run(*words)
    assert first == second
    jsonschema.validate(json.loads(first.out), SCHEMA)


def test_several_files_and_folders(run: Any, newsroom: Path) -> None:
    (newsroom / "desk").mkdir()
    (newsroom / "desk" / "b.txt").write_text("Snow fell.", "utf-8")
    (newsroom / "desk" / ".c.txt").write_text("Snow fell.", "utf-8")
    ran = run("check", "draft.md", "desk", "--format", "jsonl")
    paths = [json.loads(line)["path"] for line in ran.out.splitlines()]
    assert paths == ["draft.md", str(Path("desk", "b.txt"))]
    assert ran.err == f"note: {Path('desk', '.c.txt')}: skipped: hidden\n"


def test_a_folder_without_texts(run: Any, newsroom: Path) -> None:
    (newsroom / "empty").mkdir()
    ran = run("check", "empty", "--format", "json")
    assert ran.code == 0
    assert ran.err == f"note: nothing to check: no drafts ({', '.join(WALKED)}) in empty\n"
    assert json.loads(ran.out) == {"version": 1, "claims": 2, "documents": []}


def test_what_cannot_be_read_is_told_and_the_rest_checked(run: Any) -> None:
    ran = run("check", "missing.md", "draft.md")
    assert ran.code == 2
    assert ran.err == "error: missing.md: no such file\n"
    assert "FC103" in ran.out


def test_encoding(run: Any, newsroom: Path) -> None:
    (newsroom / "old.txt").write_bytes("Café NEC is based in Osaka.".encode("cp1252"))
    assert run("check", "old.txt").code == 2
    assert "Café" in run("check", "old.txt", "--encoding", "windows-1252").out


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b"\xef\xbb\xbfNEC is based in Osaka.", 17),
        ("NEC is based in Osaka.".encode("utf-16"), 17),
        (b"Snow fell.\r\n\r\nNEC is based in Osaka.\r\n", 17),
        ("👍🏽 NEC is based in Osaka.".encode(), 20),
        ("Cafe\u0301 prices rose. NEC is based in Osaka.".encode(), 36),
        ("שלום. NEC is based in Osaka.".encode(), 23),
    ],
)
def test_odd_text(run: Any, newsroom: Path, data: bytes, column: int) -> None:
    (newsroom / "odd.txt").write_bytes(data)
    whole = json.loads(run("check", "odd.txt", "--format", "json").out)
    (finding,) = whole["documents"][0]["findings"]
    text = data.decode("utf-16-le" if data[:2] == b"\xff\xfe" else "utf-8")
    assert finding["span"]["text"] == "Osaka"
    assert finding["span"]["column"] == column
    assert text[finding["span"]["start"] : finding["span"]["end"]] == "Osaka"


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n\t \r\n", b"\xef\xbb\xbf"])
def test_nothing_in_the_file(run: Any, newsroom: Path, data: bytes) -> None:
    (newsroom / "odd.txt").write_bytes(data)
    ran = run("check", "odd.txt")
    assert (ran.code, ran.err) == (0, "")
    assert "in 0 sentences of 1 document" in ran.out


@pytest.mark.parametrize(
    ("verdict", "fail_on", "code"),
    [
        ("inaccurate", None, 1),
        ("mostly-inaccurate", None, 0),
        ("mostly-inaccurate", "mostly-inaccurate", 1),
        ("misleading", "mostly-inaccurate", 0),
        ("misleading", "misleading", 1),
        ("inaccurate", "misleading", 1),
        ("mixed", "mixed", 1),
        ("unverifiable", "mixed", 0),
        ("inaccurate", "never", 0),
    ],
)
def test_fail_on(
    run: Any, fake: object, newsroom: Path, verdict: str, fail_on: str | None, code: int
) -> None:
    (newsroom / "draft.md").write_text(verdict, "utf-8")
    words = ["check", "draft.md"] + (["--fail-on", fail_on] if fail_on else [])
    assert run(*words).code == code
    if fail_on:
        (newsroom / "factcheck.toml").write_text(f'fail_on = "{fail_on}"', "utf-8")
        assert run("check", "draft.md").code == code


@pytest.mark.parametrize(
    ("words", "settings", "code"),
    [
        (["known=never"], "", 0),
        (["date=never"], "", 1),
        (["never", "known=inaccurate"], "", 1),
        (["never", "date=inaccurate"], "", 0),
        ([], 'fail_on = {known = "never"}', 0),
        (["inaccurate"], 'fail_on = {known = "never"}', 1),
        (["date=inaccurate"], 'fail_on = {known = "never"}', 0),
        ([], '[[paths]]\nmatch = "draft.md"\nfail_on = "never"', 0),
        (["misleading"], '[[paths]]\nmatch = "draft.md"\nfail_on = "never"', 1),
        (["date=mixed"], '[[paths]]\nmatch = "draft.md"\nfail_on = "never"', 0),
        ([], '[[paths]]\nmatch = "other.md"\nfail_on = "never"', 1),
    ],
)
def test_fail_on_by_kind_and_by_path(
    run: Any, fake: object, newsroom: Path, words: list[str], settings: str, code: int
) -> None:
    (newsroom / "draft.md").write_text("inaccurate", "utf-8")
    (newsroom / "factcheck.toml").write_text(settings, "utf-8")
    given = [part for word in words for part in ("--fail-on", word)]
    assert run("check", "draft.md", *given).code == code


ALLOW = """
allow = ["Osaka", {phrase = "Peru", kinds = ["date"]}, "Seoul"]
[[paths]]
match = "drafts/a.txt"
allow = ["Kyoto", "Seoul"]
[[paths]]
match = "sport/**"
allow = ["never met"]
"""
NEVER = "note: factcheck.toml: {}: “{}” silenced nothing in this run\n"


@pytest.mark.parametrize(
    ("words", "unused"),
    [
        (["drafts"], [("allow[1]", "Peru"), ("paths[0].allow[0]", "Kyoto")]),
        (["drafts", "--jobs", "2"], [("allow[1]", "Peru"), ("paths[0].allow[0]", "Kyoto")]),
        (["drafts/a.txt", "drafts/b.txt"], []),
        (["drafts/b.txt"], []),
        (["empty"], [("allow[0]", "Osaka"), ("allow[1]", "Peru"), ("allow[2]", "Seoul")]),
        (["drafts", "broken"], []),
    ],
)
def test_phrases_that_were_of_no_use_in_a_folder(
    run: Any, newsroom: Path, words: list[str], unused: list[tuple[str, str]]
) -> None:
    texts = {
        "drafts/a.txt": "<!-- factcheck-ignore -->\nNEC is based in Osaka.",
        "drafts/b.txt": "NEC is based in Seoul. NEC has 38 members of staff in Peru.",
        "empty/c.txt": "Snow fell.",
    }
    for name, text in texts.items():
        (newsroom / name).parent.mkdir(exist_ok=True)
        (newsroom / name).write_text(text, "utf-8")
    (newsroom / "broken").mkdir()
    (newsroom / "broken" / "d.txt").write_bytes(b"\xff\xfe\x00")
    (newsroom / "factcheck.toml").write_text(ALLOW, "utf-8")
    ran = run("check", *words)
    told = [line for line in ran.err.splitlines(keepends=True) if "this run" in line]
    assert told == [NEVER.format(*each) for each in unused]
    page = run("check", *words, "--format", "html").out
    assert page.count("silenced nothing in this run") == len(unused)


SAID = '"NEC is based in Osaka," Ann Smith said.'


@pytest.mark.parametrize(
    ("settings", "words", "code", "summary"),
    [
        ("", [], 1, "1 inaccurate, 0 supported"),
        ("", ["--quotes", "check"], 1, "1 inaccurate, 0 supported"),
        ("", ["--quotes", "speaker"], 0, "0 inaccurate, 1 in quotations, 0 supported"),
        ("", ["--quotes", "skip"], 0, "0 inaccurate, 0 supported"),
        ('quotes = "speaker"', [], 0, "0 inaccurate, 1 in quotations, 0 supported"),
        ('quotes = "speaker"', ["--quotes", "check"], 1, "1 inaccurate, 0 supported"),
        (
            "[[paths]]\nmatch = '*.md'\nquotes = 'skip'",
            ["--quotes", "speaker"],
            0,
            "0 inaccurate, 1 in quotations, 0 supported",
        ),
        ("[[paths]]\nmatch = '*.md'\nquotes = 'skip'", [], 0, "0 inaccurate, 0 supported"),
        ("[[paths]]\nmatch = '*.txt'\nquotes = 'skip'", [], 1, "1 inaccurate, 0 supported"),
    ],
)
def test_what_is_quoted(
    run: Any, newsroom: Path, settings: str, words: list[str], code: int, summary: str
) -> None:
    (newsroom / "draft.md").write_text(SAID, "utf-8")
    (newsroom / "factcheck.toml").write_text(settings, "utf-8")
    ran = run("check", "draft.md", *words)
    assert (ran.code, ran.err) == (code, "")
    assert f"{summary}, 0 not covered, in 1 sentence" in ran.out
    assert ("1 silenced: 1 in quotations\n" in ran.out) == ("FC103" not in ran.out)


def test_the_papers_own_error_fails_whatever_is_quoted(run: Any, newsroom: Path) -> None:
    (newsroom / "draft.md").write_text(f"{SAID} NEC has 38 members of staff in Peru.", "utf-8")
    for quotes in ("speaker", "skip"):
        assert run("check", "draft.md", "--quotes", quotes).code == 1


def test_what_is_silenced_is_counted_and_does_not_fail(run: Any, newsroom: Path) -> None:
    text = "<!-- factcheck-ignore: satire -->\nNEC is based in Osaka.\n\nNEC is based in Seoul."
    (newsroom / "draft.md").write_text(text, "utf-8")
    assert run("check", "draft.md").code == 1
    (newsroom / "factcheck.toml").write_text('allow = ["Seoul"]', "utf-8")
    ran = run("check", "draft.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "0 inaccurate, 0 supported, 0 not covered, in 2 sentences of 1 document, against 2 claims\n"
        "2 silenced: 1 in the text, 1 by the allow list\n"
    )
    ran = run("check", "draft.md", "--format", "json", "--show", "all")
    plain = json.loads(ran.out)
    jsonschema.validate(plain, SCHEMA)
    [document] = plain["documents"]
    assert document["findings"] == []
    told = [(each["scope"], each["line"], each["reason"]) for each in document["silenced"]]
    assert told == [("text", 1, "satire"), ("allow", None, None)]
    [document] = json.loads(run("check", "draft.md", "--format", "json").out)["documents"]
    assert set(document) == {"path", "sentences", "findings"}


def test_notes_on_directives_are_told(run: Any, newsroom: Path) -> None:
    (newsroom / "draft.md").write_text("Snow fell.\n\n [factcheck-ignroe]\n", "utf-8")
    ran = run("check", "draft.md")
    assert ran.code == 0
    assert ran.err == (
        "note: draft.md:3:2: factcheck-ignroe: no such directive; did you mean factcheck-ignore?\n"
    )
    ran = run("check", "draft.md", "--format", "jsonl", "--show", "all")
    plain = json.loads(ran.out)
    jsonschema.validate(plain, {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
    [note] = plain["notes"]
    assert (note["path"], note["line"], note["column"]) == ("draft.md", 3, 2)


def test_as_of_is_the_date_of_every_draft(
    run: Any, fake: type[FakeChecker], newsroom: Path
) -> None:
    (newsroom / "draft.md").write_text("inaccurate", "utf-8")
    run("check", "draft.md", "--as-of", "2020-06-11")
    assert [document.published_on for document in fake.seen] == [date(2020, 6, 11)]
    run("check", "draft.md")
    assert [document.published_on for document in fake.seen] == [None]


def test_settings_and_claims_are_found(run: Any, newsroom: Path) -> None:
    (newsroom / "claims").rename(newsroom / "stored")
    (newsroom / "factcheck.toml").write_text('claims = "stored"', "utf-8")
    assert "against 2 claims" in run("check", "draft.md").out
    (newsroom / "other.toml").write_text('fail_on = "never"\nclaims = ["stored"]', "utf-8")
    assert run("check", "draft.md", "--config", "other.toml").code == 0
    (newsroom / "more.yaml").write_text(
        "claims:\n  - id: c3\n    statement: Ice is cold.\n    verdict: accurate\n", "utf-8"
    )
    words = ("check", "draft.md", "--claims", "more.yaml", "--claims", "stored")
    assert "against 3 claims" in run(*words).out


def test_output_goes_to_the_file(run: Any, newsroom: Path) -> None:
    report = newsroom / "report.txt"
    to_screen = run("check", "draft.md")
    ran = run("check", "draft.md", "--output", "report.txt")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert report.read_bytes().decode() == to_screen.out
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(report.stat().st_mode) == 0o666 & ~umask
    assert [path.name for path in newsroom.glob(".*")] == []


def test_output_keeps_mode_and_link_of_the_file_there(run: Any, newsroom: Path) -> None:
    report = newsroom / "report.txt"
    report.write_text("old", "utf-8")
    report.chmod(0o640)
    (newsroom / "link.txt").symlink_to(report)
    run("check", "draft.md", "--output", "link.txt")
    assert (newsroom / "link.txt").is_symlink()
    assert report.read_text("utf-8").startswith("draft.md:1:17")
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


def test_output_of_an_earlier_run_is_no_draft(run: Any, newsroom: Path) -> None:
    words = ("check", ".", "--output", "report.txt")
    run(*words)
    first = (newsroom / "report.txt").read_text("utf-8")
    run(*words)
    assert (newsroom / "report.txt").read_text("utf-8") == first


def test_output_to_a_device(run: Any) -> None:
    assert run("check", "draft.md", "--output", os.devnull).code == 1
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_to_a_full_device(run: Any) -> None:
    ran = run("check", "draft.md", "--output", "/dev/full")
    assert ran.code == 2
    assert ran.err == "error: /dev/full: cannot be written: no space left on device\n"


def test_output_stays_as_it_was_when_checking_fails(run: Any, fake: object, newsroom: Path) -> None:
    (newsroom / "report.txt").write_text("old", "utf-8")
    for word, code in (("interrupt", 130), ("bug", 2)):
        (newsroom / "draft.md").write_text(word, "utf-8")
        ran = run("check", "draft.md", "--output", "report.txt")
        assert ran.code == code
        assert ("RuntimeError: a bug" in ran.err) == (word == "bug")
        assert (newsroom / "report.txt").read_text("utf-8") == "old"
        assert list(newsroom.glob(".*")) == []


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, and keeps what it is given."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


def on_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: str, *, encoding: str = "utf-8"
) -> Terminal:
    terminal = Terminal(encoding)
    monkeypatch.setattr(sys, stream, terminal)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return terminal


def test_colours_and_width_of_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("check", "draft.md").out
    terminal = on_terminal(monkeypatch, "stdout")
    run("check", "draft.md")
    assert "^^^^^\x1b[0m" in terminal.text
    bare = re.sub(r"\x1b\[[\d;]*m", "", terminal.text)
    assert bare.split() == plain.split()
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        terminal = on_terminal(monkeypatch, "stdout")
        monkeypatch.setenv(name, value)
        run("check", "draft.md")
        assert "\x1b" not in terminal.text


def test_no_colour_goes_to_a_file(
    run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, "stdout")
    run("check", "draft.md", "--output", "report.txt")
    assert "\x1b" not in (newsroom / "report.txt").read_text("utf-8")


def test_a_terminal_that_lacks_characters(
    run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "draft.md").write_text("日本: NEC is based in Osaka.", "utf-8")
    terminal = on_terminal(monkeypatch, "stdout", encoding="ascii")
    assert run("check", "draft.md").code == 1
    assert "\\u65e5\\u672c: NEC" in terminal.text


def test_progress(run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (newsroom / "b.md").write_text("Snow fell.", "utf-8")
    terminal = on_terminal(monkeypatch, "stderr")
    run("check", "draft.md", "b.md", "gone.md")
    assert "checking 1 of 3: draft.md" in terminal.text
    assert terminal.text.endswith("error: gone.md: no such file\n")
    lines = [part for part in re.split("[\r\n]", terminal.text) if part.strip()]
    assert lines[-1] == "error: gone.md: no such file"
    terminal = on_terminal(monkeypatch, "stderr")
    run("check", "draft.md")
    assert terminal.text == ""


def test_a_name_that_is_not_utf8(run: Any, newsroom: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (newsroom / name).write_text("NEC is based in Osaka.", "utf-8")
    whole = json.loads(run("check", name, "--format", "json").out)
    assert whole["documents"][0]["path"] == name
    assert run("check", name).out.startswith("caf<U+DCE9>.md:1:17")


def test_help_teaches(run: Any) -> None:
    for words in ((), ("check",), ("claims",), ("claims", "verify"), ("claims", "show")):
        ran = run(*words, "--help")
        assert ran.code == 0
        assert "Example" in ran.out
        assert "factcheck " + " ".join(words) in ran.out


def test_bare_commands_show_their_help_on_standard_error(run: Any) -> None:
    for words in ((), ("claims",)):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "Commands:" in ran.err


def test_a_page_of_html_is_marked_where_it_stands(run: Any, newsroom: Path) -> None:
    (newsroom / "draft.html").write_text(
        "<nav>Home</nav>\n<p>NEC is based in <b>Osa</b>ka.", "utf-8"
    )
    ran = run("check", "draft.html")
    assert ran.code == 1
    assert ran.out.startswith("draft.html:2:23: FC103 ")
    assert run("check", "--from", "html", stdin=b"<p>NEC is based in Osaka.").code == 1
    assert run("check", "draft.html", "--from", "text").out.count("FC103") == 0


def test_the_articles_of_a_cms(run: Any, newsroom: Path) -> None:
    lines = (
        r'{"slug": "a", "at": "2020-06-11", "body": "<p>NEC is based in \u004fsaka."}',
        r'{"slug": "b", "at": null}',
        r'{"slug": "c", "at": null, "body": "NEC is based in Tokyo."}',
    )
    (newsroom / "cms.jsonl").write_text("\n".join(lines), "utf-8")
    words = ("check", "cms.jsonl", "--field", "body", "--id", "slug", "--date", "at")
    ran = run(*words, "--format", "json")
    assert ran.code == 2
    assert ran.err == "error: cms.jsonl:2: body: no such field\n"
    first, second = json.loads(ran.out)["documents"]
    (finding,) = first["findings"]
    span = finding["span"]
    assert lines[0][span["start"] : span["end"]] == r"\u004fsaka"
    assert (span["line"], span["column"]) == (1, span["start"] + 1)
    assert second["findings"] == []
    assert run("check", "cms.jsonl", "--field", "/body", "--field-format", "text").code == 2
