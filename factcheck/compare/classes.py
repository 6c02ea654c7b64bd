"""Common nouns of which a slot holds one: another office, another month, another material."""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.facts import Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.lexicon import classes

_KINDS = frozenset({Tag.NOUN, Tag.ADJECTIVE})


def compare_classes(alignment: Alignment) -> list[Discrepancy]:
    """Report two words that exclude each other where both stand in one slot."""
    draft, claim = alignment.draft, alignment.claim
    named = alignment.draft_side.named | {i for d in draft.dates for i in range(d.first, d.end)}
    made: list[Discrepancy] = []
    for i, j in alignment.opposed.items():
        one, two = draft.tokens[i], claim.tokens[j]
        opposite_person = "person" in classes(one.lemma, "n")
        if i in named or not (alignment.links[i].kind == "exclusive" or opposite_person):
            continue
        if one.tag not in _KINDS or one.tag is not two.tag or not _one_slot(alignment, i, j):
            continue
        found, expected = draft.words(one.span), claim.words(two.span)
        replacement = expected if one.form == two.form else None
        made.append(EntityDiscrepancy(found, expected, one.span, two.span, replacement))
    return made


def _one_slot(alignment: Alignment, i: int, j: int) -> bool:
    """Whether the words fill one role of aligned words, or stand beside aligned words."""
    ours = {(a.role, a.governor) for a in alignment.draft_roles.get(i, ()) if a.head == i}
    theirs = {(a.role, a.governor) for a in alignment.claim_roles.get(j, ()) if a.head == j}
    for role, governor in ours:
        for other, governed in theirs:
            if role == other and alignment.aligned(governor, governed):
                return True
    return any(alignment.neighbours_meet(i, j, step) for step in (-1, 1))
