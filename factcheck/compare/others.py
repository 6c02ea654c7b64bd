"""Others beside each other: what the draft tells of another one of a kind, or of a part only."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.facts import Argument, Clause, Facts, Other, OtherSort, Tag
from factcheck.findings import Discrepancy, Kind, QuantityDiscrepancy

_OF_ANOTHER = frozenset(("of-another",))
# "In another fire": what happens there happens to another, too.
_WITHIN = frozenset(("in", "at", "during"))
_MARKS = frozenset(
    "another other second third fourth fifth sixth further additional extra separate different "
    "earlier later previous subsequent similar smaller larger bigger older younger newer more "
    "also too".split()
)
_ONCE_MORE = frozenset(("also", "again", "once more"))
_TOO = frozenset(("also", "as well", "too", "well"))
_TOGETHER = frozenset("altogether combined together".split())
# How many tokens before a noun its mark may stand.
_NEAR = 4
# Who someone has: what is told of them is not told of whose they are.
_RELATIVES = frozenset(
    "mother father parent wife husband spouse widow widower fiancee fiance son daughter child "
    "brother sister sibling twin half-brother half-sister stepson stepdaughter stepfather "
    "stepmother uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter "
    "grandchild grandparent ancestor descendant girlfriend boyfriend ex-wife ex-husband "
    "father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law "
    "teammate team-mate mate colleague friend neighbour neighbor classmate predecessor "
    "successor party partner ally rival opponent critic deputy supporter boss employer landlord "
    "tenant competitor supplier customer".split()
)
_POSSESSIVES = frozenset("his her their its my our your".split())
# What differs between things of a kind; who did it, or whether, is told of the one that is meant.
_MEASURED = frozenset((Kind.QUANTITY, Kind.COMPARATOR, Kind.DATE))
_OF_WHO = frozenset((Kind.ATTRIBUTION, Kind.MODALITY))
_SETTING_APART = frozenset((OtherSort.OTHER, OtherSort.COMPARED))


def of_another(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "of-another" where the words that differ are told of another one than the claim's.

    What someone is quoted as saying is that, whoever else spoke.
    """
    if discrepancy.kind is Kind.QUOTE:
        return frozenset()
    inside = alignment.draft_side.inside(discrepancy.span)
    if not inside:
        return frozenset()
    if discrepancy.kind is Kind.DATE and _is_at_a_further_time(alignment, inside[0]):
        return _OF_ANOTHER
    if discrepancy.kind in _OF_WHO and _does_so_too(alignment, inside[0]):
        return _OF_ANOTHER
    if isinstance(discrepancy, QuantityDiscrepancy) and _is_of_one_of_them(alignment, discrepancy):
        return _OF_ANOTHER
    claimed = alignment.claim_side.inside(discrepancy.expected_span)
    met = {**alignment.pairs, **alignment.opposed}
    if _is_of_relative(alignment.draft_side, met, inside) or (
        claimed and _is_of_relative(alignment.claim_side, {b: a for a, b in met.items()}, claimed)
    ):
        return _OF_ANOTHER
    for other in alignment.draft.others:
        if other.sort is OtherSort.PART:
            told = _is_part(alignment, other, discrepancy)
        elif other.sort is OtherSort.BEFORE:
            told = discrepancy.kind in _MEASURED and _points_elsewhere(alignment, other)
        elif other.sort is OtherSort.MORE:
            told = other.first < inside[0] <= other.head and not _is_more(alignment, discrepancy)
        else:
            told = _is_apart(alignment, other) and _bears_on(alignment.draft, other, inside)
        if told:
            return _OF_ANOTHER
    return frozenset()


def _is_at_a_further_time(alignment: Alignment, index: int) -> bool:
    """Whether a date is told as one more: "also in 2007", "again on Monday"."""
    tokens = alignment.draft.tokens
    while index > 0 and tokens[index - 1].tag in (Tag.PREPOSITION, Tag.DETERMINER):
        index -= 1
    told = index > 0 and tokens[index - 1].norm in _ONCE_MORE
    return told and alignment.claim_side.norms.isdisjoint(_ONCE_MORE)


def _does_so_too(alignment: Alignment, index: int) -> bool:
    """Whether another is told to have done the same: "Lee's lawyer may appeal as well"."""
    tokens = alignment.draft.tokens
    behind = [t for t in tokens[index:] if t.tag is not Tag.PUNCTUATION]
    joins = [n for n, t in enumerate(behind) if t.norm == "and"]
    if joins and not any(t.tag is Tag.VERB for t in behind[joins[-1] :]):
        # "And the old mill as well" is what else is told of the same one.
        return False
    ends = tuple(t.norm for t in behind)[-2:]
    told = ends[-1:] == ("too",) or ends in (("as", "well"), ("as well",)) or "as well" in ends
    return told and alignment.claim_side.norms.isdisjoint(_TOO)


def _is_of_one_of_them(alignment: Alignment, discrepancy: QuantityDiscrepancy) -> bool:
    """Whether a number is told of one of several whom the claim counts together."""
    claim = alignment.claim
    together = alignment.claim_side.norms & _TOGETHER - alignment.draft_side.norms
    counted = [e for e in claim.entities if _stands_in_list(claim, e.first, e.end)]
    met = sum(any(i in alignment.back for i in range(e.first, e.end)) for e in counted)
    return bool(together) and len(counted) > 1 and met == 1 and _is_less(alignment, discrepancy)


def _is_less(alignment: Alignment, discrepancy: QuantityDiscrepancy) -> bool:
    """Whether the draft's number is the smaller."""
    ours = [q for q in alignment.draft.quantities if q.span == discrepancy.span]
    theirs = [q for q in alignment.claim.quantities if q.span == discrepancy.expected_span]
    return any(one.low < two.low for one in ours for two in theirs)


def _stands_in_list(facts: Facts, first: int, end: int) -> bool:
    around = (*facts.tokens[max(0, first - 1) : first], *facts.tokens[end : end + 1])
    return any(t.norm == "and" for t in around)


def tells_of_another(alignment: Alignment) -> bool:
    """Whether the clause is about another one of its kind than the claim: "a second bus"."""
    draft, claim = alignment.draft, alignment.claim
    told = [c for c in draft.clauses if alignment.segment.issuperset(c.tokens)][:1]
    if any(_subject_is_relative(draft, alignment.pairs, clause) for clause in told) or any(
        _subject_is_relative(claim, alignment.back, clause) for clause in claim.clauses[:1]
    ):
        return True
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


def _points_elsewhere(alignment: Alignment, other: Other) -> bool:
    """Whether the claim doesn't point back in the same words: "that trial", "there"."""
    return alignment.draft.tokens[other.first].norm not in alignment.claim_side.norms


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


def _is_of_relative(side: Side, met: Mapping[int, int], inside: range) -> bool:
    """Whether words are told of someone's mother or team-mate, whom the other side leaves out."""
    if side.norms.isdisjoint(_RELATIVES):
        return False
    within = [c for c in side.facts.clauses if inside[0] in c.tokens]
    return bool(within) and _subject_is_relative(
        side.facts, met, min(within, key=lambda c: len(c.tokens)), inside
    )


def _subject_is_relative(
    facts: Facts, met: Mapping[int, int], clause: Clause, inside: range | None = None
) -> bool:
    """Whether what a clause tells is told of such a one, who is not among those that are `met`.

    The words of the phrase itself, the "Lee" of "Lee's mother", are told of no one.
    """
    role = "object" if clause.passive else "subject"
    deed = clause.predicate
    if deed is None or (deed not in met and facts.tokens[deed].lemma not in COPULAS):
        return False
    return any(
        inside is None or inside[0] not in range(a.first, a.end)
        for a in facts.arguments
        if a.governor == deed and a.role == role and a.head < a.governor
        if a.head not in met
        for place in range(a.first, a.end)
        if facts.tokens[place].lemma in _RELATIVES and facts.tokens[place].tag is Tag.NOUN
        if place not in met and _is_owned(facts, place) and not _is_named(facts, met, a.end)
    )


def _is_named(facts: Facts, met: Mapping[int, int], end: int) -> bool:
    """Whether a name among those met tells who it is: "Lee's daughter, Ann Lee, won"."""
    names = (e for e in facts.entities if e.first == end + 1)
    return [t.norm for t in facts.tokens[end : end + 1]] == [","] and any(
        e.first in met or e.end - 1 in met for e in names
    )


def _is_owned(facts: Facts, place: int) -> bool:
    """Whether it is someone's: "Lee's elder brother", "his mother", "the widow of Lee"."""
    before = facts.tokens[max(0, place - _NEAR) : place]
    of = facts.tokens[place + 1 : place + 2]
    return any(t.norm in _POSSESSIVES or t.tag is Tag.POSSESSIVE for t in before) or any(
        t.norm == "of" for t in of
    )


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
    if other.head in alignment.pairs:
        return False
    draft = alignment.draft
    ours = [q for q in draft.quantities if q.span == discrepancy.span]
    within = any(
        other.head in c.tokens and ours and ours[0].first in c.tokens for c in draft.clauses
    )
    return within and _is_less(alignment, discrepancy)
