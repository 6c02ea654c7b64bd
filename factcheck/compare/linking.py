"""Linking: how two deeds that both sides tell of are joined: because / although, if / because.

Two sentences may have every word in common but the one that joins their clauses, or the clauses the
other way round: "sales rose because prices fell" is not "prices fell because sales rose".
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy, PolarityDiscrepancy

_BECAUSE, _ALTHOUGH, _IF, _TIME = "because", "although", "if", "time"
_WAYS = {
    **dict.fromkeys(("because",), _BECAUSE),
    **dict.fromkeys(("although", "though"), _ALTHOUGH),
    **dict.fromkeys(("if", "unless"), _IF),
    **dict.fromkeys(("before", "until", "after", "once"), _TIME),
}
# With any of these a claim may tell a cause in words of its own.
_CAUSAL = frozenset(
    "after amid as because cause due following hence lead over owing prompt reason result since so "
    "spark spur thanks therefore thus trigger when with".split()
)
_HALF_A_YEAR = 6
_JOINING = frozenset(("and", "or"))
# A difference that may be true as well, and that bears nothing out.
_OTHERWISE = frozenset(("of-another", "linked"))
_TURNED_CAUSE = frozenset(("converse", "linked", "turned-cause"))
_TURNED_ORDER = frozenset(("order", "named", "linked", "turned-order"))


@attrs.frozen
class _Link:
    """A word that joins a clause to another: its token, its way, and both clauses' predicates."""

    marker: int
    way: str
    deed: int
    main: int


def compare_linking(alignment: Alignment) -> list[Discrepancy]:
    """Report deeds that the claim joins in another way, or the other way round."""
    made = [*_joined_otherwise(alignment)]
    theirs = alignment.claim_side.told(_links)
    for one in alignment.draft_side.told(_links):
        if one.marker in alignment.segment or one.main in alignment.segment:
            made.extend(_apart(alignment, one, theirs))
    return made[:1]


def _apart(alignment: Alignment, one: _Link, theirs: tuple[_Link, ...]) -> Iterator[Discrepancy]:
    deed, main = alignment.pairs.get(one.deed), alignment.pairs.get(one.main)
    if deed is None or main is None:
        return
    claim = alignment.claim
    span = alignment.draft.tokens[one.marker].span
    for two in theirs:
        expected = claim.tokens[two.marker].span
        if (two.deed, two.main) == (deed, main) and two.way != one.way:
            turned = {one.way, two.way} == {_BECAUSE, _ALTHOUGH}
            cues = frozenset(("antonym", "linked")) if turned else _OTHERWISE
            yield alignment.differ(PolarityDiscrepancy, span, expected, None, cues)
            return
        if (two.deed, two.main) != (main, deed) or two.way != one.way:
            continue
        if one.way == _BECAUSE:
            yield alignment.differ(PolarityDiscrepancy, span, expected, None, _TURNED_CAUSE)
            return
        norms = alignment.draft.tokens[one.marker].norm, claim.tokens[two.marker].norm
        if one.way == _TIME and norms[0] == norms[1]:
            yield alignment.differ(DateDiscrepancy, span, expected, None, _TURNED_ORDER)
            return
    if _is_against_days(alignment, one, deed, main):
        expected = claim.tokens[main].span
        yield alignment.differ(DateDiscrepancy, span, expected, None, _TURNED_ORDER)
    told = {token.lemma for token in claim.tokens}
    if one.way == _BECAUSE and not told & _CAUSAL:
        expected = claim.tokens[main].span
        yield alignment.differ(PolarityDiscrepancy, span, expected, None, _OTHERWISE)


def _is_against_days(alignment: Alignment, one: _Link, deed: int, main: int) -> bool:
    """Whether the claim dates two deeds in another order than the draft's "after" puts them."""
    norm = alignment.draft.tokens[one.marker].norm
    if norm not in ("after", "before"):
        return False
    days = _day_of(alignment.claim, deed), _day_of(alignment.claim, main)
    first, second = days if norm == "after" else days[::-1]
    if first is None or second is None or first[0] != second[0] or first <= second:
        return False
    # Without a year, 30 December may be before 2 January.
    return bool(first[0]) or first[1] - second[1] <= _HALF_A_YEAR


def _day_of(facts: Facts, deed: int) -> tuple[int, int, int] | None:
    """The year (0 where none is told), month and day that a deed is told to have been done on."""
    heads = {a.head for a in facts.arguments if a.governor == deed}
    for mention in facts.dates:
        told = mention.relation == "on" and not heads.isdisjoint(range(mention.first, mention.end))
        if told and mention.month and mention.day:
            return mention.year or 0, mention.month, mention.day
    return None


def _links(facts: Facts) -> tuple[_Link, ...]:
    """The clauses of a sentence that a word joins to another clause of it."""
    verbs = sorted({c.predicate for c in facts.clauses if c.predicate is not None})
    made = []
    for index, token in enumerate(facts.tokens):
        way = _WAYS.get(token.norm)
        if way is None or token.tag is not Tag.SUBORDINATOR:
            continue
        later = [verb for verb in verbs if verb > index]
        if way == _TIME and later and _is_joined_between(facts, index, later[0]):
            # "Closed after a fire and reopened": "after" takes the fire alone.
            continue
        earlier = [verb for verb in verbs if verb < index]
        if later and (earlier or len(later) > 1):
            main = earlier[-1] if earlier else later[1]
            made.append(_Link(index, way, later[0], main))
    return tuple(made)


def _is_joined_between(facts: Facts, first: int, verb: int) -> bool:
    """Whether "and" stands between two places, with no subject for the verb behind it."""
    joint = next((i for i in range(verb - 1, first, -1) if facts.tokens[i].norm == "and"), None)
    return joint is not None and all(
        t.tag in (Tag.AUXILIARY, Tag.ADVERB) for t in facts.tokens[joint + 1 : verb]
    )


def _joined_otherwise(alignment: Alignment) -> Iterator[Discrepancy]:
    """ "The mayor and the council" where the claim has one or the other."""
    if any(not n.lexical for facts in (alignment.draft, alignment.claim) for n in facts.negations):
        # "Neither A nor B", "not A or B".
        return
    theirs = alignment.claim_side.told(_joints)
    for before, joint, after in alignment.draft_side.told(_joints):
        if joint not in alignment.segment:
            continue
        met = (alignment.pairs.get(before), alignment.pairs.get(after))
        for first, other, last in theirs:
            norms = alignment.draft.tokens[joint].norm, alignment.claim.tokens[other].norm
            if met == (first, last) and norms[0] != norms[1]:
                span = alignment.draft.tokens[joint].span
                expected = alignment.claim.tokens[other].span
                yield alignment.differ(PolarityDiscrepancy, span, expected, None, _OTHERWISE)


def _joints(facts: Facts) -> tuple[tuple[int, int, int], ...]:
    """Each "and" or "or" with the words that it joins: the nearest on either side."""
    made = []
    for index, token in enumerate(facts.tokens):
        if token.norm not in _JOINING:
            continue
        before = next((i for i in range(index - 1, -1, -1) if facts.tokens[i].tag in CONTENT), None)
        rest = range(index + 1, len(facts.tokens))
        after = next((i for i in rest if facts.tokens[i].tag in CONTENT), None)
        if before is not None and after is not None:
            made.append((before, index, after))
    return tuple(made)
