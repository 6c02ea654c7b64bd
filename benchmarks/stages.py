"""CPU time of each stage of a check: segment, analyse, retrieve, compare, judge.

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
from factcheck.analysis import Context, analyze, read_on
from factcheck.candidates import claim_facts, claim_terms
from factcheck.claims import Claim
from factcheck.compare import Side, compare_clauses
from factcheck.facts import Facts
from factcheck.judge import Weighed, judge
from factcheck.retrieve import TermIndex, query_terms
from factcheck.sentences import segment
from factcheck.settings import Settings
from factcheck.text import Sentence

_CANDIDATES = 20


@contextmanager
def _timed(times: dict[str, list[float]], stage: str) -> Iterator[None]:
    start = time.process_time()
    yield
    times.setdefault(stage, []).append((time.process_time() - start) * 1000)


def _analyse(sentences: tuple[Sentence, ...], context: Context) -> list[Facts]:
    made = []
    for sentence in sentences:
        facts = analyze(sentence, context)
        context = read_on(context, facts)
        made.append(facts)
    return made


def _weigh(
    facts: Facts, candidates: tuple[Claim, ...], sides: dict[str, tuple[Side, ...]]
) -> tuple[Weighed, ...]:
    draft = Side(facts)
    clauses = (None, *(facts.clauses if len(facts.clauses) > 1 else ()))
    return tuple(
        Weighed(clause, claim, stated.facts, comparison)
        for claim in candidates
        for stated in sides[claim.id]
        for clause, comparison in zip(clauses, compare_clauses(stated, draft, clauses), strict=True)
    )


def measure(draft: Path, claims: Path, runs: int) -> dict[str, float]:
    """Return the median CPU time of each stage over `runs`, in milliseconds."""
    store = factcheck.load(str(claims))
    times: dict[str, list[float]] = {}
    for _ in range(runs + 1):
        with _timed(times, "read"):
            document = factcheck.read(draft)
        with _timed(times, "analyse claims"):
            told = {claim.id: (claim, claim_facts(claim)) for claim in store}
        with _timed(times, "index claims"):
            index = TermIndex()
            for claim, texts in told.values():
                index.add(claim.id, claim_terms(claim, texts))
            index.commit()
        sides = {key: tuple(Side(facts) for facts in texts) for key, (_, texts) in told.items()}
        with _timed(times, "segment"):
            sentences = segment(document)
        with _timed(times, "analyse draft"):
            read = _analyse(sentences, Context(document.published_on))
        with _timed(times, "retrieve"):
            found = [
                tuple(told[key][0] for key, _ in index.search(query_terms(facts), _CANDIDATES))
                for facts in read
            ]
        with _timed(times, "compare"):
            weighed = [_weigh(f, some, sides) for f, some in zip(read, found, strict=True)]
        with _timed(times, "judge"):
            for facts, items in zip(read, weighed, strict=True):
                judge(facts, items, Settings())
    return {stage: statistics.median(taken[1:]) for stage, taken in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--claims", type=Path, default=Path("claims"))
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    for stage, taken in measure(args.draft, args.claims, args.runs).items():
        print(f"{stage:15} {taken:8.2f} ms")


if __name__ == "__main__":
    main()
