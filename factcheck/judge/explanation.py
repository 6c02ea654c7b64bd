"""Explanation: what was considered for a sentence, and why it came to a finding or to silence."""

from __future__ import annotations

from factcheck.facts import Facts
from factcheck.findings import Considered
from factcheck.judge.conflict import conflicts, open_slots
from factcheck.judge.features import pair_features
from factcheck.judge.scoring import contributions
from factcheck.judge.support import find_support
from factcheck.judge.weighing import Conflict, Group, Support, Weighed, by_clause
from factcheck.judge.wording import clause_span
from factcheck.settings import Settings


def explain(
    draft: Facts, weighed: tuple[Weighed, ...], settings: Settings
) -> tuple[Considered, ...]:
    """Return what `judge` weighs: for each clause and claim, the likeliest discrepancy or none."""
    made = []
    for group in by_clause(tuple(item for item in weighed if item.current)).values():
        found = conflicts(group)
        support = find_support(group, found)
        for item in group:
            if item.comparison.shared == 0.0:
                continue
            conflict = next((c for c in found if c.item is item), None)
            made.append(_considered(draft, group, item, conflict, support, settings))
    return tuple(made)


def _considered(
    draft: Facts,
    group: Group,
    item: Weighed,
    conflict: Conflict | None,
    support: Support | None,
    settings: Settings,
) -> Considered:
    discrepancy = None if conflict is None else conflict.discrepancy
    slots = next((found for other, found in open_slots(group) if other is item), ())
    added = contributions(pair_features(item, slots, group)) if slots else ()
    return Considered(
        clause_span(draft, item.clause),
        item.claim,
        item.comparison.coverage,
        _outcome(item, conflict, support, settings),
        discrepancy,
        0.0 if conflict is None else conflict.confidence,
        added,
    )


def _outcome(
    item: Weighed, conflict: Conflict | None, support: Support | None, settings: Settings
) -> str:
    if support is not None and support.item is item:
        return "the claim supports the clause"
    if support is not None:
        return "another claim supports the clause"
    if conflict is None:
        if item.comparison.discrepancies:
            return "differs in ways that may be true as well, or that a closer claim speaks of"
        return "nothing differs, and too little is matched to support the clause"
    least = settings.least_of(conflict.discrepancy.kind)
    if conflict.confidence < least:
        return f"differs, not surely enough to be shown at this level ({least})"
    return "departs from the claim"
