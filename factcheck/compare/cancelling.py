"""Cancelling: what turns a meaning twice, and so leaves it as it was."""

from __future__ import annotations

from factcheck.findings import Discrepancy, Kind

_LOOSELY_RELATED = frozenset(("of-another", "preposition"))


def without_double_turns(found: list[Discrepancy]) -> list[Discrepancy]:
    """Leave out what turns a meaning twice.

    "Not unless A" says what "only if A" says, what is closed until A is open after A, and what
    follows another where the other should follow it differs in that alone. What more than half lack
    fewer than half have.
    """
    conditions = [d for d in found if "turned" in d.cues and "even if" not in d.cues]
    denied = [d for d in found if d.kind is Kind.POLARITY and d.cues & {"negation", "loose"}]
    only = [d for d in found if d.kind is Kind.QUANTIFIER and d.cues >= {"alone", "only"}]
    orders = [d for d in found if d.kind is Kind.DATE and "order" in d.cues]
    opposed = [d for d in found if d.kind is Kind.POLARITY and "antonym" in d.cues]
    turned = [d for d in orders if "denied" in d.cues]
    acted = any(d.kind is Kind.ROLE for d in found)
    halves = _of_halves(found)
    tolls = any("toll" in d.cues for d in denied)
    said = [d for d in (*denied, *opposed) if "loose" not in d.cues]
    twice = [
        *(d for d in orders if acted and "turned-order" in d.cues),
        *(d for d in found if acted and d.cues >= _LOOSELY_RELATED),
        *(turned + denied + only if turned else ()),
        *(conditions + denied if conditions and denied else ()),
        *(orders + opposed if orders and opposed else ()),
        *(halves + said if halves and said else ()),
        *(d for d in denied if tolls and "loose" in d.cues),
    ]
    return [d for d in found if d not in twice]


def _of_halves(found: list[Discrepancy]) -> list[Discrepancy]:
    """What differs only in that more than half stand beside fewer than half."""
    compared = [d for d in found if d.kind is Kind.COMPARATOR]
    halves = [d for d in compared if all("half" in w.split() for w in (d.found, d.expected))]
    return [d for d in compared if any(d.span.overlaps(half.span) for half in halves)]
