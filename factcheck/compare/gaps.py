"""Gaps: a common word that the claim lacks, beside the claim's word nearest to its slot.

The last resort of comparison: where no other facet tells what differs, this one says which words
stand in each other's way. Whether they contradict each other is for judgement to weigh.
"""

from __future__ import annotations

from collections.abc import Iterable
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
# The least weight of a word that tells something.
_TELLING = 0.5


def compare_gaps(alignment: Alignment, found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Report the pair of open words that are most nearly in one slot, outside what is `found`."""
    taken = list(found)
    ours = _open(alignment, mine=True, taken=[d.span for d in taken])
    theirs = _open(alignment, mine=False, taken=[d.expected_span for d in taken])
    best: tuple[float, int, int, frozenset[str]] | None = None
    for i, one in ours:
        for j, two in theirs:
            if one.tag is not two.tag:
                continue
            cues = _cues(alignment, i, j)
            if cues is None:
                continue
            tie = fsum(_TIES.get(cue, 0.0) for cue in cues)
            # The longer a word's neighbours are shared, the likelier; ties go to the first pair.
            if best is None or tie > best[0]:
                best = (tie, i, j, cues)
    if best is None:
        return []
    _, i, j, cues = best
    draft, claim = alignment.draft.tokens[i], alignment.claim.tokens[j]
    kind = PolarityDiscrepancy if draft.tag is Tag.VERB else EntityDiscrepancy
    words = (alignment.draft.words(draft.span), alignment.claim.words(claim.span))
    return [kind(*words, draft.span, claim.span, None, cues)]


def _open(alignment: Alignment, *, mine: bool, taken: list[Span]) -> list[tuple[int, Token]]:
    """The common words of one side without a counterpart, outside names, dates and numbers.

    Opposites are counterparts: what they come to is settled with the negations around them.
    """
    side = alignment.draft_side if mine else alignment.claim_side
    if mine:
        met = {*alignment.pairs, *alignment.opposed}
    else:
        met = {*alignment.back, *alignment.opposed.values()}
    telling = side.telling
    return [
        (i, token)
        for i, token in side.content
        if token.tag in _POS
        and i not in met
        and i not in telling
        and side.weights[i] >= _TELLING
        and not (mine and (i not in alignment.segment or i in alignment.topical))
        and not any(span.overlaps(token.span) for span in taken)
    ]


def _cues(alignment: Alignment, i: int, j: int) -> frozenset[str] | None:
    """What ties two words to one slot; None where they mean the same."""
    one, two = alignment.draft.tokens[i], alignment.claim.tokens[j]
    pos = _POS[one.tag]
    link: Relation | None = relation(one.lemma, two.lemma, pos, pos)
    if link is not None and link.kind in _LIKE:
        return None
    made = {"gap", "word", one.tag.name.lower(), link.kind if link is not None else "unrelated"}
    if classes(one.lemma, pos) & classes(two.lemma, pos):
        made.add("same-class")
    made.update(_roles(alignment, i, j))
    for step, cue in ((-1, "before"), (1, "after")):
        if alignment.neighbours_meet(i, j, step):
            made.add(cue)
    if _is_predicate(alignment.draft, i) and _is_predicate(alignment.claim, j):
        made.add("predicate")
    return frozenset(made)


def _roles(alignment: Alignment, i: int, j: int) -> set[str]:
    """How the roles of two words' phrases meet: in one slot, by governor or by role alone."""
    made: set[str] = set()
    for ours in _headed(alignment.draft_side, i):
        for theirs in _headed(alignment.claim_side, j):
            governed = alignment.aligned(ours.governor, theirs.governor)
            if ours.role == theirs.role:
                made.add("slot" if governed else "role")
            elif governed:
                made.add("governor")
    return made


def _headed(side: Side, index: int) -> list[Argument]:
    return [a for a in side.roles.get(index, ()) if a.head == index]


def _is_predicate(facts: Facts, index: int) -> bool:
    return any(clause.predicate == index for clause in facts.clauses)
