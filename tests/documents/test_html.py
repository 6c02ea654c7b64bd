from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import parse
from factcheck.documents.html import MAX_LENGTH
from factcheck.documents.html_open import MAX_OPEN
from factcheck.errors import DocumentError
from tests.documents.cases import Case, cases, hold


@pytest.mark.parametrize("case", cases("html"), ids=lambda case: case.name)
def test_what_is_read(case: Case) -> None:
    hold(case, "html")


def test_the_day_of_a_page_that_tells_none() -> None:
    day = date(2020, 6, 11)
    assert parse("One.", format="html", published_on=day).published_on == day


def test_elements_nested_too_deep() -> None:
    assert parse("<div>" * MAX_OPEN + "One.", format="html").text == "One."
    with pytest.raises(DocumentError, match=r"x\.html: elements nested more than 5,000 deep"):
        parse("<div>" * (MAX_OPEN + 1), format="html", path="x.html")


def test_inline_elements_may_stay_open() -> None:
    assert parse("<b><i><span>" * MAX_OPEN + "One.", format="html").text == "One."


def test_a_page_that_is_too_long() -> None:
    with pytest.raises(DocumentError, match=r"<text>: one document of more than 4,000,000 char"):
        parse("a" * (MAX_LENGTH + 1), format="html")
