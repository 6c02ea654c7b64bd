"""Frames: who is which party to a relation, told with other words: "handed over to", "tenant of".

Where both sides tell of one relation, its parties must be the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.compare.alignment import Alignment
from factcheck.compare.participants import (
    counterparts,
    entity_at,
    is_one_verb,
    names_another,
)
from factcheck.compare.parties import Frame, read_frames
from factcheck.compare.sameness import has_another_time
from factcheck.facts import EntityType, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

_IN_RETURN = ("in", "return")
_BODIES = frozenset(("group", "person"))
_NAMELESS = frozenset({Tag.PRONOUN, Tag.RELATIVE})
_CUES = frozenset(("by-place", "frame", "names"))


def compare_frames(alignment: Alignment) -> list[Discrepancy]:
    """Report who is a party to a relation in which the claim has them as the other."""
    ours = alignment.draft_side.told(read_frames)
    theirs = alignment.claim_side.told(read_frames) if ours else ()
    if not theirs or has_another_time(alignment) or names_another(alignment):
        return []
    if _goes_both_ways(alignment.draft) or _goes_both_ways(alignment.claim):
        return []
    for one in ours:
        if any(one.name == two.name and _may_be_kept(alignment, one, two) for two in theirs):
            continue
        for two in theirs:
            if one.name != two.name or one.word not in alignment.segment:
                continue
            if one.wanted is not two.wanted:
                continue
            if _is_one_word(alignment, one, two) or not _is_of_one(alignment, one, two):
                continue
            turned = _turned(alignment, one, two)
            if turned is not None:
                return [alignment.differ(RoleDiscrepancy, *turned, cues=_CUES)]
    return []


def _goes_both_ways(facts: Facts) -> bool:
    """Whether a deed is told of each party: "taught her Latin, and learned from her in return"."""
    return any((one.norm, two.norm) == _IN_RETURN for one, two in pairwise(facts.tokens))


def without_told_frames(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out words that only tell the claim's relation from the other side: father, daughter."""
    kept = tuple(found)
    if not kept:
        return kept
    ours = alignment.draft_side.told(read_frames)
    theirs = alignment.claim_side.told(read_frames) if ours else ()
    for one in ours:
        for two in theirs:
            if one.name != two.name or one.wanted is not two.wanted:
                continue
            if not _is_kept(alignment, one, two):
                continue
            span = alignment.draft.tokens[one.word].span
            told = alignment.claim.tokens[two.word].span
            kept = tuple(
                d for d in kept if not (d.span.overlaps(span) and d.expected_span.overlaps(told))
            )
    return kept


def _is_of_one(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether what both give, let or sell is one thing, as far as they tell."""
    if not one.rest or not two.rest:
        return True
    told = {a.head for a in alignment.draft.arguments if a.role == "object"} & one.rest
    return all(head in alignment.pairs for head in told)


def _turned(alignment: Alignment, one: Frame, two: Frame) -> tuple[Span, Span] | None:
    """Who is the other party in the claim, and whom the claim has in their place.

    One of them at least is a name.
    """
    made = []
    for n in (0, 1):
        head = _met(alignment, one.parties[n], two.parties[1 - n])
        if head is None:
            continue
        found = _party(alignment.draft, head)
        claimed = (_party(alignment.claim, k) for k in sorted(two.parties[n]))
        expected = next((party for party in claimed if party is not None), None)
        if found is not None and expected is not None and (found[1] or expected[1]):
            made.append((found[0], expected[0]))
    return min(made, default=None)


def _is_one_word(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether the same verb tells of both, or its converse: roles lays its parts side by side."""
    mine, other = alignment.draft.tokens[one.word], alignment.claim.tokens[two.word]
    link = alignment.links.get(one.word)
    alike = mine.lemma == other.lemma or (link is not None and link.kind == "converse")
    return alike and is_one_verb(alignment, one.word, two.word)


def _may_be_kept(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether a party is the same, or the claim may have it so: "learned Arabic from her"."""
    pronouns = any(alignment.claim.tokens[i].tag in _NAMELESS for p in two.parties for i in p)
    return pronouns or any(
        _met(alignment, one.parties[n], two.parties[n]) is not None for n in (0, 1)
    )


def _is_kept(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether both parties are the same."""
    return all(_met(alignment, one.parties[n], two.parties[n]) is not None for n in (0, 1))


def _met(alignment: Alignment, mine: frozenset[int], theirs: frozenset[int]) -> int | None:
    """The head of a party of the draft that is one of the claim's heads, None without one."""
    for head in sorted(mine):
        words = counterparts(alignment, head)
        if any(alignment.same_claim_name(k, other) for k in words for other in theirs):
            return head
    return None


def _party(facts: Facts, index: int) -> tuple[Span, bool] | None:
    """The words for a party, and whether they are a name; None for none that can be one."""
    found = entity_at(facts, index)
    if found is None:
        token = facts.tokens[index]
        body = token.tag is Tag.NOUN and not _BODIES.isdisjoint(classes(token.lemma, "n"))
        return (token.span, False) if body else None
    return None if found.type is EntityType.NATIONALITY else (found.span, True)
