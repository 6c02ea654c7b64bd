"""Compounds: the opposite of the first word of a fixed phrase: "illegal" for "legal opinion"."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy
from factcheck.lexicon import relation


def compare_compounds(alignment: Alignment) -> list[Discrepancy]:
    """Report what describes a thing as the opposite of what the claim's word for it does."""
    draft, claim = alignment.draft, alignment.claim
    made: list[Discrepancy] = []
    for i, j in alignment.pairs.items():
        phrases = " " in draft.tokens[i].lemma or " " in claim.tokens[j].lemma
        if not phrases or i not in alignment.segment:
            continue
        found, expected = draft.tokens[i].span, claim.tokens[j].span
        described = _described(draft, i, alignment.pairs)
        if described is not None and _opposes(draft, described, claim, j):
            found = draft.tokens[described].span
        else:
            described = _described(claim, j, alignment.back)
            if described is None or not _opposes(claim, described, draft, i):
                continue
            expected = claim.tokens[described].span
        made.append(alignment.differ(PolarityDiscrepancy, found, expected, cues=("antonym",)))
    return made


def _described(facts: Facts, noun: int, met: dict[int, int]) -> int | None:
    """The adjective right before a noun that has no counterpart."""
    if not noun or facts.tokens[noun - 1].tag is not Tag.ADJECTIVE or noun - 1 in met:
        return None
    return noun - 1


def _opposes(facts: Facts, adjective: int, other: Facts, phrase: int) -> bool:
    """Whether an adjective is the opposite of the first word of a fixed phrase."""
    first, _, rest = other.tokens[phrase].lemma.partition(" ")
    if not rest or other.tokens[phrase].tag is not Tag.NOUN:
        return False
    link = relation(facts.tokens[adjective].lemma, first, "a", "a")
    return link is not None and link.kind == "antonym"
