"""What a verb of denial governs: its object, its subject in the passive, or nothing."""

from __future__ import annotations

from factcheck.analysis.excepting import IN_PHRASE
from factcheck.analysis.words import BE
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

CLOSING = frozenset(",.;:)?!—–")
"""Signs that end what a verb governs."""
# What these deny in the passive is their subject.
_UNDOING = frozenset(
    "ban,prohibit,outlaw,block,prevent,suspend,discontinue,abandon,cancel,scrap,halt,stop,revoke,"
    "rescind,pause,rule out,call off,throw out,turn down,vote down,strike down,veto,"
    "reject".split(",")
)
# What these deny is a deed.
_OF_DEEDS = frozenset(("fail", "refuse", "decline"))
# Who is stopped, and what is, when it isn't a deed that is: "stopped the car", "stops a train".
_STOPPED = frozenset(("person", "animal", "vehicle"))
# The verbs that a denied clause may follow.
_DENYING_CLAUSES = frozenset(("deny", "refute", "disprove", "reject", "rule out"))
_HAVING = frozenset(("having", "being"))


def is_intransitive(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a verb that may deny what it governs governs nothing: "the line that failed had".

    Nor does "failed in a trial" deny the trial; "barred from selling" denies the selling.
    """
    token = tokens[index]
    if token.tag is not Tag.VERB or " " in token.lemma:
        return False
    place = index + 1
    while place < len(tokens) and tokens[place].tag is Tag.ADVERB:
        place += 1
    if place >= len(tokens):
        return True
    following = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.lemma in _OF_DEEDS and _deed_after(tokens, place):
        return False
    if token.lemma in _DENYING_CLAUSES and _having_after(tokens, place):
        # "Denied having met", "denied on Friday being".
        return False
    if following.norm == "that" and token.lemma in _DENYING_CLAUSES:
        return False
    if token.lemma == "stop" and _stops_someone(tokens, place):
        return True
    if following.norm == "without":
        # "Ended without a deal".
        return True
    if following.tag is Tag.PREPOSITION:
        if following.norm in ("from", "against") or (after is not None and after.form == "ing"):
            return False
        # Who prevents a thing is told after the passive.
        return following.norm != "by" or token.form != "participle"
    if following.tag is Tag.CONJUNCTION:
        # "Halted or reversed the decline."
        return after is None or after.tag is not Tag.VERB
    return following.norm in CLOSING or following.tag in (
        Tag.AUXILIARY,
        Tag.SUBORDINATOR,
        Tag.RELATIVE,
    )


def _having_after(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether what is denied follows by "having" or "being", perhaps after a time or a place."""
    for token in tokens[first:]:
        if token.norm in _HAVING:
            return True
        if token.tag not in IN_PHRASE | {Tag.ADVERB}:
            break
    return False


def _deed_after(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a time or a place parts a verb from its deed: "failed on Monday to land"."""
    for place in range(first, len(tokens) - 1):
        if tokens[place].tag is Tag.TO:
            return tokens[place + 1].tag is Tag.VERB
        if tokens[place].tag not in IN_PHRASE | {Tag.ADVERB}:
            return False
    return False


def _stops_someone(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a person or a vehicle is stopped, and not what they would do: "stopped the thief"."""
    if tokens[first].tag is not Tag.DETERMINER or first + 1 >= len(tokens):
        return False
    head = head_of(tokens, first + 1)
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    if tokens[head].tag is not Tag.NOUN or (after is not None and after.norm == "from"):
        return False
    doing = after is not None and after.form == "ing"
    return not doing and bool(_STOPPED & classes(tokens[head].lemma, "n"))


def is_undone(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a passive denies its subject: "the sale was cancelled", not "is cancelling sales"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form == "ing" or token.lemma not in _UNDOING:
        return False
    place = index - 1
    while place > 0 and tokens[place].tag is Tag.ADVERB:
        place -= 1
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return place >= 0 and tokens[place].norm in BE and following not in ("from", "to", "that")


def head_of(tokens: tuple[Token, ...], place: int) -> int:
    """The last noun of the noun phrase that starts at `place`."""
    head = place
    for index in range(place + 1, len(tokens)):
        if tokens[index].tag not in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME):
            break
        head = index
    return head
