from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import Verdict
from factcheck.errors import Problem
from factcheck.findings import Kind, Quoted, Report, Scope, Silenced
from factcheck.reports import Options, resolve
from factcheck.text import Document
from tests import strategies
from tests.reports.page_reader import Page

TEXT = "Microsoft left. IBM left. Snow fell."


def render(*reports: Report, show_all: bool = False) -> str:
    return "".join(resolve("html")(reports, Options(claims=40, show_all=show_all)))


def of_kind(report: Report, kind: Kind, verdict: Verdict) -> Report:
    [finding] = report.findings
    return attrs.evolve(report, findings=(attrs.evolve(finding, kind=kind, verdict=verdict),))


def test_the_page_sums_up_first(make: Any) -> None:
    known = of_kind(make(TEXT, "Microsoft", path="b.md"), Kind.KNOWN, Verdict.MISLEADING)
    text = render(make(TEXT, "Microsoft", path="a.md", supported="IBM left."), known, make("Rain."))
    page = Page(text)
    assert "<title>2 findings in 3 drafts – factcheck</title>" in text
    assert "<h1>2 findings in 3 drafts</h1>" in text
    assert "6 sentences held against 40 claims: 1 supported, 3 not covered by any claim." in text
    top = text[: text.index("<main")]
    labels = re.findall(r'id="show-([\w-]+)" checked> <span>([^<]+)</span> <b>(\d+)</b>', top)
    assert labels == [
        ("v-inaccurate", "Inaccurate", "1"),
        ("v-misleading", "Misleading", "1"),
        ("k-attribution", "Said or done by someone else", "1"),
        ("k-known", "Repeats what was found wrong", "1"),
    ]
    assert (
        '<ol><li><a href="#d1" dir="auto">a.md</a> <span class="count wrong">1 inaccurate</span>'
        '</li><li><a href="#d2" dir="auto">b.md</a> <span class="count doubtful">1 misleading'
        "</span></li></ol><details><summary>Nothing found in 1 draft</summary><ol><li>"
        '<a href="#d3" dir="auto">draft.md</a></li></ol></details>'
    ) in top
    assert [each["id"] for each in page.all("article")] == ["d1", "d2", "d3"]


def test_a_draft_of_which_nothing_is_said_is_closed(make: Any) -> None:
    closed = '<details><summary>Read the draft</summary><div class="text">'
    assert closed in render(make("Snow fell."))
    assert "Read the draft" not in render(make("Snow fell."), show_all=True)
    text = render(make("Snow fell."))
    assert "Nothing found in 1 draft" in text
    assert "<form" not in text
    assert '<nav aria-labelledby="drafts"' not in text


def test_no_draft_at_all() -> None:
    page = Page(render())
    assert "Nothing found in 0 drafts" in page.text


def test_what_is_told_of_a_draft(make: Any) -> None:
    report = make(TEXT, "Microsoft", path=None)
    assert '<h2 id="d1-name" dir="auto">Text</h2>' in render(report)
    document = Document(TEXT, path="a.json", id="a-slug", published_on=date(2020, 6, 1))
    text = render(attrs.evolve(report, document=document))
    assert (
        '<h2 id="d1-name" dir="auto">a.json</h2><p class="about"><bdi>a-slug</bdi> · '
        '<time datetime="2020-06-01">1 June 2020</time> · 1 finding · 2 sentences: 0 supported, '
        "1 not covered by any claim</p>"
    ) in text


def test_what_was_silenced_and_what_was_not_read_is_told(make: Any) -> None:
    report = make(TEXT, "Microsoft", supported="IBM left.")
    by = "factcheck-ignore <attribution>"
    silenced = Silenced(report.findings[0], Scope.TEXT, by, "Agreed with the desk.", 3)
    quiet = attrs.evolve(report, findings=(), silenced=(silenced,))
    options = Options(claims=40, unread=["<b>.docx: is damaged"])
    text = "".join(resolve("html")([quiet], options))
    assert '<p class="counted">1 silenced: 1 in the text.</p>' in text
    assert '<p class="unread">Not read: &lt;b&gt;.docx: is damaged</p>' in text
    assert "1 not covered by any claim · 1 silenced</p>" in text
    assert "factcheck-ignore" not in text
    shown = render(quiet, show_all=True)
    assert '<span class="s silenced">Microsoft left.</span><details class="tip silenced">' in shown
    assert (
        '<div class="note silenced"><h3 class="said">Silenced in the text, line 3</h3>'
        '<p><code dir="auto">factcheck-ignore &lt;attribution&gt;</code></p>'
        '<p dir="auto">Agreed with the desk.</p>'
        "<h4>Said or done by someone else, inaccurate</h4>"
        '<p class="reason" dir="auto">The claim ties this to IBM.</p>'
        '<p class="write"><b>write:</b> <ins dir="auto">IBM</ins></p></div>'
    ) in shown
    both = render(attrs.evolve(report, silenced=(silenced,)), show_all=True)
    assert '</a> left.<details class="tip silenced">' in both


def test_notes_stand_above_the_draft_and_those_of_the_run_at_the_top(make: Any) -> None:
    notes = (
        Problem("draft.md", "factcheck-ignore <b>: silences nothing", "", 3, 1),
        Problem("known.json", "no longer there: x", ""),
        Problem("", "of no place"),
    )
    report = attrs.evolve(make(TEXT, "Microsoft"), notes=notes)
    options = Options(claims=40, notes=["factcheck.toml: allow[0]: “<i>” silenced nothing"])
    text = "".join(resolve("html")([report], options))
    top, _, rest = text.partition("</header>")
    assert '<ul class="remarks"><li dir="auto">factcheck.toml: allow[0]: “&lt;i&gt;”' in top
    assert (
        '<ul class="remarks"><li dir="auto">Line 3: factcheck-ignore &lt;b&gt;: silences nothing'
        '</li><li dir="auto">known.json: no longer there: x</li>'
        '<li dir="auto">of no place</li></ul>'
    ) in rest[: rest.index('<div class="text"')]
    options = Options(claims=40, binary=(".md",))
    assert "Paragraph 3: factcheck-ignore" in "".join(resolve("html")([report], options))
    assert "<ul" not in render(make(TEXT, "Microsoft"))


def test_of_files_that_are_no_text_paragraphs_are_counted(make: Any) -> None:
    report = make(TEXT, "Microsoft", path="A.DOCX")
    pages = [
        "".join(resolve("html")([report], Options(claims=1, binary=binary)))
        for binary in ((), (".docx",))
    ]
    assert ["line 1</p>" in page for page in pages] == [True, False]
    assert ["paragraph 1</p>" in page for page in pages] == [False, True]


@pytest.mark.parametrize(("number", "is_open"), [(1, True), (3, True), (4, False)])
def test_sources_are_closed_where_there_are_many(make: Any, number: int, is_open: bool) -> None:
    report = make(TEXT, "Microsoft")
    report = attrs.evolve(report, findings=report.findings * number)
    assert ("<details open><summary>Claim" in render(report)) is is_open


def test_reports_are_taken_one_by_one(make: Any) -> None:
    held: list[str] = []

    def reports() -> Iterator[Report]:
        for name in ("a.md", "b.md"):
            held.append(name)
            yield make(TEXT, "Microsoft", path=name)

    pieces = resolve("html")(reports(), Options(claims=1))
    assert held == []
    text = "".join(pieces)
    assert held == ["a.md", "b.md"]
    assert text == render(*reports()).replace("40 claims", "1 claim")


def test_style_and_script_are_all_that_the_policy_lets_run(make: Any) -> None:
    text = render(make(TEXT, "Microsoft"))
    assert text.index("Content-Security-Policy") < text.index("<style>")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    expected = ["default-src 'none'"]
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        expected.append(f"{tag}-src 'sha256-{digest}'")
    expected += ["base-uri 'none'", "form-action 'none'"]
    assert policy.replace("&#x27;", "'").split("; ") == expected


def test_nothing_is_asked_for_from_elsewhere(make: Any) -> None:
    text = render(make(TEXT, "Microsoft"), show_all=True)
    page = Page(text)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "base", "svg", "video", "audio"}
    for tag, attributes in page.elements:
        assert not {"src", "srcset", "style", "action"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        if tag == "a" and not str(attributes["href"]).startswith("#"):
            assert attributes["href"] == "https://paper.example/cameras"
            assert attributes["rel"] == "noopener noreferrer"
    [style] = re.findall(r"<style>(.*?)</style>", text, re.S)
    assert "url(" not in style
    assert "@import" not in style


def test_links_inside_the_page_lead_somewhere(make: Any) -> None:
    page = Page(render(make(TEXT, "Microsoft"), make(TEXT, "Microsoft")))
    for attributes in page.all("a"):
        href = str(attributes["href"])
        assert not href.startswith("#") or href[1:] in page.ids


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("verdict", Verdict)
def test_what_is_found_can_be_filtered(make: Any, verdict: Verdict, kind: Kind) -> None:
    text = render(of_kind(make(TEXT, "Microsoft"), kind, verdict))
    names = [f"v-{verdict.value}", f"k-{kind.value}"]
    assert re.findall(r"html:has\(#show-([\w-]+):not\(:checked\)\) mark\.([\w-]+) ", text) == [
        (name, name) for name in names
    ]
    assert re.findall(r'<input type="checkbox" id="show-([\w-]+)"', text) == names


@pytest.mark.parametrize(
    ("quoted", "names"),
    [
        ((None, None), []),
        ((Quoted("Ann Smith"), None), ["The paper's own", "In quotations"]),
        ((Quoted(None, excused=True),) * 2, ["In quotations"]),
    ],
)
def test_what_is_found_in_quotations_is_told_from_the_papers_own_words(
    make: Any, quoted: tuple[Quoted | None, ...], names: list[str]
) -> None:
    reports = [make(TEXT, "Microsoft"), make(TEXT, "Microsoft")]
    text = render(
        *(
            attrs.evolve(each, findings=(attrs.evolve(each.findings[0], quoted=said),))
            for each, said in zip(reports, quoted, strict=True)
        )
    )
    told = re.findall(r'id="show-w-\w+" checked> <span>([^<]+)</span> <b>(\d)</b>', text)
    assert told == [(escape(name), str(2 // len(names))) for name in names]
    assert ("By whose words they are" in text) is bool(names)


@settings(max_examples=40)
@given(st.lists(strategies.reports, max_size=3), st.booleans())
def test_any_report_gives_a_page_always_the_same(reports: list[Report], show_all: bool) -> None:
    text = render(*reports, show_all=show_all)
    assert text == render(*reports, show_all=show_all)
    page = Page(text)
    assert len(page.all("article")) == len(reports)
    assert len(page.all("div", "finding")) == sum(len(report.findings) for report in reports)
    text.encode()
