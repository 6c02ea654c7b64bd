"""Which way: with or against someone, on something or away from it, like another or unlike."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts
from factcheck.findings import Discrepancy, PolarityDiscrepancy

# Prepositions that tell on which side of a thing someone is.
_WAYS = frozenset(("with", "against", "for"))
_TOWARD = frozenset(("on", "to", "toward", "towards", "onto"))
# How far from the claim's "on", in tokens, what is drawn to it may stand.
_BETWEEN = 4


def compare_ways(alignment: Alignment) -> list[Discrepancy]:
    """Report a way that the claim sets aside, or turns round."""
    return [*_turned_round(alignment), *_unlike(alignment), *_away(alignment)]


def _turned_round(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "Work against the groups" where the claim has "work with the groups, not against them"."""
    draft, claim = alignment.draft, alignment.claim
    for index in range(2, len(claim.tokens)):
        opposite = claim.tokens[index]
        if claim.tokens[index - 1].norm != "not" or opposite.norm not in _WAYS:
            continue
        for argument in draft.arguments:
            verb = alignment.pairs.get(argument.governor)
            if argument.role != opposite.norm or argument.head not in alignment.segment:
                continue
            met = alignment.pairs.get(argument.head)
            ways = {a.role for a in claim.arguments if a.governor == verb and a.head == met}
            if met is not None and ways and opposite.norm not in ways:
                way = _way_before(draft, argument.head, opposite.norm)
                span = draft.tokens[way].span
                expected = claim.tokens[index - 1].span.cover(opposite.span)
                yield alignment.differ(PolarityDiscrepancy, span, expected, cues=("antonym", "way"))
                return


def _unlike(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "Unlike A, B has left", where the claim says that A has."""
    draft, claim = alignment.draft, alignment.claim
    if "unlike" not in alignment.draft_side.norms:
        return
    for number, entity in alignment.draft_entities():
        before = draft.tokens[entity.first - 1].norm if entity.first else ""
        met = alignment.names.get(number)
        if before != "unlike" or met is None:
            continue
        told = claim.entities[met]
        deeds = {
            a.governor
            for a in claim.arguments
            if a.role == "subject" and told.first <= a.head < told.end
        }
        for clause in draft.clauses:
            verb = clause.predicate
            if verb is None or alignment.pairs.get(verb) not in deeds:
                continue
            ours = alignment.draft_side.governing(verb)
            theirs = alignment.claim_side.governing(alignment.pairs[verb])
            if (len(ours) - len(theirs)) % 2 == 0:
                span = draft.tokens[entity.first - 1].span.cover(entity.span)
                cues = ("antonym", "unlike")
                yield alignment.differ(PolarityDiscrepancy, span, told.span, cues=cues)
                return


def _away(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "Drew attention away from the law" where the claim has "focused attention on the law"."""
    draft, claim = alignment.draft, alignment.claim
    for index in sorted(alignment.segment):
        following = draft.tokens[index + 1 : index + 2]
        if draft.tokens[index].norm != "away" or not any(t.norm == "from" for t in following):
            continue
        drawn = alignment.pairs.get(index - 1)
        rest = (i for i in range(index + 2, len(draft.tokens)) if i in alignment.pairs)
        first = next(rest, None)
        if drawn is None or first is None:
            continue
        place = drawn + 1
        toward = place < len(claim.tokens) and claim.tokens[place].norm in _TOWARD
        if toward and place < alignment.pairs[first] <= place + _BETWEEN:
            span = draft.tokens[index].span.cover(following[0].span)
            expected = claim.tokens[place].span
            yield alignment.differ(PolarityDiscrepancy, span, expected, cues=("antonym", "way"))
            return


def _way_before(facts: Facts, head: int, way: str) -> int:
    """The last place of a preposition before the head of what it takes."""
    return next((i for i in range(head, -1, -1) if facts.tokens[i].norm == way), head)
