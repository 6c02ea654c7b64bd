"""Causes: what is said to have brought something about, where the claim names another cause."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.reasons import Cause, cause_end, find_causes
from factcheck.compare.set_aside import words_set_aside
from factcheck.compare.sides import Side
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy, PolarityDiscrepancy
from factcheck.lexicon import relation
from factcheck.text import Span

_TURNED = ("converse", "turned-cause")
_NAMED = frozenset({Tag.NOUN, Tag.NAME})


def compare_causes(alignment: Alignment) -> list[Discrepancy]:
    """Report a cause of which nothing is in the claim, where the claim names another."""
    ours = alignment.draft_side.told(find_causes)
    theirs = alignment.claim_side.told(find_causes) if ours else ()
    for one in ours:
        if one.first not in alignment.segment:
            continue
        known = [two for two in theirs if _is_one_effect(alignment, one, two)]
        if known and all(_are_apart(alignment, one, two) for two in known):
            found = _span(alignment.draft, one)
            expected = _span(alignment.claim, known[0])
            return [alignment.differ(EntityDiscrepancy, found, expected, cues=("reason", "slot"))]
        for two in theirs:
            if _is_turned(alignment, one, two):
                spans = _span(alignment.draft, one), _span(alignment.claim, two)
                return [alignment.differ(PolarityDiscrepancy, *spans, cues=_TURNED)]
    return []


def tells_another_reason(alignment: Alignment) -> bool:
    """Whether a clause tells a cause of which the claim has nothing: it bears that out no more."""
    met = {*alignment.pairs, *alignment.opposed, *alignment.topical}
    return any(
        one.first in alignment.segment
        and (told := _content(alignment.draft_side, one))
        and met.isdisjoint(told)
        for one in alignment.draft_side.told(find_causes)
    )


def _is_one_effect(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether two causes are of one deed; of somebody, where the draft names no deed."""
    if one.effect is not None and two.effect is not None:
        return alignment.aligned(one.effect, two.effect)
    mine = {k for i in one.whom for k in (alignment.pairs.get(i),) if k is not None}
    return any(alignment.same_claim_name(k, j) for k in mine for j in two.whom)


def _is_turned(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether each side's cause is what the other side says it brought about."""
    if one.effect is None:
        return False
    caused = alignment.pairs.get(one.effect)
    causing = {alignment.pairs.get(i) for i in range(one.first, one.end)}
    return caused is not None and two.first <= caused < two.end and two.effect in causing


def compare_causes_set_aside(alignment: Alignment) -> list[Discrepancy]:
    """Report another cause than the claim's, which is set aside: "lobbying, not the protests"."""
    draft, claim = alignment.draft, alignment.claim
    for kept, phrase in words_set_aside(draft):
        if kept not in alignment.segment or kept in alignment.pairs:
            continue
        aside = range(phrase[0], cause_end(draft, phrase[0]))
        theirs = {alignment.pairs[i] for i in aside if i in alignment.pairs}
        for cause in alignment.claim_side.told(find_causes):
            if cause.effect is None:
                continue
            within = theirs & set(range(cause.first, cause.end))
            denied = any(n.scope[0] <= cause.first < n.scope[1] for n in claim.negations)
            effect = alignment.back.get(cause.effect)
            if within and not denied and effect is not None and effect not in aside:
                span = draft.tokens[kept].span
                cues = ("contrast", "turned-round")
                expected = _span(claim, cause)
                return [alignment.differ(EntityDiscrepancy, span, expected, cues=cues)]
    return []


def _are_apart(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether no word of either cause has a counterpart on the other side, or but the sort."""
    ours = _content(alignment.draft_side, one)
    theirs = _content(alignment.claim_side, two)
    met = {*alignment.pairs, *alignment.opposed, *alignment.topical}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    if bool(ours) and bool(theirs) and not ours & met and not theirs & met_claim:
        return True
    return _are_of_two_sorts(alignment, one, two)


def _are_of_two_sorts(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether two causes are of one kind, each told by another noun: "a knee injury", "a calf"."""
    draft, claim = alignment.draft, alignment.claim
    mine, other = _last_noun(draft, one), _last_noun(claim, two)
    if mine is None or other is None or alignment.pairs.get(mine) != other:
        return False
    if mine == one.first or other == two.first:
        return False
    sort, known = draft.tokens[mine - 1], claim.tokens[other - 1]
    if sort.tag is not Tag.NOUN or known.tag is not Tag.NOUN or mine - 1 in alignment.pairs:
        return False
    link = relation(sort.lemma, known.lemma, "n", "n")
    return sort.lemma != known.lemma and (link is None or link.kind in ("exclusive", "sibling"))


def _last_noun(facts: Facts, cause: Cause) -> int | None:
    """The head of the phrase with which a cause begins: "a throat | infection"."""
    nouns = [
        i
        for i in range(cause.first, cause.end)
        if facts.tokens[i].tag is Tag.NOUN
        and (i + 1 == cause.end or facts.tokens[i + 1].tag not in _NAMED)
    ]
    return nouns[0] if nouns else None


def _content(side: Side, cause: Cause) -> set[int]:
    tokens = side.facts.tokens
    told = range(cause.first, cause.end)
    named = [i for i in told if tokens[i].tag in _NAMED]
    return {i for i in told if tokens[i].tag in CONTENT} if named else set()


def _span(facts: Facts, cause: Cause) -> Span:
    return facts.tokens[cause.first].span.cover(facts.tokens[cause.end - 1].span)
