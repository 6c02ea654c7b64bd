"""Capitals: which words written large are names, where a capital may only open a sentence."""

from __future__ import annotations

import pytest

from factcheck.analysis.tags import tag
from factcheck.analysis.tokens import tokenize
from factcheck.facts import Tag
from tests.analysis import reading


def names_in(text: str, *, title_case: bool = False) -> list[str]:
    tokens = tag(tokenize(reading.sentence_of(text)), title_case=title_case)
    return [token.text for token in tokens if token.tag is Tag.NAME]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Idemia sells cameras.", ["Idemia"]),
        ("Smith resigned.", ["Smith"]),
        ("Mark said so.", ["Mark"]),
        ("Will Smith resigned.", ["Will", "Smith"]),
        ("French police agreed.", ["French"]),
        ("May 5 was warm.", ["May"]),
        ("The New York Times said so.", ["New", "York", "Times"]),
        (
            "Air Transport Association members agreed.",
            ["Air", "Transport", "Association"],
        ),
        ("He said: “Idemia sells cameras.”", ["Idemia"]),
        ("DeVries calls it new.", ["DeVries"]),
        ("They showed “Winter Harbour” in May.", ["Winter", "Harbour", "May"]),
    ],
)
def test_a_name_at_the_start(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Cameras sell well.",
        "Mark the date.",
        "Will it rain?",
        "May it rain.",
        "He said: “Cameras sell well.”",
    ],
)
def test_a_capital_that_only_opens(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Idemia Sells More Cameras To French Police", ["Idemia", "French"]),
        ("Ann Lee Wins Prize For Novel", ["Ann", "Lee"]),
        ("Retailer Stops Major Sales", []),
    ],
)
def test_names_in_a_headline_go_by_the_lexicon(text: str, names: list[str]) -> None:
    assert names_in(text, title_case=True) == names
