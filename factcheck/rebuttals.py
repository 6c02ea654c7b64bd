"""Rebuttals: what is known to be false, and is told only for the next sentence to deny it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from factcheck.analysis import analyze
from factcheck.analysis.falsity import denies_what_was_told, tells_what_is_so
from factcheck.facts import Facts, Tag
from factcheck.findings import CheckedSentence, Finding, Kind
from factcheck.text import Sentence

# Verbs by which somebody else's words are told, and may be corrected.
_TELLING = frozenset(
    "claim say state report allege assert suggest tell write believe think post tweet share".split()
)


def without_rebutted(
    checked: Sequence[CheckedSentence], findings: Sequence[Finding]
) -> tuple[tuple[CheckedSentence, ...], tuple[Finding, ...]]:
    """Leave out what repeats a false claim in a sentence that the next one says is not so.

    "Posts say that the bank closed. It has not." repeats nothing.
    """
    suspect = {f.sentence.start for f in findings if f.kind is Kind.KNOWN}
    if not suspect:
        return tuple(checked), tuple(findings)
    rebutted = {
        one.sentence.span.start
        for one, other in pairwise(checked)
        if one.sentence.span.start in suspect and _rebuts(one.sentence, other.sentence)
    }
    kept = tuple(
        f for f in findings if f.kind is not Kind.KNOWN or f.sentence.start not in rebutted
    )
    still = {f.sentence.start for f in kept}
    return tuple(
        attrs.evolve(each, verdict=None, claim=None, evidence=())
        if each.sentence.span.start in rebutted - still
        else each
        for each in checked
    ), kept


def _rebuts(sentence: Sentence, following: Sentence) -> bool:
    told, answer = analyze(sentence), analyze(following).tokens
    if any(not n.lexical for n in told.negations):
        # "It has not" agrees with what is denied.
        return False
    return denies_what_was_told(answer, 0) or (_is_reported(told) and tells_what_is_so(answer))


def _is_reported(facts: Facts) -> bool:
    """Whether a sentence tells what someone said."""
    return any(t.tag is Tag.VERB and t.lemma in _TELLING for t in facts.tokens)
