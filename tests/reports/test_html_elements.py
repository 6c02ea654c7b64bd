from __future__ import annotations

import pytest

from factcheck.reports.html.elements import (
    Html,
    as_html,
    element,
    joined,
    language,
    verbatim,
    web_address,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("AT&T &amp; \"so\" 'on'", "AT&amp;T &amp;amp; &quot;so&quot; &#x27;on&#x27;"),
        ("a\tb\r\nc\rd", "a\tb\nc\nd"),
        ("\u202eabc", '<span class="control">&lt;U+202E&gt;</span>abc'),
        (
            "\x00<b>\ud800",
            '<span class="control">&lt;U+0000&gt;</span>&lt;b&gt;'
            '<span class="control">&lt;U+D800&gt;</span>',
        ),
        ("<U+202E>", "&lt;U+202E&gt;"),
        ("👩‍🔬 日本", "👩‍🔬 日本"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    assert as_html(text) == expected
    assert element("p", text) == f"<p>{expected}</p>"
    assert joined("<", Html("<br>"), text) == f"&lt;<br>{expected}"


def test_attributes() -> None:
    made = element("a", class_="b", href='x"><script>', data_note="1", hidden=True, title=None)
    assert made == '<a class="b" href="x&quot;&gt;&lt;script&gt;" data-note="1" hidden></a>'
    assert element("p", title="a\nb\u202e") == '<p title="a&lt;U+000A&gt;b&lt;U+202E&gt;"></p>'
    assert element("br") == "<br>"


def test_script_cannot_be_ended_from_inside() -> None:
    assert verbatim("script", "1 < 2 && 3") == "<script>1 < 2 && 3</script>"
    for content in ("x </SCRIPT> y", "<!-- x"):
        with pytest.raises(ValueError, match="script: holds its own end"):
            verbatim("script", content)


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/cameras?a=1&b=2#c",
        "HTTP://paper.example",
        "https://例え.example/路",
        "https://[::1]:8000/x",
    ],
)
def test_addresses_that_are_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "paper.example/cameras",
        "//paper.example/x",
        "/etc/passwd",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://paper.example",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "https:",
        "https://",
        "https:paper.example",
        "https://[::1",
        "https://paper.example/a b",
        "https://paper.example/\u202egpj.exe",
        "https://paper.example@evil.example/",
        "https://paper.example\\@evil.example/",
    ],
)
def test_addresses_that_are_none(url: str | None) -> None:
    assert web_address(url) is None


def test_language_tags() -> None:
    assert language("cy") == "cy"
    assert language("en-GB") == "en-GB"
    assert language("en") is None
    assert language('cy" onclick="x') is None
