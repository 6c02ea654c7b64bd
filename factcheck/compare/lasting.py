"""What a sentence says is over, and what it says goes on: a verb, "no longer", "still", "over"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from factcheck.facts import Clause, Facts, Mode, Tag
from factcheck.lexicon import classes

# Verbs that make an end of their object, and verbs whose subject comes to an end.
_ENDING = frozenset(
    "abandon,abolish,annul,break off,call off,cancel,cease,close,discard,discontinue,drop,end,"
    "end up,finish,give up,halt,lift,lose,quash,quit,remove,repeal,rescind,resolve,retract,revoke,"
    "scrap,sell,settle,shed,shelve,stop,suspend,terminate,void,waive,withdraw,wind up".split(",")
)
_COMING_TO_AN_END = frozenset(
    "break down,break up,cease,collapse,conclude,end,expire,fail,fall through,finish,founder,lapse,"
    "run out,stop".split(",")
)
# Of these, the ones that may tell of what had never come about: who cancels a merger hasn't merged.
_PREVENTING = frozenset(
    "abandon,annul,break down,break off,call off,cancel,collapse,fail,fall through,founder,scrap,"
    "shelve".split(",")
)
_PARTING = frozenset(("lose", "sell", "shed"))
# "Withdrew it from sale", "removed her from office".
_TAKING = frozenset("dismiss pull remove retire take withdraw".split())
# "Saved it from demolition".
_SAVING = frozenset("protect rescue save spare".split())
_GOING_ON = frozenset(
    "continue,drag on,endure,go ahead,go on,last,live on,persist,proceed,remain in place".split(",")
)
_KEEPING = frozenset(
    "allow,complete,continue,expand,extend,intensify,keep,maintain,permit,preserve,prolong,renew,restore,resume,"
    "retain,stand by,step up,stick to,stick with,strengthen,tighten,widen".split(",")
)
# "Pressed ahead with its bid", "stays under protection", "left its sanctions in place".
_WITH = frozenset(("carry on", "go ahead", "press ahead", "proceed", "push ahead"))
_STAYING = frozenset("be keep leave remain stay".split())
_IN_FORCE = frozenset(("in place", "in force", "in effect"))
# By these someone has a thing, or a person, no longer.
_PARTING_WITH = frozenset(
    "dismiss,fire,free,give away,give back,hand,hand over,oust,release,return,sack".split(",")
)
# Of these, what only persons, or what is caught, is parted with by: not "released a film".
_LETTING_GO = frozenset(("free", "release"))
# "Cut power to 400 homes", "went back to work after a strike".
_CUTTING = frozenset(("cut", "cut off", "knock out"))
_SUPPLIES = frozenset(
    "aid electricity funding gas heating link power service supply tie water".split()
)
_BACK = frozenset(("go back", "return", "resume", "reopen", "restart", "come back"))
_BEGINNING = frozenset("begin impose introduce launch open start".split())
_CEASING = frozenset("cease discontinue end halt quit stop".split())
_LIVE = frozenset(("active", "ongoing", "underway", "valid"))
_DECLARING = frozenset("call declare pronounce".split())
_BRINGING = frozenset("announce bring declare mark put see welcome".split())
# Verbs by which someone is under a thing, or has it: "no longer faces charges".
_HAVING = frozenset("be face have hold impose own possess run serve".split())
_NO_LONGER = frozenset(("no longer", "not any longer", "no more"))
_STILL = frozenset(("still", "now"))
# The phrases that tell of a state by a noun: "under investigation", "on sale".
_IN = frozenset("at in on under".split())
_INDEFINITE = frozenset(("a", "an", "some"))
# What "lasted until May" ended then.
_TO_AN_END = frozenset(("until", "till"))
# How far, in tokens, "over" may stand from its verb, "still" or "will" from the verb it is with.
_REACH = 6
_NEAR = 4


@attrs.frozen
class Ending:
    """Whether a thing goes on or is over: the token that names it, and the one that tells.

    `begun` is whether it had been there before, None where nothing says; `anew` whether it is told
    to begin. The thing may be a deed (`of_deed`): in "no longer investigates" it is the verb.
    """

    thing: int
    told: int
    over: bool
    begun: bool | None = None
    anew: bool = False
    of_deed: bool = False


def endings(facts: Facts) -> tuple[Ending, ...]:
    """What a sentence says is over, or goes on."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Ending]:
    for clause in facts.clauses:
        verb = clause.predicate
        if verb is None or clause.kind == "conditional" or facts.tokens[verb].tag is not Tag.VERB:
            continue
        modes = {m.mode for m in facts.modalities if 0 < verb - m.token <= _NEAR} - {Mode.FACT}
        denied = [n for n in facts.negations if n.focus == verb and not n.lexical]
        if not modes:
            yield from _of_clause(facts, clause, verb)
        elif denied and modes <= {Mode.FUTURE, Mode.POSSIBLE}:
            yield Ending(verb, denied[0].token, over=True, begun=False, of_deed=True)
        elif modes == {Mode.FUTURE} and not denied:
            yield Ending(verb, verb, over=False, begun=False, of_deed=True)
    yield from _ends_to(facts)


def _of_clause(facts: Facts, clause: Clause, verb: int) -> Iterator[Ending]:
    lemma = facts.tokens[verb].lemma
    heads: dict[str, int] = {}
    for a in facts.arguments:
        if a.governor == verb:
            heads.setdefault(a.role, a.head)
    subject, object_ = heads.get("subject"), heads.get("object")
    denied = sum(n.focus == verb and not n.lexical for n in facts.negations) % 2 == 1
    published = object_ is not None and lemma in _LETTING_GO and _is_thing(facts, object_)
    ends = lemma in _ENDING | _PARTING_WITH and not published
    if object_ is not None and ends and _is_whole(facts, verb, object_):
        yield Ending(object_, verb, not denied, None if lemma in _PREVENTING else True)
    elif subject is not None and object_ is None and lemma in _COMING_TO_AN_END:
        yield Ending(subject, verb, not denied, None if lemma in _PREVENTING else True)
    elif subject is not None and object_ is None and lemma in _GOING_ON:
        if heads.keys().isdisjoint(_TO_AN_END):
            yield Ending(subject, verb, denied)
    elif object_ is not None and lemma in _KEEPING | _BEGINNING:
        yield Ending(object_, verb, denied, anew=lemma in _BEGINNING)
    yield from _staying(facts, verb, heads, denied=denied)
    deed = _deed_after(facts, verb)
    if deed is not None and lemma in _CEASING | {"continue"}:
        yield Ending(deed, verb, (lemma in _CEASING) is not denied, begun=True, of_deed=True)
    if object_ is not None and lemma in _CUTTING and facts.tokens[object_].lemma in _SUPPLIES:
        yield Ending(object_, verb, not denied, begun=True)
    if "after" in heads and any(lemma.startswith(back) for back in _BACK):
        yield Ending(heads["after"], verb, not denied, begun=True)
    yield from _without(facts, verb)
    yield from _from_there(facts, verb, heads, denied=denied)
    thing = object_ if lemma in _DECLARING else subject if lemma == "be" else None
    over = _over_after(facts, verb)
    if thing is not None and over is not None:
        yield Ending(thing, over, not denied)
    yield from _still_or_no_longer(facts, clause, verb, heads)


def _is_thing(facts: Facts, index: int) -> bool:
    token = facts.tokens[index]
    return token.tag is Tag.NOUN and classes(token.lemma, "n").isdisjoint(("person", "animal"))


def _from_there(
    facts: Facts, verb: int, heads: dict[str, int], *, denied: bool
) -> Iterator[Ending]:
    """What something is saved or taken from: "saved from demolition", "withdrew it from sale"."""
    source = heads.get("from")
    if source is None or facts.tokens[source].tag is not Tag.NOUN:
        return
    lemma = facts.tokens[verb].lemma
    if lemma in _SAVING:
        yield Ending(source, verb, not denied, begun=False)
    if lemma.split()[0] in _TAKING:
        yield Ending(source, verb, not denied, begun=True)


def _staying(facts: Facts, verb: int, heads: dict[str, int], *, denied: bool) -> Iterator[Ending]:
    """What is gone on with, or stays in place; and what a thing is kept under."""
    lemma, object_ = facts.tokens[verb].lemma, heads.get("object")
    if lemma in _WITH and "with" in heads:
        yield Ending(heads["with"], verb, denied)
    if lemma not in _STAYING:
        return
    thing = heads.get("subject") if object_ is None else object_
    norms = [t.norm for t in facts.tokens[verb : verb + 2 * _REACH]]
    pairs = {f"{one} {two}" for one, two in pairwise(norms)}
    if thing is not None and (pairs | set(norms)) & _IN_FORCE:
        yield Ending(thing, verb, denied)
    if "under" in heads and lemma != "be":
        yield Ending(heads["under"], verb, denied)


def _without(facts: Facts, verb: int) -> Iterator[Ending]:
    """What someone is without: "left 400 homes without power", "had no electricity"."""
    lemma = facts.tokens[verb].lemma
    for n in facts.negations if lemma in _STAYING | {"have"} else ():
        near = verb < n.token <= verb + 2 * _REACH and n.token + 1 < len(facts.tokens)
        norm = facts.tokens[n.token].norm
        told = norm == "without" or (norm == "no" and lemma == "have")
        if near and told and facts.tokens[n.token + 1].tag is Tag.NOUN:
            yield Ending(n.token + 1, n.token, over=True, begun=True)


def _deed_after(facts: Facts, verb: int) -> int | None:
    """The verb that a verb of going on or ceasing takes: "continued to sell", "stopped selling"."""
    following = facts.tokens[verb + 1 : verb + 3]
    if following and following[0].tag is Tag.VERB and following[0].form == "ing":
        return verb + 1
    to = len(following) == 2 and following[0].tag is Tag.TO and following[1].tag is Tag.VERB
    return verb + 2 if to else None


def _is_whole(facts: Facts, verb: int, thing: int) -> bool:
    """Whether all of a thing is parted with: not "sold a stake", "sold 10 percent of it"."""
    if facts.tokens[verb].lemma not in _PARTING:
        return True
    phrase = [t.norm for t in facts.tokens[verb + 1 : thing]]
    counted = any(verb < q.first <= thing + 1 for q in facts.quantities)
    return not counted and _INDEFINITE.isdisjoint(phrase)


def _over_after(facts: Facts, verb: int) -> int | None:
    """The "over" of "is over", "declared the outbreak over", which takes no object."""
    tokens = facts.tokens
    for place in range(verb + 1, min(verb + 1 + _REACH, len(tokens))):
        if tokens[place].norm == "over":
            after = tokens[place + 1].tag if place + 1 < len(tokens) else Tag.PUNCTUATION
            free = after in (Tag.PUNCTUATION, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.ADVERB)
            return place if free else None
        if tokens[place].tag is Tag.PUNCTUATION:
            break
    return None


def _still_or_no_longer(
    facts: Facts, clause: Clause, verb: int, heads: dict[str, int]
) -> Iterator[Ending]:
    """What is no longer so, or still is: the verb's deed, and what one has or is under."""
    near = range(max(0, verb - _NEAR), min(verb + 3, len(facts.tokens)))
    norms = {facts.tokens[i].norm: i for i in near if i in clause.tokens}
    still = next((norms[word] for word in _STILL if word in norms), None)
    no_longer = next((norms[word] for word in _NO_LONGER if word in norms), None)
    plain = [n for n in facts.negations if n.focus == verb and not n.lexical]
    over = no_longer is not None
    told = no_longer if over else still
    if facts.tokens[verb].lemma in _HAVING:
        if told is not None:
            following = {t.norm for t in facts.tokens[told + 1 : told + 2]}
            if following & _LIVE and "subject" in heads:
                yield Ending(heads["subject"], told, over)
            for role, head in heads.items():
                if role in _IN or role == "object":
                    yield Ending(head, told, over)
        return
    if told is not None:
        yield Ending(verb, told, over, of_deed=True)
    elif len(plain) == 1:
        yield Ending(verb, plain[0].token, over=True, begun=False, of_deed=True)
    elif not plain:
        begun = None if _is_now(facts, verb) else False
        yield Ending(verb, verb, over=False, begun=begun, of_deed=True)


def _is_now(facts: Facts, verb: int) -> bool:
    """Whether a verb tells of the present: "are investigating", "investigates"."""
    if facts.tokens[verb].form == "ing":
        return any(t.norm in ("is", "are", "'s", "'re") for t in facts.tokens[:verb][-_NEAR:])
    return facts.tokens[verb].form == "third"


def _ends_to(facts: Facts) -> Iterator[Ending]:
    """ "An end to the outbreak" that was declared, not one that is called for."""
    for a in facts.arguments:
        end = facts.tokens[a.governor]
        if a.role == "to" and end.lemma == "end" and end.tag is Tag.NOUN:
            verbs = {b.governor for b in facts.arguments if b.head == a.governor}
            if any(facts.tokens[i].lemma in _BRINGING for i in verbs):
                yield Ending(a.head, a.governor, over=True)
