"""The rows of cases/supported*.jsonl and its kin: when a claim bears a draft out.

Each is a claim and a draft that differs from it in a small thing: a word, a place, who did it. What
it should come to is "inaccurate", "none" (the claim leaves it open) or "accurate" (it says so).
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import attrs
import pytest

import factcheck
from tests.conftest import ROOT


@attrs.frozen
class _Floors:
    """Counts of rows, by what they should come to and what the checker says of them.

    At most so many of those that are `wrong`, or left `open`, may be called accurate; at most
    `alarms` of the right ones may be flagged, and `others` of those left open; at least `found`
    wrong ones are, and at least `right` right ones are called accurate. Every `step`-th row of the
    file is checked.
    """

    wrong: int
    open: int
    alarms: int
    others: int
    found: int
    right: int
    step: int = 1


# What held when they were set last: tighten them with the engine.
_FILES = {
    "supported": _Floors(wrong=93, open=81, alarms=0, others=74, found=612, right=284),
    "supported_more": _Floors(wrong=20, open=13, alarms=7, others=12, found=160, right=128),
    "rewritten": _Floors(wrong=1, open=0, alarms=3, others=7, found=91, right=107, step=5),
    "reworded_held_out": _Floors(wrong=8, open=2, alarms=4, others=2, found=24, right=8, step=3),
    "rewritten_held_out": _Floors(wrong=3, open=0, alarms=6, others=4, found=60, right=43),
    "recombined_held_out": _Floors(
        wrong=23, open=1, alarms=6, others=0, found=17, right=33, step=2
    ),
}


@cache
def _rows(name: str) -> tuple[dict[str, Any], ...]:
    path = ROOT / "tests" / "cases" / f"{name}.jsonl"
    lines = path.read_text("utf-8").splitlines()
    return tuple(map(json.loads, lines[:: _FILES[name].step]))


def _verdict(claim: str, draft: str) -> str:
    store = factcheck.MemoryStore([factcheck.Claim("c", claim, "accurate")])
    report = factcheck.Checker(store).check(draft)
    if report.findings:
        return "inaccurate"
    verdicts = {sentence.verdict for sentence in report.sentences}
    return "accurate" if factcheck.Verdict.ACCURATE in verdicts else "none"


@pytest.mark.parametrize("name", _FILES)
def test_rows_are_whole(name: str) -> None:
    rows = _rows(name)
    assert len({(row["claim"], row["draft"]) for row in rows}) == len(rows)
    assert {row["expect"] for row in rows} == {"inaccurate", "none", "accurate"}


@pytest.mark.parametrize(("name", "floors"), _FILES.items(), ids=_FILES)
def test_what_a_claim_says_is_told_from_what_it_does_not(name: str, floors: _Floors) -> None:
    count = Counter((row["expect"], _verdict(row["claim"], row["draft"])) for row in _rows(name))
    # What it does not say is hardly called accurate, and what it contradicts is found.
    assert count["inaccurate", "accurate"] <= floors.wrong
    assert count["none", "accurate"] <= floors.open
    assert count["inaccurate", "inaccurate"] >= floors.found
    # What may be so is seldom flagged, and what it says is supported.
    assert count["accurate", "inaccurate"] <= floors.alarms
    assert count["none", "inaccurate"] <= floors.others
    assert count["accurate", "accurate"] >= floors.right
