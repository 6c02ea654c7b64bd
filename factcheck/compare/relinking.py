"""Relinking: what the draft ties to another deed or thing than the claim does.

"Became manager in 2020" for "became manager in 2001 and retired in 2020": the claim has the year
elsewhere, and another in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.compare.alignment import Alignment
from factcheck.compare.links import Link, Stand, read_links
from factcheck.facts import Facts, Tag
from factcheck.findings import (
    DateDiscrepancy,
    Discrepancy,
    QuantityDiscrepancy,
    RoleDiscrepancy,
)
from factcheck.text import Span

_KINDS: dict[str, type[Discrepancy]] = {"date": DateDiscrepancy, "number": QuantityDiscrepancy}
_ROLES = frozenset(("subject", "object", "possessor"))
# Cues of what sets nothing apart by itself.
_UNSURE = frozenset(("alone", "loose", "weak", "word"))
# What stands in nobody's place.
_NOBODY = frozenset({Tag.PRONOUN, Tag.RELATIVE, Tag.DETERMINER})


def compare_relinking(alignment: Alignment, found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Report what the claim ties elsewhere, where it has another in its place.

    Judgement weighs how likely it is wrong: a sentence may be read in several ways. So it is laid
    side by side only where nothing else is `found` that sets the two sides apart.
    """
    if any(not d.cues & _UNSURE for d in found):
        return []
    made = []
    for link in alignment.told(read_links):
        if link.rival is None or link.stand is Stand.KEPT:
            continue
        if link.sort == "word" and link.role not in _ROLES:
            continue
        if alignment.claim.tokens[link.rival].tag in _NOBODY:
            continue
        made.append(_difference(alignment, link, link.rival))
    return made


def _difference(alignment: Alignment, link: Link, rival: int) -> Discrepancy:
    found, expected = _span(alignment.draft, link.head), _span(alignment.claim, rival)
    role = link.role if link.role in _ROLES else "phrase"
    cues = ("relinked", f"relinked {link.stand}", f"relinked {role}", f"relinked {link.sort}")
    return alignment.differ(_KINDS.get(link.sort, RoleDiscrepancy), found, expected, cues=cues)


def _span(facts: Facts, index: int) -> Span:
    for found in (facts.entities, facts.dates, facts.quantities):
        for one in found:
            if one.first <= index < one.end:
                return one.span
    return facts.tokens[index].span
