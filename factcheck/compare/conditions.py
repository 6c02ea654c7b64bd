"""Conditions and terms: "permanently" for "for a year", "even if" for "unless"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.otherwise import denied_closely, is_not_without
from factcheck.compare.unturned import is_turned_with_its_condition
from factcheck.facts import CONTENT, Condition, Dimension, Facts, Quantifier, Scope, Tag
from factcheck.findings import ConditionDiscrepancy, Discrepancy, QuantifierDiscrepancy
from factcheck.lexicon import gazetteer
from factcheck.text import Span

# "Exempts the police" is said where "all agencies, including the police" are meant.
_LEAVING_OUT = frozenset(("exempt", "exclude", "leave out", "omit", "spare"))
_EXCEPTIONS = frozenset(("exception", "exemption", "make an exception"))
# What hangs on something else does so, or is tied to it.
_HANGING = frozenset(
    "tie link bind condition conditional contingent dependent depend hinge subject".split()
)
# How far after "including", in tokens, what is taken in may stand.
_TAKING_IN = 4
_LIMITS = frozenset(("until", "unless", "while"))
_NO_LONGER_THAN = frozenset(("exactly", "just", "only"))
# With these, a length of time is told up to now.
_SO_FAR = frozenset("already been had has have".split())
# Which conditions cannot both be set by the same words: what one demands the other waives.
_TURNED = frozenset(
    (
        ("even if", "unless"), ("even if", "only if"), ("even if", "if"), ("even if", "until"),
        ("unless", "even if"), ("only if", "even if"), ("only if", "unless"),
        ("unless", "only if"), ("if", "unless"), ("unless", "if"),
        ("while", "until"), ("until", "while"),
    )
)  # fmt: skip


def compare_conditions(alignment: Alignment) -> list[Discrepancy]:
    """Report "permanently" where the claim sets a term or an end, and the reverse."""
    draft = alignment.draft
    made: list[Discrepancy] = []
    made.extend(_waived(alignment))
    for own in draft.conditions:
        if own.marker == "except":
            left_out = range(own.first, own.end)
            made.extend(_taken_in(alignment, own.first, own.span, left_out))
        made.extend(_turned_condition(alignment, own))
        made.extend(_of_another_place(alignment, own))
        term = _limit(alignment)
        if own.marker != "until" or own.first not in alignment.segment or term is None:
            continue
        if term.marker == "for" and not _met(alignment, own):
            made.append(alignment.differ(ConditionDiscrepancy, own.span, term.span))
    made.extend(_term_for_condition(alignment))
    for argument in draft.arguments:
        verb = argument.governor
        leaving = {"object": _LEAVING_OUT, "for": _EXCEPTIONS}.get(argument.role, frozenset())
        if draft.tokens[verb].lemma in leaving:
            span = draft.tokens[verb].span.cover(draft.tokens[argument.head].span)
            made.extend(_taken_in(alignment, verb, span, range(argument.head, argument.head + 1)))
    for one in draft.quantifiers:
        if one.scope is not Scope.PERMANENTLY or one.token not in alignment.segment:
            continue
        lasting = any(two.scope is Scope.PERMANENTLY for two in alignment.claim.quantifiers)
        if one.token in alignment.pairs or lasting or denied_closely(draft, one.token):
            continue
        limit = _limit(alignment)
        if limit is not None:
            span = _for_good(draft, one)
            made.append(alignment.differ(ConditionDiscrepancy, span, limit.span))
    return made


def _term_for_condition(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "For just one year" where the claim has "not until there is a law", and no term.

    A road that is closed until it is repaired may well be so for two weeks.
    """
    draft, claim = alignment.draft, alignment.claim
    other = next((c for c in claim.conditions if c.marker in ("until", "unless")), None)
    timed = any(q.dimension is Dimension.DURATION for q in claim.quantities) or claim.dates
    if other is None or timed or any(c.marker in _LIMITS for c in draft.conditions):
        return
    denied = any(not n.lexical for n in claim.negations)
    for quantity in draft.quantities:
        before = draft.tokens[max(0, quantity.first - _TAKING_IN) : quantity.first]
        opened = next((t for t in before if t.norm == "for"), None)
        if not denied and not any(t.norm in _NO_LONGER_THAN for t in before):
            continue
        term = quantity.dimension is Dimension.DURATION and quantity.first in alignment.segment
        if term and opened is not None and not _goes_on(alignment):
            span = opened.span.cover(quantity.span)
            yield alignment.differ(ConditionDiscrepancy, span, other.span)
            return


def _goes_on(alignment: Alignment) -> bool:
    """Whether the draft tells how long it has been so: "has not sold to them for two years"."""
    return bool(alignment.draft_side.norms & _SO_FAR)


def _of_another_place(alignment: Alignment, own: Condition) -> Iterator[Discrepancy]:
    """ "Until Ohio passes a law" where the claim has "until there is a national law"."""
    claim = alignment.claim
    other = next((c for c in claim.conditions if c.marker == own.marker == "until"), None)
    if other is None or own.first not in alignment.segment:
        return
    inside = range(other.first, other.end)
    met = any(alignment.pairs.get(i) in inside for i in range(own.first + 1, own.end))
    named = any(e.first in inside for e in claim.entities)
    for number, entity in alignment.draft_entities():
        placed = "region" in gazetteer(" ".join(entity.words))
        within = own.first < entity.first < own.end
        if met and placed and within and not named and number not in alignment.names:
            cues = ("turned", "until")
            yield alignment.differ(ConditionDiscrepancy, own.span, other.span, cues=cues)
            return


def _for_good(facts: Facts, quantifier: Quantifier) -> Span:
    """The scope word, with the word that "for" takes: "for good", "for life"."""
    if facts.tokens[quantifier.token].norm != "for":
        return quantifier.span
    return quantifier.span.cover(facts.tokens[quantifier.token + 1].span)


def _turned_condition(alignment: Alignment, own: Condition) -> list[Discrepancy]:
    """ "Even if the council objects" for "unless the council objects"."""
    draft, claim = alignment.draft, alignment.claim
    if own.first not in alignment.segment or is_not_without(alignment):
        return []
    if is_turned_with_its_condition(alignment) or _stands_alone(alignment, own):
        return []
    for other in claim.conditions:
        if (own.marker, other.marker) not in _TURNED:
            continue
        inside = range(other.first, other.end)
        met = [i for i in range(own.first, own.end) if alignment.pairs.get(i) in inside]
        opposed = [
            (i, j) for i, j in alignment.opposed.items() if own.first <= i < own.end and j in inside
        ]
        denied = _denied_inside(draft, own) + _denied_inside(claim, other)
        denied += sum(not _denies(draft, i) and not _denies(claim, j) for i, j in opposed)
        denied += _turned_outside(alignment, own, other)
        waived = "even if" in (own.marker, other.marker)
        # "Only if it is signed" and "unless it is not signed" come to the same, and so do "will be
        # sold unless it is repaired" and "won't be sold if it is".
        if {own.marker, other.marker} == {"while", "until"} and _is_partly_met(alignment, own):
            continue
        if (met or opposed) and (waived or not denied % 2):
            cues = ("turned", own.marker)
            return [alignment.differ(ConditionDiscrepancy, own.span, other.span, cues=cues)]
    return []


def _is_partly_met(alignment: Alignment, condition: Condition) -> bool:
    """Whether a condition has words of its own: "as long as it is dirty", "until it is clean"."""
    words = range(condition.first + 1, condition.end)
    return any(
        alignment.draft.tokens[i].tag in CONTENT and i not in alignment.pairs
        for i in words
        if alignment.draft.tokens[i].norm != "long"
    )


def _stands_alone(alignment: Alignment, condition: Condition) -> bool:
    """Whether nothing but a condition is compared: what it is for may be turned round, too."""
    rest = alignment.segment - set(range(condition.first, condition.end))
    return not any(alignment.draft.tokens[i].tag in CONTENT for i in rest)


def _turned_outside(alignment: Alignment, own: Condition, other: Condition) -> int:
    """How often what a condition is for is denied on one side alone, or opposed."""
    markers = {own.marker, other.marker}
    if "only if" in markers and markers != {"only if", "unless"}:
        return 0
    draft = alignment.draft
    turned = sum(
        n.token < own.first and draft.tokens[n.token].norm == "without" for n in draft.negations
    )
    for i, j in (*alignment.pairs.items(), *alignment.opposed.items()):
        outside = not own.first <= i < own.end and not other.first <= j < other.end
        if outside and draft.tokens[i].tag is Tag.VERB:
            ours = [n.token for n in alignment.draft_side.governing(i)]
            theirs = [n.token for n in alignment.claim_side.governing(j)]
            # "Only" is the marker's.
            turned += sum(draft.tokens[k].norm != "only" for k in ours)
            turned += sum(alignment.claim.tokens[k].norm != "only" for k in theirs)
            turned += alignment.opposed.get(i) == j
    return turned


def _denies(facts: Facts, index: int) -> bool:
    return any(n.token == index for n in facts.negations)


def _denied_inside(facts: Facts, condition: Condition) -> int:
    """How many negations stand in a condition; of "is given up" nothing is governed there."""
    return sum(
        condition.first <= n.token < condition.end and (not n.lexical or n.scope[0] < n.scope[1])
        for n in facts.negations
    )


def _waived(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "Is not tied to any law" where the claim says "until there is a law"."""
    draft, claim = alignment.draft, alignment.claim
    for index in sorted(alignment.segment):
        if draft.tokens[index].lemma not in _HANGING:
            continue
        denials = [n for n in alignment.draft_side.governing(index) if not n.lexical]
        for condition in claim.conditions if denials else ():
            if condition.marker == "even if":
                # Nothing hangs on it there, either.
                continue
            inside = range(condition.first, condition.end)
            if any(alignment.pairs.get(i) in inside for i in range(index, len(draft.tokens))):
                span = draft.tokens[denials[0].token].span.cover(draft.tokens[index].span)
                yield alignment.differ(ConditionDiscrepancy, span, condition.span, cues=("waived",))
                return


def _taken_in(
    alignment: Alignment, first: int, span: Span, left_out: range
) -> Iterator[Discrepancy]:
    """What the claim takes in by name ("including …") and the draft leaves out: "but not …"."""
    claim = alignment.claim
    if first not in alignment.segment or any(
        not n.lexical for n in alignment.draft_side.governing(first)
    ):
        return
    for index in left_out:
        other = alignment.pairs.get(index)
        for place in range(max(0, (other or 0) - _TAKING_IN), other or 0):
            if claim.tokens[place].norm in ("including", "even"):
                expected = claim.tokens[place].span.cover(claim.tokens[other or 0].span)
                yield alignment.differ(
                    QuantifierDiscrepancy, span, expected, cues=("turned-round",)
                )
                return


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
