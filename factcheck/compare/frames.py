"""Frames: who is which party to a relation, told with other words: "handed over to", "tenant of".

A relation has two parties, and words tell of it from either: who teaches is the teacher of who
studies under them. Where both sides tell of one relation, its parties must be the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.identities import names_of
from factcheck.compare.participants import (
    counterparts,
    entity_at,
    is_one_verb,
    names_another,
)
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.compare.sides import Side
from factcheck.facts import Argument, Entity, EntityType, Facts, Tag
from factcheck.findings import Discrepancy, RoleDiscrepancy

_OF = frozenset(("of", "possessor", "to"))
_Verbs = dict[str, str]
# Each line: the relation; the verbs whose subject is its first party, with the parts that the
# second has; those whose subject is the second, with the parts of the first; and the nouns for the
# first party, and the second, "of" the other. A word is here when its parties cannot change places
# and both be told of one relation.
_TABLE: tuple[tuple[str, _Verbs, _Verbs, str, str], ...] = (
    (
        "succession",
        {"succeed": "object", "replace": "object", "follow": "object", "take over": "from"}
        | {"take over from": "object from"},
        {"hand over": "to", "hand over to": "object to", "give way to": "object to"}
        | {"make way for": "object for"},
        "successor",
        "predecessor",
    ),
    (
        "tenancy",
        {"rent": "from", "lease": "from"},
        {"rent": "to", "lease": "to", "let": "to", "let out": "to", "rent out": "to"}
        | {"lease out": "to", "evict": "object"},
        "tenant lessee",
        "landlord landlady lessor",
    ),
    (
        "ownership",
        {"own": "object", "control": "object"},
        {"belong": "to", "belong to": "object to"},
        "owner parent proprietor",
        "subsidiary division unit",
    ),
    (
        "teaching",
        {"teach": "object", "tutor": "object", "mentor": "object", "coach": "object"},
        {"study": "under with", "study under": "object", "train": "under", "learn": "from"},
        "teacher tutor mentor",
        "student pupil disciple apprentice",
    ),
    (
        "employment",
        {"employ": "object", "hire": "object", "recruit": "object"},
        {"work": "for", "work for": "object"},
        "employer",
        "employee",
    ),
    ("parentage", {}, {}, "father mother parent", "son daughter child"),
    ("grandparentage", {}, {}, "grandfather grandmother", "grandson granddaughter grandchild"),
    ("kin", {}, {}, "uncle aunt", "nephew niece"),
    (
        "supply",
        {"supply": "to", "sell": "to"},
        {"buy": "from", "purchase": "from", "obtain": "from"},
        "supplier seller vendor",
        "customer client buyer",
    ),
    (
        "lending",
        {"lend": "to object", "loan": "to object"},
        {"borrow": "from", "owe": "to"},
        "lender creditor",
        "borrower debtor",
    ),
    (
        "transfer",
        {"give": "to", "hand": "to", "hand back": "to", "cede": "to", "donate": "to"}
        | {"bequeath": "to", "surrender": "to"},
        {"receive": "from", "get": "from", "inherit": "from", "capture": "from", "take": "from"},
        "donor giver",
        "recipient",
    ),
    (
        "killing",
        {"kill": "object", "murder": "object", "assassinate": "object"},
        {},
        "killer murderer assassin",
        "victim",
    ),
    (
        "overthrow",
        {"overthrow": "object", "oust": "object", "depose": "object", "topple": "object"},
        {},
        "",
        "",
    ),
    ("hosting", {"host": "object"}, {}, "host", "guest"),
    ("suing", {"sue": "object"}, {}, "plaintiff", "defendant"),
)
_CUES = frozenset(("by-place", "frame", "names"))

_Parts = tuple[tuple[str, int, frozenset[str]], ...]


def _by_verb() -> dict[str, _Parts]:
    """For each verb: the relation, which party its subject is, and the parts of the other."""
    made: dict[str, _Parts] = {}
    for name, first, second, *_ in _TABLE:
        for party, verbs in enumerate((first, second)):
            for verb, parts in verbs.items():
                made[verb] = (*made.get(verb, ()), (name, party, frozenset(parts.split())))
    return made


_VERBS = _by_verb()
_NOUNS = {
    noun: (name, party)
    for name, _, _, first, second in _TABLE
    for party, nouns in enumerate((first, second))
    for noun in nouns.split()
}


@attrs.frozen
class Frame:
    """A relation that a sentence tells of: by which word, and the heads of both its parties.

    `rest` holds the heads of all else that hangs on a verb: what was given, and where.
    """

    name: str
    word: int
    parties: tuple[frozenset[int], frozenset[int]]
    rest: frozenset[int]


def compare_frames(alignment: Alignment) -> list[Discrepancy]:
    """Report who is a party to a relation in which the claim has them as the other."""
    ours = alignment.draft_side.told(read_frames)
    theirs = alignment.claim_side.told(read_frames) if ours else ()
    if not theirs or has_another_time(alignment) or names_another(alignment):
        return []
    for one in ours:
        for two in theirs:
            if one.name != two.name or one.word not in alignment.segment:
                continue
            if is_one_verb(alignment, one.word, two.word) or not _is_of_one(alignment, one, two):
                continue
            turned = _turned(alignment, one, two)
            if turned is not None:
                found, expected = turned
                return [alignment.differ(RoleDiscrepancy, found.span, expected.span, cues=_CUES)]
    return []


def without_told_frames(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out words that only tell the claim's relation from the other side: father, daughter."""
    kept = tuple(found)
    if not kept:
        return kept
    ours = alignment.draft_side.told(read_frames)
    theirs = alignment.claim_side.told(read_frames) if ours else ()
    for one in ours:
        for two in theirs:
            if one.name != two.name or not _is_kept(alignment, one, two):
                continue
            span = alignment.draft.tokens[one.word].span
            told = alignment.claim.tokens[two.word].span
            kept = tuple(
                d for d in kept if not (d.span.overlaps(span) and d.expected_span.overlaps(told))
            )
    return kept


def read_frames(facts: Facts) -> tuple[Frame, ...]:
    """Return the relations of which a sentence tells, where both parties are told of."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Frame]:
    for word, token in enumerate(facts.tokens):
        if token.tag is Tag.VERB and token.lemma in _VERBS and not may_not_be(facts, word):
            told = [a for a in facts.arguments if a.governor == word]
            yield from _of_verb(told, word, _VERBS[token.lemma])
        elif token.tag is Tag.NOUN and token.lemma in _NOUNS:
            name, party = _NOUNS[token.lemma]
            told = [a for a in facts.arguments if a.governor == word]
            others = frozenset(a.head for a in told if a.role in _OF)
            who = _said_of(facts, word)
            if who and others:
                yield Frame(name, word, (who, others) if not party else (others, who), frozenset())


def _of_verb(told: list[Argument], word: int, parts: _Parts) -> Iterator[Frame]:
    acting = frozenset(a.head for a in told if a.role == "subject")
    for name, party, roles in parts:
        other = frozenset(a.head for a in told if a.role in roles)
        if acting and other:
            rest = frozenset(a.head for a in told) - acting - other
            yield Frame(name, word, (acting, other) if not party else (other, acting), rest)


def _said_of(facts: Facts, noun: int) -> frozenset[int]:
    """The names that a noun is said of: "Lee, her tutor", "is the tutor", "her tutor, Ann Lee"."""
    made = set(names_of(facts).get(noun, ()))
    comma = facts.tokens[noun + 1].norm == "," if noun + 1 < len(facts.tokens) else False
    made.update(e.end - 1 for e in facts.entities if e.first == noun + (2 if comma else 1))
    return frozenset(made)


def _is_of_one(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether what both give, let or sell is one thing, as far as they tell."""
    if not one.rest or not two.rest:
        return True
    told = {a.head for a in alignment.draft.arguments if a.role == "object"} & one.rest
    return all(head in alignment.pairs for head in told)


def _turned(alignment: Alignment, one: Frame, two: Frame) -> tuple[Entity, Entity] | None:
    """Who is the other party in the claim, and whom the claim has in their place."""

    if any(_met(alignment, one.parties[n], two.parties[n]) is not None for n in (0, 1)):
        return None
    made = []
    for n in (0, 1):
        head = _met(alignment, one.parties[n], two.parties[1 - n])
        found = None if head is None else _party(alignment.draft_side, head)
        claimed = (_party(alignment.claim_side, k) for k in sorted(two.parties[n]))
        expected = next((e for e in claimed if e is not None), None)
        if found is not None and expected is not None:
            made.append((found, expected))
    return min(made, key=lambda pair: pair[0].first, default=None)


def _is_kept(alignment: Alignment, one: Frame, two: Frame) -> bool:
    """Whether both parties are the same."""
    return all(_met(alignment, one.parties[n], two.parties[n]) is not None for n in (0, 1))


def _met(alignment: Alignment, mine: frozenset[int], theirs: frozenset[int]) -> int | None:
    """The head of a party of the draft that is one of the claim's heads, None without one."""
    for head in sorted(mine):
        words = counterparts(alignment, head)
        if any(alignment.same_claim_name(k, other) for k in words for other in theirs):
            return head
    return None


def _party(side: Side, index: int) -> Entity | None:
    found = entity_at(side.facts, index)
    return None if found is None or found.type is EntityType.NATIONALITY else found
