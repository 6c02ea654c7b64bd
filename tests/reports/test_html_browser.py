"""The HTML report in a real browser: what it does, what it looks like to tools, what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import factcheck
from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.errors import Problem
from factcheck.findings import Kind, Quoted, Report
from factcheck.reports import Options, resolve
from factcheck.text import Span
from tests.conftest import ROOT
from tests.reports.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page

BAD = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    "<svg onload=window.hit=1>\"'><style>*{display:none}</style>&lt;script>\u202e\x00\x1b"
    "<a href=javascript:window.hit=1>x</a><!--<meta http-equiv=refresh content=0;url=//x.example>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def reports(checker: factcheck.Checker) -> tuple[Report, ...]:
    """The example, with findings of several verdicts, one in a quotation, and a draft without."""
    report = checker.check(factcheck.read(ROOT / "examples" / "draft.md"))
    first, second, third, *others = report.findings
    changed = (
        attrs.evolve(first, verdict=Verdict.MISLEADING, kind=Kind.KNOWN),
        attrs.evolve(second, verdict=Verdict.UNVERIFIABLE),
        attrs.evolve(third, quoted=Quoted("Ann Smith", excused=True)),
        *others,
    )
    notes = (Problem("", "factcheck-ignore: silences nothing in the next sentence", "", 1, 1),)
    clean = attrs.evolve(checker.check("Snow fell."), notes=notes)
    return attrs.evolve(report, findings=changed), clean


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Callable[..., Any]:
    """Show a page of reports; afterwards nothing may have been asked for or gone wrong."""

    @contextmanager
    def show(
        *reports: Report, show_all: bool = False, refusals: bool = False, **options: Any
    ) -> Iterator[Page]:
        path = tmp_path / "report.html"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(resolve("html")(reports, Options(claims=64, show_all=show_all)))
        context = browser.new_context(reduced_motion="reduce", **options)
        page = context.new_page()
        said: list[str] = []
        # What the policy stops is told as a request, but never is one.
        if refusals:
            page.on("requestfinished", lambda request: said.append(request.url))
        else:
            page.on("request", lambda request: said.append(request.url))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        if not refusals:
            page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        yield page
        assert said == [path.as_uri()]
        context.close()

    return show


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize(
    ("scheme", "width", "opened"),
    [("light", 1280, False), ("light", 1280, True), ("dark", 320, True)],
)
def test_it_is_accessible(
    show: Callable[..., Any], reports: tuple[Report, ...], scheme: str, width: int, opened: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    viewport = {"width": width, "height": 800}
    with show(*reports, show_all=True, color_scheme=scheme, viewport=viewport) as page:
        if opened:
            page.locator("#open").check()
            page.locator(".tip summary").first.click()
            page.keyboard.press("?")
            page.keyboard.press("j")
        found = Axe().run(page, options={"runOnly": rules})
        assert found.violations_count == 0, found.generate_report()


# 1280 pixels at 200 % and at 400 % are 640 and 320.
@pytest.mark.parametrize("width", [320, 640, 1023, 1024, 1280])
def test_nothing_is_cut_off(
    show: Callable[..., Any], reports: tuple[Report, ...], make: Any, width: int
) -> None:
    long = make("x" * 300 + " left.", "x" * 300, suggestion="y" * 200, path="z" * 200)
    with show(*reports, long, show_all=True, viewport={"width": width, "height": 640}) as page:
        page.locator("#open").check()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_notes_stand_beside_their_words(
    show: Callable[..., Any], reports: tuple[Report, ...]
) -> None:
    with show(*reports, viewport={"width": 1280, "height": 800}) as page:
        boxes = [_box(note) for note in page.locator(".finding").all()]
        text = _box(page.locator("#d1 .text"))
        assert all(box["x"] > text["x"] + text["width"] for box in boxes)
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"]
        # None strays from its paragraph: what has notes begins below the notes before it.
        for note in page.locator(".block.noted").all():
            first = _box(note.locator(".finding").first)
            assert _box(note)["y"] <= first["y"] <= _box(note)["y"] + _box(note)["height"]


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def test_keys_lead_through_the_findings(
    show: Callable[..., Any], reports: tuple[Report, ...]
) -> None:
    with show(*reports, viewport={"width": 1280, "height": 800}) as page:
        seen = []
        for key in ("j", "n", "ArrowRight", "k", "p", "ArrowLeft", "ArrowRight"):
            page.keyboard.press(key)
            seen.append(focused(page))
        assert seen == ["f1-1", "f1-2", "f1-3", "f1-2", "f1-1", "f1-8", "f1-1"]
        assert page.locator("#place").text_content() == "1 of 8"
        source = page.locator("#f1-1 blockquote")
        assert source.is_visible()
        for part in (source, page.locator("#m1-1"), page.locator("#f1-1")):
            assert 0 <= _box(part)["y"] <= _box(part)["y"] + _box(part)["height"] <= 800
        assert page.locator(".current").count() == 2
        page.keyboard.press("Enter")
        assert not source.is_visible()
        page.keyboard.press("Enter")
        assert source.is_visible()
        page.keyboard.press("Escape")
        assert focused(page) == "m1-1"
        assert not source.is_visible()
        assert page.locator(".current").count() == 0
        page.keyboard.press("Enter")
        assert focused(page) == "f1-1"
        page.keyboard.press("?")
        assert page.get_by_text("Use keys that are letters").is_visible()
        page.locator("#letters").uncheck()
        page.keyboard.press("j")
        assert page.locator("#place").text_content() == "1 of 8"
        page.keyboard.press("ArrowRight")
        assert focused(page) == "f1-2"


def test_words_and_notes_are_linked_both_ways(
    show: Callable[..., Any], reports: tuple[Report, ...]
) -> None:
    with show(*reports, viewport={"width": 1280, "height": 800}) as page:
        page.locator('mark[data-note="f1-3"]').click()
        assert focused(page) == "f1-3"
        page.locator("#f1-3 .back").click()
        assert focused(page) == "m1-3"
        page.locator("#m1-5").click()
        assert focused(page) == "f1-5"
        page.locator("#f1-7 summary").click()
        assert focused(page) == "f1-7"
        assert page.locator("#f1-7 blockquote").is_visible()
        page.locator("#next").click()
        assert focused(page) == "f1-8"
        page.goto(page.url.partition("#")[0] + "#f1-2")
        assert page.locator("#f1-2").evaluate("note => note.matches(':target')")


def test_a_click_on_nested_marks_goes_outwards(show: Callable[..., Any], make: Any) -> None:
    report = make("Microsoft left.", "Microsoft left")
    [outer] = report.findings
    inner = attrs.evolve(outer, span=Span(0, 9))
    report = attrs.evolve(report, findings=(outer, inner))
    with show(report) as page:
        for expected in ("f1-2", "f1-1", "f1-2"):
            page.locator("mark mark").click()
            assert focused(page) == expected


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_filters(show: Callable[..., Any], reports: tuple[Report, ...], script: bool) -> None:
    options = {"java_script_enabled": script, "viewport": {"width": 1280, "height": 800}}
    with show(*reports, **options) as page:
        notes = page.locator(".finding")
        underline = "mark => getComputedStyle(mark).textDecorationLine"

        def shown() -> list[str]:
            return [str(note.get_attribute("id")) for note in notes.all() if note.is_visible()]

        assert len(shown()) == 8
        page.locator("#show-v-inaccurate").uncheck()
        assert shown() == ["f1-1", "f1-2"]
        hidden = page.locator('mark[data-note="f1-3"]')
        assert not page.locator("#m1-3").is_visible()
        assert hidden.is_visible()
        assert hidden.evaluate(underline) == "none"
        page.locator("#show-k-place").uncheck()
        assert shown() == ["f1-1"]
        assert page.locator('mark[data-note="f1-1"]').evaluate(underline) == "underline"
        if script:
            assert page.locator("#shown").text_content() == "1 of 8 findings shown"
            page.keyboard.press("j")
            page.keyboard.press("j")
            assert focused(page) == "f1-1"
        page.get_by_role("button", name="Show all").click()
        assert len(shown()) == 8
        page.get_by_label("The paper's own").uncheck()
        assert shown() == ["f1-3"]
        assert page.locator("#m1-3").is_visible()
        assert not page.locator("#m1-4").is_visible()
        page.get_by_label("The paper's own").check()
        page.get_by_label("In quotations").focus()
        page.keyboard.press("Space")
        assert shown() == [f"f1-{number}" for number in (1, 2, 4, 5, 6, 7, 8)]
        assert hidden.evaluate(underline) == "none"


def test_it_can_be_read_without_script(
    show: Callable[..., Any], reports: tuple[Report, ...]
) -> None:
    with show(*reports, show_all=True, java_script_enabled=False) as page:
        quote = page.locator("#f1-3 blockquote")
        assert page.locator("#f1-3 .reason").is_visible()
        assert not quote.is_visible()
        page.locator("#f1-3 summary").click()
        assert quote.is_visible()
        assert not page.locator("#f1-4 blockquote").is_visible()
        page.locator("#open").check()
        assert page.locator("#f1-4 blockquote").is_visible()
        page.locator("#m1-6").click()
        assert page.url.endswith("#f1-6")
        page.locator(".tip summary").first.click()
        assert page.locator(".tip blockquote").first.is_visible()
        assert not page.locator(".pager").is_visible()


def test_on_paper_all_is_open(show: Callable[..., Any], reports: tuple[Report, ...]) -> None:
    with show(*reports, java_script_enabled=False) as page:
        page.emulate_media(media="print")
        for note in page.locator(".finding").all():
            assert note.locator("blockquote").first.is_visible()
        assert not page.locator(".tools").is_visible()
        assert len(page.pdf(format="A4")) > 10_000


def test_hostile_drafts_and_claims_are_inert(show: Callable[..., Any], make: Any) -> None:
    source = Source(
        BAD, title=BAD, publisher=BAD, author=BAD, url="javascript:window.hit=1", text=BAD * 3
    )
    evidence = (
        Evidence(source, BAD, Span(len(BAD), 2 * len(BAD))),
        Evidence(attrs.evolve(source, url=f'https://paper.example/"{BAD}'), BAD, prefix=BAD),
    )
    claim = Claim(BAD, BAD, "accurate", evidence=evidence, explanation=BAD, language='"onx=')
    report = make(
        f"NEC {BAD} left. Snow {BAD} fell. Rain {BAD} fell.",
        f"NEC {BAD}",
        path=BAD,
        reason=BAD,
        suggestion=BAD,
        claim=claim,
        supported="Snow",
    )
    with show(report, show_all=True) as page:
        page.locator(".tip summary").first.click()
        page.keyboard.press("j")
        page.keyboard.press("Escape")
        assert page.evaluate("window.hit") is None
        assert page.locator("script").count() == 1
        assert page.locator("style").count() == 1
        assert page.locator("img, svg, link, iframe").count() == 0
        links = page.locator("a").evaluate_all("links => links.map(link => link.protocol)")
        assert set(links) == {"file:"}
        marked = page.locator('mark[data-note="f1-1"]').all_text_contents()
        shown = "NEC " + BAD.replace("\u202e", "<U+202E>").replace("\x00", "<U+0000>")
        assert "".join(marked) == shown.replace("\x1b", "<U+001B>")
        assert not any(character in page.content() for character in "\u202e\x00\x1b")


def test_the_policy_stops_what_would_come_in(show: Callable[..., Any], make: Any) -> None:
    """Should anything escape after all: no script, handler, style or picture of it has effect."""
    with show(make("NEC left.", "NEC"), refusals=True) as page:
        stopped = page.evaluate(
            """async () => {
                const stopped = [];
                document.addEventListener("securitypolicyviolation", (event) =>
                    stopped.push(event.effectiveDirective));
                const add = (html) => document.body.append(
                    document.createRange().createContextualFragment(html));
                add("<script>window.hit = 1</script>");
                add("<style>body { display: none }</style>");
                add("<img src='file:///x.png' onerror='window.hit = 1'>");
                await new Promise((done) => setTimeout(done, 200));
                return stopped;
            }"""
        )
        assert {"script-src-elem", "style-src-elem", "img-src"} <= set(stopped)
        assert page.evaluate("window.hit") is None
        assert page.locator("h1").is_visible()
