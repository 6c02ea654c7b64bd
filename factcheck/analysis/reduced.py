"""Passive participles that shorten a relative clause: "the man arrested on Monday was freed"."""

from __future__ import annotations

import attrs

from factcheck.analysis.expecting import CLAUSE_OPENERS, TAKES_CLAUSE
from factcheck.analysis.readings import readings_of
from factcheck.analysis.words import REPORTING, WEEKDAYS
from factcheck.facts import Tag, Token

# Verbs that are hardly done to what stands before them: "the firm said in May", "prices rose by".
_ACTIVE = (REPORTING - {"accuse"}) | frozenset(
    "appeal travel go come die fall rise live happen occur arrive agree vote work talk start stop "
    "end begin depend rely protest apologise apologize collapse crash drop climb fight march walk "
    "run play stay remain appear seem fail refuse decline try resign react respond retire return "
    "move".split()
)
# Beside nouns and names, what a shortened clause may tell of: "those hurt in the fire".
_HEADS = frozenset(("those", "anyone", "people"))
_ENDING_TAGS = frozenset({Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE})
_ENDING_MARKS = frozenset((",", ";", ":", '"', "“"))
_PERIODS = frozenset("night week weekend month year quarter season".split())
# Words between an article and its noun.
_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER})
# Verbs after which a noun and a past form may be a clause.
_BEFORE_CLAUSE = TAKES_CLAUSE | frozenset(("let", "help", "make", "have", "watch", "want", "be"))
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY})
# The forms of a verb that is finite, and of one that may be.
_FIRST_AND_LAST = frozenset(("first", "last"))
_FINITE = frozenset(("past", "third", ""))
_MAYBE_FINITE = _FINITE | {"base"}
# What opens an amount: "cut by half", "raised by about 10 percent" name nobody who did it.
_AMOUNTS = frozenset("half about around nearly almost more less over up".split())
# What an amount goes on with behind an article: "by a third", "by a record margin".
_PARTS = frozenset(
    "dozen factor few fifth fraction full further half hundred margin million point quarter record "
    "tenth third thousand tonne total whopping".split()
)


def reduce_passives(tokens: list[Token]) -> None:
    """Read a past form as the participle that it must be, in place.

    And the participle behind it as the verb of its clause: "the boy shot on Sunday died".
    """
    for index in range(len(tokens) - 2, 0, -1):
        token = tokens[index]
        if token.tag is Tag.VERB and token.form == "past" and _is_reduced(tokens, index):
            tokens[index] = attrs.evolve(token, form="participle")
            main = next((i for i in range(index + 1, len(tokens)) if tokens[i].tag in _VERBAL), 0)
            if _may_be_past(tokens[main]):
                tokens[main] = attrs.evolve(tokens[main], form="past")
    for index in range(1, len(tokens) - 2):
        if _is_done_by(tokens, index):
            tokens[index] = _as_participle(tokens[index])
            if tokens[index - 1].norm in _FIRST_AND_LAST:
                tokens[index - 1] = attrs.evolve(tokens[index - 1], tag=Tag.ADVERB)


def _as_participle(token: Token) -> Token:
    if token.tag is Tag.VERB:
        return attrs.evolve(token, form="participle")
    told = (r.lemma for r in readings_of(token.norm) if r.pos == "v" and r.form == "participle")
    lemma = next(told, token.lemma)
    return attrs.evolve(token, tag=Tag.VERB, form="participle", lemma=lemma)


def _is_done_by(tokens: list[Token], index: int) -> bool:
    """Whether a form is a participle for who did it: "and | shown by Norda", "first | shown by".

    A past form is one where it goes on with another participle that tells of a noun.
    """
    token = tokens[index]
    if not (_names_doer(tokens, index) and _may_be_participle(token)):
        return False
    if token.tag is Tag.ADJECTIVE:
        return tokens[index + 2].tag is Tag.NAME
    if token.tag is not Tag.VERB or token.form != "past" or token.lemma in _ACTIVE:
        return False
    left = index - 1
    while left > 0 and tokens[left].tag is Tag.ADVERB:
        left -= 1
    if left < 1 or tokens[left].norm not in ("and", "or", ","):
        return False
    verb = next((i for i in range(left - 1, 0, -1) if tokens[i].tag in _VERBAL), None)
    return (
        verb is not None
        and tokens[verb].form == "participle"
        and tokens[verb - 1].tag in (Tag.NOUN, Tag.NAME)
        and tokens[verb + 1].tag is Tag.PREPOSITION
    )


def _is_reduced(tokens: list[Token], index: int) -> bool:
    """Whether a past form tells of the noun before it, and is not the verb of its clause."""
    if tokens[index].lemma in _ACTIVE or not _may_be_participle(tokens[index]):
        return False
    time = _time_end(tokens, index + 1)
    if time is not None:
        return (
            _is_head(tokens[index - 1])
            and tokens[index].lemma not in TAKES_CLAUSE
            and _opens_clause(tokens, index)
            and _finite_after(tokens, time, at_once=True)
        )
    if not _opens_place(tokens, index + 1):
        return False
    if tokens[index - 1].norm == ",":
        if index < 2 or not _is_head(tokens[index - 2]):
            return False
        # "They met the mayor, followed by a crowd."
        behind = _names_doer(tokens, index) and _has_verb(tokens, index - 1)
        return behind or _is_closed_aside(tokens, index, index - 1)
    if not _is_head(tokens[index - 1]):
        return False
    if _names_doer(tokens, index) and _has_verb(tokens, index):
        return True
    start = _clause_start(tokens, index)
    if start > 1 and tokens[start - 1].norm == "," and _is_head(tokens[start - 2]):
        # "Norda, a firm | bought by Tallo, makes games."
        verbal = any(token.tag in _VERBAL for token in tokens[start:index])
        return not verbal and _is_closed_aside(tokens, index, start - 1)
    if _opens_clause(tokens, index):
        return _finite_after(tokens, index + 1, at_once=False)
    return _describes_object(tokens, index)


def _opens_place(tokens: list[Token], index: int) -> bool:
    """Whether a preposition stands at `index`: "sent | to the court", not "used | to rule"."""
    if tokens[index].tag is not Tag.TO:
        return tokens[index].tag is Tag.PREPOSITION
    return index + 1 < len(tokens) and tokens[index + 1].tag not in _VERBAL


def _time_end(tokens: list[Token], index: int) -> int | None:
    """Where a time without a preposition ends that opens at `index`: "published | Wednesday"."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if token.norm in WEEKDAYS or token.norm in ("yesterday", "today"):
        return None if following is None or following.tag is Tag.POSSESSIVE else index + 1
    if token.norm not in ("last", "this") or following is None:
        return None
    return index + 2 if following.lemma in _PERIODS or following.lemma in WEEKDAYS else None


def _describes_object(tokens: list[Token], index: int) -> bool:
    """Whether the noun before is what an earlier verb takes: "sold a plant | built in 1950".

    Not where the two may be a clause: "said the plant | closed in May", "the car the firm | sold".
    """
    if tokens[index - 1].tag is not Tag.NOUN:
        return False
    start = index - 1
    while start > 0 and tokens[start - 1].tag in _DESCRIBING:
        start -= 1
    while start > 0 and tokens[start - 1].tag is Tag.DETERMINER:
        start -= 1
    if start < 1 or not any(t.tag is Tag.DETERMINER for t in tokens[start : index - 1]):
        return False
    verb = tokens[start - 1]
    return (
        verb.tag is Tag.VERB
        and verb.form in _MAYBE_FINITE
        and verb.lemma.split()[0] not in _BEFORE_CLAUSE
    )


def _may_be_past(token: Token) -> bool:
    if token.tag is not Tag.VERB or token.form != "participle":
        return False
    return any(r.form == "past" for r in readings_of(token.norm.split()[0]))


def _may_be_participle(token: Token) -> bool:
    readings = readings_of(token.norm.split()[0])
    return any(r.pos == "v" and r.form == "participle" for r in readings)


def _is_head(token: Token) -> bool:
    return token.tag in (Tag.NOUN, Tag.NAME) or token.norm in _HEADS


def _is_closed_aside(tokens: list[Token], index: int, opening: int) -> bool:
    """Whether commas set off what holds a participle: "the law, passed in May, bans sales".

    `opening` is the first of the two.
    """
    if not _opens_clause(tokens, opening):
        return False
    comma = next((i for i in range(index + 1, len(tokens)) if tokens[i].norm == ","), None)
    return comma is not None and _finite_after(tokens, comma + 1, at_once=True)


def _names_doer(tokens: list[Token], index: int) -> bool:
    """Whether who did it is named behind a participle: "a car made by Norda"."""
    if tokens[index + 1].norm != "by" or index + 2 >= len(tokens):
        return False
    agent = tokens[index + 2]
    if agent.tag is Tag.NUMBER or agent.norm in _AMOUNTS:
        return False
    if agent.norm in ("a", "an") and any(t.norm in _PARTS for t in tokens[index + 3 : index + 4]):
        return False
    return tokens[index - 1].tag is not Tag.PRONOUN


def _has_verb(tokens: list[Token], index: int) -> bool:
    """Whether the clause that ends at a word has its verb before it: "she sold a car | made by"."""
    return any(
        token.tag is Tag.AUXILIARY or (token.tag is Tag.VERB and token.form in _MAYBE_FINITE)
        for token in tokens[_clause_start(tokens, index) : index]
    )


def _ends_clause(token: Token) -> bool:
    return token.tag in _ENDING_TAGS or token.norm in _ENDING_MARKS


def _clause_start(tokens: list[Token], index: int) -> int:
    """Where the clause begins that a word stands in."""
    while index > 0 and not _ends_clause(tokens[index - 1]):
        index -= 1
    return index


def _opens_clause(tokens: list[Token], index: int) -> bool:
    """Whether only a noun phrase stands before `index` in its clause, which is no subordinate."""
    start = _clause_start(tokens, index)
    if start > 0 and tokens[start - 1].tag in CLAUSE_OPENERS:
        return False
    return all(token.tag not in _VERBAL for token in tokens[start:index])


def _finite_after(tokens: list[Token], first: int, *, at_once: bool) -> bool:
    """Whether a finite verb follows that has no other subject: "arrested on Monday was freed".

    With `at_once` only adverbs and "not" may stand before it.
    """
    for index in range(first, len(tokens)):
        token = tokens[index]
        verbal = token.tag is Tag.AUXILIARY or (token.tag is Tag.VERB and token.form in _FINITE)
        if verbal or _may_be_past(token):
            return tokens[index - 1].tag is not Tag.PRONOUN
        if _ends_clause(token) or token.tag is Tag.PRONOUN:
            return False
        if at_once and token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False
