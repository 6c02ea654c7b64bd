"""Endings: what is over on the one side and goes on, or was never begun, on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.lasting import Ending, endings
from factcheck.facts import Facts, Tag
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy
from factcheck.text import Span

# How far, in tokens, a thing may stand after "still" and be marked with it.
_REACH = 6
_AFTERWARDS = frozenset("after amid despite during following of".split())
_CUES = frozenset(("antonym", "predicate", "verb", "ending"))


def compare_endings(alignment: Alignment) -> list[Discrepancy]:
    """Report that a thing goes on where the claim says that it is over, or the reverse."""
    for ours, theirs in _pairs(alignment):
        if ours.told not in alignment.segment or ours.over is theirs.over:
            continue
        if alignment.same.get(ours.told) == theirs.told:
            # A verb that one side denies is for polarity to weigh.
            continue
        found, expected = _marked(alignment.draft, ours), _marked(alignment.claim, theirs)
        cues = _CUES | {"anew"} if ours.anew or theirs.anew else _CUES
        return [alignment.differ(PolarityDiscrepancy, found, expected, cues=cues)]
    return []


def _marked(facts: Facts, ending: Ending) -> Span:
    """The word that tells; with what it tells of, where the word alone says little: "still"."""
    told, thing = facts.tokens[ending.told], facts.tokens[ending.thing]
    near = 0 < ending.thing - ending.told <= _REACH
    return told.span.cover(thing.span) if told.tag is Tag.ADVERB and near else told.span


def without_told_endings(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out denials that only tell in other words that a thing is over, or goes on.

    "Is no longer under investigation" says what "dropped its investigation" says; and what ended
    had been: "after four months of drought".
    """
    kept = tuple(found)
    for ours, theirs in _pairs(alignment):
        if ours.over is theirs.over and not _is_told_itself(alignment, ours, theirs):
            spans = [alignment.draft.tokens[i].span for i in (ours.thing, ours.told)]
            told = alignment.claim.tokens[theirs.told].span
            kept = tuple(
                d
                for d in kept
                if d.kind is not Kind.POLARITY
                or not (d.expected_span.overlaps(told) or any(d.span.overlaps(s) for s in spans))
            )
    before = [alignment.draft.tokens[i].span for i in _told_of_before(alignment)]
    return tuple(
        d
        for d in kept
        if d.kind is not Kind.POLARITY or not any(d.span.end == span.end for span in before)
    )


def _told_of_before(alignment: Alignment) -> Iterator[int]:
    """What one side says is over, and the other only says that something came after."""
    over = {e.thing for e in alignment.claim_side.told(endings) if e.over}
    ended = {e.thing for e in alignment.draft_side.told(endings) if e.over}
    for i, j in alignment.pairs.items() if over or ended else ():
        for things, index, facts in (
            (over, j, alignment.draft),
            (ended, i, alignment.claim),
        ):
            place = i if facts is alignment.draft else j
            if index in things and facts.tokens[place].tag is Tag.NOUN:
                roles = {a.role for a in facts.arguments if a.head == place}
                if roles and roles <= _AFTERWARDS:
                    yield i


def _pairs(alignment: Alignment) -> Iterator[tuple[Ending, Ending]]:
    """The endings of things that stand for each other, one of which is more than a deed.

    Where both are deeds, denials are for polarity to weigh.
    """
    told = alignment.claim_side.told(endings)
    for ours in alignment.draft_side.told(endings) if told else ():
        met = alignment.pairs.get(ours.thing)
        for theirs in told if met is not None else ():
            if met != theirs.thing or (ours.of_deed and theirs.of_deed):
                continue
            if _is_one_word(alignment, ours, theirs):
                continue
            # Who dropped an investigation did investigate.
            if {ours.begun, theirs.begun} != {True, False}:
                yield ours, theirs


def _is_told_itself(alignment: Alignment, ours: Ending, theirs: Ending) -> bool:
    """Whether the claim tells of the draft's deed besides: "was suspended, not sacked"."""
    met = alignment.pairs.get(ours.told)
    if met is None or met == theirs.told:
        return False
    one, two = alignment.draft.tokens[ours.told], alignment.claim.tokens[met]
    return one.lemma == two.lemma or one.norm == two.norm


def _is_one_word(alignment: Alignment, ours: Ending, theirs: Ending) -> bool:
    """Whether one word is a noun on one side and a deed on the other, with nothing to tell it so.

    "Talks" may be read wrongly.
    """
    if ours.told != ours.thing and theirs.told != theirs.thing:
        return False
    draft, claim = alignment.draft.tokens[ours.thing], alignment.claim.tokens[theirs.thing]
    return draft.lemma == claim.lemma
