"""Attachment: whether what both sides tell hangs on the same deeds and things.

"Founded in 1921 and nationalised in 1934" has every word of "founded in 1934", and doesn't bear it
out: the year is of another deed. So it is with numbers, places, and who did what.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import comparable
from factcheck.compare.identities import names_of
from factcheck.compare.participants import misplaced
from factcheck.facts import CORE_ROLES, Argument, DateMention, EntityType, Facts, Quantity, Tag

# Of them no phrase tells where, when or how something is done.
_INNER = CORE_ROLES | {"complement", "possessor", "modifier", "by", "of", "as"}
# How what someone has, or is of, hangs on it: "the lawyer of the senator", "the senator's lawyer".
_WITHIN = frozenset(("possessor", "of", "for", "to"))
# How far behind a number, in tokens, what it counts may stand.
_BESIDE = 2
# A claim tells of them by what they do: "the man who stabbed him".
_ACTED_ON = frozenset(("object", "at", "to"))
_COUNTING = frozenset({Tag.NUMBER, Tag.DETERMINER, Tag.PRONOUN})
_STANDING_FOR = frozenset({Tag.PRONOUN, Tag.RELATIVE})


def hang_together(alignment: Alignment) -> bool:
    """Whether the claim ties together what the clause does: days, places, numbers and doers."""
    return not (
        alignment.told(misplaced)
        or any(_is_of_another_deed(alignment, a) for a in _phrases(alignment))
        or any(_is_done_by_another(alignment, a) for a in _doers(alignment))
        or any(_is_done_by_who_met(alignment, a) for a in alignment.claim.arguments)
        or any(_counts_another(alignment, q) for q in _numbers(alignment))
    )


def _phrases(alignment: Alignment) -> Iterator[Argument]:
    """The days and places that tell when or where a deed is done, of which the claim tells, too."""
    draft = alignment.draft
    for argument in draft.arguments:
        if (
            argument.role not in _INNER
            and argument.governor in alignment.segment
            and argument.governor in alignment.pairs
            and draft.tokens[argument.governor].tag is Tag.VERB
            and (_date_at(draft, argument.head) or _is_place(draft, argument.head))
        ):
            yield argument


def _is_place(facts: Facts, index: int) -> bool:
    return any(e.first <= index < e.end and e.type is EntityType.PLACE for e in facts.entities)


def _is_of_another_deed(alignment: Alignment, argument: Argument) -> bool:
    """Whether the claim has a day or place with another deed, and not with this one."""
    claim = alignment.claim
    deed = alignment.pairs[argument.governor]
    head = _counterpart(alignment, argument.head)
    if head is None:
        return False
    governors = {a.governor for a in claim.arguments if a.head == head}
    deeds = {g for g in governors if claim.tokens[g].tag is Tag.VERB}
    asserted = {c.predicate for c in claim.clauses}
    if any(other in alignment.back for other in deeds):
        # With both deeds in the clause, a day at its end may be of either.
        return False
    # What hangs on a verb within another's clause may be of either: "barred it from using".
    return deed in asserted and bool(deeds) and deed not in governors and deeds <= asserted


def _counterpart(alignment: Alignment, head: int) -> int | None:
    """The claim's word for the head of a phrase; for a day, the claim's mention of the same."""
    found = alignment.pairs.get(head)
    if found is not None:
        return found
    day = _date_at(alignment.draft, head)
    if day is None or day.starts_on is None:
        return None
    same = [
        other
        for other in alignment.claim.dates
        if (other.starts_on, other.ends_on) == (day.starts_on, day.ends_on)
    ]
    return same[0].end - 1 if len(same) == 1 else None


def _date_at(facts: Facts, index: int) -> DateMention | None:
    return next((d for d in facts.dates if d.first <= index < d.end), None)


def _doers(alignment: Alignment) -> Iterator[Argument]:
    for argument in alignment.draft.arguments:
        if (
            argument.role in CORE_ROLES
            and argument.governor in alignment.segment
            and argument.head in alignment.pairs
            and argument.governor in alignment.pairs
        ):
            yield argument


def _is_done_by_another(alignment: Alignment, argument: Argument) -> bool:
    """Whether the claim has a deed of another one, on whom this one only hangs.

    "The senator's lawyer was fined", "the lawyer who defended the senator was fined".
    """
    claim = alignment.claim
    deed, head = alignment.pairs[argument.governor], alignment.pairs[argument.head]
    if claim.tokens[deed].tag is not Tag.VERB:
        return False
    if claim.tokens[deed].lemma in COPULAS:
        return False
    told = {a.head for a in claim.arguments if (a.governor, a.role) == (deed, argument.role)}
    if head > deed and any(a.head == head and a.governor == deed for a in claim.arguments):
        # "Sold to the police", "the police were sold".
        return False
    if not told or any(alignment.same_claim_name(head, t) for t in told):
        return False
    if any(claim.tokens[t].tag in _COUNTING and _is_of(claim, head, t) for t in told):
        # "One of the nurses was infected": a nurse was.
        return False
    if any(head in alignment.claim_side.told(names_of).get(t, ()) for t in told):
        # "Norda is a firm bought by Tallo": what was bought is Norda.
        return False
    if claim.tokens[head].tag is Tag.NAME and _acts_on(claim, told, head):
        return True
    if any(claim.tokens[t].tag in _STANDING_FOR or t in alignment.back for t in told):
        return False
    places = {(a.governor, a.role) for a in claim.arguments if a.head in told}
    if any(a.head == head and (a.governor, a.role) in places for a in claim.arguments):
        # "Two firms, Acme and Norda, announced measures, withdrawing": they are one.
        return False
    asserted = {c.predicate for c in claim.clauses}
    return any(
        (a.governor in told and a.role in _WITHIN)
        or (a.governor in asserted and a.role in CORE_ROLES)
        for a in claim.arguments
        if a.head == head
    )


def _is_done_by_who_met(alignment: Alignment, argument: Argument) -> bool:
    """Whether the claim's doer is in the clause, and only whom the doer of the deed there met.

    "The president died" doesn't bear out "the man who shot the president died".
    """
    deed, head = alignment.back.get(argument.governor), alignment.back.get(argument.head)
    draft = alignment.draft
    if argument.role not in CORE_ROLES or deed is None or head is None:
        return False
    told = {a.head for a in draft.arguments if (a.governor, a.role) == (deed, argument.role)}
    others = {t for t in told if t not in alignment.pairs and draft.tokens[t].tag is Tag.NOUN}
    return head not in told and _acts_on(draft, others, head)


def _acts_on(facts: Facts, doers: set[int], head: int) -> bool:
    """Whether those who did a deed do another to somebody, who isn't one of them.

    "She winks at Lee and leaves": it isn't Lee who leaves.
    """
    acted = {a.governor for a in facts.arguments if a.head in doers and a.role == "subject"}
    return any(
        a.governor in acted and a.role in _ACTED_ON for a in facts.arguments if a.head == head
    )


def _is_of(facts: Facts, head: int, count: int) -> bool:
    return any((a.governor, a.head, a.role) == (count, head, "of") for a in facts.arguments)


def _numbers(alignment: Alignment) -> Iterator[Quantity]:
    return (q for q in alignment.draft.quantities if q.first in alignment.segment)


def _counts_another(alignment: Alignment, quantity: Quantity) -> bool:
    """Whether a number is, in the claim, of another noun or deed, which has one of its own here."""
    claim = alignment.claim
    same = [
        other
        for other in claim.quantities
        if (other.low, other.high) == (quantity.low, quantity.high)
        and other.dimension is quantity.dimension
    ]
    if len(same) != 1:
        return False
    rivals = [q for q in claim.quantities if q is not same[0] and comparable(quantity, q)]
    if not rivals:
        return False
    noun = None if quantity.noun is None else alignment.pairs.get(quantity.noun)
    if noun is not None and same[0].noun is not None and noun != same[0].noun:
        return any(rival.noun == noun for rival in rivals)
    return _is_of_another_verb(alignment, quantity, same[0], rivals)


def _is_of_another_verb(
    alignment: Alignment, quantity: Quantity, same: Quantity, rivals: list[Quantity]
) -> bool:
    """Whether a number is of another deed than the draft's, which has another number."""
    mine = {alignment.pairs.get(verb) for verb in _deeds(alignment.draft, quantity)}
    theirs = _deeds(alignment.claim, same)
    if not mine or None in mine or not theirs or mine & theirs:
        return False
    return any(mine & _deeds(alignment.claim, rival) for rival in rivals)


def _deeds(facts: Facts, quantity: Quantity) -> set[int]:
    """The verbs that a number, or the noun behind it, hangs on."""
    heads = {*range(quantity.first, quantity.end)}
    if quantity.noun is not None and 0 <= quantity.noun - quantity.end <= _BESIDE:
        heads.add(quantity.noun)
    return {
        a.governor
        for a in facts.arguments
        if a.head in heads and facts.tokens[a.governor].tag is Tag.VERB
    }
