"""Every report that other tools read marks exactly the words of the finding, in every draft."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.checker import Checker
from factcheck.claims import Verdict
from factcheck.documents import read
from factcheck.findings import AttributionDiscrepancy, CheckedSentence, Finding, Kind, Report
from factcheck.reports import Options, resolve
from factcheck.stores import load
from factcheck.text import Document, Piece, Sentence, Span
from tests.reports.conftest import CLAIM
from tests.reports.readers import (
    github_commands,
    github_words,
    gitlab_words,
    rdjson_lines,
    rdjson_words,
    sarif_region,
    sarif_words,
)

ROOT = Path(__file__).parents[2]
FORMATS = ("sarif", "rdjsonl", "gitlab", "github")


def render(name: str, *reports: Report) -> str:
    return "".join(resolve(name)(reports, Options(claims=1)))


def on(document: Document, span: Span, suggestion: str | None = "IBM") -> Report:
    whole = Span(0, len(document.text))
    difference = AttributionDiscrepancy(span.of(document.text), "IBM", span, Span(0, 3), suggestion)
    finding = Finding(
        Verdict.INACCURATE,
        Kind.ATTRIBUTION,
        span,
        whole,
        CLAIM,
        CLAIM.evidence,
        (difference,),
        "The claim ties this to IBM.",
        0.9,
        suggestion,
    )
    checked = CheckedSentence(Sentence(whole, document.text), Verdict.INACCURATE, CLAIM)
    return Report(document, (finding,), (checked,), 1)


def marked(report: Report, data: bytes) -> dict[str, list[str]]:
    """What each format marks, by the name of the format."""
    run = json.loads(render("sarif", report))["runs"][0]
    commands = github_commands(render("github", report))
    return {
        "sarif": [sarif_words(result, run, data) for result in run["results"]],
        "rdjsonl": [
            rdjson_words(each["location"]["range"], data)
            for each in rdjson_lines(render("rdjsonl", report))
        ],
        "gitlab": [
            gitlab_words(each["location"], data) for each in json.loads(render("gitlab", report))
        ],
        "github": [github_words(properties, data) for _, properties, _ in commands],
    }


def fixed(report: Report, data: bytes) -> dict[str, list[str]]:
    """What each format would take out of the draft to mend it."""
    run = json.loads(render("sarif", report))["runs"][0]
    return {
        "sarif": [
            sarif_region(change["replacements"][0]["deletedRegion"], run, data)
            for result in run["results"]
            for fix in result.get("fixes", ())
            for change in fix["artifactChanges"]
        ],
        "rdjsonl": [
            rdjson_words(suggestion["range"], data)
            for each in rdjson_lines(render("rdjsonl", report))
            for suggestion in each.get("suggestions", ())
        ],
    }


PLAIN = [
    ("NEC left.", "NEC"),
    ("He said 👍🏽 that NEC left.", "NEC"),
    ("Cafe\u0301 owners said NEC left.", "NEC"),
    ("\ufeffNEC left.", "NEC"),
    ("\ufeffSo said 👍🏽, and NEC left.", "NEC"),
    ("\ufeffFirst 👍.\r\n\r\nThen\tNEC left.", "NEC"),
    ("One.\r\nTwo 日本.\r\n\tThree: NEC left.\r\n", "NEC"),
    ("One.\rTwo 👩\u200d👧.\rNEC left.", "NEC"),
    ("One\u2028two\x85three\x0bNEC left.", "NEC"),
    ("The firm 日本電気 left.", "日本電気"),
    ("Smile 👍🏽👩\u200d👧 left.", "👍🏽👩\u200d👧"),
    ("It left NEC", "NEC"),
    ("Cafe\u0301 left.", "Cafe\u0301"),
]


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_the_marked_words_of_plain_drafts(text: str, words: str) -> None:
    document = Document(text, path="draft.md")
    start = text.rindex(words)
    report = on(document, Span(start, start + len(words)))
    data = text.encode("utf-8")
    assert marked(report, data) == {name: [words] for name in FORMATS}
    assert fixed(report, data) == {"sarif": [words], "rdjsonl": [words]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_words_over_several_lines(end: str) -> None:
    text = f"He 👍 said the{end}firm{end}left. So."
    words = f"the{end}firm{end}left"
    start = text.index(words)
    found = marked(
        on(Document(text, path="draft.md"), Span(start, start + len(words))), text.encode()
    )
    assert found.pop("github") == ["He 👍 said the\nfirm\nleft. So."]
    assert found == {name: [words] for name in FORMATS if name != "github"}


@attrs.frozen
class Markup:
    """A file, its text as pieces (what is read; where from), and what must be marked and mended."""

    source: str
    pieces: tuple[tuple[str, str], ...]
    words: str
    marked: str
    mended: str | None
    suggestion: str = "IBM"


MARKUP = [
    Markup(
        "<p>👍 <b>NEC</b> left.",
        (("👍 ", "👍 "), ("NEC", "NEC"), (" left.",) * 2),
        "NEC",
        "NEC",
        "NEC",
    ),
    Markup(
        "👍 <b>N</b>EC left.", (("👍 ",) * 2, ("N",) * 2, ("EC left.",) * 2), "NEC", "N</b>EC", None
    ),
    Markup(
        "👍 AT&amp;T left.",
        (("👍 AT",) * 2, ("&", "&amp;"), ("T left.",) * 2),
        "AT&T",
        "AT&amp;T",
        "AT&amp;T",
    ),
    Markup(
        "AT&amp;T left.",
        (("AT",) * 2, ("&", "&amp;"), ("T left.",) * 2),
        "T left",
        "T left",
        "T left",
    ),
    Markup("NEC left.", (("NEC left.",) * 2,), "NEC", "NEC", None, suggestion="AT&T"),
    Markup(
        "x &ffi;ne left", (("x ",) * 2, ("ffi", "&ffi;"), ("ne left",) * 2), "fine", "&ffi;ne", None
    ),
    Markup(
        "one\r\n> two.",
        (("one",) * 2, (" ", "\r\n> "), ("two.",) * 2),
        "one two",
        "one\r\n> two",
        "one\r\n> two",
    ),
]


@pytest.mark.parametrize("case", MARKUP, ids=lambda case: case.source)
def test_the_marked_words_of_drafts_with_markup(case: Markup) -> None:
    pieces, text, at = [], "", 0
    for read_as, written in case.pieces:
        at = case.source.index(written, at)
        here = Span(len(text), len(text) + len(read_as))
        pieces.append(Piece(here, Span(at, at + len(written))))
        text, at = text + read_as, at + len(written)
    document = Document(text, path="a.html", source=case.source, pieces=tuple(pieces))
    start = text.index(case.words)
    report = on(document, Span(start, start + len(case.words)), case.suggestion)
    data = case.source.encode("utf-8")
    expected = {name: [case.marked] for name in FORMATS}
    if "\n" in case.marked:  # no columns: whole lines
        expected["github"] = [case.source.replace("\r\n", "\n")]
    assert marked(report, data) == expected
    mended = [] if case.mended is None else [case.mended]
    assert fixed(report, data) == {"sarif": mended, "rdjsonl": mended}


_BITS = st.sampled_from(
    [
        "a",
        "b ",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "👍🏽",
        "e\u0301",
        "日",
        "\u2028",
        "\x85",
        "\u200d",
        "𝒳",
    ]
)


@given(st.booleans(), st.lists(_BITS), st.lists(_BITS, min_size=1), st.lists(_BITS))
def test_the_marked_words_of_any_draft(
    bom: bool, before: list[str], words: list[str], after: list[str]
) -> None:
    head = "\ufeff" * bom + "".join(before)
    text = head + "".join(words) + "".join(after)
    # No span begins or ends inside a line end.
    assume(not (head + "".join(words)).endswith("\r") and not head.endswith("\r"))
    span = Span(len(head), len(head) + len("".join(words)))
    data = text.encode("utf-8")
    found = marked(on(Document(text, path="draft.md"), span), data)
    lines = found.pop("github")
    assert found == {name: ["".join(words)] for name in ("sarif", "rdjsonl", "gitlab")}
    if not set("\r\n") & set("".join(words)):
        assert lines == ["".join(words)]


@pytest.mark.parametrize("suffix", ["", "crlf", "bom", "emoji", "tabs"])
def test_the_marked_words_of_the_example(tmp_path: Path, suffix: str) -> None:
    text = (ROOT / "examples" / "draft.md").read_text("utf-8")
    if suffix == "crlf":
        text = text.replace("\n", "\r\n")
    elif suffix == "bom":
        text = "\ufeff" + text
    elif suffix == "emoji":
        text = text.replace("\n\n", "\n\n👍🏽 Cafe\u0301. ")
    elif suffix == "tabs":
        text = text.replace("\n\n", "\n\n\t")
    draft = tmp_path / "draft.md"
    draft.write_bytes(text.encode("utf-8"))
    report = Checker(load(ROOT / "claims")).check(read(draft))
    words = [finding.span.of(report.document.text) for finding in report.findings]
    assert len(words) >= 8
    found = marked(report, draft.read_bytes())
    found["github"] = sorted(found["github"])
    assert found == {
        "sarif": words,
        "rdjsonl": words,
        "gitlab": words,
        "github": sorted(words),
    }
