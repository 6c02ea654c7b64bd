"""Parties to a relation: the words by which a sentence tells of two parties, and who they are.

A relation has two parties, and words tell of it from either: who teaches is the teacher of who
studies under them.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.identities import SORTS, names_of
from factcheck.compare.sameness import is_only_told_of, may_not_be
from factcheck.facts import Argument, EntityType, Facts, Tag

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
        | {"take over from": "object from", "step in": "for", "stand in": "for", "fill in": "for"},
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
        | {"bequeath": "to", "surrender": "to", "leave": "to"},
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
    (
        "acquisition",
        {"buy": "object", "acquire": "object", "purchase": "object", "take over": "object"}
        | {"snap up": "object"},
        {},
        "acquirer",
        "",
    ),
    (
        "rejection",
        dict.fromkeys(
            "block,overrule,quash,reject,shoot down,strike down,throw out,turn down,veto".split(
                ","
            ),
            "owner",
        ),
        {},
        "",
        "",
    ),
    ("hosting", {"host": "object"}, {}, "host", "guest"),
    ("suing", {"sue": "object"}, {}, "plaintiff", "defendant"),
)
# What somebody turns down is another's: "vetoed the council's plan".
_PLANS = frozenset(
    "amendment appeal application bid bill demand motion offer plan proposal request".split()
)
_WHOSE = frozenset(("by", "from", "possessor"))
# What passes from one to another.
_PASSING = frozenset(("go", "pass"))
# Whom somebody names replaces another: "named Lee its chief, replacing Cole".
_NAMING = frozenset("appoint choose elect hire name pick promote recruit select sign".split())
# Who does so does what "to" brings in: "paid 9 million to acquire it".
_DOING = frozenset(("manage", "pay"))
_WITH_IN = frozenset("fill stand step".split())
_THEM = frozenset(("her", "him"))
_PERSONS = frozenset({EntityType.PERSON, EntityType.UNKNOWN})
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

    `rest` holds the heads of all else that hangs on a verb: what was given, and where. `wanted` is
    true of what is yet to be: "agreed to buy".
    """

    name: str
    word: int
    parties: tuple[frozenset[int], frozenset[int]]
    rest: frozenset[int]
    wanted: bool = False


def read_frames(facts: Facts) -> tuple[Frame, ...]:
    """Return the relations of which a sentence tells, where both parties are told of."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Frame]:
    for word, token in enumerate(facts.tokens):
        if token.tag is Tag.VERB and not is_only_told_of(facts, word):
            told = [a for a in facts.arguments if a.governor == word]
            wanted = may_not_be(facts, word) and not _is_done(facts, word)
            for frame in _of_verb(facts, told, word):
                yield attrs.evolve(frame, wanted=wanted)
        elif token.tag is Tag.NOUN and token.lemma in _NOUNS:
            name, party = _NOUNS[token.lemma]
            told = [a for a in facts.arguments if a.governor == word]
            others = frozenset(a.head for a in told if a.role in _OF)
            who = _said_of(facts, word)
            if who and others:
                yield Frame(name, word, (who, others) if not party else (others, who), frozenset())


def _of_verb(facts: Facts, told: list[Argument], word: int) -> Iterator[Frame]:
    lemma = _lemma(facts, word)
    if lemma not in _VERBS and lemma not in _PASSING:
        return
    acting = _acting(facts, word)
    for name, party, roles in _VERBS.get(lemma, ()):
        other = frozenset(_meant(facts, a.head, acting) for a in told if a.role in roles)
        other = _with_names(facts, other)
        if "owner" in roles:
            other = frozenset(_owners(facts, told))
        if acting and other:
            rest = frozenset(a.head for a in told) - acting - other
            yield Frame(name, word, (acting, other) if not party else (other, acting), rest)
    if lemma in _PASSING:
        giving = frozenset(a.head for a in told if a.role == "from")
        getting = frozenset(a.head for a in told if a.role == "to")
        if giving and getting:
            yield Frame("transfer", word, (giving, getting), acting)


def _is_done(facts: Facts, word: int) -> bool:
    """Whether the verb before "to" tells that it was done: "paid 9 million to acquire it"."""
    before = _verb_before(facts, word)
    to = facts.tokens[word - 1].tag is Tag.TO
    return to and before is not None and facts.tokens[before].lemma in _DOING


def _verb_before(facts: Facts, index: int) -> int | None:
    return next((i for i in range(index - 1, -1, -1) if facts.tokens[i].tag is Tag.VERB), None)


def _lemma(facts: Facts, verb: int) -> str:
    """The lemma of a verb, with the "in" that is read apart from it: "stepped in on Friday for"."""
    lemma = facts.tokens[verb].lemma
    following = facts.tokens[verb + 1].norm if verb + 1 < len(facts.tokens) else ""
    return f"{lemma} in" if lemma in _WITH_IN and following == "in" else lemma


def _acting(facts: Facts, verb: int) -> frozenset[int]:
    """Whose deed it is: the subject, that of the verb before "to", or whom somebody named."""
    acting, before = _heads(facts, verb, "subject"), _verb_before(facts, verb)
    if before is None:
        return acting
    named = _heads(facts, before, "object")
    if named and facts.tokens[verb].form == "ing" and facts.tokens[before].lemma in _NAMING:
        return frozenset((min(named),))
    if acting or facts.tokens[verb - 1].tag is not Tag.TO:
        return acting
    return _heads(facts, before, "subject")


def _heads(facts: Facts, verb: int, role: str) -> frozenset[int]:
    told = frozenset(a.head for a in facts.arguments if (a.governor, a.role) == (verb, role))
    return _with_names(facts, told)


def _with_names(facts: Facts, heads: frozenset[int]) -> frozenset[int]:
    """The heads, and the names of which some tell the sort: "the kingdom of Arvand"."""
    sorts = {i for i in heads if facts.tokens[i].lemma in SORTS}
    named = {a.head for a in facts.arguments if a.governor in sorts and a.role == "of"}
    return heads | named


def _owners(facts: Facts, told: list[Argument]) -> Iterator[int]:
    """Whose plan a verb has for its object: "the council's plan", "a proposal by the mayor"."""
    for argument in told:
        if argument.role == "object" and facts.tokens[argument.head].lemma in _PLANS:
            for other in facts.arguments:
                if other.governor == argument.head and other.role in _WHOSE:
                    yield other.head


def _meant(facts: Facts, head: int, acting: frozenset[int]) -> int:
    """Whom "her" or "him" means where one other person alone is named before."""
    if facts.tokens[head].norm not in _THEM:
        return head
    people = {
        e.end - 1
        for e in facts.entities
        if e.end <= head and e.type in _PERSONS and (e.title or len(e.words) > 1)
    }
    others = people - acting
    return others.pop() if len(others) == 1 else head


def _said_of(facts: Facts, noun: int) -> frozenset[int]:
    """The names that a noun is said of: "Lee, her tutor", "is the tutor", "her tutor, Ann Lee"."""
    made = set(names_of(facts).get(noun, ()))
    comma = facts.tokens[noun + 1].norm == "," if noun + 1 < len(facts.tokens) else False
    made.update(e.end - 1 for e in facts.entities if e.first == noun + (2 if comma else 1))
    return frozenset(made)
