"""Fates: who lived and who died, by verb or adjective, of those that both sides tell of."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.predicates import is_passive
from factcheck.facts import Dimension, Facts, Mode, Scope, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy

# What befalls the subject.
_DYING = frozenset("die drown perish succumb".split()) | {"pass away", "bleed to death"}
_LIVING = frozenset("survive recover".split()) | {"pull through", "live through", "come to no harm"}
# What is done to the object.
_KILLING = frozenset("kill cull slaughter execute murder slay drown".split())
_SAVING = frozenset("rescue save spare".split()) | {"pull to safety", "bring to safety"}
_DEAD = frozenset(("dead",))
_ALIVE = frozenset("alive unharmed unhurt uninjured unscathed".split())
# "Were found dead".
_FINDING = COPULAS | frozenset(("find", "escape", "emerge"))
_CUES = frozenset(("antonym", "fate", "predicate", "verb"))
# How far after its verb, in tokens, the word that tells a fate may stand.
_REACH = 3
# How far before its noun, in tokens, "the" may stand.
_BEFORE = 4
_DEFINITE = frozenset("the all both his her its their this these that those".split())


@attrs.frozen
class _Fate:
    """Someone, by the head of the phrase, how many, whether they lived, and the word for it.

    `whole` is false where only some may be meant: "a miner", "miners", "most of the miners".
    """

    who: int
    number: float | None
    whole: bool
    lived: bool
    word: int


def compare_fates(alignment: Alignment) -> list[Discrepancy]:
    """Report that some lived who died by the claim, or died who lived.

    Of those who share a noun and no number, where the claim tells both fates, nothing is said.
    """
    told = alignment.claim_side.told(_fates)
    for ours in alignment.draft_side.told(_fates) if told else ():
        if ours.word not in alignment.segment:
            continue
        same = [theirs for theirs in told if _are_the_same(alignment, ours, theirs)]
        if not same or any(theirs.lived is ours.lived for theirs in same):
            continue
        theirs = same[0]
        found, expected = alignment.draft.tokens[ours.word], alignment.claim.tokens[theirs.word]
        return [alignment.differ(PolarityDiscrepancy, found.span, expected.span, cues=_CUES)]
    return []


def _are_the_same(alignment: Alignment, ours: _Fate, theirs: _Fate) -> bool:
    """Whether two fates are of the same ones; some of them may have met another."""
    if alignment.pairs.get(ours.who) != theirs.who:
        return False
    if ours.number is not None and theirs.number is not None:
        return ours.number == theirs.number
    # "The sailors" are the 62 of the claim; "two sailors" may be two of them.
    return ours.whole and (theirs.whole or theirs.number is not None)


def _fates(facts: Facts) -> tuple[_Fate, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[_Fate]:
    """The fates that a sentence tells, those that are denied or only feared left out."""
    for index, token in enumerate(facts.tokens):
        if token.tag is not Tag.VERB or _is_left_open(facts, index):
            continue
        passive = is_passive(facts, index)
        subjects, objects = _heads(facts, index, "subject"), _heads(facts, index, "object")
        if token.lemma in _KILLING | _SAVING and (passive or objects):
            yield from _of(facts, subjects if passive else objects, index, token.lemma in _SAVING)
        elif token.lemma in _DYING | _LIVING:
            yield from _of(facts, subjects, index, token.lemma in _LIVING)
        elif token.lemma in _FINDING:
            word = _told_after(facts, index)
            if word is not None:
                who = objects if objects and not passive else subjects
                yield from _of(facts, who, word, facts.tokens[word].lemma in _ALIVE)


def _is_left_open(facts: Facts, index: int) -> bool:
    """Whether a deed is denied, tried, planned, feared or said, or hangs on something."""
    return (
        (index > 0 and facts.tokens[index - 1].tag is Tag.TO)
        or any(n.scope[0] <= index < n.scope[1] for n in facts.negations)
        or any(c.first <= index < c.end for c in facts.conditions)
        or any(u.first <= index < u.end for u in facts.uncommitted)
        or any(
            m.token < index <= m.token + _REACH and m.mode is not Mode.FACT
            for m in facts.modalities
        )
    )


def _told_after(facts: Facts, verb: int) -> int | None:
    for place in range(verb + 1, min(len(facts.tokens), verb + 1 + _REACH)):
        token = facts.tokens[place]
        if token.lemma in _DEAD | _ALIVE:
            return place
        if token.tag not in (Tag.ADVERB, Tag.AUXILIARY, Tag.VERB):
            return None
    return None


def _heads(facts: Facts, verb: int, role: str) -> list[int]:
    return [a.head for a in facts.arguments if a.governor == verb and a.role == role]


def _of(facts: Facts, heads: list[int], word: int, lived: bool) -> Iterator[_Fate]:
    for head in heads:
        number = next(
            (
                q.low
                for q in facts.quantities
                if q.noun == head and q.dimension is Dimension.COUNT and q.low == q.high
            ),
            None,
        )
        yield _Fate(head, number, _is_whole(facts, head), lived, word)


def _is_whole(facts: Facts, head: int) -> bool:
    """Whether a phrase means all of whom it names: a name, "the driver", "both pilots"."""
    if any(q.head == head and q.scope is not Scope.ALL for q in facts.quantifiers):
        return False
    if facts.tokens[head].tag is not Tag.NOUN:
        return True
    before = facts.tokens[max(0, head - _BEFORE) : head]
    return any(t.norm in _DEFINITE or t.tag is Tag.POSSESSIVE for t in before)
