from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import parse
from factcheck.documents.markdown import MAX_LENGTH, MAX_LINES
from factcheck.errors import DocumentError
from tests.documents.cases import Case, cases, hold


@pytest.mark.parametrize("case", cases("markdown"), ids=lambda case: case.name)
def test_what_is_read(case: Case) -> None:
    hold(case, "markdown")


def test_the_day_of_a_draft_that_tells_none() -> None:
    day = date(2020, 6, 11)
    assert parse("One.", format="markdown", published_on=day).published_on == day
    told = parse("---\ndate: 2020-06-12\n---\n", format="markdown", published_on=day)
    assert told.published_on == date(2020, 6, 12)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_nesting_is_refused_where_text_would_be_lost(mark: str) -> None:
    assert parse(mark * 40 + "One.", format="markdown").text == "One."
    with pytest.raises(DocumentError, match=r"x\.md: lists and block quotes nested more than 100"):
        parse(mark * 120 + "One.", format="markdown", path="x.md")


def test_brackets_and_emphasis_may_be_nested_without_end() -> None:
    for mark in ("[", "![", "^[", "*a ", "**a* ", "`a``", "<a ", "^[<\n"):
        source = mark * 2_000
        assert parse(source, format="markdown").text.strip()


def test_a_draft_that_is_too_long() -> None:
    with pytest.raises(DocumentError, match=r"<text>: one document of more than 500,000 char"):
        parse("a" * (MAX_LENGTH + 1), format="markdown")


def test_a_draft_of_too_many_lines() -> None:
    assert parse("a\n" * (MAX_LINES - 1), format="markdown").text.count("a") == MAX_LINES - 1
    for end in ("\n", "\r\n", "\r"):
        with pytest.raises(DocumentError, match=r"<text>: one document of more than 50,000 lines"):
            parse(end * MAX_LINES, format="markdown")


def test_a_bracket_is_read_as_it_stands_after_many_that_never_end() -> None:
    """What would be looked for at each of them, to the end of the block, is given up."""
    for many, read in ((3_000, "NEC"), (11_000, "[NEC](http://a.b)")):
        text = parse("[ " * many + "\n\n[NEC](http://a.b)", format="markdown").text
        assert text == "[ " * (many - 1) + "[" + "\n\n" + read
