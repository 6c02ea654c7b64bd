"""Prepositions that turn round what they relate: up / down the hill, inside / outside the hall.

They bear on where, when or why one thing is said of another; the thing and what is said must be the
same on both sides.
"""

from __future__ import annotations

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.implied import SPEAKING
from factcheck.facts import CORE_ROLES, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy, PolarityDiscrepancy

_DURING = frozenset(("during", "in the course of", "throughout"))
_BY_OR_TO = (frozenset("about against for on to upon".split()), frozenset(("by",)))
_THROUGH_OR_PAST = (frozenset(("through",)), frozenset(("around", "past")))
# What stands on either side here cannot hold of one deed and one thing at a time.
_ROWS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (_DURING, frozenset(("after", "before", "prior to", "following"))),
    _BY_OR_TO,
    _THROUGH_OR_PAST,
    *(
        (frozenset(one.split("|")), frozenset(other.split("|")))
        for one, other in (
            ("up", "down"),
            ("inside|inside of|in|within", "outside|outside of"),
            ("into", "out of"),
            ("on|onto|on to|on top of", "off|off of"),
            ("over|above|on top of", "under|underneath|beneath|below"),
            ("in front of|ahead of", "behind"),
            ("left of", "right of"),
            ("north of", "south of"),
            ("east of", "west of"),
            ("northeast of|north-east of", "southwest of|south-west of"),
            ("northwest of|north-west of", "southeast of|south-east of"),
            ("near|close to|next to|beside", "far from|far away from"),
            ("toward|towards", "away from"),
            (
                "because of|due to|owing to|thanks to|on account of",
                "despite|in spite of|regardless of|notwithstanding",
            ),
            ("in favour of|in favor of|in support of|on behalf of", "against|in opposition to"),
            ("in the presence of", "in the absence of"),
            ("to|into|toward|towards", "from"),
            ("except|except for|excluding|with the exception of", "including|along with"),
        )
    ),
)
_SIDES: dict[str, tuple[tuple[int, int], ...]] = {
    phrase: tuple(
        (number, side)
        for number, row in enumerate(_ROWS)
        for side, phrases in enumerate(row)
        if phrase in phrases
    )
    for row in _ROWS
    for phrases in row
    for phrase in phrases
}
_INSIDE = next(number for number, row in enumerate(_ROWS) if "inside" in row[0])
_TO = next(number for number, row in enumerate(_ROWS) if "from" in row[1])
# Who did a thing is not whom it was done to or for; but both may be told of one deed.
_EITHER = frozenset((_ROWS.index(_BY_OR_TO), _ROWS.index(_THROUGH_OR_PAST)))
# "Ten miles to Boston" and "from Boston" are one distance.
_MEASURED = frozenset(
    "date differ distance extend hour kilometer kilometre mile minute range run separate span "
    "stretch vary way".split()
)
_OPENERS = frozenset(phrase.split()[-1] for phrase in _SIDES)
# The most words that one of them has.
_LONGEST = max(len(phrase.split()) for phrase in _SIDES)
# "Grossed $50 million in Ohio, and $20 million elsewhere" tells of what is outside, too.
_ELSEWHERE = frozenset("abroad elsewhere foreign international other others overseas rest".split())
# They tell of all of a place, where "inside" and "outside" tell of one spot.
_ROUND = frozenset(("in", "within"))
# What is done in one place, at one time.
_ONCE = frozenset(
    "arrest bear bury capture die find hold kill lie live locate marry meet raise shoot sink sit "
    "stand".split()
)
# "Stands outside the walls", "is within the walls".
_LYING = frozenset("be lie locate sit situate stand".split())
_DEFINITE = frozenset("the this that these those its his her their 's".split())


@attrs.frozen
class _Relation:
    """A preposition, first and last token, the head of what it brings, and what it is said of."""

    sides: tuple[tuple[int, int], ...]
    first: int
    last: int
    head: int
    deeds: frozenset[int]


def compare_prepositions(alignment: Alignment) -> list[Discrepancy]:
    """Report a preposition that cannot hold where the claim's does, of one deed and one thing."""
    draft, claim = alignment.draft, alignment.claim
    ours = alignment.draft_side.told(_relations)
    theirs = alignment.claim_side.told(_relations) if ours else ()
    for one in ours if theirs else ():
        if one.last not in alignment.segment or one.head not in alignment.pairs:
            continue
        met = [two for two in theirs if alignment.pairs[one.head] == two.head]
        again = (two for two in theirs if two in met or claim.tokens[two.head].tag is Tag.PRONOUN)
        if any(set(one.sides) & set(two.sides) for two in again):
            # Up the hill, and down again; before the vote, and during it.
            continue
        for two in met:
            row = _opposed(one, two)
            if row is None or not _is_one_deed(alignment, one, two):
                continue
            if row == _TO and not _is_one_way(alignment, one, two):
                continue
            amount, known = _amount_after(draft, one), _amount_after(claim, two)
            if amount != known:
                # "Rose by 3 to 8" beside "rose to 9" is for the numbers to tell.
                continue
            found = draft.tokens[one.first].span.cover(draft.tokens[one.last].span)
            expected = claim.tokens[two.first].span.cover(claim.tokens[two.last].span)
            timed = _DURING in _ROWS[row]
            cls = DateDiscrepancy if timed else PolarityDiscrepancy
            cues = {"order", "named"} if timed else {"antonym", "preposition"}
            either = row in _EITHER and amount is None
            if either and _has_both(ours, row) and _has_both(theirs, row):
                # "Sold by A to B", "sold by B to A": who did it to whom is a matter of roles.
                continue
            if all(_is_indefinite(draft, i) for i in one.deeds):
                # "A man walked up the hill": another may have walked down.
                cues.add("untied")
            if either or (row == _INSIDE and _may_be_both(alignment, one, two)):
                cues.add("of-another")
            return [alignment.differ(cls, found, expected, claim.words(expected), cues)]
    return []


def _has_both(relations: tuple[_Relation, ...], row: int) -> bool:
    return len({dict(r.sides)[row] for r in relations if row in dict(r.sides)}) > 1


def _amount_after(facts: Facts, relation: _Relation) -> float | None:
    """The number that a preposition brings, where it brings one."""
    after = relation.last + 1
    bare = (q for q in facts.quantities if q.noun is None)
    return next((q.low for q in bare if q.first == after), None)


def _opposed(one: _Relation, two: _Relation) -> int | None:
    """The row in which two prepositions stand on different sides."""
    return next(
        (
            row
            for row, side in one.sides
            for other_row, other_side in two.sides
            if row == other_row and side != other_side
        ),
        None,
    )


def _is_one_way(alignment: Alignment, one: _Relation, two: _Relation) -> bool:
    """Whether the same verb or noun tells a way that goes one way on each side.

    Who sold to another is whom that one bought from; and a way may be told by both its ends.
    """
    draft, claim = alignment.draft, alignment.claim
    if any(
        a.role in _ROWS[_TO][0]
        and a.head != one.head
        and alignment.pairs.get(a.governor) in two.deeds
        for a in draft.arguments
    ):
        # "Access to pictures from the archives": it goes to them, by way of something else.
        return False
    ours, theirs = [draft.tokens[i] for i in one.deeds], [claim.tokens[j] for j in two.deeds]
    verbs = [{t.lemma for t in side if t.tag is Tag.VERB} for side in (ours, theirs)]
    if all(verbs) and verbs[0].isdisjoint(verbs[1]):
        return False
    ways = {t.lemma for t in ours} & {t.lemma for t in theirs}
    if not ways or ways & _MEASURED:
        return False
    return all(
        sum(_TO in dict(other.sides) for other in side.told(_relations)) == 1
        for side in (alignment.draft_side, alignment.claim_side)
    )


def _may_be_both(alignment: Alignment, one: _Relation, two: _Relation) -> bool:
    """Whether what goes on in a place may go on outside it, too: a firm has shops in both."""
    if not _ELSEWHERE.isdisjoint(alignment.claim_side.norms):
        return True
    draft, claim = alignment.draft, alignment.claim
    words = {draft.tokens[one.last].norm, claim.tokens[two.last].norm}
    if not words & _ROUND or draft.tokens[one.head].tag is not Tag.NAME:
        return False
    return all(draft.tokens[i].lemma not in _ONCE for i in one.deeds)


def _is_one_deed(alignment: Alignment, one: _Relation, two: _Relation) -> bool:
    """Whether both are said of one deed or thing, and of the same one where both sides name it."""
    for i in one.deeds:
        if alignment.draft.tokens[i].lemma in SPEAKING:
            # One may speak before a meeting, and during it.
            continue
        for j in two.deeds:
            if not _stand_for_each_other(alignment, i, j):
                continue
            ours, theirs = _of_whom(alignment.draft, i), _of_whom(alignment.claim, j)
            if not ours or not theirs:
                # What is said of no one is a thing itself: "the café outside the hall".
                if alignment.draft.tokens[i].lemma not in COPULAS:
                    return True
            elif any(alignment.pairs.get(head) in theirs for head in ours):
                return True
    return False


def _stand_for_each_other(alignment: Alignment, i: int, j: int) -> bool:
    if alignment.pairs.get(i) == j:
        return True
    # "Ran out of it", "ran into it": the verbs are joined with what stands behind them.
    ours, theirs = alignment.draft.tokens[i], alignment.claim.tokens[j]
    if ours.tag is not Tag.VERB or theirs.tag is not Tag.VERB:
        return False
    if {ours.lemma, theirs.lemma} <= _LYING:
        return True
    return ours.lemma.split()[0] == theirs.lemma.split()[0]


def _of_whom(facts: Facts, deed: int) -> set[int]:
    """The heads of what does a deed, and of what it is done to."""
    return {a.head for a in facts.arguments if a.governor == deed and a.role in CORE_ROLES}


def _is_indefinite(facts: Facts, deed: int) -> bool:
    """Whether a deed is of no one in particular: "a man", "three men", "people"."""
    told = _of_whom(facts, deed) or {deed}
    return not any(
        facts.tokens[head].tag in (Tag.NAME, Tag.PRONOUN) or _is_known(facts, head) for head in told
    )


def _is_known(facts: Facts, head: int) -> bool:
    """Whether "the", "its" or "'s" stands in the phrase before a noun."""
    place = head - 1
    while place > 0 and facts.tokens[place].tag in (Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER):
        place -= 1
    return place >= 0 and facts.tokens[place].norm in _DEFINITE


def _relations(facts: Facts) -> tuple[_Relation, ...]:
    """The prepositions of a sentence that have an opposite, each with what it relates."""
    made: dict[tuple[int, int], _Relation] = {}
    for argument in facts.arguments:
        last = argument.first - 1
        if last < 0 or facts.tokens[last].norm.split()[-1] not in _OPENERS:
            continue
        if any(date.first <= argument.head < date.end for date in facts.dates):
            # Days are weighed as days.
            continue
        marker = _marker(facts, last)
        if marker is None:
            continue
        first, sides = marker
        opens = first == 0 or facts.tokens[first - 1].tag is Tag.PUNCTUATION
        if argument.governor > argument.head and not opens:
            # "Said before the vote that it planned": the planning is not of then.
            continue
        deeds = {argument.governor}
        for place in range(first, last):
            # "In front of it" is said of what is in front.
            told = (a for a in facts.arguments if a.head == place and a.governor < first)
            deeds.update(a.governor for a in told)
        key = (last, argument.head)
        known = made[key].deeds if key in made else frozenset()
        made[key] = _Relation(sides, first, last, argument.head, known | deeds)
    return tuple(made.values())


def _marker(facts: Facts, last: int) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """The first token of the longest preposition that ends at `last`, and where it stands."""
    for first in range(max(0, last - _LONGEST + 1), last + 1):
        norms = [t.norm for t in facts.tokens[first : last + 1]]
        if facts.tokens[first].tag is Tag.VERB:
            # A verb may be joined with its first word: "ran out".
            norms[0] = norms[0].partition(" ")[2]
        told = _SIDES.get(" ".join(norms))
        if told is not None:
            return first, told
    return None
