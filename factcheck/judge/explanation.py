"""Explanation: what was considered for a sentence, and why it came to a finding or to silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from factcheck.facts import Facts
from factcheck.findings import Aligned, Considered, Finding
from factcheck.judge.conflict import open_slots, why_shut
from factcheck.judge.features import pair_features
from factcheck.judge.judgement import judge
from factcheck.judge.outdated import tells_the_past
from factcheck.judge.passing import conflicts_by_clause, is_of_another
from factcheck.judge.scoring import contributions
from factcheck.judge.support import find_support, why_unsupported
from factcheck.judge.weighing import Conflict, Group, Support, Weighed, by_clause, rank
from factcheck.judge.wording import clause_span
from factcheck.settings import Settings

Aligner: TypeAlias = Callable[[Weighed], tuple[Aligned, ...]]
"""Tells which words of a clause stand for which of a claim."""


def explain(
    draft: Facts, weighed: tuple[Weighed, ...], settings: Settings, align: Aligner
) -> tuple[Considered, ...]:
    """Return what `judge` weighs: for each clause and claim, the likeliest discrepancy or none.

    Claims that are no longer in force come after the others of their clause.
    """
    made: list[Considered] = []
    past = by_clause(tuple(item for item in weighed if not item.current))
    groups = by_clause(tuple(item for item in weighed if item.current))
    found = conflicts_by_clause(draft, groups)
    shown = judge(draft, weighed, settings).findings
    for key in {**groups, **past}:
        group = groups.get(key, ())
        support = find_support(group, found.get(key, ()))
        for item in group:
            conflict = next((c for c in found[key] if c.item is item), None)
            if conflict is None and is_of_another(draft, item, groups):
                outcome = "is of a sentence that denies it, or tells of something else"
            else:
                outcome = _outcome(item, group, conflict, support, settings, shown)
            made.append(_considered(draft, group, item, conflict, outcome, align))
        made += (
            _considered(draft, past[key], item, None, _past_outcome(draft, item), align)
            for item in past.get(key, ())
        )
    return tuple(considered for considered in made if considered.coverage > 0.0)


def _considered(
    draft: Facts,
    group: Group,
    item: Weighed,
    conflict: Conflict | None,
    outcome: str,
    align: Aligner,
) -> Considered:
    discrepancy = None if conflict is None else conflict.discrepancy
    slots = next((found for other, found in open_slots(group) if other is item), ())
    added = contributions(pair_features(item, slots, group)) if slots else ()
    shared = item.comparison.shared > 0.0
    return Considered(
        clause_span(draft, item.clause),
        item.claim,
        item.comparison.coverage if shared else 0.0,
        outcome,
        discrepancy,
        0.0 if conflict is None else conflict.confidence,
        added if item.current else (),
        align(item) if shared else (),
        tuple(extra.span for extra in item.comparison.extra),
        item.comparison.discrepancies,
    )


def _outcome(
    item: Weighed,
    group: Group,
    conflict: Conflict | None,
    support: Support | None,
    settings: Settings,
    shown: tuple[Finding, ...],
) -> str:
    if support is not None and support.item is item:
        return "the claim supports the clause"
    if support is not None:
        return "another claim supports the clause"
    if conflict is None:
        if item.comparison.discrepancies:
            return why_shut(item, rank(group[0])) or (
                "differs in ways that may be true as well, or that a closer claim speaks of"
            )
        return why_unsupported(item, group) or "nothing differs, and too little says the same"
    least = settings.least_of(conflict.discrepancy.kind)
    if conflict.confidence < least:
        return f"differs, not surely enough to be shown at this level ({least})"
    if not any(_tells(finding, conflict) for finding in shown):
        return "differs in words that a surer finding marks, or another clause or claim bears out"
    return "departs from the claim"


def _tells(finding: Finding, conflict: Conflict) -> bool:
    """Whether a finding is what a conflict came to, here or in a clause with the same words."""
    return finding.claim.id == conflict.item.claim.id and finding.span.overlaps(
        conflict.discrepancy.span
    )


def _past_outcome(draft: Facts, item: Weighed) -> str:
    if item.newer is not None:
        ended = f"{item.newer.id} has superseded the claim"
    else:
        ended = "the claim is not in force on the draft's day"
    past = ", and the clause tells of a time when it held" if tells_the_past(draft, item) else ""
    return ended + past
