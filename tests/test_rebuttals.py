"""What is known to be false isn't repeated where the next sentence denies it."""

from __future__ import annotations

import pytest

from factcheck import Checker, Claim, Kind, MemoryStore, Verdict

_TOLD = "A widely shared post claims that Malta has abolished coins."


def _checker(statement: str = "Malta has abolished coins.") -> Checker:
    return Checker(MemoryStore([Claim("coins", statement, Verdict.INACCURATE)]))


@pytest.mark.parametrize(
    "answer",
    [
        "It has not.",
        "But it hasn't.",
        "That is not true.",
        "That's not true.",
        "This is a hoax.",
        "The post is false.",
        "That claim is completely false, the finance ministry says.",
        "Not true.",
        "Wrong!",
        "Verdict: False.",
        "The facts: It has not.",
        "In fact they are minted there still.",
    ],
)
def test_what_the_next_sentence_denies_is_not_repeated(answer: str) -> None:
    report = _checker().check(f"{_TOLD} {answer}")
    assert report.findings == ()
    assert report.sentences[0].verdict is None
    assert report.sentences[0].claim is None


@pytest.mark.parametrize(
    "answer",
    [
        "It has.",
        "It has not been deleted.",
        "That is not the end of it.",
        "This is true.",
        "The minister is wrong.",
        "The photo is old.",
        "Verdict: True.",
        "They are false friends.",
        "In France they are minted still.",
    ],
)
def test_what_the_next_sentence_does_not_deny_is_repeated(answer: str) -> None:
    report = _checker().check(f"{_TOLD} {answer}")
    assert [finding.kind for finding in report.findings] == [Kind.KNOWN]
    assert report.sentences[0].verdict is Verdict.INACCURATE


def test_what_the_paper_asserts_is_not_corrected_by_more_of_it() -> None:
    report = _checker().check("Malta has abolished coins. In fact, it melted them.")
    assert [finding.kind for finding in report.findings] == [Kind.KNOWN]


def test_a_denial_of_what_is_denied_agrees() -> None:
    checker = _checker("Malta has not joined the euro.")
    report = checker.check("Posts say that Malta has not joined the euro. It has not.")
    assert [finding.kind for finding in report.findings] == [Kind.KNOWN]


def test_other_findings_of_such_a_sentence_are_kept() -> None:
    claim = Claim("coins", "Malta abolished coins in 2019.", Verdict.ACCURATE)
    report = Checker(MemoryStore([claim])).check("Malta abolished coins in 2014. That is false.")
    assert [finding.kind for finding in report.findings] == [Kind.DATE]
