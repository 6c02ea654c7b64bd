"""Quantifiers and scope words that cannot both hold: all / some, entirely / partly."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.otherwise import is_done_by_few
from factcheck.facts import Comparator, Dimension, Facts, Quantifier, Quantity, Scope, Tag
from factcheck.findings import Discrepancy, QuantifierDiscrepancy

# The draft's scope first, then the claim's: what the draft says is more, or other, than was found.
_CLASHES = frozenset(
    {
        (Scope.ALL, Scope.MOST),
        (Scope.NONE, Scope.MOST),
        (Scope.NONE, Scope.MANY),
        (Scope.NONE, Scope.SOME),
        (Scope.NONE, Scope.FEW),
        (Scope.ALL, Scope.MANY),
        (Scope.ALL, Scope.SOME),
        (Scope.ALL, Scope.FEW),
        (Scope.MOST, Scope.FEW),
        (Scope.MOST, Scope.SOME),
        (Scope.MANY, Scope.FEW),
        (Scope.FEW, Scope.MOST),
        (Scope.FEW, Scope.MANY),
        (Scope.FEW, Scope.ALL),
        (Scope.SOME, Scope.ALL),
        (Scope.MOST, Scope.ALL),
        (Scope.ENTIRELY, Scope.PARTLY),
        (Scope.PARTLY, Scope.ENTIRELY),
        (Scope.ALWAYS, Scope.OFTEN),
        (Scope.ALWAYS, Scope.NEVER),
        (Scope.PERMANENTLY, Scope.TEMPORARILY),
        (Scope.TEMPORARILY, Scope.PERMANENTLY),
    }
)
_HALF = 50.0
_FREE = frozenset(
    {
        Scope.ENTIRELY,
        Scope.PARTLY,
        Scope.ALWAYS,
        Scope.OFTEN,
        Scope.NEVER,
        Scope.PERMANENTLY,
        Scope.TEMPORARILY,
    }
)
# Scope words that tell something by themselves, whatever the other side has in their place.
_TELLING = frozenset(
    {Scope.ALL, Scope.MOST, Scope.NONE, Scope.ONLY, Scope.ALWAYS, Scope.NEVER, Scope.ENTIRELY}
)
_BEFORE_THEN = frozenset(("before", "until"))
_AUXILIARIES_OF_PAST = frozenset(("had", "has", "ever"))
_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.NUMBER, Tag.NOUN})
_THE = frozenset(("the", "its", "his", "her", "their", "'s"))
_DEFINITE = _THE | frozenset("these those our my your".split())
_WITHIN_NOUN = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
_AMOUNTS = frozenset({Scope.ALL, Scope.MOST, Scope.MANY, Scope.SOME, Scope.FEW, Scope.NONE})
# How far behind a scope word its count stands: "all three".
_BESIDE = 1


def compare_quantifiers(alignment: Alignment) -> list[Discrepancy]:
    """Report scope words on the same thing that cannot both hold."""
    if is_done_by_few(alignment):
        return []
    made: list[Discrepancy] = []
    # "None was hurt, but some were thrown out" says "some", too.
    scopes = {q.token: q.scope for q in alignment.draft.quantifiers}
    said = {(j, scopes.get(i)) for i, j in alignment.same.items()}
    others = [q for q in alignment.claim.quantifiers if (q.token, q.scope) not in said]
    for one in alignment.draft.quantifiers:
        if one.token not in alignment.segment:
            continue
        for two in others:
            if (one.scope, two.scope) in _CLASHES and _one_slot(alignment, one, two):
                replacement = _replacement(alignment, one, two)
                made.append(
                    alignment.differ(QuantifierDiscrepancy, one.span, two.span, replacement)
                )
                break
        else:
            made.extend(_alone(alignment, one, mine=True))
    for two in alignment.claim.quantifiers:
        made.extend(_alone(alignment, two, mine=False))
    return [*_one_of_several(alignment), *made, *_nobody_before(alignment)]


def _one_of_several(alignment: Alignment) -> list[Discrepancy]:
    """ "The only moon with air" is not "one of several moons with air", nor the other way round."""
    draft, claim = alignment.draft, alignment.claim
    for first, head in _ones_of(draft):
        if head in alignment.segment:
            for quantifier in _the_only(claim, alignment.pairs.get(head)):
                found = draft.tokens[first].span.cover(draft.tokens[head].span)
                expected = quantifier.span
                return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=("sole",))]
    for first, head in _ones_of(claim):
        for quantifier in _the_only(draft, alignment.back.get(head)):
            if quantifier.token in alignment.segment:
                expected = claim.tokens[first].span.cover(claim.tokens[head].span)
                found = quantifier.span
                return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=("sole",))]
    return []


def _ones_of(facts: Facts) -> list[tuple[int, int]]:
    """Each "one of the many moons": its first token and its noun."""
    tokens = facts.tokens
    made = []
    for first in range(len(tokens) - 2):
        if tokens[first].norm != "one" or tokens[first + 1].norm != "of":
            continue
        end = first + 2
        while end < len(tokens) and tokens[end].tag in _BEFORE_NOUN:
            end += 1
        if tokens[end - 1].tag is Tag.NOUN:
            made.append((first, end - 1))
    return made


def _the_only(facts: Facts, head: int | None) -> list[Quantifier]:
    """The "the only" that bears on a noun."""
    return [
        q
        for q in facts.quantifiers
        if q.scope is Scope.ONLY and head is not None and q.head == head
        if q.token and facts.tokens[q.token - 1].norm in _THE
    ]


def _nobody_before(alignment: Alignment) -> list[Discrepancy]:
    """ "No woman had led it before" says that she was the first, not the claim's third."""
    draft, claim = alignment.draft, alignment.claim
    words = alignment.draft_side.norms
    if not words & _BEFORE_THEN or not words & _AUXILIARIES_OF_PAST:
        return []
    if any(d.relation == "before" for d in draft.dates) or any(
        q.dimension is Dimension.ORDINAL for q in draft.quantities
    ):
        # No one had before 2010; the third may have in 2024.
        return []
    ranks = [q for q in claim.quantities if q.dimension is Dimension.ORDINAL and q.low > 1]
    for negation in draft.negations:
        head = negation.token + 1
        if draft.tokens[negation.token].norm != "no" or head >= len(draft.tokens):
            continue
        for rank in ranks:
            if rank.noun is not None and alignment.pairs.get(head) == rank.noun:
                span = negation.span.cover(draft.tokens[head].span)
                cues = ("rank", "nobody-before")
                return [alignment.differ(QuantifierDiscrepancy, span, rank.span, cues=cues)]
    return []


def _alone(alignment: Alignment, quantifier: Quantifier, *, mine: bool) -> list[Discrepancy]:
    """A scope word that only one side has, of a thing that both tell of.

    Where the other side counts the thing instead ("all the songs", "half of the songs"), what it
    counts is laid beside the scope word.
    """
    if quantifier.scope not in _TELLING or quantifier.head is None:
        return []
    own, other = alignment.draft, alignment.claim
    met = alignment.pairs
    if not mine:
        own, other, met = other, own, alignment.back
    head = met.get(quantifier.head)
    if quantifier.token in met:
        return []
    if head is None or any(q.scope is quantifier.scope for q in other.quantifiers):
        return []
    if any(n.token == quantifier.token for n in own.negations):
        # What "no" denies is for polarity to weigh.
        return []
    counts = [q for q in other.quantities if q.noun == head]
    if any(q.head == head for q in other.quantifiers) or not (mine or counts):
        return []
    part = next((q for q in counts if _is_part(other, q)), None) if mine else None
    if part is not None and quantifier.scope is Scope.ALL and quantifier.token not in met:
        of_part = ("alone", "added", "all", "counted")
        return [alignment.differ(QuantifierDiscrepancy, quantifier.span, part.span, cues=of_part)]
    if counts and (_is_counted_alike(own, quantifier, counts) or _is_most(quantifier, counts)):
        return []
    counted = any(q.scope in _AMOUNTS for q in other.quantifiers)
    if quantifier.scope is Scope.ALL and not counted and _is_definite(other, head, counts[:1]):
        return []
    against = counts[0].span if counts else other.tokens[head].span
    cues = {"alone", "added" if mine else "dropped", quantifier.scope.value}
    cues.add("counted" if counts else "bare")
    found, expected = (quantifier.span, against) if mine else (against, quantifier.span)
    return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=cues)]


def _is_part(facts: Facts, count: Quantity) -> bool:
    """Whether a number counts a part of what another one counts: "two of the seven miners"."""
    after = facts.tokens[count.end].norm if count.end < len(facts.tokens) else ""
    wholes = [q for q in facts.quantities if q.noun == count.noun and q.first > count.first]
    return after == "of" and any(q.low > count.low for q in wholes)


def _is_counted_alike(facts: Facts, quantifier: Quantifier, counts: list[Quantity]) -> bool:
    """Whether a count is beside a scope word, too, for numbers to tell: "all three", "both"."""
    if facts.tokens[quantifier.token].norm == "both":
        return any(count.low == count.high == 2 for count in counts)
    near = quantifier.token + _BESIDE
    return any(q.noun == quantifier.head and q.first <= near for q in facts.quantities)


def _is_most(quantifier: Quantifier, counts: list[Quantity]) -> bool:
    """Whether "most" says of a share what the share says: more than half."""
    shares = [c for c in counts if c.dimension is Dimension.PERCENT]
    return quantifier.scope is Scope.MOST and bool(shares) and all(_is_over_half(c) for c in shares)


def _is_over_half(share: Quantity) -> bool:
    above = share.comparator in (Comparator.MORE, Comparator.AT_LEAST)
    return share.low > _HALF or (share.low == _HALF and above)


def _is_definite(facts: Facts, head: int, counts: list[Quantity]) -> bool:
    """Whether a noun is of a known class as a whole: "the hostages" are all, "the two" are both.

    "Half of the songs" and "two of the songs" are counted out of it.
    """
    if facts.tokens[head].tag is not Tag.NOUN or facts.tokens[head].form != "plural":
        return False
    first = head
    while first > 0 and facts.tokens[first - 1].tag in _WITHIN_NOUN:
        first -= 1
    before = facts.tokens[first - 1].norm if first else ""
    return before in _DEFINITE and all(first <= count.first < head for count in counts)


def _replacement(alignment: Alignment, one: Quantifier, two: Quantifier) -> str | None:
    """The claim's scope word, where it fits the draft's place and no agreement hangs on it."""
    ours, theirs = alignment.draft.tokens[one.token], alignment.claim.tokens[two.token]
    if one.scope not in _FREE or ours.tag is not theirs.tag:
        return None
    return theirs.text.capitalize() if ours.text[0].isupper() else theirs.text.lower()


def _one_slot(alignment: Alignment, one: Quantifier, two: Quantifier) -> bool:
    if one.head is not None and two.head is not None and alignment.aligned(one.head, two.head):
        return True
    if one.scope in _FREE and two.scope in _FREE:
        return True
    ours = [q for q in alignment.draft.quantifiers if q.scope in _AMOUNTS]
    theirs = [q for q in alignment.claim.quantifiers if q.scope in _AMOUNTS]
    return ours == [one] and theirs == [two]
