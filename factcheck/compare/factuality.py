"""Factuality of a deed that a noun, or the clause of another verb, tells: weighed, or done.

"Is considering a sale", "a ban is under discussion" and "whether to sell" tell of what has not
taken place; "completed the sale" and "the tax has become law" of what has (event factuality: Saurí
and Pustejovsky, "FactBank", Language Resources and Evaluation 2009).
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from factcheck.facts import Facts, Tag, Token
from factcheck.text import Span

# Verbs that tell, while they go on, of what is only weighed; and such as tell it at any time.
_WEIGHING = frozenset(
    "consider contemplate mull weigh discuss debate explore study examine review ponder".split()
)
# These are done of what has been, as well: "are studying the acquittal of Lee".
_LOOKING_BACK = frozenset("debate discuss examine review study".split())
_GIVEN = frozenset(
    "acquittal arrest collapse conviction crash death decision defeat dismissal killing murder "
    "resignation result ruling sentence shooting verdict".split()
)
_PLANNING = frozenset("propose plan moot envisage".split())
# What is on paper alone.
_OPEN_ADJECTIVES = frozenset(
    "possible potential proposed planned prospective mooted envisaged intended".split()
)
# "Under consideration".
_UNDER = frozenset("consideration discussion review debate examination study".split())
# "Plans for a sale", "talks on a merger".
_OPEN_NOUNS = frozenset("plan proposal idea talk discussion possibility prospect".split())
_ABOUT = frozenset("for of on about over".split())
# Deeds that bring another to its end, and what a plan becomes.
_COMPLETING = frozenset(
    "complete conclude finalise finalize finish implement enact execute seal".split()
) | {"carry out", "push through", "carry through", "see through", "go through"}
_IN_FORCE = {
    "become": frozenset(("law",)),
    "take": frozenset(("effect",)),
    "come": frozenset(("force", "effect")),
    "enter": frozenset(("force",)),
}
_DECIDING = _WEIGHING | {"decide", "determine", "ask", "wonder"}
_UNSETTLED = frozenset("should would will could may might can".split())
# How far before a verb, in tokens, "whether" and the auxiliaries stand that tell its time.
_REACH = 4
_NOW = frozenset("is are 's 're am has have being".split())


class Factuality(StrEnum):
    """How far a deed has come."""

    WEIGHED = "plan"
    DONE = "done"


@attrs.frozen
class Told:
    """How far a deed has come, and the words that say so; `now` is false for what is over."""

    factuality: Factuality
    span: Span
    now: bool = True


def deed_told(facts: Facts, index: int) -> Told | None:
    """How far the deed of a noun, or of a verb after "whether", has come; None where not told."""
    token = facts.tokens[index]
    if token.tag is Tag.VERB:
        return _after_whether(facts, index)
    if token.tag is not Tag.NOUN:
        return None
    for argument in facts.arguments:
        if argument.head == index and argument.role in ("object", "subject"):
            told = _by_verb(facts, index, argument.governor, argument.role)
            if told is not None:
                return told
    for argument in facts.arguments:
        noun = facts.tokens[argument.governor]
        of_this = argument.head == index and argument.role in _ABOUT
        is_open = noun.tag is Tag.NOUN and noun.lemma in _OPEN_NOUNS
        if of_this and is_open and not _is_past(facts, argument.governor):
            return Told(Factuality.WEIGHED, noun.span.cover(token.span))
    before = facts.tokens[max(0, index - 2) : index]
    opener = next((t for t in before if t.norm in _OPEN_ADJECTIVES), None)
    if opener is not None and not _is_past(facts, index):
        return Told(Factuality.WEIGHED, opener.span.cover(token.span))
    return None


def is_at_most(facts: Facts, index: int) -> bool:
    """Whether a deed is told with the most it may come to: "would face up to two years"."""
    # "Face up" may be read as one verb.
    told = [token.norm for token in facts.tokens[index : index + 1 + _REACH]]
    return " up to " in " ".join(told)


def _by_verb(facts: Facts, index: int, governor: int, role: str) -> Told | None:
    verb = facts.tokens[governor]
    if verb.tag is not Tag.VERB or _is_denied(facts, governor):
        return None
    span = _with_auxiliaries(facts, governor)
    if role == "subject" and verb.lemma == "be" and verb.norm in _NOW:
        state = _filled(facts, governor, "under")
        if state is not None and facts.tokens[state].lemma in _UNDER:
            return Told(Factuality.WEIGHED, span.cover(facts.tokens[state].span))
        return None
    goes_on = verb.form == "ing" or (
        verb.form == "participle" and facts.tokens[governor - 1].norm == "being"
    )
    weighs = role == "object" and verb.lemma in _WEIGHING and goes_on and _is_now(facts, governor)
    if weighs and not (verb.lemma in _LOOKING_BACK and _is_given(facts, index)):
        return Told(Factuality.WEIGHED, span)
    if role == "object" and verb.lemma in _PLANNING:
        over = verb.form == "past" or any(
            _tells_past(t) for t in facts.tokens[max(0, governor - _REACH) : governor]
        )
        return Told(Factuality.WEIGHED, span, now=not over)
    if not _is_done(facts, governor):
        return None
    if verb.lemma in _COMPLETING:
        return Told(Factuality.DONE, span)
    if role == "subject":
        into = _IN_FORCE.get(verb.lemma, frozenset())
        for argument in facts.arguments:
            head = facts.tokens[argument.head]
            if argument.governor == governor and head.lemma in into:
                return Told(Factuality.DONE, span.cover(head.span))
    return None


def _is_given(facts: Facts, index: int) -> bool:
    """Whether a noun names what there has been: "the acquittal of Ann Lee"."""
    following = [t.norm for t in facts.tokens[index + 1 : index + 2]]
    if facts.tokens[index].lemma not in _GIVEN:
        return False
    return index > 0 and facts.tokens[index - 1].norm == "the" and following == ["of"]


def _after_whether(facts: Facts, index: int) -> Told | None:
    """A verb that what someone weighs is left open for: "is considering whether to sell"."""
    tokens = facts.tokens
    near = range(max(1, index - 2 * _REACH), index)
    asks = next((i for i in reversed(near) if tokens[i].norm == "whether"), None)
    if asks is None or tokens[asks - 1].lemma not in _DECIDING or not _is_now(facts, asks - 1):
        return None
    if not any(t.tag is Tag.TO or t.norm in _UNSETTLED for t in tokens[asks + 1 : index]):
        return None
    return Told(Factuality.WEIGHED, _with_auxiliaries(facts, asks - 1).cover(tokens[asks].span))


def _is_now(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what goes on: "is weighing", "are being weighed", "has to decide"."""
    token = facts.tokens[verb]
    if token.form in ("past", "participle") and facts.tokens[verb - 1].norm != "being":
        return False
    before = facts.tokens[max(0, verb - _REACH) : verb]
    if token.form == "ing":
        return any(t.norm in _NOW for t in before) and not any(_tells_past(t) for t in before)
    return not any(_tells_past(t) for t in before)


def _is_past(facts: Facts, index: int) -> bool:
    """Whether the verb that a noun hangs on tells what is over."""
    verbs = [a.governor for a in facts.arguments if a.head == index]
    return any(
        facts.tokens[v].form in ("past", "participle") or _tells_past(facts.tokens[v])
        for v in verbs
    )


def _tells_past(token: Token) -> bool:
    return token.norm in ("was", "were", "had")


def _is_done(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what has taken place."""
    if facts.tokens[verb].form not in ("past", "participle"):
        return False
    return not any(0 < verb - m.token <= _REACH for m in facts.modalities)


def _is_denied(facts: Facts, verb: int) -> bool:
    return any(n.scope[0] <= verb < n.scope[1] and not n.lexical for n in facts.negations)


def _filled(facts: Facts, governor: int, role: str) -> int | None:
    return next(
        (a.head for a in facts.arguments if a.governor == governor and a.role == role), None
    )


def _with_auxiliaries(facts: Facts, verb: int) -> Span:
    """A verb with the auxiliaries and adverbs right before it."""
    first = verb
    while first > 0 and facts.tokens[first - 1].tag in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[verb].span)
