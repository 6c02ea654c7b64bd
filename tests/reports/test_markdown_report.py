from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt

from factcheck.claims import Claim, Verdict
from factcheck.findings import Report, Scope
from factcheck.reports import Options, resolve
from factcheck.reports.markdown import escaped
from tests.reports.conftest import silenced

TEXT = "Microsoft left. IBM left."


def render(*reports: Report, **options: Any) -> str:
    return "".join(resolve("markdown")(reports, Options(claims=40, **options)))


def test_a_summary(make: Any) -> None:
    assert render(make(TEXT, "Microsoft", supported="IBM left."), make("Snow fell.")) == (
        "## factcheck\n\n"
        "### draft\\.md\n\n"
        "- line 1, column 1: **FC101 attribution: inaccurate**: Microsoft  \n"
        "  The claim ties this to IBM\\.  \n"
        "  Claim: ibm\\-exits\\: IBM is withdrawing from the business\\.  \n"
        "  Source: “It was IBM that withdrew\\.”, The week in cameras, Daily Paper, "
        "2020\\-06\\-11, https\\:\\/\\/paper\\.example\\/cameras  \n"
        "  Write: IBM\n"
        "\n"
        "1 inaccurate, 1 supported, 1 not covered, in 3 sentences of 2 documents, "
        "against 40 claims.\n"
    )


def test_show_all(make: Any) -> None:
    text = render(make(TEXT + " Snow.", supported="IBM left."), show_all=True)
    assert "- line 1, column 17: supported: IBM left\\.\n" in text
    assert "- line 1, column 27: not covered: Snow\\.\n" in text


def test_what_is_silenced_is_counted_and_listed(make: Any) -> None:
    hidden = silenced(make(TEXT, "Microsoft"), Scope.TEXT, line=3, reason="*satire*")
    text = render(hidden)
    assert text.endswith("against 40 claims.\n\n1 silenced: 1 in the text.\n")
    assert "Microsoft" not in text
    assert (
        "- line 1, column 1: silenced in the text, line 3 \\(\\*satire\\*\\)\\: "
        "FC101 attribution\\: inaccurate\\: Microsoft left\\.\n"
    ) in render(hidden, show_all=True)


def test_what_could_not_be_read_is_told() -> None:
    assert render(unread=["a_b.md: no such file"]).endswith(
        "\nNot read: a\\_b\\.md\\: no such file\n"
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "https://evil.example and www.evil.example and me@evil.example",
    "**bold** _it_ ~~no~~ `code` &lt; &#60; \\*",
    "| a | b |\n|---|---|\n# Heading\n- item\n1. one\n> quote\n```\ncode",
    "$x^2$ :smile: #1 @someone",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_draft_holds_is_shown_as_it_is(make: Any, text: str) -> None:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    (paragraph, inline, _) = reader.parse(escaped(text))
    assert paragraph.type == "paragraph_open"
    children = inline.children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == " ".join(text.split())
    claim = Claim("c", f"IBM {text}", Verdict.ACCURATE)
    whole = render(make(f"NEC {text} left.", "NEC", claim=claim, reason=text, suggestion=text))
    html = reader.render(whole)
    for tag in ("<script", "<img", "<a ", "<table", "<code", "<blockquote", "<h1", "<del", "<em"):
        assert tag not in html
