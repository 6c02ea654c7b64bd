"""The rows of cases/trial*.jsonl: what an editor on trial holds against a claim in his own words.

Each is a claim and a draft of a sentence or two: "wrong" where it can't be true beside the claim,
"right" where it says the same or a part of it, "apart" where it may be true as well.
"""

from __future__ import annotations

import json
from collections import Counter

import attrs
import pytest

import factcheck
from tests.conftest import ROOT


@attrs.frozen
class _Floors:
    """At least `found` wrong rows are flagged and at most `misled` called accurate.

    At most `alarms` of the right rows, and `apart` of those that may be true as well, are flagged.
    """

    found: int
    misled: int
    alarms: int
    apart: int


# What held when they were set last: tighten them with the engine. Nobody reads those held out.
_FILES = {
    "trial": _Floors(found=69, misled=5, alarms=0, apart=1),
    "trial_more": _Floors(found=77, misled=2, alarms=1, apart=0),
    "trial_held_out": _Floors(found=61, misled=12, alarms=2, apart=2),
}


@pytest.mark.parametrize(("name", "floors"), _FILES.items(), ids=_FILES)
def test_an_editor_on_trial_finds_what_was_found(name: str, floors: _Floors) -> None:
    lines = (ROOT / "tests" / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({(row["claim"], row["draft"]) for row in rows}) == len(rows)
    told = Counter((row["expect"], _verdict(row["claim"], row["draft"])) for row in rows)
    assert told["wrong", "inaccurate"] >= floors.found
    assert told["wrong", "accurate"] <= floors.misled
    assert told["right", "inaccurate"] <= floors.alarms
    assert told["apart", "inaccurate"] <= floors.apart


def _verdict(claim: str, draft: str) -> str | None:
    """Whether a draft is flagged, or said to be accurate; None for neither."""
    store = factcheck.MemoryStore([factcheck.Claim("c", claim, "accurate")])
    report = factcheck.Checker(store).check(draft)
    if report.findings:
        return "inaccurate"
    told = {s.verdict.value for s in report.sentences if s.verdict is not None}
    return "accurate" if "accurate" in told else None
