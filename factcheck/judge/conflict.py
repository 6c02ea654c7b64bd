"""Conflict: whether the claim a clause is best aligned with contradicts it in one slot."""

from __future__ import annotations

from factcheck.findings import Discrepancy, Kind, PlaceDiscrepancy
from factcheck.judge.support import joint_coverage
from factcheck.judge.weighing import (
    CONFLICT_ANCHOR,
    CONFLICT_COVERAGE,
    CONFLICT_SHARED,
    EVENT_SHARED,
    FAR_BEST,
    NAME_COVERAGE,
    NAMES,
    NEAR_BEST,
    NEGATED_CLAIM_COVERAGE,
    SUPPORT_COVERAGE,
    VERBATIM_COVERAGE,
    VERBATIM_SHARED,
    Group,
    Weighed,
    decisive,
    is_negated,
    rank,
)


def find_conflict(group: Group) -> Weighed | None:
    """The claim that conflicts with a clause: the best aligned of those that speak of the slot."""
    best = rank(group[0])
    for number, item in enumerate(group):
        c = item.comparison
        found = decisive(c)
        same_event = c.relation >= 0.85 and c.subject is not False and c.anchor >= 2.0
        if not found or rank(item) < (FAR_BEST if same_event else NEAR_BEST) * best:
            continue
        if any(_covers(better, found) for better in group[:number]):
            return None
        if _conflicts(item, found, group):
            return item
    return None


def _covers(item: Weighed, found: tuple[Discrepancy, ...]) -> bool:
    """Whether a claim on the same event has counterparts for the words in question.

    One that is at odds with the same words in the same way is no witness for them.
    """
    c = item.comparison
    if c.relation < 0.5 or c.subject is False:
        return False
    if any(d.kind is e.kind and d.span == e.span for d in c.discrepancies for e in found):
        return False
    return not any(extra.span.overlaps(d.span) for extra in c.extra for d in found)


def _conflicts(item: Weighed, found: tuple[Discrepancy, ...], group: Group) -> bool:
    c = item.comparison
    if len(found) > 2 or not item.claim.verdict.holds:
        return False
    if c.shared < CONFLICT_SHARED or c.anchor < CONFLICT_ANCHOR:
        return False
    if c.coverage < CONFLICT_COVERAGE and joint_coverage(item, group) < CONFLICT_COVERAGE:
        return False
    names = [d for d in found if isinstance(d, NAMES)]
    turned = any(d.kind is Kind.ROLE for d in found)
    if not names and (not c.about or (c.subject is False and not turned)):
        return False
    if len(found) > 1 and any(d.kind is Kind.DATE for d in found):
        # Another day and another figure: another report, not a wrong one.
        return False
    if names:
        placed = isinstance(names[0], PlaceDiscrepancy)
        coverage = joint_coverage(item, group) if placed else c.coverage
        if coverage < NAME_COVERAGE or len(found) > 1 or c.denied or not c.mode:
            return False
        if item.claim.exclusive is False:
            return False
        if _has_its_own(names[0], group, item):
            return False
        if not _is_known(names[0], group) and not _only_one(item, names[0]):
            return False
    if any(d.kind is Kind.DATE for d in found) and c.relation < 0.5:
        return False
    opposed = any(d.kind is Kind.POLARITY for d in found)
    return not (opposed and (not c.clear or _overreaches(item)))


def _is_known(discrepancy: Discrepancy, group: Group) -> bool:
    """Whether the store speaks of the draft's name at all, so that its silence here tells."""
    return any(
        item.comparison.shared >= 2.0
        and not any(d.span.overlaps(discrepancy.span) for d in item.comparison.discrepancies)
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )


def _only_one(item: Weighed, discrepancy: Discrepancy) -> bool:
    """Whether a name the store doesn't know is ruled out all the same.

    So it is where an event is placed elsewhere, where the relation holds of one thing at a time (as
    the claim says, or the built-in table), or where the clause repeats the claim nearly word for
    word with one name changed.
    """
    c = item.comparison
    if isinstance(discrepancy, PlaceDiscrepancy):
        return c.relation >= 0.5
    if c.coverage < VERBATIM_COVERAGE:
        return False
    enough = EVENT_SHARED if c.subject and c.relation >= 0.85 else VERBATIM_SHARED
    exclusive = c.exclusive if item.claim.exclusive is None else item.claim.exclusive
    return c.shared >= enough or (exclusive and c.anchor >= CONFLICT_ANCHOR)


def _overreaches(item: Weighed) -> bool:
    """Whether the claim denies something narrower than what the draft asserts."""
    return is_negated(item.facts) and item.comparison.claim_coverage < NEGATED_CLAIM_COVERAGE


def _has_its_own(discrepancy: Discrepancy, group: Group, best: Weighed) -> bool:
    """Whether a claim about the draft's own name says nearly the same: then it isn't misplaced."""
    return any(
        item is not best
        and not decisive(item.comparison)
        and item.comparison.coverage >= SUPPORT_COVERAGE
        and item.comparison.mode
        and item.comparison.relation >= 0.5
        and item.comparison.subject is not False
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )
