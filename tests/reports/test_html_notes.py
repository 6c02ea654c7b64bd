from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.findings import Kind
from factcheck.reports.html.notes import MOST_CONTEXT, Note, finding_note
from factcheck.reports.html.wording import KINDS, confidence, day, tone
from factcheck.text import Span

TEXT = "Before that rain fell. Snow fell. IBM withdrew <from> it. NEC stayed. Then it ended."


def noted(make: Any, evidence: Evidence | None = None, **options: Any) -> str:
    if evidence is not None:
        options["claim"] = Claim("c", "IBM left.", "accurate", evidence=(evidence,))
    report = make("Microsoft left. Snow fell.", "Microsoft", **options)
    return finding_note(Note(report.findings[0], 1, 2), report.document)


def quoted(make: Any, evidence: Evidence) -> str:
    text = noted(make, evidence)
    return text[text.index("<blockquote") : text.index("</blockquote>")].partition(">")[2]


def test_the_whole_note(make: Any) -> None:
    assert noted(make) == (
        '<div class="note finding wrong v-inaccurate k-attribution w-own" id="f1-2" role="note"'
        ' aria-labelledby="f1-2-name" tabindex="-1">'
        '<div class="name"><h3 id="f1-2-name">'
        '<a class="back" href="#m1-2"><span class="heard">Finding </span>2</a>'
        "Said or done by someone else</h3>"
        '<p class="about"><span class="verdict">inaccurate</span>'
        ' <span aria-hidden="true">·</span> <span class="sure">very likely, 94%</span>'
        ' <span aria-hidden="true">·</span> line 1</p></div>'
        '<p class="write"><b>write:</b> <ins dir="auto">IBM</ins></p>'
        '<p class="reason" dir="auto">The claim ties this to IBM.</p>'
        '<details><summary>Claim and source</summary><div class="sources">'
        '<h4>Claim</h4><p class="claim"><span dir="auto">IBM is withdrawing from the business.'
        '</span> <code dir="auto">ibm-exits</code></p>'
        '<h4>Source</h4><blockquote dir="auto"><mark>It was IBM that withdrew.</mark></blockquote>'
        '<p class="cited"><a href="https://paper.example/cameras" rel="noopener noreferrer"'
        ' target="_blank"><cite dir="auto">The week in cameras</cite>'
        '<span class="heard"> (opens in a new tab)</span></a>, <bdi>Daily Paper</bdi>,'
        ' <time datetime="2020-06-11">11 June 2020</time></p></div></details></div>'
    )


def test_a_quote_stands_with_a_sentence_before_and_after(make: Any) -> None:
    start = TEXT.index("withdrew")
    evidence = Evidence(Source("s", text=TEXT), "withdrew <from>", Span(start, start + 15))
    assert quoted(make, evidence) == (
        '<span class="context">… Snow fell. IBM </span><mark>withdrew &lt;from&gt;</mark>'
        '<span class="context"> it. NEC stayed. …</span>'
    )


@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT)), (0, 11), (len(TEXT) - 6, len(TEXT))])
def test_a_quote_at_the_ends_of_its_source(make: Any, start: int, end: int) -> None:
    exact = TEXT[start:end]
    shown = quoted(make, Evidence(Source("s", text=TEXT), exact, Span(start, end)))
    assert (' class="context">…' in shown) is (start > 0)
    assert ("…</span>" in shown) is (end < len(TEXT))


def test_context_is_bounded(make: Any) -> None:
    text = "word " * 400 + "IBM left" + " word" * 400
    evidence = Evidence(Source("s", text=text), "IBM left", Span(2000, 2008))
    before, _, after = quoted(make, evidence).partition("<mark>IBM left</mark>")
    assert before.startswith('<span class="context">… word word')
    assert after.endswith("word …</span>")
    assert len(before) + len(after) < 2 * MOST_CONTEXT + 100


@pytest.mark.parametrize(
    "source", [Source("s"), Source("s", text="other text, of the same length")]
)
def test_without_a_copy_the_selector_is_the_context(make: Any, source: Source) -> None:
    evidence = Evidence(source, "IBM left", Span(0, 8), prefix="So ", suffix=" it.")
    assert quoted(make, evidence) == (
        '<span class="context">So </span><mark>IBM left</mark><span class="context"> it.</span>'
    )
    assert quoted(make, attrs.evolve(evidence, span=None, prefix="", suffix="")) == (
        "<mark>IBM left</mark>"
    )


def test_suggestions(make: Any) -> None:
    assert '<p class="write"><b>delete</b> the marked words</p>' in noted(make, suggestion="")
    assert "write" not in noted(make, suggestion=None)
    assert "<ins" in noted(make, suggestion="<b>")
    assert "&lt;b&gt;</ins>" in noted(make, suggestion="<b>")


def test_what_is_said_of_the_claim(make: Any) -> None:
    claim = Claim(
        "c", "Gadawodd IBM.", "mostly-inaccurate", explanation="It did not.", language="cy"
    )
    text = noted(make, claim=claim, verdict=Verdict.MISLEADING)
    assert '<span dir="auto" lang="cy">Gadawodd IBM.</span>' in text
    assert '<b class="said wrong">mostly inaccurate</b>' in text
    assert '<p dir="auto" lang="cy">It did not.</p>' in text
    assert 'class="note finding doubtful v-misleading k-attribution w-own"' in text


def test_an_address_that_is_no_link_is_told(make: Any) -> None:
    source = Source("s", url="javascript:alert(1)", published_on=date(2020, 2, 1), author="A. Bee")
    text = noted(make, Evidence(source, "x"))
    assert (
        '<p class="cited"><cite dir="auto">s</cite>, <bdi>A. Bee</bdi>, '
        '<time datetime="2020-02-01">1 February 2020</time>, '
        '<bdi class="no-link">javascript:alert(1)</bdi></p>'
    ) in text
    assert text.count("href=") == 1


def test_every_kind_and_verdict_has_words() -> None:
    assert list(KINDS) == list(Kind)
    assert len(set(KINDS.values())) == len(Kind)
    assert {verdict: tone(verdict) for verdict in Verdict} == {
        Verdict.ACCURATE: "good",
        Verdict.MOSTLY_ACCURATE: "good",
        Verdict.MIXED: "doubtful",
        Verdict.MISLEADING: "doubtful",
        Verdict.MOSTLY_INACCURATE: "wrong",
        Verdict.INACCURATE: "wrong",
        Verdict.UNVERIFIABLE: "open",
    }


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "almost certain, 100%"),
        (0.999, "almost certain, 99%"),
        (0.95, "almost certain, 95%"),
        (0.9499, "very likely, 94%"),
        (0.55, "likely, 55%"),
        (0.29, "unlikely, 29%"),
        (0.0, "remote chance, 0%"),
    ],
)
def test_confidence_in_words(share: float, words: str) -> None:
    assert confidence(share) == words


def test_days() -> None:
    assert [day(date(2020, month, 1)) for month in (1, 8, 12)] == [
        "1 January 2020",
        "1 August 2020",
        "1 December 2020",
    ]
