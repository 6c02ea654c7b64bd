"""CPU time of each stage of a check: read, analyse, retrieve, compare, judge.

Run ``python -m benchmarks.stages DRAFT [--claims claims/] [--runs 9]``. Times are medians over the
runs, in milliseconds of CPU for the whole draft, after one run to warm the caches.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import factcheck
from factcheck.candidates import candidates_in
from factcheck.checker import Checker
from factcheck.judge import judge
from factcheck.reading import read_facts


@contextmanager
def _timed(times: dict[str, list[float]], stage: str) -> Iterator[None]:
    start = time.process_time()
    yield
    times.setdefault(stage, []).append((time.process_time() - start) * 1000)


def measure(draft: Path, claims: Path, runs: int) -> dict[str, float]:
    """Return the median CPU time of each stage over `runs`, in milliseconds."""
    store = factcheck.load(str(claims))
    times: dict[str, list[float]] = {}
    for _ in range(runs + 1):
        with _timed(times, "read claims"):
            checker = Checker(store)
            found = candidates_in(store, None).now()
        with _timed(times, "read draft"):
            document = factcheck.read(draft)
        with _timed(times, "analyse"):
            told = tuple(read_facts(document))
        with _timed(times, "retrieve"):
            for facts, _ in told:
                found.find(facts)
        with _timed(times, "retrieve and compare"):
            weighed = [
                checker.weigh(facts, document.published_on, among=found, around=around)
                for facts, around in told
            ]
        with _timed(times, "judge"):
            for (facts, _), items in zip(told, weighed, strict=True):
                judge(facts, items, checker.settings)
    return {stage: statistics.median(taken[1:]) for stage, taken in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--claims", type=Path, default=Path("claims"))
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    for stage, taken in measure(args.draft, args.claims, args.runs).items():
        print(f"{stage:22} {taken:8.2f} ms")


if __name__ == "__main__":
    main()
