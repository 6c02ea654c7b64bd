"""Comments as readers tell them apart: where they stand in the file, and what they say."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import parse, read_data
from factcheck.documents.formats import Fields
from factcheck.documents.remarks import MAX_COMMENTS
from factcheck.errors import DocumentError
from factcheck.text import Document

# The format, the source, and what its comments say; none where it is an example, or no comment.
CASES = {
    "markdown, by itself": ("markdown", "a\n\n<!-- x -->\nb", [" x "]),
    "markdown, in a paragraph": ("markdown", "a <!-- x\ny --> b", [" x\ny "]),
    "markdown, two in a block": ("markdown", "<!-- x --> <!-- y -->\nb", [" x ", " y "]),
    "markdown, among tags": (
        "markdown",
        "<div><!-- x -->\n<p>a<!-- y\nz --></div>",
        [" x ", " y\nz "],
    ),
    "markdown, in a block quote": ("markdown", "> <!-- x\n> y -->\n> a", [" x\ny "]),
    "markdown, in an item": ("markdown", "- a\n\n  <!-- x -->\n  b", [" x "]),
    "markdown, behind a tab": ("markdown", "> \t<!-- x -->", [" x "]),
    "markdown, in a heading": ("markdown", "# <!-- x --> a", [" x "]),
    "markdown, in a cell": ("markdown", "| a |\n|--|\n| <!-- x --> b |", [" x "]),
    "markdown, in a note": ("markdown", "a[^1]\n\n[^1]: b <!-- x -->", [" x "]),
    "markdown, struck out": ("markdown", "~~a <!-- x -->~~ b", [" x "]),
    "markdown, behind front matter": ("markdown", "---\na: 1\n---\n<!-- x -->\nb", [" x "]),
    "markdown, other line ends": ("markdown", "a\r\n\r\n<!-- x\r\ny -->\r\nb", [" x\ny "]),
    "markdown, preformatted": ("markdown", "<pre>\n<!-- x -->\n</pre>", [" x "]),
    "markdown, empty": ("markdown", "<!-->\nb", [""]),
    "markdown, indented code": ("markdown", "a\n\n    <!-- x -->\n\nb", []),
    "markdown, code behind a tab": ("markdown", "a\n\n\t<!-- x -->", []),
    "markdown, indented code in an item": ("markdown", "- a\n\n      <!-- x -->", []),
    "markdown, fenced code": ("markdown", "```\n<!-- x -->\n```\nb", []),
    "markdown, a code span": ("markdown", "`<!-- x -->` b", []),
    "markdown, a longer code span": ("markdown", "``a <!-- x --> `` b", []),
    "markdown, a script": ("markdown", "<script>\n<!-- x -->\n</script>", []),
    "markdown, escaped": ("markdown", "\\<!-- x --> b", []),
    "markdown, without an end": ("markdown", "<!-- x\n\nb", []),
    "markdown, a line in brackets": ("markdown", "[f x]\nb", ["f x"]),
    "markdown, a paragraph in brackets": ("markdown", "a\n\n[f x]\n\nb", ["f x"]),
    "markdown, brackets in a sentence": ("markdown", "a [f x] b", []),
    "markdown, brackets in code": ("markdown", "a\n\n    [f x]\n\n```\n[f y]\n```", []),
    "markdown, brackets in a code span": ("markdown", "a\n\n`[f x]`\n\nb", []),
    "markdown, brackets of a link": ("markdown", "[f x](y)\n\nb", []),
    "html": ("html", "<p>a<!-- x\ny --> b</p><!-- z -->", [" x\ny ", " z "]),
    "html, in what is not shown": (
        "html",
        "<head><!-- x --></head><p hidden><!-- y -->",
        [" x ", " y "],
    ),
    "html, preformatted": ("html", "<pre><code><!-- x --></code></pre>", [" x "]),
    "html, lines in brackets": ("html", "<p>[f x]<br>a</p>\n<p>\n[f y]\nb</p>", ["f x", "f y"]),
    "html, a script": ("html", "<script><!-- x --></script><p>b", []),
    "html, a text to be filled in": ("html", "<textarea><!-- x --></textarea><p>b", []),
    "html, escaped": ("html", "<p>&lt;!-- x --&gt; b", []),
    "html, in an attribute": ("html", '<p title="<!-- x -->">b', []),
    "html, without an end": ("html", "<p>b</p><!-- x", []),
    "html, what is no comment": ("html", "<!x><?y?><p>b", []),
    "html, brackets in what is not shown": ("html", "<p hidden>\n[f x]\n</p><p>b", []),
}


def said(document: Document) -> list[str]:
    assert document.comments is not None
    return [comment.words for comment in document.comments]


@pytest.mark.parametrize("name", CASES)
def test_what_is_a_comment(name: str) -> None:
    form, source, expected = CASES[name]
    document = parse(source, format=form)
    assert said(document) == expected
    for comment in document.comments or ():
        assert comment.span.of(source).startswith(("<!--", "["))
        assert comment.span.of(source).endswith(("-->", "]"))
        in_brackets = comment.span.of(source)[0] == "["
        assert (comment.text is not None) == in_brackets
        if comment.text is not None:
            assert comment.text.of(document.text) == comment.span.of(source)


@pytest.mark.parametrize("name", CASES)
def test_in_a_field_the_words_are_decoded(name: str) -> None:
    """Spans are of the file, with its escapes; words are what the field says."""
    form, source, expected = CASES[name]
    # In an attribute a quotation mark would be its end.
    put = "x" if "=" in source else 'x "\\\\ é'
    field, *words = (re.sub(r"\bx\b", put, each) for each in (source, *expected, *expected))
    text = json.dumps({"a": field, "b": field}, indent=1)
    fields = Fields(text=("a", "b"), format=form)
    (document,) = read_data(text.encode(), "a.json", fields=fields)
    assert [w.replace("\r", "") for w in said(document)] == words
    for comment in document.comments or ():
        found = json.loads(f'"{comment.span.of(text)}"')
        assert comment.words.replace("\r", "") in found.replace("\r", "").replace("\n> ", "\n")


def test_plain_text_is_told_in_a_field_alone() -> None:
    """Where the file is the text, what looks like a comment is found there."""
    assert parse("<!-- x -->\nb").comments is None
    text = json.dumps({"a": '<!-- "x" -->\n[f y]\n```\n<!-- z -->\n```'})
    (document,) = read_data(text.encode(), "a.json", fields=Fields(text="a", format="text"))
    assert said(document) == [' "x" ', "f y"]
    first, second = document.comments or ()
    assert first.text is not None
    assert first.text.of(document.text) == '<!-- "x" -->'
    assert (first.span.of(text), second.span.of(text)) == ('<!-- \\"x\\" -->', "[f y]")


pieces = st.sampled_from(
    (
        *("<!--", "-->", "x", " ", "\n", "\n\n", "\r\n", "    ", "\t", "> ", "- ", "`", "```\n"),
        *("<div>", "</div>", "<script>", "</script>", "[f y]", "[", "]", "a.", "é", "\0", "~~"),
    )
)


@given(st.lists(pieces, max_size=30).map("".join), st.sampled_from(("markdown", "html")))
def test_comments_are_where_they_are_said_to_be(source: str, form: str) -> None:
    document = parse(source, format=form)
    for comment in document.comments or ():
        found = comment.span.of(source)
        assert found.startswith("<!--") or found.startswith("[f")
        assert found.endswith(("-->", "]"))
        inside = [found[4:-3]]
        if comment.text is not None:
            # Tags may stand among the words of a line in brackets.
            inside = [found[1:-1], comment.text.of(document.text)[1:-1]]
        assert bare(comment.words) in map(bare, inside)


def bare(words: str) -> str:
    """Without white space, and what marks a block quote at the start of a line."""
    return re.sub(r"[\s>]", "", words.replace("\0", "\ufffd"))


@pytest.mark.parametrize(
    "source",
    [
        *("<!-- x -->\n\n" * 20_000, "a <!-- x -->\n" * 20_000, "[f x]\r\n" * 20_000),
        *("<p><!-- x -->\n" * 20_000, "> <!-- x\n" * 20_000, "[f x]\r\n\r\n" * 20_000),
    ],
    ids=str.__len__,
)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_many_take_no_long_time(source: str, form: str) -> None:
    started = time.process_time()
    parse(source, format=form)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("comment", ["<!-- x -->", "<p>[f]</p>"])
def test_more_comments_than_any_draft_has_are_refused(comment: str) -> None:
    page = comment * MAX_COMMENTS
    assert len(parse(page, format="html").comments or ()) == MAX_COMMENTS
    with pytest.raises(DocumentError, match=r"^x\.html: more than 100,000 comments$"):
        parse(page + comment, format="html", path="x.html")
