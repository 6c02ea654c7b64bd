"""The rows of cases/supported.jsonl: when a claim bears a draft out, and when it only sounds so.

Each is a claim and a draft that differs from it in a small thing: a word, a place, who did it. What
it should come to is "inaccurate", "none" (the claim leaves it open) or "accurate" (it says so).
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import factcheck
from tests.conftest import ROOT

_ROWS = tuple(
    json.loads(line)
    for line in (ROOT / "tests" / "cases" / "supported.jsonl").read_text("utf-8").splitlines()
)
# What held when they were written, as counts of rows: tighten them with the engine.
_MOST_WRONGLY_SUPPORTED = {"inaccurate": 184, "none": 176}
_MOST_FALSE_ALARMS = 46
_LEAST_FOUND = 548
_LEAST_SUPPORTED = 264


@cache
def _counts() -> Counter[tuple[str, str]]:
    """How many rows came to what, by what they should come to."""
    return Counter((row["expect"], _verdict(row["claim"], row["draft"])) for row in _ROWS)


def _verdict(claim: str, draft: str) -> str:
    store = factcheck.MemoryStore([factcheck.Claim("c", claim, "accurate")])
    report = factcheck.Checker(store).check(draft)
    if report.findings:
        return "inaccurate"
    verdicts = {sentence.verdict for sentence in report.sentences}
    return "accurate" if factcheck.Verdict.ACCURATE in verdicts else "none"


def test_rows_are_whole() -> None:
    assert len({(row["claim"], row["draft"]) for row in _ROWS}) == len(_ROWS)
    assert {row["expect"] for row in _ROWS} == {"inaccurate", "none", "accurate"}


def test_what_a_claim_does_not_say_is_hardly_called_accurate() -> None:
    for expect, most in _MOST_WRONGLY_SUPPORTED.items():
        assert _counts()[expect, "accurate"] <= most


def test_what_it_contradicts_is_found() -> None:
    assert _counts()["inaccurate", "inaccurate"] >= _LEAST_FOUND


def test_what_it_says_is_supported_and_seldom_flagged() -> None:
    assert _counts()["accurate", "inaccurate"] <= _MOST_FALSE_ALARMS
    assert _counts()["accurate", "accurate"] >= _LEAST_SUPPORTED
