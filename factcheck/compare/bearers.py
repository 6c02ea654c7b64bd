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
# Words before the name of whom another is measured by, and how far, in tokens, they may stand.
_BESIDE = frozenset(("behind", "ahead", "than"))
_NEAR = 4


def of_another_bearer(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "of-another" where the draft's number is told of one name, the claim's of another.

    One side must set the two beside each other: "ahead of Lind, who …", "behind Lind".
    """
    if discrepancy.kind not in _BORNE and not discrepancy.cues & _RANKED:
        return frozenset()
    inside = alignment.draft_side.inside(discrepancy.span)
    claimed = alignment.claim_side.inside(discrepancy.expected_span)
    if not inside or not claimed:
        return frozenset()
    clause = alignment.draft_side.clause_around(inside[0])
    ours = _bearers(alignment.draft, clause)
    theirs = _bearers(alignment.claim, alignment.claim_side.clause_around(claimed[0]))
    if not ours or not theirs or any(match(a, b) > Match.RIVAL for a in ours for b in theirs):
        return frozenset()
    aside = clause is not None and clause.kind == "relative"
    told_beside = aside and any(_met(alignment.back, name) for name in theirs)
    outdone = any(
        _is_outdone(alignment.claim, place)
        for name in ours
        for place in _met(alignment.pairs, name)
    )
    return _OF_ANOTHER if told_beside or outdone else frozenset()


def _bearers(facts: Facts, clause: Clause | None) -> list[Entity]:
    """The names that are subject of a clause."""
    heads = set() if clause is None else _subjects(facts, clause)
    return [e for e in facts.entities if any(e.first <= head < e.end for head in heads)]


def _subjects(facts: Facts, clause: Clause) -> set[int]:
    role = "object" if clause.passive else "subject"
    return {
        a.head
        for a in facts.arguments
        if a.governor == clause.predicate and a.role == role and a.head < a.governor
    }


def _met(met: Mapping[int, int], name: Entity) -> list[int]:
    """Where the other side tells of a name."""
    return [met[index] for index in range(name.first, name.end) if index in met]


def _is_outdone(facts: Facts, index: int) -> bool:
    """Whether another is measured by a name: "behind the Lions", "ahead of Lind"."""
    before = facts.tokens[max(0, index - _NEAR) : index]
    return any(token.norm in _BESIDE for token in before)
