"""Nations: of which one somebody, or a body, is told to be, where the claim tells of another."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import is_same_one, share_a_name
from factcheck.compare.names import match
from factcheck.compare.sides import Side
from factcheck.facts import Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy, PlaceDiscrepancy
from factcheck.lexicon import classes, gazetteer

_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.UNKNOWN})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER})
_KINDS = frozenset({"occupation", "person", "organisation"})
_ARTICLES = frozenset(("a", "an", "the"))
# "The former Kenyan runner" may have run for another country since.
_NOT_NOW = frozenset("former ex ex- onetime then".split())
# How many words may stand between a nation and the name: "Kenyan marathon runner Abel Mutai".
_LONGEST = 4


@attrs.frozen
class National:
    """That something, an index of entities, is told to be of a nation, another such index."""

    who: int
    nation: int


def compare_nations(alignment: Alignment) -> list[Discrepancy]:
    """Report somebody, or a body, told to be of another nation than in the claim."""
    ours = alignment.draft_side.told(find_nationals)
    theirs = alignment.claim_side.told(find_nationals) if ours else ()
    made: list[Discrepancy] = []
    draft, claim = alignment.draft.entities, alignment.claim.entities
    for one in ours if theirs else ():
        nation = draft[one.nation]
        known = [claim[t.nation] for t in theirs if is_same_one(alignment, one.who, t.who)]
        if not known or nation.first not in alignment.segment:
            continue
        if any(match(nation, other) or match(other, nation) for other in known):
            continue
        spans = nation.span, known[0].span
        place = nation.type is EntityType.PLACE
        kind = PlaceDiscrepancy if place else EntityDiscrepancy
        made.append(alignment.differ(kind, *spans, cues=("nation",)))
    return made


def tells_nation(claim: Side, draft: Side) -> bool:
    """Whether a claim tells of which nation somebody is of whom the draft tells it, too."""
    ours = draft.told(find_nationals)
    theirs = claim.told(find_nationals) if ours else ()
    return share_a_name(draft, [o.who for o in ours], claim, [t.who for t in theirs])


def find_nationals(facts: Facts) -> tuple[National, ...]:
    """Of which nations those named in a sentence are told to be."""
    return tuple(
        National(number, nation)
        for nation, told in enumerate(facts.entities)
        for number in _whose(facts, told)
    )


def _whose(facts: Facts, told: Entity) -> Iterator[int]:
    """Who is told to be of a nation, or of a country."""
    if told.type is EntityType.NATIONALITY and not _is_part_of_a_word(facts, told):
        yield from _named_after(facts, told)
        yield from _named_before(facts, told)
    elif told.type is EntityType.PLACE and "country" in gazetteer(" ".join(told.words)):
        yield from _owned(facts, told)
        yield from _from_there(facts, told)


def _owned(facts: Facts, country: Entity) -> Iterator[int]:
    """What is named as the country's: "Kenya's Abel Mutai", "Hungary's airline Dunajet"."""
    tokens, place = facts.tokens, country.end + 1
    if place > len(tokens) or tokens[country.end].tag is not Tag.POSSESSIVE:
        return
    first = place
    while place < len(tokens) and tokens[place].tag in _DESCRIBING:
        place += 1
    if place == first or (place - first <= _LONGEST and _is_kind(facts, place - 1)):
        yield from (n for n, e in enumerate(facts.entities) if e.first == place and _is_named(e))


def _from_there(facts: Facts, country: Entity) -> Iterator[int]:
    """Who is named as one from the country: "Abel Mutai of Kenya"."""
    opener = country.first - 1
    if opener > 0 and facts.tokens[opener].norm == "of":
        yield from (
            n
            for n, e in enumerate(facts.entities)
            if e.end == opener and e.type in _PEOPLE and not e.resolved and len(e.words) > 1
        )


def _named_after(facts: Facts, nation: Entity) -> Iterator[int]:
    """What is named behind it: "Kenyan runner Abel Mutai", "the Hungarian airline Dunajet"."""
    if nation.first and facts.tokens[nation.first - 1].norm in _NOT_NOW:
        return
    place = nation.end
    while place < len(facts.tokens) and facts.tokens[place].tag in _DESCRIBING:
        place += 1
    if not 0 < place - nation.end <= _LONGEST or not _is_kind(facts, place - 1):
        return
    yield from (n for n, e in enumerate(facts.entities) if e.first == place and _is_named(e))


def _named_before(facts: Facts, nation: Entity) -> Iterator[int]:
    """What is named before it: "Mutai, an Ethiopian", "Dunajet, a Romanian carrier"."""
    tokens, opener = facts.tokens, nation.first - 1
    if opener < 2 or tokens[opener].norm not in _ARTICLES or tokens[opener - 1].norm != ",":
        return
    place = nation.end
    while place < len(tokens) and tokens[place].tag in _DESCRIBING:
        place += 1
    told = place == nation.end or _is_kind(facts, place - 1)
    if told and place - nation.end <= _LONGEST:
        yield from (n for n, e in enumerate(facts.entities) if e.end == opener - 1 and _is_named(e))


def _is_named(entity: Entity) -> bool:
    return entity.type in _NAMED and not entity.resolved


def _is_kind(facts: Facts, index: int) -> bool:
    """Whether a word says what somebody, or a body, is: "runner", "airline"."""
    token = facts.tokens[index]
    return token.tag is Tag.NOUN and bool(_KINDS & classes(token.lemma.split()[-1], "n"))


def _is_part_of_a_word(facts: Facts, nation: Entity) -> bool:
    """Whether a hyphen joins it to what follows, or to what stands before: "Kenyan-born"."""
    text, start = facts.sentence.text, facts.sentence.span.start
    first, end = nation.span.start - start, nation.span.end - start
    return text[end : end + 1] == "-" or text[max(0, first - 1) : first] == "-"
