"""Bearers: whose number or rank it is that a clause tells, where both sides tell it of a name.

"Berg won, ahead of Lind, who cleared 1.98" is not at odds with the height that Berg cleared.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.compare.alignment import Alignment
from factcheck.compare.names import Match, match
from factcheck.facts import Clause, Entity, Facts
from factcheck.findings import Discrepancy, Kind

_OF_ANOTHER = frozenset(("of-another",))
_BORNE = frozenset((Kind.QUANTITY, Kind.COMPARATOR))
_RANKED = frozenset(("ordinal", "rank"))


def of_another_bearer(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "of-another" where the draft's number is told of one name, the claim's of another.

    One of the two must be known to the other side, too, so that it tells them apart.
    """
    if discrepancy.kind not in _BORNE and not discrepancy.cues & _RANKED:
        return frozenset()
    inside = alignment.draft_side.inside(discrepancy.span)
    claimed = alignment.claim_side.inside(discrepancy.expected_span)
    if not inside or not claimed:
        return frozenset()
    ours = _bearers(alignment.draft, inside[0])
    theirs = _bearers(alignment.claim, claimed[0])
    if not ours or not theirs or any(_may_be_one(one, two) for one in ours for two in theirs):
        return frozenset()
    known = any(_is_met(alignment.pairs, one) for one in ours)
    told = any(_is_met(alignment.back, two) for two in theirs)
    return _OF_ANOTHER if known or told else frozenset()


def _bearers(facts: Facts, index: int) -> list[Entity]:
    """The names that are subject of the smallest clause around a token, whoever they are."""
    holding = [c for c in facts.clauses if index in c.tokens and c.predicate is not None]
    if not holding:
        return []
    clause = min(holding, key=lambda c: len(c.tokens))
    heads = _subjects(facts, clause)
    return [e for e in facts.entities if any(e.first <= head < e.end for head in heads)]


def _subjects(facts: Facts, clause: Clause) -> set[int]:
    role = "object" if clause.passive else "subject"
    return {
        a.head
        for a in facts.arguments
        if a.governor == clause.predicate and a.role == role and a.head < a.governor
    }


def _may_be_one(one: Entity, two: Entity) -> bool:
    return match(one, two) > Match.RIVAL


def _is_met(met: Mapping[int, int], entity: Entity) -> bool:
    """Whether the other side tells of a name."""
    return any(index in met for index in range(entity.first, entity.end))
