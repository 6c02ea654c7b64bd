"""Kin: what somebody is to somebody else, where the claim has another relation of the same two.

"The mayor's sister, Ann Lee" beside "Ann Lee, the mayor's wife". Who is a cousin may be a neighbour
and an employee as well; of two relations by blood or marriage, one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import is_same_one, share_a_name
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.text import Span

# Each word with what it says, and of whom: relations of one line stand for each other.
_RELATIONS: dict[str, tuple[str, str]] = {
    word: (relation, sex)
    for relation, words in {
        "parent": "mother:f father:m parent: mum:f mom:f dad:m stepmother:f stepfather:m",
        "partner": "wife:f husband:m spouse: widow:f widower:m girlfriend:f boyfriend:m "
        "fiancee:f fiancée:f fiance:m fiancé:m",
        "child": "son:m daughter:f child: stepson:m stepdaughter:f",
        "sibling": "brother:m sister:f sibling: twin: stepbrother:m stepsister:f",
        "cousin": "cousin:",
        "aunt or uncle": "aunt:f uncle:m",
        "niece or nephew": "niece:f nephew:m",
        "grandparent": "grandmother:f grandfather:m grandparent: grandma:f grandpa:m",
        "grandchild": "grandson:m granddaughter:f grandchild:",
        "parent-in-law": "mother-in-law:f father-in-law:m",
        "sibling-in-law": "brother-in-law:m sister-in-law:f",
        "child-in-law": "son-in-law:m daughter-in-law:f",
    }.items()
    for word, _, sex in (entry.partition(":") for entry in words.split())
}
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
_ARTICLES = frozenset(("a", "an", "the"))
_IN_LAW = "-in-law"
_PREFIXES = ("great-", "half-", "ex-", "step-")
# How many words may describe a relation: "the mayor's estranged younger brother".
_LONGEST = 4


@attrs.frozen
class Kin:
    """That a person, an index of entities, is somebody's relation; `owner` is whose, by token."""

    person: int
    word: str
    token: int
    span: Span
    owner: int


def compare_kin(alignment: Alignment) -> list[Discrepancy]:
    """Report a relation by blood or marriage that isn't the claim's of the same two people."""
    ours = alignment.draft_side.told(find_kin)
    theirs = alignment.claim_side.told(find_kin) if ours else ()
    made: list[Discrepancy] = []
    for one in ours if theirs else ():
        if one.token not in alignment.segment:
            continue
        known = [
            two
            for two in theirs
            if is_same_one(alignment, one.person, two.person) and _is_of_one(alignment, one, two)
        ]
        if known and not any(_may_be_one(one.word, two.word) for two in known):
            spans = one.span, known[0].span
            made.append(alignment.differ(EntityDiscrepancy, *spans, cues=("kin",)))
    return made


def tells_kin(claim: Side, draft: Side) -> bool:
    """Whether a claim tells whose relation somebody is of whom the draft tells it, too."""
    ours = draft.told(find_kin)
    theirs = claim.told(find_kin) if ours else ()
    return share_a_name(draft, [o.person for o in ours], claim, [t.person for t in theirs])


def find_kin(facts: Facts) -> tuple[Kin, ...]:
    """Whose relations those named in a sentence are told to be."""
    if not any(t.lemma in _RELATIONS for t in facts.tokens):
        return ()
    return tuple(
        kin
        for number, entity in enumerate(facts.entities)
        if entity.type in _PEOPLE and not entity.resolved
        for kin in (*_after(facts, number, entity), *_before(facts, number, entity))
    )


def _after(facts: Facts, person: int, entity: Entity) -> Iterator[Kin]:
    """ "Ann Lee, the mayor's sister", "Ann Lee, a sister of the mayor"."""
    tokens, first = facts.tokens, entity.end + 1
    if first >= len(tokens) or tokens[entity.end].norm != ",":
        return
    for index in range(first, min(first + 2 * _LONGEST, len(tokens))):
        if tokens[index].lemma in _RELATIONS and tokens[index].tag is Tag.NOUN:
            owner = _owner(facts, first, index)
            if owner is not None:
                yield _kin(facts, person, index, owner)
            return
        if tokens[index].tag not in _DESCRIBING | {Tag.DETERMINER, Tag.POSSESSIVE}:
            return


def _before(facts: Facts, person: int, entity: Entity) -> Iterator[Kin]:
    """ "The mayor's sister Ann Lee", "the sister of the mayor, Ann Lee"."""
    tokens = facts.tokens
    end = entity.first - (entity.first > 0 and tokens[entity.first - 1].norm == ",")
    if end and tokens[end - 1].lemma in _RELATIONS and tokens[end - 1].tag is Tag.NOUN:
        owner = _owner(facts, max(0, end - 1 - 2 * _LONGEST), end - 1)
        if owner is not None:
            yield _kin(facts, person, end - 1, owner)
        return
    if end == entity.first:
        return
    for index in range(max(0, end - 1 - _LONGEST), end):
        if tokens[index].lemma in _RELATIONS and _is_of(facts, index) == end - 1:
            yield _kin(facts, person, index, end - 1)


def _kin(facts: Facts, person: int, index: int, owner: int) -> Kin:
    """The relation that a word tells of, with "-in-law" behind it and "great-" before it."""
    token, text, start = facts.tokens[index], facts.sentence.text, facts.sentence.span.start
    word, span = token.lemma, token.span
    if text[span.end - start :].startswith(_IN_LAW):
        word, span = word + _IN_LAW, Span(span.start, span.end + len(_IN_LAW))
    before = next((p for p in _PREFIXES if text[: span.start - start].endswith(p)), "")
    return Kin(person, word, index, Span(span.start - len(before), span.end), owner)


def _owner(facts: Facts, first: int, index: int) -> int | None:
    """Whose relation a word tells of: "the mayor's late sister", "the sister of the mayor"."""
    tokens = facts.tokens
    for place in range(index - 1, max(first, index - 1 - _LONGEST) - 1, -1):
        if tokens[place].tag is Tag.POSSESSIVE:
            return place - 1 if place > first else None
        if tokens[place].tag not in _DESCRIBING:
            break
    return _is_of(facts, index)


def _is_of(facts: Facts, index: int) -> int | None:
    """The last word of the phrase behind "of": "a sister of the mayor"."""
    tokens, place = facts.tokens, index + 2
    if index + 2 >= len(tokens) or tokens[index + 1].norm != "of":
        return None
    place += tokens[place].norm in _ARTICLES
    while place < len(tokens) and tokens[place].tag in _DESCRIBING:
        place += 1
    return place - 1 if tokens[place - 1].tag in (Tag.NOUN, Tag.NAME) else None


def _is_of_one(alignment: Alignment, one: Kin, two: Kin) -> bool:
    """Whether both are told of the same person's relation."""
    if alignment.pairs.get(one.owner) == two.owner:
        return True
    mine, theirs = alignment.draft.tokens[one.owner], alignment.claim.tokens[two.owner]
    return mine.lemma == theirs.lemma


def _may_be_one(one: str, other: str) -> bool:
    if one not in _RELATIONS or other not in _RELATIONS:
        # "A cousin-in-law" is of no line of its own.
        return True
    (relation, sex), (told, of) = _RELATIONS[one], _RELATIONS[other]
    return relation == told and (not sex or not of or sex == of)
