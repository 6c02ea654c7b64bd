"""Block quotes: quoted words without marks, where quotations are told apart from the rest."""

from __future__ import annotations

import json

import pytest

from factcheck.checker import Checker
from factcheck.documents import Fields, parse, read_data
from factcheck.findings import Quoted
from factcheck.settings import QUOTES, Settings
from tests.quoting.cases import STORE

CHECKERS = {name: Checker(STORE, settings=Settings(quotes=name)) for name in QUOTES}
SAID = "> NEC is based in Osaka."

# A draft, and who is said to have spoken: None where that is open, "" where it is the paper.
DRAFTS = [
    (f"Ann Smith wrote:\n\n{SAID}", "Ann Smith"),
    (f"Ann Smith wrote in a letter to staff:\n\n> It rained.\n>\n{SAID}", "Ann Smith"),
    (f"Ann Smith:\n\n{SAID}", "Ann Smith"),
    (f"Ann Smith left. She wrote:\n\n{SAID}", "Ann Smith"),
    (f"The mayor told Ann Smith:\n\n{SAID}", "the mayor"),
    (f'Ann Smith wrote:\n\n{SAID[:-6]}"Osaka".', "Ann Smith"),
    (f"{SAID}\n>\n> — Ann Smith, editor", "Ann Smith"),
    (f"It rained.\n\n{SAID}\n\n– Ann Smith", "Ann Smith"),
    (f"{SAID}\n\n— Ann Smith left the firm.", None),
    (f"{SAID}\n\nAnn Smith, who left, is back.", None),
    (f"Ann Smith left.\n\n{SAID}", None),
    (f"Ann Smith visited these cities:\n\n{SAID}", None),
    ('Tom Jones wrote:\n\n> "NEC is based in Osaka," Ann Smith said.', "Ann Smith"),
    (f"{SAID[2:]}\n\n> It rained on all of us in the north.", ""),
    (f"> It rained on all of us in the north.\n\n{SAID[2:]}", ""),
    (f"> [!NOTE]\n{SAID}", ""),
    ("> NEC, based in Osaka", ""),
    ("Brad Smith said:\n\n> We opened 38 shops in Peru in 2019 and we are proud of them.", ""),
]


@pytest.mark.parametrize(("text", "said_by"), DRAFTS)
def test_whose_words_they_are(text: str, said_by: str | None) -> None:
    document = parse(text, format="markdown")
    [finding] = CHECKERS["speaker"].check(document).findings
    assert finding.quoted == (None if said_by == "" else Quoted(said_by, excused=True))
    assert finding.suggestion is None or said_by == ""
    skipped = CHECKERS["skip"].check(document)
    assert (len(skipped.findings), len(skipped.silenced)) == ((1, 0) if said_by == "" else (0, 1))


@pytest.mark.parametrize("text", [text for text, _ in DRAFTS])
def test_by_default_they_are_checked_as_without_the_quote(text: str) -> None:
    quoted = CHECKERS["check"].check(parse(text, format="markdown"))
    plain = CHECKERS["check"].check(quoted.document.text)
    assert quoted.findings == plain.findings
    assert quoted.sentences == plain.sentences


@pytest.mark.parametrize(
    "page",
    [
        "<p>Ann Smith wrote:<blockquote><p>NEC is based in <b>Osaka</b>.</blockquote>",
        "<p>Ann Smith wrote:</p><blockquote>It rained.<div><p>NEC is based in Osaka.</div>",
        "<p>Ann Smith wrote:<blockquote>It rained.<blockquote>NEC is based in Osaka.",
        "<blockquote>NEC is based in Osaka.</blockquote><p>— Ann Smith",
        "<main><blockquote>x y z</blockquote></main><article><blockquote>NEC is based in Osaka."
        "<p>— Ann Smith</blockquote></article>",
    ],
)
def test_in_html_and_in_json(page: str) -> None:
    [finding] = CHECKERS["speaker"].check(parse(page, format="html")).findings
    assert finding.quoted == Quoted("Ann Smith", excused=True)
    item = json.dumps([{"title": "Cameras", "body": page}]).encode()
    fields = Fields(text=("title", "body"))
    (document,) = read_data(item, "a.json", format="json", fields=fields)
    [finding] = CHECKERS["speaker"].check(document).findings
    assert finding.quoted == Quoted("Ann Smith", excused=True)


@pytest.mark.parametrize(
    ("form", "source", "quotes"),
    [
        ("markdown", "a\n\n> b\n>\n> c\n\nd\n\n> e", ["b\n\nc", "e"]),
        ("markdown", "> - a\n>   > b\n\n- c\n\n  > d", ["a\n\nb", "d"]),
        ("markdown", "> a ![b](c) d", ["a d"]),
        ("markdown", ">\n\na", []),
        (
            "html",
            "<p>a<blockquote>b<p>c</blockquote>d<blockquote> e",
            ["b\n\nc", "e"],
        ),
        ("html", "<blockquote>a</blockquote><blockquote>b</blockquote>", ["a", "b"]),
        ("html", "<blockquote>a<img alt='b'><p>c</blockquote>", ["a\n\nb\n\nc"]),
        ("html", "<div hidden><blockquote>a</div>b<blockquote hidden>c</blockquote>d", []),
        ("html", "<blockquote></blockquote>a", []),
    ],
)
def test_where_they_stand(form: str, source: str, quotes: list[str]) -> None:
    document = parse(source, format=form)
    assert [quote.of(document.text) for quote in document.quotes] == quotes
