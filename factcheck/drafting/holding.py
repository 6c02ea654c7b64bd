"""Holding: what of a draft the store says already, and what in the store it contradicts."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checker import Checker
from factcheck.drafting.drafts import Departure
from factcheck.drafting.standing import facts_of
from factcheck.judge import judge
from factcheck.linting import says_the_same
from factcheck.protocols import ClaimStore
from factcheck.settings import Settings

Held = Callable[[str], tuple[str | None, tuple[Departure, ...]]]
"""From a statement to the id of the claim that says it, and the claims it contradicts."""


def held_by(store: ClaimStore) -> Held:
    """Return what looks a statement up in a store.

    It is held where a claim that holds supports it, or says the same in other words; both as a
    check of the statement would judge it.
    """
    checker = Checker(store, settings=Settings(level="strict"))

    def look(statement: str) -> tuple[str | None, tuple[Departure, ...]]:
        facts = facts_of(statement)
        weighed = checker.weigh(facts)
        same = next((item.claim for item in weighed if says_the_same(item)), None)
        if same is not None and same.verdict.holds:
            return same.id, ()
        verdict = judge(facts, weighed, checker.settings)
        departures = [Departure(f.claim.id, f.reason) for f in verdict.findings]
        if same is not None and same.verdict.denies and not departures:
            departures = [Departure(same.id, f"It is stored as {same.verdict}.")]
        if departures:
            return None, tuple(departures)
        holds = verdict.verdict is not None and verdict.verdict.holds
        return (verdict.claim.id if holds and verdict.claim is not None else None), ()

    return look
