"""Comparisons: which of two things is the greater: "less to A than to B", "A outsold B"."""

from __future__ import annotations

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy

_MORE = frozenset("more greater higher".split())
_LESS = frozenset("less fewer lower".split())
# Verbs whose subject is the greater.
_EXCEEDING = frozenset(
    "exceed outnumber outpace outperform outsell outstrip overtake surpass".split()
)
_GRADED = frozenset({Tag.ADJECTIVE, Tag.ADVERB})
_LINKING = frozenset({Tag.PREPOSITION, Tag.TO})
_TRAILING = frozenset(("trail", "lag behind", "fall behind"))
_NOTHING = frozenset("no nobody none nothing".split())
# How far after "than", in tokens, what is compared with stands.
_REACH = 4


@attrs.frozen
class _Order:
    """Two things of which one is the greater: tokens of each that the other hasn't got.

    `second` are those after "than", none where a verb tells the order.
    """

    greater: frozenset[int]
    lesser: frozenset[int]
    second: frozenset[int] = frozenset()


def compare_comparisons(alignment: Alignment) -> list[Discrepancy]:
    """Report two things of which the draft says that the other one is the greater."""
    if not turned_comparison(alignment):
        return []
    ours, theirs = alignment.draft_side.told(_order), alignment.claim_side.told(_order)
    assert ours is not None
    assert theirs is not None
    found = min((i for i in ours.lesser if alignment.pairs.get(i) in theirs.greater), default=None)
    if found is None or found not in alignment.segment:
        return []
    expected = min(theirs.lesser)
    spans = alignment.draft.tokens[found].span, alignment.claim.tokens[expected].span
    return [alignment.differ(RoleDiscrepancy, *spans, cues=("by-place", "comparison"))]


def turned_comparison(alignment: Alignment) -> bool | None:
    """Whether the draft has the other one of two things the greater, or the same (False).

    None where nothing is compared, or other things are.
    """
    ours, theirs = alignment.draft_side.told(_order), alignment.claim_side.told(_order)
    if ours is None or theirs is None:
        return None
    if any(alignment.pairs.get(i) in theirs.second for i in ours.second):
        # "More than A", "less than A": degrees are for another facet.
        return None
    greater = {alignment.pairs[i] for i in ours.greater if i in alignment.pairs}
    lesser = {alignment.pairs[i] for i in ours.lesser if i in alignment.pairs}
    if greater & theirs.lesser and lesser & theirs.greater:
        return True
    return False if greater & theirs.greater and lesser & theirs.lesser else None


def _order(facts: Facts) -> _Order | None:
    return _by_than(facts) or _by_verb(facts)


def _by_than(facts: Facts) -> _Order | None:
    """The order of "more to A than to B": what stands between "more" and "than", and after it."""
    places = [i for i, t in enumerate(facts.tokens) if t.norm == "than"]
    if len(places) != 1:
        return None
    than = places[0]
    degrees = [i for i in range(than) if facts.tokens[i].norm in _MORE | _LESS]
    if len(degrees) != 1:
        return None
    if degrees[0] != than - 1 and facts.tokens[than - 1].tag in _GRADED:
        # "More expensive than" is another facet's.
        return None
    if any(facts.tokens[i].norm in _NOTHING for i in range(degrees[0])):
        # "No site gave off more than Hradno" is the most, and no order of two.
        return None
    first, two = _second(facts, than)
    one = _content(facts, _opening(facts, degrees[0] + 1, than, facts.tokens[first].norm), than)
    lemmas = {facts.tokens[i].lemma for i in two}
    if facts.tokens[first].tag not in _LINKING and all(
        facts.tokens[i].lemma not in lemmas for i in one
    ):
        # "BMW sold more cars than Ford".
        one = _content(facts, 0, _verb_before(facts, degrees[0]))
    more = facts.tokens[degrees[0]].norm in _MORE
    made = _apart(facts, one, two) if more else _apart(facts, two, one)
    return (
        None if made is None else attrs.evolve(made, second=made.lesser if more else made.greater)
    )


def _verb_before(facts: Facts, index: int) -> int:
    """The verb before a place, or 0 without one."""
    return next((i for i in range(index - 1, 0, -1) if facts.tokens[i].tag is Tag.VERB), 0)


def _second(facts: Facts, than: int) -> tuple[int, list[int]]:
    """Where what stands after "than" begins, and its content words: "than from Qatar | in 2021"."""
    first = than + 1 if than + 1 < len(facts.tokens) else than
    made: list[int] = []
    for i in range(first, min(first + _REACH, len(facts.tokens))):
        token = facts.tokens[i]
        if token.tag is Tag.PUNCTUATION or (made and token.tag is Tag.PREPOSITION):
            break
        if token.tag in CONTENT:
            made.append(i)
    return first, made


def _opening(facts: Facts, first: int, than: int, norm: str) -> int:
    """Where the first of the two begins: after the word that stands before the second, too."""
    if facts.tokens[than + 1 if than + 1 < len(facts.tokens) else than].tag not in _LINKING:
        return first
    return next((i + 1 for i in range(than - 1, first, -1) if facts.tokens[i].norm == norm), first)


def _by_verb(facts: Facts) -> _Order | None:
    """The order of "A outsold B"."""
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or facts.tokens[verb].lemma not in _EXCEEDING | _TRAILING:
            continue
        ends = {i for i in clause.tokens if facts.tokens[i].tag is Tag.PUNCTUATION}
        after = min((i for i in ends if i > verb), default=max(clause.tokens) + 1)
        one = _content(facts, min(clause.tokens), verb)
        two = _content(facts, verb + 1, min(after, verb + 1 + 2 * _REACH))
        exceeds = facts.tokens[verb].lemma in _EXCEEDING
        return _apart(facts, one, two) if exceeds else _apart(facts, two, one)
    return None


def _content(facts: Facts, first: int, end: int) -> list[int]:
    return [i for i in range(first, end) if facts.tokens[i].tag in CONTENT]


def _apart(facts: Facts, greater: list[int], lesser: list[int]) -> _Order | None:
    """The two without the words that both have: "diesel cars", "petrol cars"."""
    both = {facts.tokens[i].lemma for i in greater} & {facts.tokens[i].lemma for i in lesser}
    made = [
        frozenset(i for i in side if facts.tokens[i].lemma not in both)
        for side in (greater, lesser)
    ]
    return _Order(made[0], made[1]) if all(made) else None
