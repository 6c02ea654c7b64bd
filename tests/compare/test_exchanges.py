"""Numbers in each other's place, and those that are only told in another order."""

from __future__ import annotations

import pytest

from factcheck import Checker, Claim, MemoryStore, Verdict
from factcheck.compare.exchanges import compare_exchanges
from tests.compare.rows import aligned, check_row, each_row


@each_row("exchanges")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("The crash killed 11 people.", "The crash killed 64 people."),
        ("The crash killed 11 people and 64 cows.", "The crash killed 11 people and 64 cows."),
        ("It fell from 6.3 to 5.9 percent.", "It fell from 6.3 to 5.8 percent."),
        ("It rose to 6.3 percent from 5.9.", "It rose to 6.3 percent, beside 5.9 percent."),
    ],
)
def test_nothing_is_exchanged(claim: str, draft: str) -> None:
    assert not compare_exchanges(aligned(claim, draft))


def test_clauses_that_are_right_by_themselves_hide_no_exchange() -> None:
    statement = "In the crash in Leeds, 11 people died and 64 were hurt."
    claim = Claim(id="c", statement=statement, verdict=Verdict.ACCURATE)
    checker = Checker(MemoryStore([claim]))
    report = checker.check("In the crash in Leeds, 64 people died and 11 were hurt.")
    assert {f.kind.value for f in report.findings} == {"quantity"}
    assert not checker.check("In the crash in Leeds, 64 were hurt and 11 people died.").findings
