"""Outdated: the clause says as of now what held once, and is superseded or has run out."""

from __future__ import annotations

from datetime import date

from factcheck.facts import Facts
from factcheck.judge.conflict import conflicts
from factcheck.judge.support import find_support
from factcheck.judge.weighing import Group, Support, Weighed


def find_outdated(draft: Facts, group: Group) -> Support | None:
    """The claim, no longer in force, that the clause repeats as if it were.

    `group` holds the clause beside the claims that are no longer in force.
    """
    found = find_support(group, conflicts(group))
    if found is None or not found.item.claim.verdict.holds or tells_the_past(draft, found.item):
        return None
    return found


def tells_the_past(draft: Facts, item: Weighed) -> bool:
    """Whether the sentence dates what it says to a time when the claim still held."""
    changed = changed_on(item)
    return any(
        changed is None or d.ends_on is None or d.ends_on < changed
        for d in draft.dates
        if d.relation != "since"
    )


def changed_on(item: Weighed) -> date | None:
    """The day from which the claim no longer holds, as far as the store tells."""
    newer = item.newer
    if newer is not None:
        return newer.valid_from or newer.said_on
    return item.claim.valid_to
