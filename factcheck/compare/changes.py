"""Numbers told otherwise: "rose by 23" for "rose to 141 from 118"; what is left of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable
from factcheck.facts import Dimension, Facts, Quantity, Tag
from factcheck.lexicon import classes

# What makes a number beside it the size of a change.
_AFTER = frozenset(
    "more less fewer higher lower longer shorter larger smaller up down above below".split()
)
_BEFORE = frozenset("by up down another".split())
# How many tokens may stand between a number and "more", the thing counted among them.
_REACH = 2
# How many tokens part a part from its whole: "two of the nine".
_APART = 5
# How many tokens behind "yet" what is yet to be done may stand.
_TO_YET = 4
# Of these a whole is told as the sum of its parts.
_SUMMED = frozenset({Dimension.COUNT, Dimension.MONEY})
_JOINING = frozenset((",", "and", "plus"))
_THE_REST = frozenset(("rest", "remainder"))
_ENDS_PHRASE = frozenset({Tag.PUNCTUATION, Tag.VERB, Tag.AUXILIARY})
_ANYONE = frozenset(("people", "person"))
_OF_IT = frozenset(("of", word) for word in ("it", "them", "these", "those"))
# How many tokens part two items of a list: "16 gold, 8 silver".
_LISTED = 3
# As exact as the arithmetic of floating point is.
_EXACT = 1e-6


def is_change(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number tells how far something moved: "by 23", "15 cents more", "up 4 percent"."""
    before = facts.tokens[quantity.first - 1].norm if quantity.first else ""
    following = facts.tokens[quantity.end : quantity.end + _REACH]
    told = next((t for t in following if t.norm in _AFTER), None)
    # "10 more than" and "200 fewer", not "100 up to".
    return before in _BEFORE or (told is not None and told.tag is not Tag.PREPOSITION)


def is_told_otherwise(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> bool:
    """Whether a number of the draft follows from two of the claim's by plain arithmetic.

    A change from the levels before and after it, a level from the change and the other level, what
    is left from a part and its whole, a whole from its parts.
    """
    claim = alignment.claim
    if is_change(alignment.draft, one):
        sums = {low for a, b in _levels(claim, theirs) for low in _changes(one, a, b)}
    else:
        rests = _rests(alignment, one, theirs)
        others = {*_other_levels(claim, one, theirs), *_with_itself(alignment, one, theirs)}
        sums = {*others, *rests, *_sums(alignment, one, theirs)}
    return any(abs(one.low - value) <= _EXACT * abs(value) for value in sums)


def _with_itself(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """ "The three" are the claim's "two others" and the one that they are set beside."""
    draft, claim = alignment.draft, alignment.claim
    for two in theirs:
        if one.dimension is two.dimension is Dimension.COUNT:
            if _are_others(claim, two) and _is_whole(draft, one):
                yield two.low + 1
            if _are_others(draft, one) and (_is_whole(claim, two) or _go_with_one(draft, one)):
                yield two.low - 1


def _are_others(facts: Facts, quantity: Quantity) -> bool:
    return any(
        t.lemma in ("other", "others") for t in facts.tokens[quantity.end : quantity.end + 1]
    )


def _go_with_one(facts: Facts, quantity: Quantity) -> bool:
    """Whether others are told of beside one who is named: "Lee and four others"."""
    before = facts.tokens[max(0, quantity.first - 2) : quantity.first]
    return [t.norm for t in before[1:]] == ["and"] and before[0].tag is Tag.NAME


def _is_whole(facts: Facts, quantity: Quantity) -> bool:
    before = facts.tokens[max(0, quantity.first - 1) : quantity.first]
    return any(token.norm in ("the", "all") for token in before)


def _sums(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """The sums of numbers that count one thing, or stand in one list: "16 gold and 8 silver"."""
    if one.dimension not in _SUMMED:
        return
    parts: list[Quantity] = []
    for two in theirs:
        if not comparable(one, two) or two.low != two.high:
            parts = []
            continue
        if parts and not _are_parts_of_one(alignment, parts[-1], two):
            parts = []
        parts.append(two)
        if len(parts) > 1 and _counts_them(alignment, one, parts):
            yield fsum(part.low for part in parts)


def _are_parts_of_one(alignment: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are of one list, with one holder and one deed."""
    claim = alignment.claim
    between = range(one.end, two.first)
    if any(claim.tokens[i].tag is Tag.VERB for i in between):
        return False
    if any(a.role == "subject" and a.head in between for a in claim.arguments):
        # "The Greens won 41 seats, the Liberals 33."
        return False
    if one.noun is not None and one.noun == two.noun:
        return True
    norms = [claim.tokens[i].norm for i in between]
    return 0 < len(norms) <= _LISTED and not _JOINING.isdisjoint(norms)


def _counts_them(alignment: Alignment, one: Quantity, parts: list[Quantity]) -> bool:
    """Whether a number counts what all of a list's parts do: medals, of gold and silver ones.

    A number of just one part, "44 shops in Bari", is no sum.
    """
    draft, claim = alignment.draft, alignment.claim
    between = claim.tokens[parts[0].end : parts[-1].first]
    placed = any(t.tag is Tag.PREPOSITION for t in between)
    listed = range(parts[0].end, len(claim.tokens) if placed else parts[-1].first)
    place = one.end if one.noun is None or one.noun < one.end else one.noun + 1
    while place < len(draft.tokens) and draft.tokens[place].tag not in _ENDS_PHRASE:
        met = alignment.pairs.get(place)
        if met in listed and draft.tokens[place].tag in (Tag.NOUN, Tag.NAME):
            return one.dimension is Dimension.MONEY and _has_joint(draft, one.end, place + 1)
        place += 1
    nouns = {part.noun for part in parts if part.noun is not None}
    if one.noun is None or not nouns:
        return True
    mine = draft.tokens[one.noun]
    met_nouns = {j for j in nouns if _is_one_noun(alignment, one.noun, j)}
    if met_nouns:
        return all(j in met_nouns or claim.tokens[j].form != "plural" for j in nouns)
    return mine.lemma in _ANYONE and all(
        "person" in classes(claim.tokens[j].lemma, "n") for j in nouns
    )


def _has_joint(facts: Facts, first: int, end: int) -> bool:
    """Whether both of two parts are told of: "in fines and costs"."""
    return any(t.norm == "and" for t in facts.tokens[first : end + 2])


def _is_one_noun(alignment: Alignment, mine: int, other: int) -> bool:
    lemma, told = alignment.draft.tokens[mine].lemma, alignment.claim.tokens[other].lemma
    # "Bronze medals" are medals.
    return alignment.pairs.get(mine) == other or lemma in (told, told.rpartition(" ")[2])


def _levels(facts: Facts, theirs: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers between which something moved: "from 25 to 29", "to 141 from 118"."""
    for a in theirs:
        if a.first and facts.tokens[a.first - 1].norm == "from":
            yield from (
                (a, b)
                for b in theirs
                if b is not a and comparable(a, b) and not is_change(facts, b)
            )


def _changes(one: Quantity, a: Quantity, b: Quantity) -> Iterator[float]:
    """How far it is from `a` to `b`, in the unit of `one`, or as a share of `a` in percent."""
    moved = abs(b.low - a.low)
    shares = a.dimension is Dimension.PERCENT
    if one.dimension is a.dimension and (one.unit == a.unit or shares):
        yield moved
    elif one.dimension is Dimension.PERCENT and a.low and one.step:
        percent = 100 * moved / abs(a.low)
        # As exact as the draft tells it.
        yield one.low if abs(percent - one.low) <= one.step / 2 else percent


def _other_levels(facts: Facts, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """Where something stood before a change, and after it, as the level beside it tells."""
    for change in theirs:
        if is_change(facts, change) and comparable(one, change):
            for level in theirs:
                told = level.first and facts.tokens[level.first - 1].norm in ("to", "from")
                if told and level is not change and comparable(level, change):
                    yield level.low - change.low
                    yield level.low + change.low


def _rests(alignment: Alignment, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """What is left of a whole that a part is told of: "two of the nine", "one of its engines"."""
    yield from _parts_told(alignment.claim, one, theirs)
    if one.dimension is not Dimension.COUNT:
        return
    tokens, told = alignment.claim.tokens, _tells_the_same(alignment, one)
    for whole in theirs:
        if not comparable(one, whole) or whole.noun is None:
            continue
        for later in theirs:
            if later.first > whole.first and _is_of_them(alignment.claim, later):
                yield whole.low - later.low
        for place in range(max(0, whole.first - _APART), whole.first - 1):
            if tokens[place + 1].norm != "of":
                continue
            part = next((q.low for q in theirs if q.end == place + 1), None)
            if part is None and tokens[place].norm == "one":
                part = 1.0
            if part is not None and part < whole.low:
                yield part
                if not told:
                    yield whole.low - part


def _parts_told(facts: Facts, one: Quantity, theirs: list[Quantity]) -> Iterator[float]:
    """What a part comes to: "half of it", "the rest" of 51 percent, "all but two of the 30"."""
    tokens = facts.tokens
    rest = any(
        t.norm in _THE_REST and [u.norm for u in tokens[i + 1 : i + 2]] != ["of"]
        for i, t in enumerate(tokens)
    )
    if one.dimension is Dimension.PERCENT and rest:
        yield from (100.0 - q.low for q in theirs if q.dimension is Dimension.PERCENT)
    for n, part in enumerate(theirs):
        before = tuple(t.norm for t in tokens[max(0, part.first - 2) : part.first])
        following = tuple(t.norm for t in tokens[part.end : part.end + 2])
        if part.dimension is Dimension.PERCENT and following in _OF_IT:
            wholes = (q for q in theirs[:n] if comparable(one, q))
            share = (part.low + part.high) / 200.0
            yield from (share * whole.low for whole in wholes)
        if before == ("all", "but") and following[:1] == ("of",):
            yield from (q.low - part.low for q in theirs[n + 1 : n + 2] if comparable(part, q))


def _is_of_them(facts: Facts, quantity: Quantity) -> bool:
    """Whether a number is a part of what was counted before: "39 of them"."""
    following = tuple(t.norm for t in facts.tokens[quantity.end : quantity.end + 2])
    return following in _OF_IT


def _tells_the_same(alignment: Alignment, one: Quantity) -> bool:
    """Whether a number is told of the claim's deed, undenied: "five were rescued"."""
    draft, claim = alignment.draft, alignment.claim
    clause = next((c for c in draft.clauses if one.first in c.tokens), None)
    if clause is None or clause.predicate is None:
        return True
    verb = alignment.carrier(clause.predicate)
    deed = alignment.pairs.get(verb)
    before = draft.tokens[max(0, verb - _TO_YET) : verb]
    if deed is None or any(n.focus == verb for n in draft.negations):
        return False
    if any(t.norm == "yet" for t in before):
        # "Five have yet to be found."
        return False
    # In "two of the nine miners trapped there were saved" the verb after the noun says of which.
    return not any(q.noun is not None and deed == q.noun + 1 for q in claim.quantities)
