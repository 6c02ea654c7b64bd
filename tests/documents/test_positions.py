"""Where the words of a draft stand: in whatever is written, and in the drafts of the seed cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from benchmarks.positions.checks import blocks, decoded_json, mismatches, replaced
from benchmarks.positions.written import html, markdown
from factcheck.documents import Fields, parse
from factcheck.errors import DocumentError
from factcheck.text import Document, Span
from tests.documents.cases import DECODED
from tests.test_cases import rows

WRITERS = {"markdown": markdown, "html": html}
RANDOMS = st.randoms(use_true_random=False)
SIGNS = {
    "markdown": st.text(st.sampled_from("ab *_`[]()<>!&;#|-=+~^\\\n\r\t.1:\u00ad😀"), max_size=60),
    "html": st.lists(
        st.sampled_from(
            (
                *"< > </ </> <p> </p> <b hidden> </b> <!-- --> <pre> <q> <sup> <li> <td>".split(),
                *"<table> <ul> <article> <svg> <xmp> <img&alt=' ' & &amp; &amp &#x41;".split(),
                *"&notit; a B 1 <script> </script> <head> <br> </br> <title> <textarea>".split(),
                *("=", '"', "\r", "\n", "\u00ad", "😀", " ", "\r\n", "  "),
            )
        ),
        max_size=30,
    ).map("".join),
}


def _read(name: str, in_json: bool) -> Callable[[str], Document]:
    fields = Fields(text="body", format=name)
    return lambda text: parse(text, format="json" if in_json else name, fields=fields)


@pytest.mark.parametrize("in_json", [False, True])
@pytest.mark.parametrize("name", WRITERS)
@given(RANDOMS)
def test_what_is_written_is_read_and_traced(name: str, in_json: bool, random: Random) -> None:
    written = WRITERS[name](random)
    source = json.dumps({"body": written.markup}) if in_json else written.markup
    read = _read(name, in_json)
    document = read(source)
    assert blocks(document) == written.blocks
    decoded = decoded_json(DECODED[name]) if in_json else DECODED[name]
    assert list(mismatches(document, decoded)) == []
    assert list(replaced(document, read, random)) == []


@pytest.mark.parametrize("name", WRITERS)
@given(st.data())
def test_any_signs_are_traced_or_refused(name: str, data: st.DataObject) -> None:
    source = data.draw(SIGNS[name])
    try:
        document = parse(source, format=name)
    except DocumentError:
        return
    for piece in document.pieces:
        text, found = piece.text.of(document.text), piece.source.of(source)
        if piece.literal:
            pairs = zip(text, found, strict=True)
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in pairs)
    assert document.in_source(Span(0, len(document.text))).end <= len(source)


def _as_markdown(text: str, random: Random) -> str:
    words = []
    for word in text.split(" "):
        marked = "".join(f"\\{c}" if c in "\\`*_{}[]<>#+-.!|~&" else c for c in word)
        plain = word.isalnum() and random.random() < 0.3
        words.append(
            random.choice((f"*{word}*", f"[{word}](/x)", f"**{word}**")) if plain else marked
        )
    return random.choice(("> ", "- ", "", "## ")) + " ".join(words)


def _as_html(text: str, random: Random) -> str:
    words = []
    for word in text.split(" "):
        shown = escape(word, quote=random.random() < 0.5).replace("é", "&eacute;")
        if word.isalnum() and random.random() < 0.3:
            half = len(word) // 2
            shown = random.choice(
                (f"<b>{word}</b>", f"{word[:half]}<i>{word[half:]}</i>", f"<a href='x'>{word}</a>")
            )
        words.append(shown)
    return f"<p>{random.choice((' ', chr(10) + '  ')).join(words)}</p>"


@pytest.mark.parametrize("name", ["seed_cases", "drafts"])
def test_the_same_findings_in_every_format(name: str, remembering: factcheck.Checker) -> None:
    texts = [row.text for row in rows(name)]
    random = Random(1)
    plain = Document("\n\n".join(texts))
    marked = parse("\n\n".join(_as_markdown(text, random) for text in texts), format="markdown")
    page = parse("\n".join(_as_html(text, random) for text in texts), format="html")
    expected = _found(remembering, plain)
    assert len(expected) > 15
    assert _found(remembering, marked) == expected
    assert _found(remembering, page) == expected


def _found(
    checker: factcheck.Checker, document: Document
) -> list[tuple[str, str, str, str | None]]:
    return [
        (found.code, found.claim.id, found.span.of(document.text), found.suggestion)
        for found in checker.check(document).findings
    ]
