"""Ages: how old somebody is, where the claim has another age of the same person."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import is_same_one, share_a_name
from factcheck.compare.sides import Side
from factcheck.facts import Comparator, Dimension, Entity, EntityType, Facts, Quantity, Tag
from factcheck.findings import Discrepancy, QuantityDiscrepancy

_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.NOUN})
_YEAR = 365.2425
# A birthday may lie between two reports.
_BIRTHDAY = 1
# How many words may stand between an age and the name: "43-year-old former coach Ann Lee".
_LONGEST = 4
_OPENERS = frozenset((",", "("))
_SINCE_BIRTH = frozenset(("age", "aged", "now"))
_NOW = frozenset("is 's has have 've turns".split())


@attrs.frozen
class Age:
    """That a person, an index of entities, is so many years old, as a quantity tells."""

    person: int
    told: Quantity

    @property
    def years(self) -> int:
        """The age in whole years."""
        return round(self.told.low / _YEAR)


def compare_ages(alignment: Alignment) -> list[Discrepancy]:
    """Report an age that isn't the person's in the claim, nor can have become so since."""
    ours = alignment.draft_side.told(find_ages)
    theirs = alignment.claim_side.told(find_ages) if ours else ()
    made: list[Discrepancy] = []
    for one in ours if theirs else ():
        known = [two for two in theirs if is_same_one(alignment, one.person, two.person)]
        if not known or one.told.first not in alignment.segment:
            continue
        if any(_may_both_be(alignment, one, two) for two in known):
            continue
        spans = one.told.span, known[0].told.span
        made.append(alignment.differ(QuantityDiscrepancy, *spans, cues=("years-old",)))
    return made


def tells_age(claim: Side, draft: Side) -> bool:
    """Whether a claim tells how old somebody is of whom the draft tells it, too."""
    ours = draft.told(find_ages)
    theirs = claim.told(find_ages) if ours else ()
    return share_a_name(draft, [o.person for o in ours], claim, [t.person for t in theirs])


def find_ages(facts: Facts) -> tuple[Age, ...]:
    """How old those named in a sentence are told to be."""
    return tuple(
        Age(person, told)
        for told in facts.quantities
        if told.dimension is Dimension.AGE
        and told.comparator is Comparator.EQUAL
        and told.low == told.high
        for person in _whose(facts, told)
    )


def _whose(facts: Facts, told: Quantity) -> Iterator[int]:
    """Whose age a number is: "Ann Lee, 43", "Ann Lee is 43", "the 43-year-old coach Ann Lee"."""
    for number, entity in enumerate(facts.entities):
        if entity.type not in _PEOPLE or entity.resolved:
            continue
        if (
            _is_behind(facts, entity, told)
            or _is_said(facts, entity, told)
            or _is_before(facts, entity, told)
        ):
            yield number


def _is_behind(facts: Facts, entity: Entity, told: Quantity) -> bool:
    """ "Ann Lee, 43", "Ann Lee (43)", "Ann Lee, aged 43", "Ann Lee, who is 43"."""
    tokens, place = facts.tokens, entity.end
    if place >= told.first or tokens[place].norm not in _OPENERS:
        return False
    between = [token.norm for token in tokens[place + 1 : told.first]]
    return not between or between in (["who", "is"], *([word] for word in _SINCE_BIRTH))


def _is_said(facts: Facts, entity: Entity, told: Quantity) -> bool:
    """ "Ann Lee is 43", "at 43, Ann Lee has …"."""
    clause = next(
        (c for c in facts.clauses if told.first in c.tokens and entity.first in c.tokens), None
    )
    if clause is None or clause.predicate is None:
        return False
    verb = clause.predicate
    subjects = {a.head for a in facts.arguments if a.governor == verb and a.role == "subject"}
    if not any(entity.first <= head < entity.end for head in subjects):
        return False
    if told.first == 1:
        return any(facts.tokens[i].norm in _NOW for i in clause.tokens if i <= verb)
    return verb == told.first - 1 and facts.tokens[verb].norm in _NOW


def _is_before(facts: Facts, entity: Entity, told: Quantity) -> bool:
    """ "The 43-year-old coach Ann Lee", "the club's 43-year-old coach, Ann Lee"."""
    tokens = facts.tokens
    end = entity.first - (entity.first > 0 and tokens[entity.first - 1].norm == ",")
    if not 0 <= end - told.end <= _LONGEST:
        return False
    return all(t.tag in _DESCRIBING or t.norm in entity.title for t in tokens[told.end : end])


def _may_both_be(alignment: Alignment, one: Age, two: Age) -> bool:
    """Whether somebody may be of both ages, by as many years as lie between what is told."""
    gone = 0.0
    ours, theirs = alignment.draft.told_on, alignment.claim.told_on
    if ours is not None and theirs is not None:
        gone = (ours - theirs).days / _YEAR
    return abs(one.years - two.years - gone) <= _BIRTHDAY + (gone != 0.0)
