"""What a denial takes for granted: a complaint that was rejected was made."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts, Mode, Negation, Tag
from factcheck.lexicon import classes, relation

# Who turns down what was asked for, or said, tells that it was.
_TURNING_DOWN = frozenset(
    "deny,dismiss,rebuff,refuse,reject,rule out,spurn,throw out,turn down".split(",")
)
_CLEARING = frozenset("absolve acquit clear exonerate".split())
_DROPPING = frozenset("abandon,axe,call off,cancel,ditch,drop,give up,scrap,shelve".split(","))
# After these a team or a person is without whoever did it.
_LEAVING = frozenset(
    "die,drop out,leave,miss,pull out,quit,resign,retire,step down,withdraw".split(",")
)
_LOSING = frozenset(("forfeit", "lose"))
_WARNING = frozenset("advise caution counsel warn warning".split())
# How far after the verb that says so, in tokens, a word may tell of what was planned.
_OF_PLAN = 6


def presupposes(alignment: Alignment, negation: Negation, i: int, j: int, *, mine: bool) -> bool:
    """Whether what one side denies is there for the other to tell of.

    A complaint that was rejected was made, and what a dropped plan was for was once meant. A team
    is without whoever withdrew.
    """
    if mine:
        facts, other, met = alignment.draft, alignment.claim, j
    else:
        facts, other, met = alignment.claim, alignment.draft, i
    token = facts.tokens[negation.token]
    if token.norm == "against" and any(t.lemma in _WARNING for t in other.tokens):
        # Who warns against flying warns about flights, and not to fly.
        to = met > 0 and other.tokens[met - 1].tag is Tag.TO
        return not to and any(t.lemma in _WARNING for t in facts.tokens[: negation.token])
    if negation.lexical and _is_brought_about(alignment, negation, mine=mine):
        return True
    if token.lemma in _CLEARING and any(
        (link := relation(other.tokens[c.predicate].lemma, token.lemma, "v", "v")) is not None
        and link.kind == "antonym"
        for c in other.clauses
        if met in c.tokens and c.predicate is not None and not _is_denied(other, c.predicate)
    ):
        # Who was "convicted of fraud" is told so by the verb.
        return True
    if other.tokens[met].tag is Tag.NOUN and any(
        (a.head, a.role) == (met, "object") and other.tokens[a.governor].lemma in _LOSING
        for a in other.arguments
    ):
        # Without a majority is who has lost it.
        return True
    if token.norm == "without":
        return any(
            a.role == "subject"
            and a.first <= met < a.end
            and other.tokens[a.governor].lemma in _LEAVING
            for a in other.arguments
        )
    if token.lemma in _DROPPING and _was_planned(other, met):
        return True
    asked = negation.focus if token.lemma in _TURNING_DOWN else None
    back = (alignment.pairs if mine else alignment.back).get(-1 if asked is None else asked)
    return (
        asked is not None
        and back is not None
        and facts.tokens[asked].tag is Tag.NOUN
        and other.tokens[back].tag is Tag.VERB
        and "communication" in classes(facts.tokens[asked].lemma, "n")
    )


def _is_brought_about(alignment: Alignment, negation: Negation, *, mine: bool) -> bool:
    """Whether the other side's deed itself is what denies something: "the win ended their run"."""
    facts, other = alignment.draft, alignment.claim
    pairs = alignment.pairs
    if not mine:
        facts, other, pairs = other, facts, alignment.back
    deeds = {c.predicate for c in other.clauses if c.kind == "main"} - {None}
    return any(
        (a.governor, a.role) == (negation.token, "subject")
        and facts.tokens[a.head].tag is Tag.NOUN
        and pairs.get(a.head) in deeds
        for a in facts.arguments
    )


def _is_denied(facts: Facts, index: int) -> bool:
    return any(n.scope[0] <= index < n.scope[1] and not n.lexical for n in facts.negations)


def _was_planned(facts: Facts, index: int) -> bool:
    """Whether a word tells of what was planned once: "had planned to build", "meant to"."""
    return any(
        m.mode is Mode.PLAN
        and 0 <= index - m.token <= _OF_PLAN
        and facts.tokens[m.token].form in ("past", "participle")
        for m in facts.modalities
    )
