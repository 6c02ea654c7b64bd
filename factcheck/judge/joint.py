"""Several claims on one event: what one of them lacks, another may supply."""

from __future__ import annotations

from factcheck.comparison import Comparison, Extra
from factcheck.judge.weighing import JOINT_COVERAGE, Group, Weighed, is_firm


def left_over(item: Weighed, group: Group, *, clean: bool = True) -> tuple[Extra, ...]:
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
    if clean and (differs(o) or o.subject is not item.comparison.subject):
        return False
    if clean and extra.telling and o.subject is not True:
        return False
    return (
        other.claim.verdict.holds
        and all(extra.span != left.span for left in o.extra)
        and not any(extra.span.overlaps(d.span) for d in o.discrepancies)
    )


def joint_coverage(item: Weighed, group: Group, *, clean: bool = False) -> float:
    """Coverage when other claims on the same event may supply the words that this one lacks."""
    c = item.comparison
    left = sum(extra.weight for extra in left_over(item, group, clean=clean))
    return 1.0 - left / c.total if c.total else 0.0


def differs(c: Comparison) -> bool:
    """Whether a comparison found more than words that are only put otherwise."""
    return any(is_firm(discrepancy) for discrepancy in c.discrepancies)
