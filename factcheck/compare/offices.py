"""Offices: another office, or one in another body, than the claim's of the same person."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.described import is_same_one
from factcheck.compare.holders import Office, find_offices
from factcheck.compare.names import Match, match, overlap
from factcheck.compare.sides import Side
from factcheck.compare.slots import name_discrepancy
from factcheck.compare.stations import are_of_two_stations
from factcheck.facts import Entity, EntityType
from factcheck.findings import Discrepancy, EntityDiscrepancy
from factcheck.lexicon import classes, relation

# How near in meaning two offices are, at least, of which a person told to hold several holds one.
_NEAR = 0.8
_ALIKE = frozenset("same spelling synonym derived broader narrower".split())
# What anyone may be called besides: "founder", "official".
_OPEN = frozenset(("occupation-open", "person-kind"))
_SECOND = frozenset(("vice", "deputy", "assistant"))
_INSTITUTED = frozenset(("political-office", "company-office"))
# Offices of which there are several, told apart by what stands before them.
_PARTED = frozenset(
    "ambassador chief commissioner counsel director governor judge manager mayor minister officer "
    "president secretary speaker".split()
)
# What whoever heads something is called.
_ANY = frozenset("boss chief head leader man woman".split())
# What is left of a name that is parted from its legal form.
_FORMS = frozenset("ag co corp gmbh inc llc ltd plc".split())
# One person often holds two of these in one company.
_TOGETHER = frozenset(
    ("president", "chief executive", "ceo", "chief executive officer", "chairman", "chairwoman",
     "chairperson", "chair", "chief", "head", "owner", "editor", "publisher")
)  # fmt: skip


def compare_offices(alignment: Alignment) -> list[Discrepancy]:
    """Report an office that isn't the person's in the claim, or another body that it is held in."""
    ours = alignment.draft_side.told(find_offices)
    theirs = alignment.claim_side.told(find_offices) if ours else ()
    return list(_each(alignment, ours, theirs)) if theirs else []


def tells_holder(claim: Side, draft: Side) -> bool:
    """Whether a claim is on what someone is, of whom the draft tells an office.

    So is one that calls somebody what nobody is besides what the draft calls the same person.
    """
    ours = draft.told(find_offices)
    theirs = claim.told(find_offices) if ours else ()
    people, known = draft.facts.entities, claim.facts.entities
    return any(
        (two.defines or are_of_two_stations(one, two))
        and match(people[one.person], known[two.person]) is Match.SAME
        for one in ours
        for two in theirs
    )


def calls_otherwise(alignment: Alignment) -> bool:
    """Whether a clause calls somebody what the claim, which says who it is, doesn't."""
    theirs = alignment.claim_side.told(find_offices)
    for one in alignment.draft_side.told(find_offices) if theirs else ():
        held = [two for two in theirs if alignment.names.get(one.person) == two.person]
        told = bool(held) and one.first in alignment.segment
        if told and not any(_may_be_alike(one, two) for two in held):
            return True
    return False


def _may_be_alike(one: Office, two: Office) -> bool:
    """Whether two offices may be one: "boss" may be any."""
    if _is_open(one) or one.head in _ANY or one.head == two.head:
        return True
    return _are_alike(one, two, 0.0)


def office_words(draft: Side) -> tuple[tuple[str, ...], ...]:
    """The words by which a claim on what someone is may be found, for each who is told to be it."""
    named = draft.facts.entities
    return tuple((*named[held.person].words, *held.words) for held in draft.told(find_offices))


def _each(
    alignment: Alignment, ours: tuple[Office, ...], theirs: tuple[Office, ...]
) -> Iterator[Discrepancy]:
    for one in ours:
        if one.first not in alignment.segment:
            continue
        held = [two for two in theirs if alignment.names.get(one.person) == two.person]
        several = len(held) > 1 and all(two.defines for two in held)
        alike = [two for two in held if _are_alike(one, two, _NEAR if several else 0.0)]
        if alike:
            yield from _of_another_body(alignment, one, alike)
        elif held and any(
            other is not one and other.person == one.person and _are_alike(other, two, _NEAR)
            for other in ours
            for two in held
        ):
            # "Both chairwoman and treasurer" adds to the one that is known.
            continue
        elif rivals := [
            two
            for two in held
            if are_of_two_stations(one, two) and is_same_one(alignment, one.person, two.person)
        ]:
            cues = _cues(held) | {"station"}
            yield alignment.differ(EntityDiscrepancy, one.span, rivals[0].span, cues=cues)
        elif held and all(_are_apart(alignment, one, two, several=several) for two in held):
            expected = held[0].span.cover(held[-1].span)
            yield alignment.differ(EntityDiscrepancy, one.span, expected, cues=_cues(held))


def _cues(held: list[Office]) -> frozenset[str]:
    """What tells that an office differs, and whether the claim is on who holds it."""
    return frozenset(("held", "defined") if all(two.defines for two in held) else ("held",))


def _of_another_body(
    alignment: Alignment, one: Office, alike: list[Office]
) -> Iterator[Discrepancy]:
    """The body that an office is held in, where the claim has the same office in others alone."""
    draft, claim = alignment.draft.entities, alignment.claim.entities
    if one.body is None or any(two.body is None for two in alike):
        return
    mine = draft[one.body]
    bodies = [claim[two.body] for two in alike if two.body is not None]
    if any(_may_be_one(mine, other) for other in bodies):
        return
    if all(len({mine.type, other.type} - {EntityType.UNKNOWN}) <= 1 for other in bodies):
        yield name_discrepancy(alignment, mine, bodies[0], _cues(alike))


def _are_alike(one: Office, two: Office, least: float) -> bool:
    """Whether two offices may be one, told in other words or less exactly."""
    short, long = sorted((one.words, two.words), key=len)
    if long[-len(short) :] == short:
        # "Minister" is less exact than "finance minister"; "vice president" isn't the president.
        return not _SECOND & set(long[: -len(short)])
    if sorted(one.words) == sorted(two.words) or (
        len(one.words) == len(two.words)
        and any(
            all(map(_is_one_word, *words))
            for words in ((one.words, two.words), (sorted(one.words), sorted(two.words)))
        )
    ):
        # "Deputy police chief", "police deputy chief"; "attorney general", "lawyer general".
        return True
    name, other = " ".join(one.words), " ".join(two.words)
    link = relation(name, other, "n", "n")
    if link is not None:
        return link.kind in _ALIKE and link.strength >= least
    if one.head == two.head:
        return False
    link = relation(one.head, two.head, "n", "n")
    return link is not None and link.kind in _ALIKE and link.strength >= least


def _is_one_word(one: str, other: str) -> bool:
    # "Regional president", "president of the region".
    forms = ("nn", "aa", "an", "na")
    links = (relation(one, other, *pos) for pos in forms) if one != other else ()
    return one == other or any(link is not None and link.kind in _ALIKE for link in links)


def _are_apart(alignment: Alignment, one: Office, two: Office, *, several: bool) -> bool:
    """Whether nobody is both in one body at one time, as far as is known.

    Who is told to hold several offices is taken to hold no others.
    """
    if one.retired or two.retired or _is_open(one) or _is_open(two):
        return False
    if not _in_one_body(alignment, one, two):
        return False
    name, other = " ".join(one.words), " ".join(two.words)
    if {one.plain, two.plain} <= _TOGETHER and not several:
        return False
    if one.head == two.head:
        return one.head in _PARTED
    return any(
        _is_exclusive(mine, theirs) for mine in {name, one.head} for theirs in {other, two.head}
    )


def _is_exclusive(one: str, other: str) -> bool:
    link = relation(one, other, "n", "n")
    if one == other:
        return False
    if link is not None and link.kind != "sibling" and link.strength >= _NEAR:
        return link.kind == "exclusive"
    return all(_INSTITUTED & classes(word, "n") for word in (one, other))


def _is_open(office: Office) -> bool:
    # Anyone may be a director, but not the finance director.
    return bool(_OPEN & (classes(" ".join(office.words), "n") or classes(office.head, "n")))


def _in_one_body(alignment: Alignment, one: Office, two: Office) -> bool:
    """Whether two offices are of one body, or one of them of none that is named."""
    if one.body is None or two.body is None:
        return True
    mine, other = alignment.draft.entities[one.body], alignment.claim.entities[two.body]
    return _may_be_one(mine, other)


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Whether two names may be of one body, or one a part of the other: "the ACLU of Ohio"."""
    if {*one.words} <= _FORMS or {*other.words} <= _FORMS:
        return True
    shared = set(one.words) & set(other.words)
    return bool(shared) or match(one, other) > Match.RIVAL or overlap(one, other)
