"""Gaps: a common word that the claim lacks, beside the claim's word nearest to its slot.

The last resort of comparison: where no other facet tells what differs, this one says which words
stand in each other's way. Whether they contradict each other is for judgement to weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum

from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.facts import Argument, Facts, Tag, Token
from factcheck.findings import Discrepancy, EntityDiscrepancy, PolarityDiscrepancy
from factcheck.lexicon import Relation, classes, relation
from factcheck.text import Span

_POS = {Tag.NOUN: "n", Tag.VERB: "v", Tag.ADJECTIVE: "a"}
_LIKE = frozenset("same spelling synonym derived broader narrower".split())
# What each cue adds when words are paired; a pair needs no tie, since it is the last resort.
_TIES = {
    "slot": 2.0,
    "governor": 1.0,
    "role": 0.5,
    "before": 1.0,
    "after": 1.0,
    "same-class": 0.5,
    "sibling": 1.0,
    "predicate": 1.0,
}


def compare_gaps(alignment: Alignment, found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Report the pair of open words that are most nearly in one slot, outside what is `found`."""
    taken = list(found)
    ours = _open_in_draft(alignment, [d.span for d in taken])
    theirs = _open_in_claim(alignment, [d.expected_span for d in taken])
    if not ours or not theirs:
        return []
    draft_predicates = _predicates(alignment.draft)
    claim_predicates = _predicates(alignment.claim)
    best: tuple[float, int, int, frozenset[str]] | None = None
    for i, one in ours:
        before, after = (alignment.pair_beside(i, step) for step in (-1, 1))
        heads = alignment.draft_side.headed(i)
        kinds = classes(one.lemma, _POS[one.tag])
        for j, two in theirs:
            if one.tag is not two.tag:
                continue
            cues = _roles(alignment, heads, alignment.claim_side.headed(j)) if heads else set()
            if kinds and not kinds.isdisjoint(classes(two.lemma, _POS[two.tag])):
                cues.add("same-class")
            if before is not None and alignment.claim_side.content_beside(j, -1) == before:
                cues.add("before")
            if after is not None and alignment.claim_side.content_beside(j, 1) == after:
                cues.add("after")
            if i in draft_predicates and j in claim_predicates:
                cues.add("predicate")
            tie = fsum(_TIES.get(cue, 0.0) for cue in cues)
            # The lexicon is asked only where its answer could put the pair before the best.
            if best is not None and tie + _TIES["sibling"] <= best[0]:
                continue
            link = _unlike(one, two)
            if link is None:
                continue
            tie += _TIES.get(link, 0.0)
            # The longer a word's neighbours are shared, the likelier; ties go to the first pair.
            if best is None or tie > best[0]:
                best = (tie, i, j, frozenset((*cues, "gap", "word", one.tag.name.lower(), link)))
    if best is None:
        return []
    _, i, j, found_cues = best
    draft, claim = alignment.draft.tokens[i], alignment.claim.tokens[j]
    kind = PolarityDiscrepancy if draft.tag is Tag.VERB else EntityDiscrepancy
    words = (alignment.draft.words(draft.span), alignment.claim.words(claim.span))
    return [kind(*words, draft.span, claim.span, None, found_cues)]


def _open_in_draft(alignment: Alignment, taken: list[Span]) -> list[tuple[int, Token]]:
    """The draft's common words without a counterpart.

    Opposites are counterparts: what they come to is settled with the negations around them.
    """
    side = alignment.draft_side
    closed = {*alignment.pairs, *alignment.opposed, *alignment.topical, *_touched(side, taken)}
    return [
        (i, token)
        for i, token in side.common
        if i in alignment.segment and i not in closed and token.tag in _POS
    ]


def _open_in_claim(alignment: Alignment, taken: list[Span]) -> list[tuple[int, Token]]:
    """The claim's common words without a counterpart; opposites are counterparts, too."""
    side = alignment.claim_side
    closed = {*alignment.back, *alignment.opposed.values(), *_touched(side, taken)}
    return [(i, token) for i, token in side.common if i not in closed and token.tag in _POS]


def _touched(side: Side, spans: list[Span]) -> Iterator[int]:
    """The tokens that share characters with one of the spans."""
    for span in spans:
        found = side.touched(span)
        if found is not None:
            yield from range(*found)


def _unlike(one: Token, two: Token) -> str | None:
    """How two words are related, "unrelated" without a relation; None where they mean the same."""
    pos = _POS[one.tag]
    link: Relation | None = relation(one.lemma, two.lemma, pos, pos)
    if link is None:
        return "unrelated"
    return None if link.kind in _LIKE else link.kind


def _roles(alignment: Alignment, heads: Iterable[Argument], others: Iterable[Argument]) -> set[str]:
    """How the roles of two words' phrases meet: in one slot, by governor or by role alone."""
    made: set[str] = set()
    for ours in heads:
        for theirs in others:
            governed = alignment.aligned(ours.governor, theirs.governor)
            if ours.role == theirs.role:
                made.add("slot" if governed else "role")
            elif governed:
                made.add("governor")
    return made


def _predicates(facts: Facts) -> frozenset[int | None]:
    return frozenset(clause.predicate for clause in facts.clauses)
