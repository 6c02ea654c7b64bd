"""A draft gives the same findings in every format, and is fixed in each without other changes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck import Checker, Report
from factcheck.cli import main
from factcheck.documents import FORMATS as BUILT_IN
from factcheck.documents import read_data
from factcheck.documents.formats import by_name
from factcheck.fixing import File, Fixed, fix_data
from factcheck.text import Document
from tests.conftest import ROOT
from tests.draft_files import FORMATS, Format, put

CASES = ROOT / "tests" / "cases"
ROWS, MORE_ROWS = (
    [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("seed_cases", "drafts")
)
SEEDS, MORE = ([row["text"] for row in rows] for rows in (ROWS, MORE_ROWS))
_BREAK = re.compile(r"\s*\n\s*")


def as_one(rows: Sequence[dict[str, str]]) -> list[str]:
    """The drafts as one, a paragraph each: all in which something is wrong, and some others."""
    others = [row for row in rows if row["expect"] != "inaccurate"][::4]
    return [
        line
        for row in rows
        if row["expect"] == "inaccurate" or row in others
        for line in _BREAK.split(row["text"])
    ]


WHOLE = as_one(ROWS)
every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.path)


@pytest.fixture(scope="module")
def checker(remembering: Checker) -> Checker:
    """Remembers sentences: what differs between formats is where in a file they stand."""
    return remembering


def paragraphs_of(draft: str) -> list[str]:
    """The draft, between two paragraphs of which nothing is stored."""
    return ["Snow fell in Oslo.", *_BREAK.split(draft), "Rain is due."]


def opened(form: Format, data: bytes) -> Document:
    (document,) = read_data(data, form.path, fields=form.fields)
    return document


def told(report: Report) -> list[object]:
    """What a report says, in its order, without where in a file it stands."""
    text = report.document.text
    found = [
        (
            *(finding.code, finding.verdict, finding.claim.id, finding.confidence),
            *(finding.span.of(text), finding.sentence.of(text)),
            *(finding.reason, finding.suggestion),
            tuple(evidence.exact for evidence in finding.evidence),
        )
        for finding in report.findings
    ]
    sentences = [
        (
            checked.sentence.text,
            checked.verdict,
            None if checked.claim is None else checked.claim.id,
        )
        for checked in report.sentences
    ]
    return [found, sentences]


def test_every_format_is_among_them() -> None:
    assert {by_name(form.path) for form in FORMATS} == set(BUILT_IN)


@cache
def plain(checker: Checker, *paragraphs: str) -> list[object]:
    return told(checker.check("\n\n".join(paragraphs)))


@cache
def checked_by(checker: Checker, form: Format, data: bytes) -> Report:
    return checker.check(opened(form, data))


@every_format
def test_the_same_findings_words_and_order(checker: Checker, form: Format) -> None:
    found = 0
    for draft in SEEDS + MORE[::3]:
        paragraphs = paragraphs_of(draft)
        report = checked_by(checker, form, form.write(paragraphs))
        assert told(report) == plain(checker, *paragraphs), draft
        found += len(report.findings)
    assert found > 40


@every_format
def test_the_same_in_one_long_draft(checker: Checker, form: Format) -> None:
    whole = as_one(ROWS + MORE_ROWS)
    report = checker.check(opened(form, form.write(whole)))
    assert told(report) == plain(checker, *whole)
    assert len(report.findings) > 100


# -- fixing


@cache
def fixed_by(checker: Checker, form: Format, data: bytes) -> Fixed:
    return fix_data(data, File(form.path, fields=form.fields), checker)


def squeezed(text: str) -> str:
    """Without the differences in white space, and the mark of a byte order, of the formats."""
    return " ".join(text.removeprefix("\ufeff").split())


def around(document: Document, fixed: Fixed) -> re.Pattern[str]:
    """A source of which only the stretches of the words that were fixed may be another."""
    stretches = sorted(
        place for fix in fixed.applied for place in document.sources(fix.finding.span)
    )
    pattern, done = "", 0
    for place in stretches:
        pattern += re.escape(document.source[done : place.start]) + "(.*?)"
        done = place.end
    return re.compile(pattern + re.escape(document.source[done:]), re.DOTALL)


def bones(data: bytes) -> dict[str, object]:
    """All of a Word file but its words: each part, of the text the tags."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, object] = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"]
    assert isinstance(text, bytes)
    return {**parts, "word/document.xml": re.findall(rb"<[^>]*>", text)}


def check_fixed(checker: Checker, form: Format, draft: Sequence[str]) -> int:
    """Fix a draft and hold what came of it against it; returns how much was fixed."""
    data = form.write(draft)
    before = opened(form, data)
    fixed = fixed_by(checker, form, data)
    after = opened(form, fixed.data)
    assert after.text == put(before.text, fixed)
    assert squeezed(form.read(fixed.data)) == squeezed(put(before.text, fixed))
    assert around(before, fixed).fullmatch(after.source)
    assert (fixed.data == data) == (not fixed.applied)
    if form.path.endswith(".docx"):
        assert bones(data) == bones(fixed.data)
    again = fixed_by(checker, form, fixed.data)
    assert (again.data, again.applied) == (fixed.data, ())
    found = {fix.finding for fix in fixed.applied}
    left = [f for f in checked_by(checker, form, data).findings if f not in found]
    (remaining,) = again.reports  # a check of what was written, from its bytes
    assert [(f.code, f.claim.id) for f in remaining.findings] == [
        (f.code, f.claim.id) for f in left
    ]
    return len(fixed.applied)


@every_format
def test_fixing_changes_only_the_intended_words(checker: Checker, form: Format) -> None:
    applied = sum(check_fixed(checker, form, paragraphs_of(draft)) for draft in SEEDS)
    assert applied >= 14


@every_format
def test_fixing_all_in_one_draft(checker: Checker, form: Format) -> None:
    assert check_fixed(checker, form, WHOLE) >= 14


def test_the_same_is_fixed_in_every_format(checker: Checker) -> None:
    for draft in SEEDS:
        lines = paragraphs_of(draft)
        made = {
            form.path: squeezed(form.read(fixed_by(checker, form, form.write(lines)).data))
            for form in FORMATS
        }
        assert len(set(made.values())) == 1, made


@pytest.mark.parametrize("fields", dict.fromkeys(form.fields for form in FORMATS), ids=str)
def test_on_the_command_line(
    checker: Checker,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    fields: factcheck.Fields | None,
) -> None:
    """One command fixes files of all formats, and then finds nothing to fix; no file is added."""
    forms = {str(tmp_path / form.path): form for form in FORMATS if form.fields == fields}
    data = {path: form.write(WHOLE[::2]) for path, form in forms.items()}
    for path in forms:
        Path(path).write_bytes(data[path])
    more = [] if fields is None else ["--field", "body", "--id", "slug"]
    more += [] if fields is None else ["--field-format", fields.format]
    command = ["check", *forms, *more, "--fix", "--claims", str(ROOT / "claims")]
    command += ["--cache", str(tmp_path_factory.mktemp("cache"))]
    for fixed in (7, 0):
        assert main(command) == 1
        told = capsys.readouterr().err
        for path, form in forms.items():
            count = re.search(re.escape(path) + r": (\d+) fixed", told)
            assert count is not None
            assert int(count[1]) >= fixed
            assert Path(path).read_bytes() == fixed_by(checker, form, data[path]).data
    assert {str(path) for path in tmp_path.iterdir()} == set(forms)
