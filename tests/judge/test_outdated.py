"""Claims that hold no longer: superseded by others, or past their day."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Checker, Claim, Document, Kind, MemoryStore

_OLD = Claim(
    "old", "The ferry to Gotland costs 40 euros.", "accurate", asserted_on=date(2023, 5, 1)
)
_NEW = Claim(
    "new",
    "The ferry to Gotland costs 55 euros.",
    "accurate",
    asserted_on=date(2024, 5, 1),
    supersedes=["old"],
)
_UNTIL = Claim(
    "c", "The ferry to Gotland runs twice a day.", "accurate", valid_to=date(2024, 5, 31)
)
_TWICE = "The ferry to Gotland runs twice a day."


def _kinds(draft: Document | str, *claims: Claim) -> list[Kind]:
    return [f.kind for f in Checker(MemoryStore(list(claims))).check(draft).findings]


def test_what_is_superseded_is_outdated_and_the_newer_claim_says_so() -> None:
    checker = Checker(MemoryStore([_OLD, _NEW]))
    draft = "The ferry to Gotland costs 40 euros."
    [finding] = checker.check(draft).findings
    assert (finding.kind, finding.claim) == (Kind.OUTDATED, _NEW)
    assert finding.span.of(draft).startswith("40")
    assert _NEW.statement in finding.reason


def test_what_the_newer_claim_says_is_supported() -> None:
    checker = Checker(MemoryStore([_OLD, _NEW]))
    report = checker.check("The ferry to Gotland costs 55 euros.")
    assert report.findings == ()
    assert [s.claim for s in report.sentences] == [_NEW]


def test_a_superseded_claim_contradicts_nothing() -> None:
    later = Claim("later", "The ferry to Gotland is free.", "accurate", supersedes=["old"])
    assert Kind.QUANTITY not in _kinds("The ferry to Gotland costs 60 euros.", _OLD, later)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 5, 31), []),
        (date(2024, 6, 1), [Kind.OUTDATED]),
        (None, []),
    ],
)
def test_a_claim_holds_to_its_last_day(day: date | None, expected: list[Kind]) -> None:
    assert _kinds(Document(_TWICE, published_on=day), _UNTIL) == expected


def test_what_is_dated_to_the_time_it_held_is_left_alone() -> None:
    told = "In March 2024 the ferry to Gotland ran twice a day."
    assert _kinds(Document(told, published_on=date(2024, 8, 1)), _UNTIL) == []


def test_a_departure_from_the_newer_claim_with_the_older_ones_words_is_outdated() -> None:
    old = Claim("old", "The speed limit on Harbour Road is 50 km/h.", "accurate")
    new = Claim(
        "new",
        "Since 1 June 2024 the speed limit on Harbour Road is 30 km/h.",
        "accurate",
        supersedes=["old"],
        valid_from=date(2024, 6, 1),
    )
    assert _kinds("Drivers on Harbour Road must keep to a speed limit of 50 km/h.", old, new) == [
        Kind.OUTDATED
    ]
    assert _kinds("In 2019 the speed limit on Harbour Road was 50 km/h.", old, new) == []
