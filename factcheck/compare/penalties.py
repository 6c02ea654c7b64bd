"""Penalties: the term, ban or fine that somebody is given, where the claim has another."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import is_same_one
from factcheck.compare.participants import names_another
from factcheck.compare.sameness import has_another_time
from factcheck.facts import Comparator, Dimension, Facts, Quantity, Tag
from factcheck.findings import Discrepancy, QuantityDiscrepancy

# Verbs before an amount, and nouns behind it, that tell which penalty it measures.
_VERBS = {
    "prison": frozenset("condemn imprison jail sentence serve spend".split()),
    "ban": frozenset("ban bar disqualify suspend".split()),
    "fine": frozenset(("fine",)),
}
_NOUNS = {
    "prison": frozenset("bar imprisonment jail prison sentence term".split())
    | {"jail term", "prison term", "prison sentence", "jail sentence"},
    "ban": frozenset("ban disqualification suspension".split()),
    "fine": frozenset("fine penalty".split()),
}
_MEASURED = {"prison": Dimension.DURATION, "ban": Dimension.DURATION, "fine": Dimension.MONEY}
# "A term of office", "spent nine years in charge": these are no terms in prison by themselves.
_UNSURE = frozenset("sentence serve spend term".split())
# What may yet come, or was only asked for.
_TO_COME = frozenset(
    "ask call carry could demand face may might propose recommend request risk seek threaten want "
    "would".split()
)
# What changes a penalty that was given before.
_CHANGING = frozenset(
    "appeal commute cut extend halve increase lengthen lower overturn raise reduce shorten".split()
)
# How far before the amount such words stand, and how far behind it a noun, in tokens.
_BEFORE, _BEHIND = 6, 4
# "A year" is 12 months; "about six years" may be nearly seven.
_ALIKE, _ROUNDED = 0.03, 0.2
_PARTS = frozenset("for object subject".split())
_CUES = frozenset(("penalty",))


@attrs.frozen
class Penalty:
    """What those named, by their indices among the entities, are given or may be given."""

    kind: str
    told: Quantity
    whose: frozenset[int]
    to_come: bool


def compare_penalties(alignment: Alignment) -> list[Discrepancy]:
    """Report another penalty than the one that the claim has of the same person or body."""
    ours = alignment.draft_side.told(find_penalties)
    theirs = alignment.claim_side.told(find_penalties) if ours else ()
    if not theirs or has_another_time(alignment) or names_another(alignment):
        return []
    if _is_changed(alignment):
        return []
    made: list[Discrepancy] = []
    for one in ours:
        known = [two for two in theirs if _is_one(alignment, one, two)]
        if len(known) != 1 or one.told.first not in alignment.segment:
            continue
        if sum(two.kind == one.kind for two in ours) > 1 or _agree(one.told, known[0].told):
            continue
        spans = one.told.span, known[0].told.span
        made.append(alignment.differ(QuantityDiscrepancy, *spans, cues=_CUES))
    return made


def find_penalties(facts: Facts) -> tuple[Penalty, ...]:
    """The penalties that a sentence tells of."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Penalty]:
    for told in facts.quantities:
        for kind, dimension in _MEASURED.items():
            if told.dimension is dimension and _is_penalty(facts, told, kind):
                before = facts.tokens[max(0, told.first - _BEFORE) : told.first]
                bounded = told.comparator in (Comparator.AT_MOST, Comparator.LESS)
                to_come = bounded or any(t.lemma in _TO_COME for t in before)
                yield Penalty(kind, told, frozenset(_whose(facts, told)), to_come)


def _is_penalty(facts: Facts, told: Quantity, kind: str) -> bool:
    tokens = facts.tokens
    before = {t.lemma for t in tokens[max(0, told.first - _BEFORE) : told.first]}
    behind = {t.lemma for t in tokens[told.end : told.end + _BEHIND]}
    if "of" in (t.norm for t in tokens[told.end : told.end + 1]):
        # "Has served three years of her sentence."
        return False
    led = {t.lemma for t in tokens[max(0, told.first - 2) : told.first]} & _NOUNS[kind]
    found = (before & _VERBS[kind]) | (behind & _NOUNS[kind]) | led
    if not found - _UNSURE:
        # "Must serve nine years" is a term where nothing else is served.
        told_so = "sentence" in before or ("must" in before and "serve" in before)
        return bool(found) and (told_so or bool(found & {"sentence"}))
    return bool(found)


def _whose(facts: Facts, told: Quantity) -> Iterator[int]:
    """Those whom the verb before the amount is done to, or whose penalty it is."""
    verb = next((i for i in range(told.first - 1, -1, -1) if facts.tokens[i].tag is Tag.VERB), None)
    heads = {a.head for a in facts.arguments if a.governor == verb and a.role in _PARTS}
    for number, entity in enumerate(facts.entities):
        owned = entity.end < len(facts.tokens) and facts.tokens[entity.end].tag is Tag.POSSESSIVE
        if heads & set(range(entity.first, entity.end)) or (
            owned and 0 <= told.first - entity.end - 1 <= 1
        ):
            yield number


def _is_one(alignment: Alignment, one: Penalty, two: Penalty) -> bool:
    """Whether two penalties are of one kind, given or to come alike, of one person or body."""
    if one.kind != two.kind or one.to_come is not two.to_come or len(two.whose) > 1:
        return False
    return any(is_same_one(alignment, mine, other) for mine in one.whose for other in two.whose)


def _agree(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts may be one: the same, or rounded."""
    if one.unit != two.unit and one.dimension is Dimension.MONEY:
        return True
    if one.comparator is two.comparator is not Comparator.ABOUT:
        return one.low <= two.high * (1 + _ALIKE) and two.low <= one.high * (1 + _ALIKE)
    ours, theirs = _range(one), _range(two)
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _range(told: Quantity) -> tuple[float, float]:
    """What an amount leaves open: "more than six years" is seven, too."""
    if told.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return told.low, inf
    if told.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return 0.0, told.high
    slack = _ROUNDED if told.comparator is Comparator.ABOUT else _ALIKE
    return told.low * (1 - slack), told.high * (1 + slack)


def _is_changed(alignment: Alignment) -> bool:
    """Whether a side tells that a penalty was changed: "cut from nine years to six"."""
    return any(
        token.lemma in _CHANGING
        for facts in (alignment.draft, alignment.claim)
        for token in facts.tokens
    )
