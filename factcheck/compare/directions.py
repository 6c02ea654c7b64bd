"""Directions of change: "up 6 percent" for "down 6 percent", a profit for a loss of as much."""

from __future__ import annotations

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import agree, are_close, comparable
from factcheck.compare.movement import DOWN, UP, sign_of
from factcheck.compare.sides import Side
from factcheck.compare.unturned import is_unturned
from factcheck.facts import Dimension, Facts, Quantity, Tag, Token
from factcheck.findings import ComparatorDiscrepancy, Discrepancy, Kind, PolarityDiscrepancy

_PARTICLES = {"up": UP, "down": DOWN}
# Words of comparison that a number stands before: "6 percent fewer", "four points higher".
_DEGREES = {
    **dict.fromkeys("more greater higher larger bigger".split(), UP),
    **dict.fromkeys("fewer less lower smaller".split(), DOWN),
}
_BEFORE_NUMBER = frozenset(("by", "of", "to", "from"))
_CHANGED_BY = frozenset(("", "by", "of"))
_NO_CHANGE = frozenset({Dimension.ORDINAL, Dimension.SCORE, Dimension.AGE, Dimension.DURATION})
# Roles that name what changed: "an increase in exports", "a fall of the birth rate".
_OF_WHAT = frozenset(("in", "of", "subject", "object"))
_REACH = 9
_DIRECTION = frozenset(("direction",))


@attrs.frozen
class _Change:
    """A number with the direction of the change that it measures, or that led to or from it.

    `role` is "by", "to" or "from"; `word` the token that gives the direction, `object` whether
    that is a verb of which the number is the object.
    """

    quantity: Quantity
    role: str
    sign: int
    word: int


def compare_directions(alignment: Alignment) -> list[Discrepancy]:
    """Report a change by, to or from the claim's number that goes the other way."""
    if not alignment.claim.quantities or not alignment.draft.quantities:
        return []
    theirs = _changes(alignment.claim_side)
    if not theirs:
        return []
    for one in _changes(alignment.draft_side):
        if one.quantity.first not in alignment.segment:
            continue
        same = [
            two
            for two in theirs
            if two.role == one.role and _is_one_number(one.quantity, two.quantity)
        ]
        if not same or any(two.sign == one.sign for two in same):
            continue
        for two in same:
            if alignment.opposed.get(one.word) == two.word:
                # Opposites are for polarity to weigh.
                continue
            if is_unturned(alignment, one.word, two.word):
                continue
            if not _of_one_thing(alignment, one.word, two.word):
                continue
            return [_discrepancy(alignment, one, two)]
    return []


def by_as_much(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "direction" where words that oppose each other tell of a change by as much."""
    if discrepancy.kind is not Kind.POLARITY or "antonym" not in discrepancy.cues:
        return frozenset()
    if not alignment.claim.quantities or not alignment.draft.quantities:
        return frozenset()
    ours = set(alignment.draft_side.inside(discrepancy.span))
    theirs = set(alignment.claim_side.inside(discrepancy.expected_span))
    measured = any(
        one.word in ours
        and two.word in theirs
        and one.role == two.role
        and one.sign != two.sign
        and _is_one_number(one.quantity, two.quantity)
        and _of_one_thing(alignment, one.word, two.word)
        for one in _changes(alignment.draft_side)
        for two in _changes(alignment.claim_side)
    )
    return _DIRECTION if measured else frozenset()


def _is_one_number(one: Quantity, two: Quantity) -> bool:
    return comparable(one, two) and agree(one, two) and are_close(one, two)


def _discrepancy(alignment: Alignment, one: _Change, two: _Change) -> Discrepancy:
    draft, claim = alignment.draft, alignment.claim
    words = draft.tokens[one.word], claim.tokens[two.word]
    if all(word.norm in _DEGREES or word.norm in _PARTICLES for word in words):
        cls: type[Discrepancy] = ComparatorDiscrepancy
    else:
        cls = PolarityDiscrepancy
    found, expected = words[0].span, words[1].span
    return alignment.differ(cls, found, expected, _replacement(*words), ("antonym", "direction"))


def _replacement(mine: Token, theirs: Token) -> str | None:
    both = {mine.norm, theirs.norm}
    return theirs.norm if both <= _PARTICLES.keys() else None


def _changes(side: Side) -> list[_Change]:
    """The numbers of a side that a change is measured by, in their order; none that is denied."""
    facts = side.facts
    found = (
        change
        for quantity in facts.quantities
        if quantity.dimension not in _NO_CHANGE
        for change in (_told_before(facts, quantity), _told_after(facts, quantity))
    )
    return [c for c in found if c is not None and not side.governing(c.word)]


def _told_before(facts: Facts, quantity: Quantity) -> _Change | None:
    """The change of "rose by 4 percent", "up 4 percent", "rose to 487 from 502"."""
    tokens = facts.tokens
    bound = quantity.comparator_span
    start = quantity.first
    while start and bound is not None and tokens[start - 1].start >= bound.start:
        start -= 1
    place = _before(tokens, start)
    role = ""
    if place is not None and tokens[place].norm in _BEFORE_NUMBER:
        role = tokens[place].norm
        place = _before(tokens, place)
    if role in ("to", "from"):
        place = _past_numbers(facts, place, quantity)
    if place is None:
        return None
    token = tokens[place]
    told = "by" if role in _CHANGED_BY else role
    if token.norm in _PARTICLES:
        before = tokens[place - 1] if place else None
        of_verb = before is not None and before.tag is Tag.VERB and before.lemma != "be"
        if of_verb or role in ("of", "to"):
            # "Put up 600 tents", "up to 6 percent".
            return None
        return _Change(quantity, told, _PARTICLES[token.norm], place)
    sign = sign_of(token, bare=not role)
    of_noun = token.tag is Tag.NOUN or " " in token.lemma
    if sign == 0 or (token.tag is Tag.NOUN and not role) or (role == "of" and not of_noun):
        return None
    return _Change(quantity, told, sign, place)


def _before(tokens: tuple[Token, ...], end: int) -> int | None:
    """The token before a place, adverbs and words such as "some" and "another" passed over."""
    place = end - 1
    while place >= 0 and (
        (tokens[place].tag is Tag.ADVERB and tokens[place].norm not in _PARTICLES)
        or tokens[place].norm in ("some", "about", "around", "another", "a", "an", "further")
    ):
        place -= 1
    return place if place >= 0 else None


def _past_numbers(facts: Facts, place: int | None, quantity: Quantity) -> int | None:
    """Where the verb stands that another number parts from "to 487" or "from 502"."""
    others = [q for q in facts.quantities if q is not quantity]
    numbers = {i for q in others for i in (*range(q.first, q.end), q.noun)}
    passed = 0
    while place is not None and place >= 0 and passed < _REACH:
        token = facts.tokens[place]
        if (
            place not in numbers
            and token.norm not in _BEFORE_NUMBER
            and token.tag is not Tag.ADVERB
        ):
            return place
        if token.norm in _PARTICLES:
            return place
        place -= 1
        passed += 1
    return None


def _told_after(facts: Facts, quantity: Quantity) -> _Change | None:
    """The change of "6 percent fewer", "a 4 percent increase", "487, down from 502"."""
    tokens = facts.tokens
    place = quantity.end
    if quantity.noun == place:
        sign = sign_of(tokens[place], bare=False) if place < len(tokens) else 0
        if sign:
            return _Change(quantity, "by", sign, place)
        place += 1
    comma = place < len(tokens) and tokens[place].norm == ","
    place += comma
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.norm in _PARTICLES:
        return _from_there(facts, quantity, place, parted=comma)
    if comma:
        return None
    if token.norm in _DEGREES:
        return _Change(quantity, "by", _DEGREES[token.norm], place)
    if token.tag is Tag.ADJECTIVE and place + 1 < len(tokens):
        place += 1
        token = tokens[place]
    sign = sign_of(token, bare=False) if token.tag is Tag.NOUN else 0
    return _Change(quantity, "by", sign, place) if sign else None


def _from_there(facts: Facts, quantity: Quantity, place: int, *, parted: bool) -> _Change | None:
    """The change of "487, down from 502", or of "6 percent up on last year"."""
    tokens, sign = facts.tokens, _PARTICLES[facts.tokens[place].norm]
    following = tokens[place + 1].norm if place + 1 < len(tokens) else ""
    others = [q for q in facts.quantities if q.first > place and comparable(q, quantity)]
    levels = [q for q in others if _before(tokens, q.first) == place + 1]
    if following == "from" and levels:
        return _Change(quantity, "to", sign, place)
    if not parted and quantity.dimension is Dimension.PERCENT and following in ("from", "on"):
        return _Change(quantity, "by", sign, place)
    return None


def _of_one_thing(alignment: Alignment, one: int, two: int) -> bool:
    """Whether nothing says that two changes are of two things: exports and imports."""
    ours, theirs = _changed(alignment.draft, one), _changed(alignment.claim, two)
    if not ours or not theirs:
        return True
    draft, claim = alignment.draft.tokens, alignment.claim.tokens
    return any(
        alignment.pairs.get(i) == j or draft[i].lemma == claim[j].lemma
        for i in ours
        for j in theirs
    )


def _changed(facts: Facts, word: int) -> frozenset[int]:
    """The heads of what changes, as far as the sentence is read: "exports" of "exports rose"."""
    verbs = {word}
    clause = next((c for c in facts.clauses if word in c.tokens), None)
    own = any(a.governor == word and a.role == "subject" for a in facts.arguments)
    if clause is not None and clause.predicate is not None and not own:
        verbs.add(clause.predicate)
    return frozenset(
        a.head
        for a in facts.arguments
        if (a.governor == word and a.role in _OF_WHAT and a.head < len(facts.tokens))
        or (a.governor in verbs and a.role == "subject")
        if not any(q.first <= a.head < q.end or q.noun == a.head for q in facts.quantities)
    )
