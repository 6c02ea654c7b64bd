"""Expectations: above, below or as expected; late, early or on schedule."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import ComparatorDiscrepancy, Discrepancy
from factcheck.text import Span

_STANDARDS = frozenset(
    "estimate estimates expectation expectations forecast forecasts goal prediction projection "
    "target".split()
)
_EXPECTED = frozenset("anticipated expected forecast predicted projected".split())
_PLANNED = frozenset("announced intended planned scheduled".split())
_PASSING = {
    **dict.fromkeys("above beat exceed outstrip surpass top".split(), 1),
    **dict.fromkeys("below miss fall_short undershoot".split(), -1),
    **dict.fromkeys("match meet reach".split(), 0),
}
_DEGREES = {
    **dict.fromkeys("more better higher faster stronger larger bigger greater".split(), 1),
    **dict.fromkeys("less fewer worse lower slower weaker smaller".split(), -1),
}
_TIMES = {"later": 1, "earlier": -1, "sooner": -1}
_SCHEDULES = {"behind": 1, "ahead": -1, "on": 0}
_PUTTING_OFF = frozenset(("delay", "postpone", "put off", "push back", "defer"))
_FORWARD = frozenset(("bring forward",))
_SETTING_ASIDE = frozenset(("instead", "rather", "unlike"))
# How far, in tokens, a standard may stand from the word that says how it was met.
_REACH = 5
_ANCHOR = 2


@attrs.frozen
class Met:
    """How something stands to what was expected (`late` is false), or planned (true).

    `sign` is 1 for more, or later; -1 for less, or earlier; 0 for as expected. `first` and `last`
    are the tokens that say so.
    """

    late: bool
    sign: int
    first: int
    last: int


def compare_expectations(alignment: Alignment) -> list[Discrepancy]:
    """Report an expectation met otherwise than the claim says, of what both are told of."""
    ours, theirs = alignment.draft_side.told(_met), alignment.claim_side.told(_met)
    if len(ours) != 1 or len(theirs) != 1:
        return []
    one, two = ours[0], theirs[0]
    if one.late is not two.late or one.sign == two.sign or one.first not in alignment.segment:
        return []
    if not _is_of_one(alignment, one):
        return []
    apart = range(one.first, one.last + 1)
    tokens = alignment.draft.tokens
    if sum(i not in apart and tokens[i].tag in CONTENT for i in alignment.pairs) < _ANCHOR:
        return []
    spans = _span(alignment.draft, one), _span(alignment.claim, two)
    return [alignment.differ(ComparatorDiscrepancy, *spans, cues=("expectation",))]


def _is_of_one(alignment: Alignment, met: Met) -> bool:
    """Whether the claim tells of a subject of the draft's clause, too."""
    clause = next((c for c in alignment.draft.clauses if met.first in c.tokens), None)
    heads = [
        a.head
        for a in alignment.draft.arguments
        if clause is not None and a.role == "subject" and a.head in clause.tokens
    ]
    return not heads or any(head in alignment.pairs for head in heads)


def _span(facts: Facts, met: Met) -> Span:
    return facts.tokens[met.first].span.cover(facts.tokens[met.last].span)


def _met(facts: Facts) -> tuple[Met, ...]:
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Met]:
    denied = {n.focus for n in facts.negations if not n.lexical}
    for index, token in enumerate(facts.tokens):
        if any(index == n.token for n in facts.negations if not n.lexical):
            continue
        found = (
            _of_standard(facts, index) or _than_expected(facts, index) or _of_schedule(facts, index)
        )
        if found is not None and not denied & set(range(found.first, found.last + 1)):
            yield found
        elif token.tag is Tag.VERB and token.lemma in _PUTTING_OFF | _FORWARD:
            yield Met(True, 1 if token.lemma in _PUTTING_OFF else -1, index, index)


def _of_standard(facts: Facts, index: int) -> Met | None:
    """ "Above expectations", "missed its target", "in line with forecasts"."""
    token = facts.tokens[index]
    words = token.lemma.split()
    if len(words) > 1 and words[-1] in _STANDARDS:
        sign = _PASSING.get("fall_short" if words[:2] == ["fall", "short"] else words[0])
        return None if sign is None else Met(False, sign, index, index)
    if token.norm not in _STANDARDS or token.tag is Tag.VERB:
        return None
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        before = facts.tokens[place]
        if before.norm in (",", ".", ";"):
            return None
        in_line = before.norm == "with" and facts.tokens[place - 1].norm == "line"
        short = before.norm == "of" and facts.tokens[place - 1].norm == "short"
        sign = 0 if in_line else -1 if short else _PASSING.get(before.lemma)
        if before.lemma.startswith("fall short"):
            sign = -1
        if sign is not None:
            return Met(False, sign, place - (in_line or short), index)
    return None


def _than_expected(facts: Facts, index: int) -> Met | None:
    """ "More than analysts had expected", "as expected", "later than first planned"."""
    norm = facts.tokens[index].norm
    if norm not in _EXPECTED | _PLANNED:
        return None
    planned = norm in _PLANNED
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        before = facts.tokens[place].norm
        if before == "as":
            return None if _is_set_aside(facts, place) else Met(planned, 0, place, index)
        if before == "than":
            degree = facts.tokens[place - 1].norm
            timed = _TIMES.get(degree)
            if timed is not None:
                return Met(True, timed, place - 1, index)
            sign = None if planned else _degree(facts, place)
            return None if sign is None else Met(False, sign[0], sign[1], index)
        if before in (",", ".", ";"):
            return None
    return None


def _is_set_aside(facts: Facts, index: int) -> bool:
    """Whether it came otherwise: "instead of falling as expected", "rather than as planned"."""
    before = facts.tokens[max(0, index - _REACH) : index]
    return any(token.norm.split()[0] in _SETTING_ASIDE for token in before)


def _degree(facts: Facts, than: int) -> tuple[int, int] | None:
    """The word of comparison before "than": "more jobs than expected"."""
    for place in range(than - 1, max(-1, than - 1 - _REACH), -1):
        sign = _DEGREES.get(facts.tokens[place].norm)
        if sign is not None:
            return sign, place
    return None


def _of_schedule(facts: Facts, index: int) -> Met | None:
    """ "Behind schedule", "on schedule", "two years late"."""
    tokens = facts.tokens
    norm = tokens[index].norm
    if norm == "schedule":
        for place in range(index - 1, max(-1, index - 3), -1):
            sign = _SCHEDULES.get(tokens[place].norm)
            if sign is not None:
                return Met(True, sign, place, index)
    if norm == "late" and any(q.end == index for q in facts.quantities):
        return Met(True, 1, index, index)
    return None
