"""What an article tells of itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck import Document
from factcheck.drafting.articles import header, passages

DAY = date(2020, 6, 11)


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        (" date 2020-06-11 The firm closed.", {"published_on": DAY}, "The firm closed."),
        ("Date: June 11, 2020\n\nThe firm closed.", {"published_on": DAY}, "The firm closed."),
        ("Published: 11 June 2020\nIt closed.", {"published_on": DAY}, "It closed."),
        ("A firm closes\n\nIt closed.", {"title": "A firm closes"}, "It closed."),
        ("# A firm closes\n\nIt closed.", {"title": "A firm closes"}, "It closed."),
        (
            "A firm closes\n\nBy Anna Lind\nURL: https://a.example/b\n\nIt closed.",
            {"title": "A firm closes", "author": "Anna Lind", "url": "https://a.example/b"},
            "It closed.",
        ),
        # No header: a first paragraph, a date that is none, a colon in a sentence.
        ("The firm closed.\n\nIt was old.", {}, "The firm closed."),
        ("date 2020-13-11 The firm closed.", {}, "date 2020-13-11 The firm closed."),
        ("One thing is sure: it closed.", {}, "One thing is sure: it closed."),
        ("By the sea a firm closed.", {}, "By the sea a firm closed."),
        ("", {}, None),
    ],
)
def test_header(text: str, told: dict[str, Any], rest: str | None) -> None:
    document = Document(text)
    found = header(document)
    names = ("title", "publisher", "author", "url", "published_on")
    told_of = {name: getattr(found, name) for name in names}
    assert {name: value for name, value in told_of.items() if value} == told
    first = next(passages(document, found), None)
    assert (None if first is None else first.reading.facts.sentence.text) == rest


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("LONDON (Reuters) - The firm closed.", "The firm closed."),
        ("OSTBY, Aug. 6 (AP) — The firm closed.", "The firm closed."),
        ("NEW YORK -- The firm closed.", "The firm closed."),
        ("IBM - the firm - closed.", "IBM - the firm - closed."),
        ("F-35 jets crashed.", "F-35 jets crashed."),
    ],
)
def test_datelines(text: str, first: str) -> None:
    document = Document(text)
    sentence = next(passages(document, header(document))).reading.facts.sentence
    assert sentence.text == first
    assert sentence.span.of(text) == first
