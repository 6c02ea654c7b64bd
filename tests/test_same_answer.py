"""The same text and claims give the same answer in every process, whatever its hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_SEEDS = range(8)
# What ties the two names adds up to the least that counts, in some orders of adding to less.
_ON_THE_EDGE = """
from factcheck import Checker, Claim, MemoryStore

told = "Lufthansa flew passengers for the BBC after Maria Weber spoke."
checker = Checker(MemoryStore([Claim("c1", told, "accurate")]))
print(checker.explain("Lufthansa flew passengers of Boston."))
"""


def test_the_hash_seed_changes_nothing() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", _ON_THE_EDGE],
            cwd=_ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in _SEEDS
    ]
    told = {run.communicate()[0] for run in runs}
    assert all(run.returncode == 0 for run in runs)
    assert len(told) == 1
    assert "EntityDiscrepancy" in told.pop()
