"""Fates: who lived and who died, by verb or adjective, of those that both sides tell of."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.sameness import has_another_time, may_not_be, qualifiers_left
from factcheck.facts import Dimension, Facts, Scope, Tag
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
# The least weight of a word that tells something.
_TELLING = 0.5
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
    told, ours = alignment.claim_side.told(_fates), alignment.draft_side.told(_fates)
    if not told or not ours or has_another_time(alignment):
        return []
    for one in ours:
        if one.word not in alignment.segment or not _is_same_event(alignment, one):
            continue
        if any(other.who == one.who and other.lived is not one.lived for other in ours):
            # "Survived the fire, but died of his wounds."
            continue
        same = [two for two in told if _are_the_same(alignment, one, two)]
        if not same or any(two.lived is one.lived for two in same):
            continue
        found, expected = alignment.draft.tokens[one.word], alignment.claim.tokens[same[0].word]
        return [alignment.differ(PolarityDiscrepancy, found.span, expected.span, cues=_CUES)]
    return []


def _is_same_event(alignment: Alignment, fate: _Fate) -> bool:
    """Whether more than who is meant is told by both: one may survive a shooting, and die."""
    pairs, draft = alignment.pairs, alignment.draft
    apart = {fate.word, fate.who}
    apart |= {
        i for e in draft.entities if e.first <= fate.who < e.end for i in range(e.first, e.end)
    }
    apart |= {i for q in draft.quantities if q.noun == fate.who for i in range(q.first, q.end)}
    return any(
        i in pairs and i not in apart and alignment.draft_weights[i] >= _TELLING
        for i in alignment.segment
        if not fate.who - _BEFORE <= i < fate.who
    )


def _are_the_same(alignment: Alignment, ours: _Fate, theirs: _Fate) -> bool:
    """Whether two fates are of the same ones; some of them may have met another."""
    if alignment.pairs.get(ours.who) != theirs.who:
        return False
    if qualifiers_left(alignment, ours.who, theirs.who)[0]:
        return False
    if ours.number is not None and theirs.number is not None:
        return ours.number == theirs.number and (ours.whole or theirs.whole)
    # "The sailors" are the 62 of the claim; "two sailors" may be two of them.
    return ours.whole and (theirs.whole or theirs.number is not None)


def _fates(facts: Facts) -> tuple[_Fate, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[_Fate]:
    """The fates that a sentence tells, those that are denied or only feared left out."""
    for index, token in enumerate(facts.tokens):
        if token.tag is not Tag.VERB or may_not_be(facts, index):
            continue
        # Whom a passive verb is done to is its object, too.
        subjects, objects = _heads(facts, index, "subject"), _heads(facts, index, "object")
        if token.lemma in _KILLING | _SAVING and objects:
            yield from _of(facts, objects, index, token.lemma in _SAVING)
        elif token.lemma in _DYING | _LIVING and not (token.lemma == "recover" and objects):
            yield from _of(facts, subjects, index, token.lemma in _LIVING)
        elif token.lemma in _FINDING:
            word = _told_after(facts, index)
            if word is not None:
                yield from _of(facts, objects or subjects, word, facts.tokens[word].lemma in _ALIVE)


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
