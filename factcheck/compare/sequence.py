"""Sequence: which of two parties went first: "A followed B", "A acted before B did"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import EntityType, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy
from factcheck.text import Span

# Words that set what stands before them after what they take, and the other way round.
_AFTER = frozenset(("after", "following", "since"))
_BEFORE = frozenset(("before",))
_BY_THE_TIME = ("by", "the", "time")
_PARTIES = frozenset(
    {EntityType.ORGANISATION, EntityType.PERSON, EntityType.PLACE, EntityType.UNKNOWN}
)
# Verbs that tell that something was done, and nothing of what.
_LIGHT = frozenset("act announce come decide do follow move".split())
_GOING = frozenset(("follow", "precede"))
_CUES = frozenset(("cue", "cues"))
_MARKS = _AFTER | _BEFORE | _CUES | {"by"}
_ENDS = frozenset((",", ";", ":", ".", "(", ")", "—", "–"))


@attrs.frozen
class Turn:
    """That some parties did a thing before others: entities by index, and the words that say so."""

    earlier: frozenset[int]
    later: frozenset[int]
    span: Span
    first: int


def compare_sequence(alignment: Alignment) -> list[Discrepancy]:
    """Report that a party went before another that went before it in the claim."""
    ours = alignment.draft_side.told(_turns)
    theirs = alignment.claim_side.told(_turns) if ours else ()
    for one in ours if theirs else ():
        if one.first not in alignment.segment:
            continue
        earlier, later = _met(alignment, one.earlier), _met(alignment, one.later)
        for two in theirs:
            turned = earlier & two.later and later & two.earlier
            if not turned or earlier & two.earlier or later & two.later:
                continue
            if _is_one_deed(alignment, one, two):
                cues = ("parties", "names")
                return [alignment.differ(RoleDiscrepancy, one.span, two.span, cues=cues)]
    return []


def _is_one_deed(alignment: Alignment, one: Turn, two: Turn) -> bool:
    """Whether the verb before one marker stands for that before the other, or tells nothing."""
    draft, claim = alignment.draft, alignment.claim
    ours, theirs = _verb_at(draft, one.first), _verb_at(claim, two.first)
    if ours is None or theirs is None:
        return False
    light = {draft.tokens[ours].lemma, claim.tokens[theirs].lemma} & _LIGHT
    return bool(light) or alignment.pairs.get(ours) == theirs


def _verb_at(facts: Facts, index: int) -> int | None:
    """The last verb up to a marker; where it opens the sentence, the first after it."""
    verbs = [i for i, t in enumerate(facts.tokens) if t.tag is Tag.VERB]
    before = [i for i in verbs if i <= index]
    return before[-1] if before else next(iter(verbs), None)


def _met(alignment: Alignment, names: frozenset[int]) -> set[int]:
    return {alignment.names[n] for n in names if n in alignment.names}


def _turns(facts: Facts) -> tuple[Turn, ...]:
    told = (_MARKS & set(t.norm.split()) or t.lemma.split()[0] in _GOING for t in facts.tokens)
    if len(facts.entities) < 2 or not any(told):
        return ()
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Turn]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        length, later = _marker(facts, index)
        if not length:
            continue
        taken = _names_after(facts, index + length)
        doing = _doers_before(facts, index) or _doers_after(facts, index + length)
        if taken and doing and not taken & doing:
            span = token.span.cover(tokens[index + length - 1].span)
            earlier, others = (taken, doing) if later else (doing, taken)
            yield Turn(earlier, others, span, index)


def _marker(facts: Facts, index: int) -> tuple[int, bool]:
    """How many tokens a marker has (0: none), and whether what it takes came first."""
    tokens = facts.tokens
    token = tokens[index]
    if token.tag is Tag.VERB and token.lemma.split()[0] in _GOING:
        by = index + 1 < len(tokens) and tokens[index + 1].norm == "by"
        # And "followed in the footsteps of".
        later = token.lemma.split()[0] == "follow"
        return (2, not later) if by else (1, later)
    if _CUES & set(token.norm.split()):
        # "Took its cue from A", which may be one phrase.
        joined = token.norm.endswith(" from")
        following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if joined or following == "from":
            return 2 - joined, True
    if tuple(t.norm for t in tokens[index : index + len(_BY_THE_TIME)]) == _BY_THE_TIME:
        return len(_BY_THE_TIME), False
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    before = tokens[index - 1].norm if index else ""
    if "or" in (following, before):
        # "Before or after Rome".
        return 0, False
    if token.norm in _AFTER and token.tag is not Tag.NAME:
        return 1, True
    return (1, False) if token.norm in _BEFORE else (0, False)


def _names_after(facts: Facts, start: int) -> frozenset[int]:
    """The parties named from `start` on, up to the end of what a marker takes."""
    end = next(
        (i for i in range(start, len(facts.tokens)) if facts.tokens[i].norm in _ENDS - {","}),
        len(facts.tokens),
    )
    for place in range(start, end):
        token = facts.tokens[place]
        if token.norm == "," and not _goes_on(facts, place):
            end = place
            break
        if token.tag in (Tag.VERB, Tag.AUXILIARY):
            # "Before he joined Leeds" names who joined, "before joining Leeds" nobody else.
            end = place
            break
    return _parties(facts, start, end)


def _goes_on(facts: Facts, comma: int) -> bool:
    """Whether a list of names goes on after a comma: "IBM, Amazon and Google"."""
    before = any(e.end == comma for e in facts.entities)
    return before and any(e.first == comma + 1 for e in facts.entities)


def _doers_before(facts: Facts, index: int) -> frozenset[int]:
    """The parties that are, or own, the subject of the clause that a marker stands in."""
    start = next((i for i in range(index - 1, -1, -1) if facts.tokens[i].norm in _ENDS), -1) + 1
    verbs = [i for i in range(start, index + 1) if facts.tokens[i].tag is Tag.VERB]
    if verbs and verbs[0] == start > 0 and facts.tokens[start].form == "ing":
        # "A moved last, acting only after B had".
        return _doers_before(facts, start - 1)
    return _parties(facts, start, verbs[0]) if verbs else frozenset()


def _doers_after(facts: Facts, start: int) -> frozenset[int]:
    """The same where the marker opens the sentence: "After A acted, B did"."""
    comma = next((i for i in range(start, len(facts.tokens)) if facts.tokens[i].norm == ","), None)
    if comma is None or start > len(_BY_THE_TIME):
        return frozenset()
    rest = range(comma + 1, len(facts.tokens))
    verb = next((i for i in rest if facts.tokens[i].tag is Tag.VERB), None)
    return frozenset() if verb is None else _parties(facts, comma + 1, verb)


def _parties(facts: Facts, start: int, end: int) -> frozenset[int]:
    return frozenset(
        n
        for n, e in enumerate(facts.entities)
        if start <= e.first and e.end <= end and e.type in _PARTIES
    )
