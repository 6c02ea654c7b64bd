"""Directives in drafts as their own readers read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.documents import parse, read_data
from factcheck.documents.formats import Fields
from factcheck.findings import Report
from tests.silence.reading import CHECKER

MARKDOWN = """\
---
title: Cameras
---
<!-- factcheck-ignore place: satire -->
NEC is based in Osaka. NEC is based in Kyoto.

[factcheck-ignore: one]
NEC has 38 members of staff in Peru.

NEC is <!-- factcheck-ignore --> based in *Osaka*.

`<!-- factcheck-ignore-file -->` is for all.

```
<!-- factcheck-ignore-file -->
```
"""

HTML = """\
<html><!-- factcheck-ignore-file quantity: the ministry's own --><body>
<p><!-- factcheck-ignore: satire -->NEC is based in <b>Osaka</b>.</p>
<p>NEC has 38 members of staff in Peru.</p>
<p>[factcheck-ignore]</p>
<p>NEC is based in Osaka.</p>
<p>NEC is based in Kyoto.</p>
<pre>&lt;!-- factcheck-ignore-file --&gt;</pre>
</body></html>
"""


def told(report: Report) -> tuple[list[str], list[tuple[str, int | None]]]:
    shown = [finding.span.of(report.document.text) for finding in report.findings]
    hidden = [(each.finding.span.of(report.document.text), each.line) for each in report.silenced]
    return shown, hidden


def test_in_markdown() -> None:
    report = CHECKER.check(parse(MARKDOWN, format="markdown"))
    assert told(report) == (["Kyoto"], [("Osaka", 4), ("38", 7), ("Osaka", 10)])
    assert report.notes == ()
    assert not any(s.sentence.text.startswith("[factcheck") for s in report.sentences)


def test_in_html() -> None:
    report = CHECKER.check(parse(HTML, format="html"))
    assert told(report) == (["Kyoto"], [("Osaka", 2), ("38", 1), ("Osaka", 4)])
    assert report.notes == ()


@pytest.mark.parametrize("lines", [True, False])
def test_in_json_of_several_articles(lines: bool) -> None:
    """What stands in one article is not for the next."""
    bodies = [
        "<!-- factcheck-ignore-file --><p>NEC is based in Osaka.</p>",
        "<p>NEC is based in Osaka.</p>",
        "<p>[factcheck-ignore]</p><p>NEC is based in Osaka.</p>",
        "<p>NEC is based in Osaka.</p><!-- factcheck-ignore -->",
    ]
    items = [{"id": str(number), "body": body} for number, body in enumerate(bodies)]
    text = "\n".join(map(json.dumps, items)) if lines else json.dumps(items)
    fields = Fields(text=("body",), id="id", format="html")
    form = "jsonl" if lines else "json"
    reports = [
        CHECKER.check(document)
        for document in read_data(text.encode(), "a.json", format=form, fields=fields)
    ]
    assert [len(report.findings) for report in reports] == [0, 1, 0, 1]
    assert [len(report.silenced) for report in reports] == [1, 0, 1, 0]
    assert [len(report.notes) for report in reports] == [0, 0, 0, 1]


def test_an_example_in_an_indented_block_of_code_is_no_directive() -> None:
    text = "So it is written:\n\n    <!-- factcheck-ignore-file -->\n\nNEC is based in Osaka."
    report = CHECKER.check(parse(text, format="markdown"))
    assert told(report) == (["Osaka"], [])
    assert report.notes == ()
    # In plain text nothing says that it is code.
    assert told(CHECKER.check(parse(text))) == ([], [("Osaka", 3)])


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_in_json_the_words_are_those_of_the_field(form: str) -> None:
    body = """<!-- factcheck-ignore claim="c1", date: "as\ttold" in Malmö \\o/ -->\n\n"""
    text = json.dumps({"body": body + "NEC is based in Osaka."})
    fields = Fields(text=("body",), format=form)
    (document,) = read_data(text.encode(), "a.json", fields=fields)
    report = CHECKER.check(document)
    [silenced] = report.silenced
    assert silenced.reason == '"as told" in Malmö \\o/'
    assert silenced.by == 'factcheck-ignore claim="c1", date'
    assert [note.message for note in report.notes] == [
        "factcheck-ignore: date silences nothing in the next sentence"
    ]


def test_a_line_in_brackets_that_json_joins_to_the_next() -> None:
    text = json.dumps({"body": "<p>\n[factcheck-ignore]\nNEC is based in Osaka.</p>"})
    (document,) = read_data(text.encode(), "a.json", fields=Fields(text="body"))
    report = CHECKER.check(document)
    assert told(report) == ([], [("Osaka", 1)])
    assert [s.sentence.text for s in report.sentences] == ["NEC is based in Osaka."]


def test_in_a_word_file(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx makes the file")
    document = docx.Document()
    for words in (
        "[factcheck-ignore place: satire]",
        "NEC is based in Osaka.",
        "NEC is based in Kyoto.",
        "[factcheck-ignore-start]",
        "NEC has 38 members of staff in Peru.",
        "[factcheck-ignore-end]",
    ):
        document.add_paragraph(words)
    document.save(tmp_path / "a.docx")
    (read,) = read_data((tmp_path / "a.docx").read_bytes(), "a.docx")
    report = CHECKER.check(read)
    assert told(report) == (["Kyoto"], [("Osaka", 1), ("38", 4)])
    assert report.notes == ()


def test_in_comments_of_a_word_file(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx makes the file")
    document = docx.Document()
    first = document.add_paragraph("NEC is based in ")
    place = first.add_run("Osaka")
    first.add_run(". NEC is based in Kyoto.")
    document.add_comment(place, text="factcheck-ignore place: satire", author="Ann")
    both = document.add_paragraph().add_run("NEC is based in Nara. NEC is based in Kobe.")
    document.add_comment(both, text="factcheck-ignore", author="Ann")
    begun = document.add_paragraph().add_run("NEC has 38 members of staff in Peru.")
    document.add_comment(begun, text="factcheck-ignore-start: a letter", author="Ann")
    document.add_paragraph("NEC is based in Sendai.")
    ended = document.add_paragraph().add_run("NEC is based in Chiba.")
    document.add_comment(ended, text="factcheck-ignore-end", author="Ann")
    plain = document.add_paragraph().add_run("Snow fell.")
    document.add_comment(plain, text="factcheck-ignore date", author="Ann")
    document.add_comment(plain, text="Is this so?", author="Ann")
    document.save(tmp_path / "a.docx")
    (read,) = read_data((tmp_path / "a.docx").read_bytes(), "a.docx")
    report = CHECKER.check(read)
    hidden = [("Osaka", 1), ("Nara", 2), ("Kobe", 2), ("38", 3), ("Sendai", 3)]
    assert told(report) == (["Kyoto", "Chiba"], hidden)
    assert [str(note) for note in report.notes] == [
        "a.docx:6:1: factcheck-ignore date: silences nothing in the sentences that it is about"
    ]
    assert len(CHECKER.check(read, silencing=False).findings) == 7
