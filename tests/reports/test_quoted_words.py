"""Whose words a finding is about, as every format tells it; what is left to them is but a note."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from factcheck.findings import Quoted, Report, Scope
from factcheck.reports import REPORTS, Options, resolve
from factcheck.reports.messages import Level, level, whose
from tests.reports.conftest import silenced

TEXT = "“Microsoft left,” Smith said. Snow fell."
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))


def quoted(make: Any, speaker: str | None = "Ann\nSmith", *, excused: bool = False) -> Report:
    report: Report = make(TEXT, "Microsoft", suggestion=None)
    [finding] = report.findings
    told = attrs.evolve(finding, quoted=Quoted(speaker, excused))
    return attrs.evolve(report, findings=(told,))


def render(name: str, *reports: Report, show_all: bool = False) -> str:
    return "".join(resolve(name)(reports, Options(claims=40, show_all=show_all)))


@pytest.mark.parametrize("name", REPORTS)
def test_each_format_tells_who_spoke(make: Any, name: str) -> None:
    assert "Smith" not in render(name, make("Microsoft left.", "Microsoft"))
    text = render(name, quoted(make))
    if name in ("json", "jsonl"):
        assert '"quoted": {' in text
        assert '"speaker": "Ann\\nSmith"' in text
        return
    assert "aid by Ann Smith" in text
    assert "the speaker's claim" not in text.replace("&#x27;", "'")
    excused = render(name, quoted(make, excused=True)).replace("&#x27;", "'")
    assert "aid by Ann Smith – the speaker's claim, not the paper's" in excused.replace("\\", "")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Quoted("Ann Smith"), "said by Ann Smith"),
        (Quoted(), "in a quotation"),
        (Quoted("Ann Smith", True), "said by Ann Smith – the speaker's claim, not the paper's"),
        (Quoted(None, True), "in a quotation – the speaker's claim, not the paper's"),
    ],
)
def test_in_words(told: Quoted, words: str) -> None:
    assert whose(told) == words


def test_what_is_left_to_the_speaker_is_a_note(make: Any) -> None:
    checked, left = quoted(make), quoted(make, excused=True)
    assert level(checked.findings[0]) is Level.ERROR
    assert level(left.findings[0]) is Level.NOTE
    for report, words in ((checked, "error"), (left, "note")):
        [result] = json.loads(render("sarif", report))["runs"][0]["results"]
        assert result["level"] == words
        assert result["properties"]["quoted"]["excused"] is (report is left)
    assert render("github", left).startswith("::notice ")
    assert json.loads(render("rdjsonl", left))["severity"] == "INFO"
    assert json.loads(render("gitlab", left))[0]["severity"] == "info"
    assert 'class="note finding open v-inaccurate' in render("html", left)
    assert 'class="note finding wrong v-inaccurate' in render("html", checked)


def test_notes_come_last_for_github(make: Any) -> None:
    lines = render("github", quoted(make, excused=True), make("NEC left.", "NEC")).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice"]


def test_sentences_left_to_the_speaker_are_counted_by_themselves(make: Any) -> None:
    other = make("NEC left.", "NEC")
    text = render("text", quoted(make, excused=True), other)
    assert "\n1 inaccurate, 1 in quotations, 0 supported, 1 not covered, in 3 sentences" in text
    both = quoted(make, excused=True)
    worse = attrs.evolve(both, findings=(*both.findings, make(TEXT, "Smith").findings[0]))
    assert "\n1 inaccurate, 0 supported, 1 not covered, in 2" in render("text", worse)
    assert "\n1 inaccurate, 0 supported, 1 not covered, in 2" in render("text", quoted(make))


def test_what_was_skipped_is_counted_and_listed(make: Any) -> None:
    report = silenced(quoted(make, excused=True), Scope.QUOTE)
    assert render("text", report).endswith("\n1 silenced: 1 in quotations\n")
    shown = render("text", report, show_all=True)
    assert "silenced in quotations (said by Ann Smith): FC101 attribution: “Microsoft" in shown
    page = render("html", report, show_all=True)
    assert '<h3 class="said">Silenced in quotations</h3>' in page
    assert "Said by Ann Smith" in page
    [each] = json.loads(render("sarif", report, show_all=True))["runs"][0]["results"]
    assert each["suppressions"][0]["kind"] == "external"


@pytest.mark.parametrize("speaker", ["Ann Smith", None])
def test_json_follows_its_schema(make: Any, speaker: str | None) -> None:
    report = quoted(make, speaker, excused=True)
    for each in (report, silenced(report, Scope.QUOTE)):
        told = json.loads(render("json", each, show_all=True))
        jsonschema.validate(told, SCHEMA)
    told["documents"][0]["silenced"][0]["finding"]["quoted"]["speaker"] = 5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, SCHEMA)
