"""The same text and claims give the same answer in every process, whatever its hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_CASES = _ROOT / "tests" / "cases" / "compare"
# What ties the two names adds up to the least that counts, in some orders of adding to less.
_ON_THE_EDGE = """
from factcheck import Checker, Claim, MemoryStore

told = "Lufthansa flew passengers for the BBC after Maria Weber spoke."
checker = Checker(MemoryStore([Claim("c1", told, "accurate")]))
print(checker.explain("Lufthansa flew passengers of Boston."))
"""
# Rows of every facet of comparison: what each reads may lie in a set. And one whose word of two
# roles was read in one or the other, by the order of a set.
_EACH_FACET = """
import json
from pathlib import Path

from benchmarks.yaml_files import read_yaml
from factcheck import Checker, Claim, MemoryStore

cases = Path("tests/cases")
rows = [row for path in sorted(cases.glob("compare/*.yaml")) for row in read_yaml(path)[:2]]
supported = cases.joinpath("supported.jsonl").read_text("utf-8").splitlines()
rows += [row for row in map(json.loads, supported) if row["id"] == "s1250"]
for row in rows:
    checker = Checker(MemoryStore([Claim("c1", row["claim"], "accurate")]))
    print(checker.explain(row["draft"]), checker.check(row["draft"]).findings)
print(len(rows))
"""


def _told_under(script: str, seeds: range) -> set[str]:
    """What a script prints under each hash seed."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=_ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in seeds
    ]
    told = {run.communicate()[0] for run in runs}
    assert all(run.returncode == 0 for run in runs)
    return told


def test_the_hash_seed_changes_no_sum() -> None:
    told = _told_under(_ON_THE_EDGE, range(8))
    assert len(told) == 1
    assert "EntityDiscrepancy" in told.pop()


def test_the_hash_seed_changes_nothing_in_any_facet() -> None:
    told = _told_under(_EACH_FACET, range(3))
    assert len(told) == 1
    assert int(told.pop().split()[-1]) > len(tuple(_CASES.glob("*.yaml")))
