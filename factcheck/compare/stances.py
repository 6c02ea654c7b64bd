"""Stances: for or against, where both sides tell of one vote, ruling or decision."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.facts import Argument, Facts, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy
from factcheck.lexicon import classes

# What is done for someone or something, or against it; of these, the verdicts of a judge.
_JUDGING = frozenset("rule decide find judge side".split())
_DECIDING = _JUDGING | frozenset("vote argue campaign lobby demonstrate testify".split())
_AGAINST = "against"
_FAVOUR = frozenset(("favour", "favor"))
# The most tokens between the verb and the word that tells the side.
_REACH = 7


def compare_stances(alignment: Alignment) -> list[Discrepancy]:
    """Report a vote or ruling for what the claim has it against, or the reverse."""
    draft, claim = alignment.draft, alignment.claim
    told = list(_stances(claim))
    for verb, word, object_, favours in _stances(draft) if told else ():
        if verb not in alignment.segment:
            continue
        for other, marker, theirs, favoured in told:
            if favours is favoured or not _is_one_act(alignment, verb, other):
                continue
            met = alignment.pairs.get(object_) == theirs
            if not met and (object_ in alignment.pairs or theirs in alignment.back):
                continue
            found = draft.tokens[verb].span.cover(draft.tokens[word].span)
            expected = claim.tokens[other].span.cover(claim.tokens[marker].span)
            cues = {"antonym", "predicate", "verb", *(("stance",) if met else ())}
            return [alignment.differ(PolarityDiscrepancy, found, expected, cues=cues)]
    return []


def _is_one_act(alignment: Alignment, verb: int, other: int) -> bool:
    """Whether two verbs stand for each other, or are both those of a judge."""
    lemmas = {alignment.draft.tokens[verb].lemma, alignment.claim.tokens[other].lemma}
    return alignment.pairs.get(verb) == other or lemmas <= _JUDGING


def _stances(facts: Facts) -> Iterator[tuple[int, int, int, bool]]:
    """Verbs of deciding, each with the word that tells the side, its object, and if it favours."""
    for a in facts.arguments:
        verb = facts.tokens[a.governor]
        if verb.tag is not Tag.VERB or verb.lemma not in _DECIDING:
            continue
        if not 0 < a.first - a.governor <= _REACH or "time" in classes(_lemma(facts, a), "n"):
            continue
        if a.role in (_AGAINST, "for") or (a.role, verb.lemma) == ("with", "side"):
            yield a.governor, _marker(facts, a), a.head, a.role != _AGAINST
        elif _lemma(facts, a) in _FAVOUR:
            inside = (b.head for b in facts.arguments if b.governor == a.head)
            yield from ((a.governor, a.head, head, True) for head in inside)


def _lemma(facts: Facts, argument: Argument) -> str:
    return facts.tokens[argument.head].lemma


def _marker(facts: Facts, argument: Argument) -> int:
    """The token of the preposition before a phrase."""
    before = range(argument.first - 1, argument.governor, -1)
    return next((i for i in before if facts.tokens[i].norm == argument.role), argument.first)
