from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim, Verdict
from factcheck.findings import CheckedSentence, Finding, Kind, Report
from factcheck.reports.html.draft import draft
from factcheck.reports.html.notes import Note
from factcheck.sentences import segment
from factcheck.text import Document, Span
from tests import strategies
from tests.reports.page_reader import Page, without_spaces

CLAIM = Claim("c", "IBM left.", "accurate")


def report_on(text: str, *spans: Span, verdict: Verdict | None = None) -> Report:
    """A report that finds the words at `spans` wrong; other sentences have `verdict`."""
    document = Document(text)
    sentences = segment(document)
    findings = []
    for span in spans:
        whole = next((s.span for s in sentences if s.span.contains(span)), span)
        findings.append(
            Finding(Verdict.INACCURATE, Kind.ENTITY, span, whole, CLAIM, (), (), "No.", 0.9)
        )
    checked = tuple(CheckedSentence(s, verdict, CLAIM if verdict else None) for s in sentences)
    return Report(document, tuple(findings), checked, 1)


def shown(report: Report, *, show_all: bool = False) -> str:
    """The draft, notes shortened to ``[1]``, marks to ``{1:…}``, links to notes to ``^1``."""
    notes = [Note(finding, 1, number) for number, finding in enumerate(report.findings, 1)]
    text = str(draft(report, notes, show_all=show_all))
    text = re.sub(r'<div class="note finding.*?id="f1-(\d+)".*?</details></div>', r"[\1]", text)
    text = re.sub(r'<a class="ref.*?href="#f1-(\d+)".*?</a>', r"^\1", text)
    for _ in notes:
        text = re.sub(
            r'<mark class="[^"]*" data-note="f1-(\d+)">((?:(?!<mark).)*?)</mark>', r"{\1:\2}", text
        )
    return text.replace(' dir="auto"', "")


def test_a_mark_in_place_and_its_note_after_the_sentence() -> None:
    report = report_on("Snow fell. NEC left it. Rain fell.", Span(11, 14))
    assert shown(report) == (
        '<div class="block noted">Snow fell. {1:NEC}^1 left it.[1] Rain fell.</div>'
    )


def test_several_marks_in_a_sentence() -> None:
    report = report_on("NEC left Rome in May.", Span(0, 3), Span(9, 13), Span(17, 20))
    assert shown(report) == (
        '<div class="block noted">{1:NEC}^1 left {2:Rome}^2 in {3:May}^3.[1][2][3]</div>'
    )


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(0, 8), Span(4, 8)], "{1:NEC }{1:{2:left}}^1^2 Rome."),
        ([Span(4, 8), Span(0, 8)], "{2:NEC }{2:{1:left}}^1^2 Rome."),
        ([Span(0, 8), Span(4, 13)], "{1:NEC }{2:{1:left}}^1{2: Rome}^2."),
        ([Span(0, 3), Span(0, 3)], "{2:{1:NEC}}^1^2 left Rome."),
        ([Span(8, 8)], "NEC left{1:}^1 Rome."),
        ([Span(0, 0)], "{1:}^1NEC left Rome."),
        ([Span(14, 14)], "NEC left Rome.{1:}^1"),
        ([Span(99, 120)], "NEC left Rome.{1:}^1"),
    ],
)
def test_marks_that_meet(spans: Sequence[Span], expected: str) -> None:
    notes = "".join(f"[{number}]" for number in range(1, len(spans) + 1))
    made = shown(report_on("NEC left Rome.", *spans))
    assert made == f'<div class="block noted">{expected}{notes}</div>'


def test_a_mark_over_two_sentences_and_paragraphs() -> None:
    report = report_on("NEC left. It did.\n\nSo it goes.", Span(4, 21))
    assert shown(report) == (
        '<p class="block">NEC {1:left.}{1: }{1:It did.}</p>'
        '<div class="block noted">{1:So}^1 it goes.[1]</div>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here.\n\nTwo is here.", ["One is here.", "Two is here."]),
        ("One is here.\r\n \r\n\r\nTwo is here.\r\n", ["One is here.", "Two is here.\n"]),
        ("One is here.\r\rTwo is here.", ["One is here.", "Two is here."]),
        ("\ufeffOne is here.", ["One is here."]),
        ("One is here.\nTwo is here.", ["One is here.<br>\nTwo is here."]),
        (
            "This line is broken to fit into a narrow column, as\nletters are. So is this one.\n"
            "The end is near.",
            [
                "This line is broken to fit into a narrow column, as\nletters are. "
                "So is this one.\nThe end is near."
            ],
        ),
        (
            "- One is here.\n- Two is here.",
            [
                '<span class="signs">- </span>One is here.'
                '<br><span class="signs">\n- </span>Two is here.'
            ],
        ),
        ("", [""]),
        (" \n", [" \n"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert shown(report_on(text)) == "".join(f'<p class="block">{each}</p>' for each in expected)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Three companies, three answers", True),
        ("## Three companies", True),
        ("Three companies answered.", False),
        ("“Three companies”", False),
        ("Three companies\nThree answers", False),
        ("word " * 30, False),
    ],
)
def test_headings(text: str, heading: bool) -> None:
    assert ('class="block heading"' in shown(report_on(text))) is heading


def test_show_all() -> None:
    text = "NEC left. Snow fell."
    uncovered = shown(report_on(text, Span(0, 3)), show_all=True)
    assert uncovered == (
        '<div class="block noted">{1:NEC}^1 left.[1] <span class="s uncovered" '
        'title="No stored claim covers this sentence">Snow fell.</span>'
        '<span class="heard"> (not covered by any claim)</span></div>'
    )
    supported = shown(report_on(text, verdict=Verdict.ACCURATE), show_all=True)
    assert '<span class="s good">NEC left.</span><details class="tip good">' in supported
    assert "Supported: by what?" in supported
    assert '<p class="claim"><span>IBM left.</span> <code>c</code></p>' in supported
    other = shown(report_on(text, verdict=Verdict.UNVERIFIABLE), show_all=True)
    assert '<span class="s open">NEC left.</span><details class="tip open">' in other


pieces = st.sampled_from(
    [
        *("NEC", " left", ". ", "\n", "\r\n", "\n\n", "\n- ", "日本"),
        *("<b>", "&amp;", "\u202e", "\x00", "\u2028"),
    ]
)
drafts = st.lists(pieces | strategies.texts, max_size=20).map("".join)


@given(st.data(), drafts, st.booleans())
def test_marked_words_are_those_of_the_findings(
    data: st.DataObject, text: str, show_all: bool
) -> None:
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    report = report_on(text, *spans, verdict=data.draw(st.none() | st.just(Verdict.ACCURATE)))
    notes = [Note(finding, 1, number) for number, finding in enumerate(report.findings, 1)]
    page = Page(draft(report, notes, show_all=show_all))
    for note, span in zip(notes, spans, strict=True):
        assert without_spaces(page.marked[note.id]) == without_spaces(span.of(text))
        assert page.ids.count(note.id) == page.ids.count(note.mark) == 1
    if not notes and not show_all:
        assert without_spaces(page.text) == without_spaces(text.removeprefix("\ufeff"))


@given(strategies.reports, st.booleans())
def test_any_report_is_shown(report: Report, show_all: bool) -> None:
    """Spans may lie anywhere, as in a report that someone else made."""
    notes = [Note(finding, 3, number) for number, finding in enumerate(report.findings, 1)]
    page = Page(draft(report, notes, show_all=show_all))
    assert {note.id for note in notes} | {note.mark for note in notes} <= set(page.ids)
