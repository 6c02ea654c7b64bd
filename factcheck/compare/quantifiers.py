"""Quantifiers and scope words that cannot both hold: all / some, entirely / partly."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.otherwise import is_done_by_few, is_not_without
from factcheck.facts import (
    CONTENT,
    Comparator,
    Condition,
    Dimension,
    Facts,
    Quantifier,
    Quantity,
    Scope,
    Tag,
)
from factcheck.findings import (
    ComparatorDiscrepancy,
    ConditionDiscrepancy,
    Discrepancy,
    QuantifierDiscrepancy,
)
from factcheck.text import Span

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


# Words beside the same word that turn a comparison, or a rank, round.
_DEGREES: tuple[tuple[frozenset[str], frozenset[str], type[Discrepancy]], ...] = (
    (
        frozenset("more greater higher".split()),
        frozenset("less fewer lower".split()),
        ComparatorDiscrepancy,
    ),
    (frozenset(("above",)), frozenset(("below",)), ComparatorDiscrepancy),
    (frozenset(("first",)), frozenset(("last", "final")), QuantifierDiscrepancy),
)


_DEGREE_WORDS = frozenset(word for up, down, _ in _DEGREES for word in up | down)


def compare_degrees(alignment: Alignment) -> list[Discrepancy]:
    """Report "more" for "less", or "first" for "last", beside the same words."""
    draft, claim = alignment.draft, alignment.claim
    told = [(j, t) for j, t in enumerate(claim.tokens) if t.norm in _DEGREE_WORDS]
    for i in sorted(alignment.segment) if told else ():
        one = draft.tokens[i]
        if one.norm not in _DEGREE_WORDS:
            continue
        for j, two in told:
            cls = _degree(one.norm, two.norm)
            if cls is None or _told_from_there(alignment, i, j):
                continue
            if i in alignment.pairs and _beside_same(alignment, i, alignment.pairs[i]):
                continue
            if _beside_same(alignment, i, j):
                return [alignment.differ(cls, one.span, two.span, claim.words(two.span))]
    return []


def _degree(one: str, two: str) -> type[Discrepancy] | None:
    for up, down, cls in _DEGREES:
        if (one in up and two in down) or (one in down and two in up):
            return cls
    return None


def _beside_same(alignment: Alignment, i: int, j: int) -> bool:
    """Whether one of the next two words stands for one of the claim's next two.

    Or whether both are held against the same ("than it had paid"), or the very same word stands
    right before: "$90 billion less".
    """
    if any(alignment.pairs.get(i + s) == j + t for s in (1, 2) for t in (1, 2)):
        return True
    held = _compared(alignment.draft, i)
    if held is not None and alignment.pairs.get(held) == _compared(alignment.claim, j):
        return True
    return alignment.same.get(i - 1) == j - 1


def _told_from_there(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two comparisons are with two things: "more than Sweden", "less than Norway"."""
    ours, theirs = _compared(alignment.draft, i), _compared(alignment.claim, j)
    if ours is None or theirs is None:
        return False
    return alignment.pairs.get(ours) != theirs


def _compared(facts: Facts, index: int) -> int | None:
    """The first content word after the "than" of a comparison."""
    end = min(index + 6, len(facts.tokens))
    than = next((i for i in range(index, end) if facts.tokens[i].norm == "than"), None)
    if than is None:
        return None
    rest = range(than + 1, len(facts.tokens))
    return next((i for i in rest if facts.tokens[i].tag in CONTENT), None)


def compare_conditions(alignment: Alignment) -> list[Discrepancy]:
    """Report "permanently" where the claim sets a term or an end, and the reverse."""
    draft = alignment.draft
    made: list[Discrepancy] = []
    for own in draft.conditions:
        taken_in = _taken_in(alignment, own)
        if taken_in is not None:
            made.append(alignment.differ(QuantifierDiscrepancy, own.span, taken_in))
        made.extend(_turned_condition(alignment, own))
        term = _limit(alignment)
        if own.marker != "until" or own.first not in alignment.segment or term is None:
            continue
        if term.marker == "for" and not _met(alignment, own):
            made.append(alignment.differ(ConditionDiscrepancy, own.span, term.span))
    for one in draft.quantifiers:
        if one.scope is not Scope.PERMANENTLY or one.token not in alignment.segment:
            continue
        limit = _limit(alignment)
        if limit is not None:
            span = _for_good(draft, one)
            made.append(alignment.differ(ConditionDiscrepancy, span, limit.span))
    return made


def _for_good(facts: Facts, quantifier: Quantifier) -> Span:
    """The scope word, with the word that "for" takes: "for good", "for life"."""
    if facts.tokens[quantifier.token].norm != "for":
        return quantifier.span
    return quantifier.span.cover(facts.tokens[quantifier.token + 1].span)


# Which conditions cannot both be set by the same words: what one demands the other waives.
_TURNED = frozenset(
    (
        ("even if", "unless"), ("even if", "only if"), ("even if", "if"), ("even if", "until"),
        ("unless", "even if"), ("only if", "even if"), ("only if", "unless"),
        ("unless", "only if"), ("if", "unless"), ("unless", "if"),
    )
)  # fmt: skip


def _turned_condition(alignment: Alignment, own: Condition) -> list[Discrepancy]:
    """ "Even if the council objects" for "unless the council objects"."""
    draft, claim = alignment.draft, alignment.claim
    if own.first not in alignment.segment or is_not_without(alignment):
        return []
    for other in claim.conditions:
        if (own.marker, other.marker) not in _TURNED:
            continue
        inside = range(other.first, other.end)
        met = [i for i in range(own.first, own.end) if alignment.pairs.get(i) in inside]
        opposed = [i for i in range(own.first, own.end) if alignment.opposed.get(i) in inside]
        denied = _denied_inside(draft, own) + _denied_inside(claim, other) + len(opposed)
        waived = "even if" in (own.marker, other.marker)
        # "Only if it is signed" and "unless it is not signed" come to the same.
        if (met or opposed) and (waived or not denied % 2):
            cues = ("turned", own.marker)
            return [alignment.differ(ConditionDiscrepancy, own.span, other.span, cues=cues)]
    return []


def _denied_inside(facts: Facts, condition: Condition) -> int:
    """How many negations stand in a condition."""
    return sum(condition.first <= n.token < condition.end for n in facts.negations)


def _taken_in(alignment: Alignment, condition: Condition) -> Span | None:
    """What the claim takes in by name ("including …") and the draft's exception leaves out."""
    if condition.marker != "except" or condition.first not in alignment.segment:
        return None
    claim = alignment.claim
    for index in range(condition.first + 1, condition.end):
        other = alignment.pairs.get(index)
        for place in range(max(0, (other or 0) - 4), other or 0):
            if claim.tokens[place].norm in ("including", "even"):
                return claim.tokens[place].span.cover(claim.tokens[other or 0].span)
    return None


def _met(alignment: Alignment, condition: Condition) -> bool:
    """Whether a condition names a date, or words that the claim has too."""
    inside = range(condition.first + 1, condition.end)
    dated = any(mention.first in inside for mention in alignment.draft.dates)
    return dated or any(i in alignment.pairs for i in inside)


def _limit(alignment: Alignment) -> Condition | None:
    """What limits the claim in time: a condition, or a length of time that a verb takes."""
    claim = alignment.claim
    for condition in claim.conditions:
        if condition.marker in ("until", "unless", "while"):
            return condition
    for quantity in claim.quantities:
        if quantity.dimension is not Dimension.DURATION or quantity.first == 0:
            continue
        before = claim.tokens[quantity.first - 1].norm
        if before == "for" or "-" in claim.words(quantity.span):
            return Condition(quantity.span, quantity.first, quantity.end, "for")
    return None
