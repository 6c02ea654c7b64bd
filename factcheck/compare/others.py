"""Others beside each other: what the draft tells of another one of a kind, or of a part only."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Argument, Facts, Other, OtherSort, Tag
from factcheck.findings import Discrepancy, Kind, QuantityDiscrepancy

_OF_ANOTHER = frozenset(("of-another",))
# "In another fire": what happens there happens to another, too.
_WITHIN = frozenset(("in", "at", "during"))
_MARKS = frozenset(
    "another other second third fourth fifth sixth further additional extra separate different "
    "earlier later previous subsequent similar smaller larger bigger older younger newer more "
    "also too".split()
)
# How many tokens before a noun its mark may stand.
_NEAR = 4
_SETTING_APART = frozenset((OtherSort.OTHER, OtherSort.COMPARED))


def of_another(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "of-another" where the words that differ are told of another one than the claim's.

    What someone is quoted as saying is that, whoever else spoke.
    """
    if not alignment.draft.others or discrepancy.kind is Kind.QUOTE:
        return frozenset()
    inside = alignment.draft_side.inside(discrepancy.span)
    if not inside:
        return frozenset()
    for other in alignment.draft.others:
        if other.sort is OtherSort.PART:
            told = _is_part(alignment, other, discrepancy)
        elif other.sort is OtherSort.MORE:
            told = other.first < inside[0] <= other.head and not _is_more(alignment, discrepancy)
        else:
            told = _is_apart(alignment, other) and _bears_on(alignment.draft, other, inside)
        if told:
            return _OF_ANOTHER
    return frozenset()


def tells_of_another(alignment: Alignment) -> bool:
    """Whether the clause is about another one of its kind than the claim: "a second bus"."""
    return any(
        other.sort in _SETTING_APART
        and other.head in alignment.segment
        and _is_apart(alignment, other)
        and _opens(alignment.draft, other)
        for other in alignment.draft.others
    )


def _is_apart(alignment: Alignment, other: Other) -> bool:
    """Whether the claim tells of a thing of that kind, and doesn't set it apart as well."""
    place = alignment.pairs.get(other.head)
    if place is None:
        return False
    claim = alignment.claim
    before = {t.norm for t in claim.tokens[max(0, place - _NEAR) : place]}
    if other.sort is OtherSort.ALSO:
        before = set(alignment.claim_side.norms)
    return not before & _MARKS


def _bears_on(facts: Facts, other: Other, inside: range) -> bool:
    """Whether words are told of a thing: in its phrase, or in a clause that it opens or ends."""
    if other.first <= inside[0] < other.end:
        return True
    if other.sort is OtherSort.ALSO:
        return False
    clauses = [c for c in facts.clauses if other.head in c.tokens and inside[0] in c.tokens]
    if _opens(facts, other) and clauses:
        return True
    return other.sort is OtherSort.OTHER and any(
        a.head == other.head and a.role == "object" and a.governor == c.predicate
        for c in clauses
        for a in facts.arguments
    )


def _opens(facts: Facts, other: Other) -> bool:
    """Whether a thing is what a clause tells of first, before its verb."""
    before = facts.tokens[other.first - 1] if other.first else None
    if before is not None and before.tag in (Tag.PREPOSITION, Tag.TO):
        return before.norm in _WITHIN and other.first == 1
    return any(
        c.predicate is not None
        and other.head in c.tokens
        and other.head < c.predicate
        and not _has_subject_before(facts, c.tokens, other)
        for c in facts.clauses
    )


def _has_subject_before(facts: Facts, tokens: tuple[int, ...], other: Other) -> bool:
    """Whether a noun that isn't a time or a place stands before a thing in its clause."""
    heads = {a.head: a for a in facts.arguments if a.head in tokens and a.head < other.first}
    return any(_is_doer(a) for a in heads.values())


def _is_doer(argument: Argument) -> bool:
    return argument.role in ("subject", "object", "possessor")


def _is_more(alignment: Alignment, discrepancy: Discrepancy) -> bool:
    """Whether the claim's number comes on top of others, too."""
    place = next(iter(alignment.claim_side.inside(discrepancy.expected_span)), None)
    if place is None:
        return False
    around = alignment.claim.tokens[max(0, place - 2) : place + 3]
    return any(t.norm in _MARKS for t in around)


def _is_part(alignment: Alignment, other: Other, discrepancy: Discrepancy) -> bool:
    """Whether a smaller number is told of a part: "in Leeds alone", which the claim doesn't say."""
    if not isinstance(discrepancy, QuantityDiscrepancy) or "alone" in alignment.claim_side.norms:
        return False
    draft, claim = alignment.draft, alignment.claim
    ours = [q for q in draft.quantities if q.span == discrepancy.span]
    theirs = [q for q in claim.quantities if q.span == discrepancy.expected_span]
    within = any(
        other.head in c.tokens and ours and ours[0].first in c.tokens for c in draft.clauses
    )
    return within and any(one.low < two.low for one in ours for two in theirs)
