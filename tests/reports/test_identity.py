from __future__ import annotations

from typing import Any

import pytest

from factcheck.reports.identity import Numbering

TEXT = "“Microsoft” left the 5.5m business. IBM left."


def told(*reports: Any) -> list[str]:
    numbering = Numbering()
    return [numbering.of(f, report.document) for report in reports for f in report.findings]


def test_the_same_again_in_one_file_is_numbered(make: Any) -> None:
    same, other = make(TEXT, "Microsoft"), make(TEXT, "Microsoft", path="other.md")
    base, *rest = told(same, same, other, same)
    assert rest == [f"{base}:2", base, f"{base}:3"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(" ", "\n"),
        TEXT.replace(" ", "\r\n"),
        TEXT.replace("“", '"').replace("”", '"'),
        TEXT + " More.",
    ],
)
def test_how_a_sentence_is_set_does_not_matter(make: Any, text: str) -> None:
    assert told(make(text, "Microsoft")) == told(make(TEXT, "Microsoft"))


@pytest.mark.parametrize(
    "text", [TEXT.replace("5.5", "55"), TEXT.replace("left the", "did not leave the")]
)
def test_what_it_says_does(make: Any, text: str) -> None:
    assert told(make(text, "Microsoft")) != told(make(TEXT, "Microsoft"))
