"""Support: whether stored claims carry a clause, or a whole sentence."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts import Facts
from factcheck.findings import Comparison, Extra
from factcheck.judge.weighing import (
    JOINT_COVERAGE,
    NEGATED_CLAIM_COVERAGE,
    SUPPORT_COVERAGE,
    SUPPORT_RISK,
    SUPPORTED_SENTENCE,
    Conflict,
    Group,
    Key,
    Weighed,
    is_firm,
    is_negated,
)


def find_support(group: Group, conflicts: Sequence[Conflict]) -> Weighed | None:
    """The claim that best supports a clause, alone or with others on the same event, if any.

    A discrepancy that is hardly ever an error leaves its words without a counterpart, no more.
    """
    risky = [c for c in conflicts if c.confidence >= SUPPORT_RISK]
    disputed = [c.discrepancy.span for c in risky]
    for item in group:
        c = item.comparison
        if any(conflict.item is item for conflict in risky):
            continue
        if not c.clear or c.shared < 1.5 or c.relation < 0.5 or c.subject is False:
            continue
        if any(extra.span.overlaps(span) for extra in c.extra for span in disputed):
            continue
        if is_negated(item.facts) and c.claim_coverage < NEGATED_CLAIM_COVERAGE:
            continue
        left = c.extra
        if c.coverage >= JOINT_COVERAGE and not disputed:
            left = _left_over(item, group)
        open_words = (*left, *_unmatched(c))
        total = c.total + sum(d.weight for d in c.discrepancies)
        share = 1.0 - sum(extra.weight for extra in open_words) / total if total else 0.0
        if left is c.extra and not c.discrepancies:
            share = c.coverage
        if share >= SUPPORT_COVERAGE and not any(extra.telling for extra in open_words):
            return item
    return None


def _unmatched(c: Comparison) -> tuple[Extra, ...]:
    """The draft's words in discrepancies, as words without a counterpart."""
    return tuple(Extra(d.span, d.weight, "word" not in d.cues) for d in c.discrepancies)


def _left_over(item: Weighed, group: Group, *, clean: bool = True) -> tuple[Extra, ...]:
    """The words that neither this claim nor another on the same event has a counterpart for.

    With `clean` the other claims may have no discrepancy with the clause themselves.
    """
    return tuple(
        extra
        for extra in item.comparison.extra
        if not any(
            _supplies(item, other, extra, clean=clean) for other in group if other is not item
        )
    )


def _supplies(item: Weighed, other: Weighed, extra: Extra, *, clean: bool) -> bool:
    """Whether another claim on the same event has the word: same predicate, same subject."""
    o = other.comparison
    if not o.clear or o.relation < 0.5 or o.subject is False or o.coverage < JOINT_COVERAGE:
        return False
    if clean and (_differs(o) or o.subject is not item.comparison.subject):
        return False
    if clean and extra.telling and o.subject is not True:
        return False
    return (
        other.claim.verdict.holds
        and all(extra.span != left.span for left in o.extra)
        and not any(extra.span.overlaps(d.span) for d in o.discrepancies)
    )


def joint_coverage(item: Weighed, group: Group) -> float:
    """Coverage when other claims on the same event may supply the words that this one lacks."""
    c = item.comparison
    left = sum(extra.weight for extra in _left_over(item, group, clean=False))
    return 1.0 - left / c.total if c.total else 0.0


def support_sentence(
    draft: Facts, groups: dict[Key, Group], supported: dict[Key, Weighed | None]
) -> Weighed | None:
    """The claim that carries the sentence: its whole, or the clauses that make up most of it."""
    whole = supported.get(())
    if whole is not None and whole.claim.verdict.holds:
        return whole
    covered: set[int] = set()
    best: Weighed | None = None
    for key, item in supported.items():
        if not key:
            continue
        if item is not None and item.claim.verdict.holds:
            covered.update(key)
            if best is None or item.comparison.shared > best.comparison.shared:
                best = item
        elif _only_says_who(groups[key][0]):
            covered.update(key)
    if best is None:
        return None
    words = [i for i, t in enumerate(draft.tokens) if t.norm[0].isalnum()]
    share = sum(i in covered for i in words) / len(words) if words else 0.0
    return best if share >= SUPPORTED_SENTENCE else None


def _only_says_who(item: Weighed) -> bool:
    """Whether a clause tells no more than who spoke, and a claim knows the name."""
    c = item.comparison
    reporting = item.clause is not None and item.clause.reporting
    return reporting and c.coverage >= JOINT_COVERAGE and not _differs(c)


def _differs(c: Comparison) -> bool:
    """Whether a comparison found more than words that are only put otherwise."""
    return any(is_firm(discrepancy) for discrepancy in c.discrepancies)
