"""Brief quotations: a few words of one speaker, some of them other than the claim's."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from factcheck.compare.alignment import Alignment
from factcheck.compare.names import Match, match
from factcheck.compare.quotations import CLOSED_WORDS, plainly
from factcheck.facts import Facts, Quotation
from factcheck.findings import Discrepancy, QuoteDiscrepancy
from factcheck.text import Span

# A word or two in quotation marks may be anyone's; longer ones are compared as utterances.
_FEWEST, _MOST = 3, 7
# The least share of the words that both sides have, in order.
_ONE_SAYING = 0.5
_CALLING = frozenset("brand call describe dub label term".split())
_CUES = frozenset(("brief", "words"))
# A shared beginning of so many letters makes two forms of one word.
_STEM = 4


def compare_brief_quotations(alignment: Alignment) -> list[Discrepancy]:
    """Report a few words in quotation marks that the same speaker is quoted with otherwise.

    "A marriage of convenience" beside "a marriage of enemies".
    """
    draft, claim = alignment.draft, alignment.claim
    ours = [q for q in draft.quotations if _is_brief(q) and q.first in alignment.segment]
    theirs = [q for q in claim.quotations if _is_brief(q)]
    if not ours or not theirs or not _is_one_speaker(draft, claim):
        return []
    for one in ours:
        if any(plainly(q.words) == plainly(one.words) for q in claim.quotations):
            continue
        for two in theirs:
            if _is_title(draft, one) or _is_title(claim, two):
                continue
            found, expected = _altered(one, two)
            if not found or not expected:
                continue
            spans = _of_words(draft, one, found), _of_words(claim, two, expected)
            return [alignment.differ(QuoteDiscrepancy, *spans, claim.words(spans[1]), _CUES)]
    return []


def _is_brief(quotation: Quotation) -> bool:
    return _FEWEST <= len(quotation.words) <= _MOST


def _is_one_speaker(draft: Facts, claim: Facts) -> bool:
    """Whether whoever speaks in the draft is named, and speaks in the claim."""
    ours = _speakers(draft)
    known = [claim.entities[n] for n in _speakers(claim) if n is not None]
    return bool(ours) and all(
        one is not None and any(match(draft.entities[one], two) is Match.SAME for two in known)
        for one in ours
    )


def _speakers(facts: Facts) -> set[int | None]:
    """Who is told to speak, or to call a thing something; None for one who isn't named."""
    calling = {
        a.head
        for a in facts.arguments
        if a.role == "subject" and facts.tokens[a.governor].lemma in _CALLING
    }
    callers = {
        number
        for number, e in enumerate(facts.entities)
        if not calling.isdisjoint(range(e.first, e.end))
    }
    return {s.entity for s in facts.speakers} | callers


def _altered(one: Quotation, two: Quotation) -> tuple[list[str], list[str]]:
    """The words of meaning in which two quotations of one saying differ; empty for no such two."""
    mine, other = plainly(one.words), plainly(two.words)
    shared = [
        mine[i]
        for op in Indel.opcodes(other, mine)
        if op.tag == "equal"
        for i in range(op.dest_start, op.dest_end)
    ]
    left = [w for w in mine if w not in shared and w not in CLOSED_WORDS]
    known = [w for w in other if w not in shared and w not in CLOSED_WORDS]
    if (
        len(shared) < _ONE_SAYING * max(len(mine), len(other))
        or all(word in CLOSED_WORDS for word in shared)
        # Numbers are compared as such, and "attack" and "attacks" are one word.
        or any(word[0].isdigit() for word in (*left, *known))
        or any(a[:_STEM] == b[:_STEM] for a in left for b in known)
    ):
        return [], []
    return left, known


def _of_words(facts: Facts, quotation: Quotation, words: list[str]) -> Span:
    """The stretch of a quotation that holds some of its words; all of it where they aren't seen."""
    tokens = facts.tokens[quotation.first : quotation.end]
    told = [t.span for t in tokens if not set(words).isdisjoint(t.norm.split())]
    return told[0].cover(told[-1]) if told else _inside(facts, quotation)


def _is_title(facts: Facts, quotation: Quotation) -> bool:
    """Whether a quotation is the name of a work: its words have capitals."""
    words = facts.words(_inside(facts, quotation)).split()
    return sum(word[0].isupper() for word in words[1:]) * 2 > len(words) - 1


def _inside(facts: Facts, quotation: Quotation) -> Span:
    first, last = facts.tokens[quotation.first], facts.tokens[quotation.end - 1]
    return first.span.cover(last.span)
