"""Causes: what is said to have brought something about, where the claim names another cause."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.set_aside import words_set_aside
from factcheck.compare.sides import Side
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy, PolarityDiscrepancy
from factcheck.text import Span

# What brings in the cause of the deed told before.
_MARKERS = (
    ("as", "a", "consequence", "of"),
    ("as", "a", "result", "of"),
    ("because", "of"),
    ("due", "to"),
    ("in", "reaction", "to"),
    ("in", "response", "to"),
    ("on", "account", "of"),
    ("owing", "to"),
    ("thanks", "to"),
)
CAUSING = frozenset(
    "bring about,cause,give rise to,kindle,lead to,prompt,provoke,spark,spur,trigger".split(",")
)
"""Verbs of bringing about: the subject is the cause, the object what it brought about."""
# "The decision was a response to the protests", "the fire resulted from a fault".
_RESPONSES = frozenset(("consequence", "reaction", "response", "result"))
_RESULTING = frozenset(("arise", "result", "stem"))
_TURNED = ("converse", "turned-cause")
_SOURCES = frozenset(("from", "of", "to"))
# How many tokens what is said to be the cause may have.
_LONGEST = 10


@attrs.frozen
class Cause:
    """What brought something about: the words for it, and that for what it brought about."""

    effect: int
    first: int
    end: int


def compare_causes(alignment: Alignment) -> list[Discrepancy]:
    """Report a cause of which nothing is in the claim, where the claim names another."""
    ours = alignment.draft_side.told(find_causes)
    theirs = alignment.claim_side.told(find_causes) if ours else ()
    for one in ours:
        if one.first not in alignment.segment:
            continue
        known = [two for two in theirs if alignment.aligned(one.effect, two.effect)]
        if known and all(_are_apart(alignment, one, two) for two in known):
            found = _span(alignment.draft, one)
            expected = _span(alignment.claim, known[0])
            return [alignment.differ(EntityDiscrepancy, found, expected, cues=("reason", "slot"))]
        for two in theirs:
            if _is_turned(alignment, one, two):
                spans = _span(alignment.draft, one), _span(alignment.claim, two)
                return [alignment.differ(PolarityDiscrepancy, *spans, cues=_TURNED)]
    return []


def _is_turned(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether each side's cause is what the other side says it brought about."""
    caused = alignment.pairs.get(one.effect)
    causing = {alignment.pairs.get(i) for i in range(one.first, one.end)}
    return caused is not None and two.first <= caused < two.end and two.effect in causing


def compare_causes_set_aside(alignment: Alignment) -> list[Discrepancy]:
    """Report another cause than the claim's, which is set aside: "lobbying, not the protests"."""
    draft, claim = alignment.draft, alignment.claim
    for kept, phrase in words_set_aside(draft):
        if kept not in alignment.segment or kept in alignment.pairs:
            continue
        aside = range(phrase[0], _end(draft, phrase[0]))
        theirs = {alignment.pairs[i] for i in aside if i in alignment.pairs}
        for cause in alignment.claim_side.told(find_causes):
            within = theirs & set(range(cause.first, cause.end))
            denied = any(n.scope[0] <= cause.first < n.scope[1] for n in claim.negations)
            effect = alignment.back.get(cause.effect)
            if within and not denied and effect is not None and effect not in aside:
                span = draft.tokens[kept].span
                cues = ("contrast", "turned-round")
                expected = _span(claim, cause)
                return [alignment.differ(EntityDiscrepancy, span, expected, cues=cues)]
    return []


def _are_apart(alignment: Alignment, one: Cause, two: Cause) -> bool:
    """Whether no word of either cause has a counterpart on the other side."""
    ours = _content(alignment.draft_side, one)
    theirs = _content(alignment.claim_side, two)
    met = {*alignment.pairs, *alignment.opposed, *alignment.topical}
    met_claim = {*alignment.pairs.values(), *alignment.opposed.values()}
    return bool(ours) and bool(theirs) and not ours & met and not theirs & met_claim


def _content(side: Side, cause: Cause) -> set[int]:
    tokens = side.facts.tokens
    told = range(cause.first, cause.end)
    named = [i for i in told if tokens[i].tag in (Tag.NOUN, Tag.NAME)]
    return {i for i in told if tokens[i].tag in CONTENT} if named else set()


def _span(facts: Facts, cause: Cause) -> Span:
    return facts.tokens[cause.first].span.cover(facts.tokens[cause.end - 1].span)


def find_causes(facts: Facts) -> tuple[Cause, ...]:
    """What a sentence says brought what about."""
    return tuple(cause for cause in _each(facts) if cause.first < cause.end)


def _each(facts: Facts) -> Iterator[Cause]:
    norms = [token.norm for token in facts.tokens]
    for index in range(1, len(norms)):
        marker = next((m for m in _MARKERS if tuple(norms[index : index + len(m)]) == m), None)
        if marker is not None:
            start = index + len(marker)
            effect = _deed_before(facts, index)
            if effect is not None:
                yield Cause(effect, start, _end(facts, start))
    for argument in facts.arguments:
        verb = facts.tokens[argument.governor]
        if verb.tag is Tag.VERB and verb.lemma in CAUSING and argument.role == "object":
            for other in facts.arguments:
                if other.governor == argument.governor and other.role == "subject":
                    yield Cause(argument.head, other.first, other.end)
        if argument.role in _SOURCES and verb.lemma in _RESULTING:
            for other in facts.arguments:
                if other.governor == argument.governor and other.role == "subject":
                    yield Cause(other.head, argument.first, _end(facts, argument.first))
        if argument.role == "complement" and facts.tokens[argument.head].lemma in _RESPONSES:
            for other in facts.arguments:
                if other.governor == argument.governor and other.role == "subject":
                    start = argument.head + 2
                    opened = norms[argument.head + 1 : start]
                    if opened and opened[0] in _SOURCES:
                        yield Cause(other.head, start, _end(facts, start))


def _deed_before(facts: Facts, index: int) -> int | None:
    """The verb, or noun, of what the marker at a token tells the cause of."""
    for place in range(index - 1, -1, -1):
        token = facts.tokens[place]
        if token.tag is Tag.VERB:
            return place
        if token.tag in (Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE):
            return None
    return None


def _end(facts: Facts, start: int) -> int:
    """Where the words for a cause end: at a sign, or the next clause."""
    for place in range(start, min(start + _LONGEST, len(facts.tokens))):
        token = facts.tokens[place]
        if token.tag in (Tag.PUNCTUATION, Tag.AUXILIARY, Tag.RELATIVE, Tag.SUBORDINATOR):
            return place
        if token.tag is Tag.PRONOUN:
            return start
    return min(start + _LONGEST, len(facts.tokens))
