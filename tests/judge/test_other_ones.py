"""What is told of another than the claim's: it departs from nothing, and bears nothing out."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.claims import Claim
from factcheck.stores import MemoryStore

_FERRY = "The ferry carried 300 passengers to Leith on 4 May."
_SURVEY = "A survey of 900 voters found strong support for the tunnel."


def _checked(claim: str, draft: str) -> tuple[list[str], bool]:
    """The words that findings mark, and whether some sentence is supported."""
    report = Checker(MemoryStore([Claim("c1", claim, "accurate")])).check(draft)
    supported = any(s.verdict is not None and s.verdict.holds for s in report.sentences)
    return [f.span.of(draft) for f in report.findings], supported


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        (_FERRY, "Another ferry carried 120 passengers to Leith on 4 May."),
        (_FERRY, "A smaller ferry carried 120 passengers to Leith on 4 May."),
        (_FERRY, "A second ferry carried 300 passengers to Leith on 9 May."),
        (_SURVEY, "A separate survey of 400 voters found strong support for the tunnel."),
        (_SURVEY, "Another survey of 900 voters found no support for the tunnel."),
        ("The storm cut power to 900 farms.", "The storm cut power to a further 200 farms."),
        ("The storm damaged 900 farms.", "The storm damaged 200 farms in Fife alone."),
        (
            "Police charged a 30-year-old woman with fraud.",
            "A 41-year-old woman was also charged with fraud.",
        ),
        ("The strike halted 14 trains.", "In another strike, 20 trains were halted."),
    ],
)
def test_what_is_told_of_another_one_departs_from_nothing(claim: str, draft: str) -> None:
    assert _checked(claim, draft) == ([], False)


@pytest.mark.parametrize(
    ("claim", "draft", "wrong"),
    [
        (_FERRY, "The ferry carried 120 passengers to Leith on 4 May.", "120"),
        (_SURVEY, "A survey of 400 voters found strong support for the tunnel.", "400"),
        ("Another fire burned 28 barns.", "Another fire burned 12 barns.", "12"),
        ("A second fire burned 28 barns.", "Another fire burned 12 barns.", "12"),
        ("The blast killed two people and hurt 28.", "It killed two and hurt another 38.", "38"),
        ("The storm damaged 900 farms.", "The storm damaged 1,200 farms in Fife alone.", "1,200"),
        ("The storm damaged 900 farms.", "The storm also damaged 1,200 farms.", "1,200"),
        (
            "Police charged a 30-year-old woman with fraud.",
            "Police charged a 41-year-old woman with fraud.",
            "41-year-old",
        ),
    ],
)
def test_what_both_tell_of_one_thing_is_compared(claim: str, draft: str, wrong: str) -> None:
    assert _checked(claim, draft) == ([wrong], False)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("Another fire burned 28 barns.", "Another fire burned 28 barns."),
        (
            "Police charged a 30-year-old woman with fraud.",
            "A 30-year-old woman was also charged with fraud.",
        ),
    ],
)
def test_one_thing_is_borne_out(claim: str, draft: str) -> None:
    assert _checked(claim, draft) == ([], True)


_RACE = "Okoro won the 5,000 metres in Oslo in 14:05."


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        (_RACE, "The Nigerian won the 5,000 metres in Oslo in 14:05."),
        (_RACE, "The 24-year-old Nigerian won the 5,000 metres in Oslo in 14:05."),
        (_RACE, "The teenager won the 5,000 metres in Oslo in 14:05."),
        ("The Nigerian won the 5,000 metres in Oslo in 14:05.", _RACE),
        (
            "Ivo Marek was named the winner of the Tour of Flevo.",
            "Ivo Marek of Croatia was named the winner.",
        ),
    ],
)
def test_a_country_may_describe_whom_a_name_names(claim: str, draft: str) -> None:
    assert _checked(claim, draft)[0] == []


@pytest.mark.parametrize(
    ("claim", "draft", "wrong"),
    [
        (_RACE, "Haddou won the 5,000 metres in Oslo in 14:05.", "Haddou"),
        (
            "The Nigerian won the 5,000 metres in Oslo.",
            "The Kenyan won the 5,000 metres in Oslo.",
            "Kenyan",
        ),
        (
            "Okoro won the 5,000 metres in Oslo.",
            "The Nigerian won the 5,000 metres in Rome.",
            "Rome",
        ),
        (
            "Ivo Marek of Croatia won the Tour of Flevo.",
            "Ivo Marek of Slovenia won the Tour of Flevo.",
            "Slovenia",
        ),
        ("Germany won the final on Sunday.", "The French won the final on Sunday.", "French"),
    ],
)
def test_two_names_and_two_countries_are_at_odds(claim: str, draft: str, wrong: str) -> None:
    assert _checked(claim, draft) == ([wrong], False)


_BORN = "Anna Lindqvist was born in Gothenburg in 1961."


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        (_BORN, "Lindqvist's mother was born in Turku."),
        (_BORN, "The father of Lindqvist was born in Turku in 1930."),
        (_BORN, "Lindqvist's daughter was born in Gothenburg in 1990."),
        ("Lindqvist scored 24 goals in May.", "Lindqvist's team-mate Eva Holm scored 11 in May."),
        ("Lindqvist was married in 1984.", "Lindqvist's brother was married in 1991."),
        ("Lindqvist's sister won 14 medals.", "Lindqvist won 11 medals."),
    ],
)
def test_what_is_told_of_someones_someone_is_not_told_of_them(claim: str, draft: str) -> None:
    assert _checked(claim, draft) == ([], False)


@pytest.mark.parametrize(
    ("claim", "draft", "wrong"),
    [
        (_BORN, "Lindqvist was born in Turku.", "Turku"),
        (
            "Lindqvist's mother was born in Turku.",
            "Lindqvist's mother was born in Narvik.",
            "Narvik",
        ),
        (
            "Eva Holm was born in Turku.",
            "Lindqvist's daughter, Eva Holm, was born in Narvik.",
            "Narvik",
        ),
        (
            "Lindqvist scored 24 goals in May.",
            "Lindqvist, whose brother is a coach, scored 11 goals in May.",
            "11",
        ),
        ("Volvo sold 4,000 cars in May.", "Volvo's dealers sold 5,000 cars in May.", "5,000"),
    ],
)
def test_what_is_told_of_the_claims_one_is_compared(claim: str, draft: str, wrong: str) -> None:
    assert _checked(claim, draft) == ([wrong], False)
