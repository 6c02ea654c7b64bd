"""Tolls: that nobody died, or was hurt, where the claim counts those who were, or the reverse.

The words may be wholly other ones: "nobody lost their life" beside "killing six people".
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.facts import Facts, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy
from factcheck.text import Span

# What befalls the subject, and what is done to the object.
_BEFALLING = {"die": "death", "drown": "death", "perish": "death"}
_DONE_TO = {
    "drown": "death", "kill": "death", "hurt": "injury", "injure": "injury", "wound": "injury",
}  # fmt: skip
_NOUNS = {
    "death": "death", "fatality": "death", "life": "death", "injury": "injury",
}  # fmt: skip
# Lives are lost, taken or claimed where somebody died: not "changed 30 lives".
_LOSING = frozenset("claim cost lose take".split())
_NOBODY = frozenset(("nobody", "none", "no one"))
# Words for anybody: who is meant by them is meant by what the other side counts.
_ANYBODY = frozenset("death fatality human injury life one people person victim".split())
_DENYING = frozenset(("no", "without"))
# How far before its noun, in tokens, the word that denies it may stand.
_BEFORE = 3


@attrs.frozen
class _Toll:
    """That some, or none, died or were hurt: who, by the head of the phrase, and the word for it.

    `first` is the token at which the words that tell it begin.
    """

    harm: str
    none: bool
    who: int
    word: int
    first: int


def compare_tolls(alignment: Alignment) -> list[Discrepancy]:
    """Report that none came to harm where the claim counts some, or the reverse."""
    theirs = alignment.claim_side.told(_tolls)
    ours = alignment.draft_side.told(_tolls) if theirs else ()
    if not ours or has_another_time(alignment):
        return []
    draft, claim = alignment.draft, alignment.claim
    for one in ours:
        if one.word not in alignment.segment:
            continue
        same = [two for two in theirs if two.harm == one.harm or _takes_in(one, two)]
        if not same or any(two.none is one.none for two in same):
            continue
        two = next((t for t in same if _are_of_the_same(alignment, one, t)), None)
        if two is None or alignment.pairs.get(one.word) == two.word:
            # Two words that stand for each other are for polarity to weigh.
            continue
        cues = {"negation", "predicate", "toll", "verb", "denies" if one.none else "asserts"}
        found, expected = _span(draft, one), _span(claim, two)
        return [alignment.differ(PolarityDiscrepancy, found, expected, cues=cues)]
    return []


def _takes_in(one: _Toll, two: _Toll) -> bool:
    """Whether who is denied to have been hurt did not die, either: "no one was hurt"."""
    none, other = (one, two) if one.none else (two, one)
    return none.none and not other.none and (none.harm, other.harm) == ("injury", "death")


def _are_of_the_same(alignment: Alignment, ours: _Toll, theirs: _Toll) -> bool:
    """Whether who is denied to have come to harm takes in whom the other side counts."""
    side, none = (alignment.draft, ours) if ours.none else (alignment.claim, theirs)
    word = side.tokens[none.who]
    anybody = word.norm in _NOBODY or not _ANYBODY.isdisjoint((word.lemma, word.norm))
    return anybody or alignment.pairs.get(ours.who) == theirs.who


def _span(facts: Facts, toll: _Toll) -> Span:
    first, last = min(toll.first, toll.word), max(toll.first, toll.word, toll.who)
    return facts.tokens[first].span.cover(facts.tokens[last].span)


def _tolls(facts: Facts) -> tuple[_Toll, ...]:
    return (*_of_verbs(facts), *_of_nouns(facts))


def _of_verbs(facts: Facts) -> Iterator[_Toll]:
    for argument in facts.arguments:
        verb, who = argument.governor, argument.head
        lemma = facts.tokens[verb].lemma
        harms = {"subject": _BEFALLING, "object": _DONE_TO}.get(argument.role, {})
        harm = harms.get(lemma)
        if lemma == "lose" and argument.role == "subject" and _loses_life(facts, verb):
            harm = "death"
        if harm is None or facts.tokens[verb].tag not in (Tag.VERB, Tag.ADJECTIVE):
            continue
        denied = _denied_from(facts, who)
        if denied is not None:
            yield _Toll(harm, True, who, verb, denied)
        elif (counted := _counted_from(facts, who)) is not None and not may_not_be(facts, verb):
            yield _Toll(harm, False, who, verb, counted)


def _of_nouns(facts: Facts) -> Iterator[_Toll]:
    for index, token in enumerate(facts.tokens):
        harm = _NOUNS.get(token.lemma)
        if harm is None or token.tag is not Tag.NOUN:
            continue
        if token.lemma == "life" and not any(
            a.head == index and facts.tokens[a.governor].lemma in _LOSING for a in facts.arguments
        ):
            continue
        denied = _denied_from(facts, index)
        if denied is not None:
            yield _Toll(harm, True, index, index, denied)
        elif (counted := _counted_from(facts, index)) is not None:
            yield _Toll(harm, False, index, index, counted)


def _loses_life(facts: Facts, verb: int) -> bool:
    return any(
        a.governor == verb and a.role == "object" and facts.tokens[a.head].lemma == "life"
        for a in facts.arguments
    )


def _denied_from(facts: Facts, head: int) -> int | None:
    """Where a phrase that means nobody begins, None for another: "no British sailors"."""
    if facts.tokens[head].norm in _NOBODY:
        return head
    for place in range(head - 1, max(-1, head - 1 - _BEFORE), -1):
        token = facts.tokens[place]
        if token.norm in _DENYING:
            return place
        if token.tag not in (Tag.ADJECTIVE, Tag.NAME, Tag.NOUN):
            return None
    return None


def _counted_from(facts: Facts, head: int) -> int | None:
    """Where the number begins of those whom a phrase counts, None where it counts nobody."""
    return next(
        (
            q.first
            for q in facts.quantities
            if (q.noun == head or q.first <= head < q.end) and q.low >= 1
        ),
        None,
    )
