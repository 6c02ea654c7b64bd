"""Subjects that a verb has from another: "UBS agreed | to buy it", "won by | beating Tallo"."""

from __future__ import annotations

from factcheck.analysis.chunks import Group, adjacent, group_before
from factcheck.analysis.phrases import Phrase, left_of
from factcheck.analysis.words import HOW_SURE, MONTHS, OBJECT_CONTROL, TAKES_INFINITIVE, WEEKDAYS
from factcheck.facts import Argument, Tag, Token
from factcheck.lexicon import classes

# Verbs whose subject is that of the infinitive after them.
_HANDING_ON = TAKES_INFINITIVE - OBJECT_CONTROL
_AT = frozenset("on in at last this next".split())
_ACTING = frozenset(("person", "group", "organisation"))
# Before what is done by who does the deed before it, and what stands between the two in no clause.
_DOING_BESIDES = frozenset("after before by since when while without".split())
_PARTING = frozenset((",", ";", ":", "that", "which", "who"))


def with_doing(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrases: tuple[Phrase, ...]
) -> list[Argument]:
    """Who does what stands behind "with": "with Norda | buying the plant"."""
    return [
        Argument("subject", phrase.head, phrase.first, phrase.end, group.verb)
        for phrase in phrases
        if tokens[left_of(tokens, phrase.first)].norm == "with"
        for group in groups
        if group.first == phrase.end and tokens[group.verb].form == "ing"
    ]


def doing_besides(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], found: list[Argument]
) -> list[Argument]:
    """The subjects of what is done besides: "Norda won by | beating Tallo"."""
    made: list[Argument] = []
    for group in groups:
        doing = tokens[group.verb].form == "ing" and not group.finite
        if not doing or group.first == 0 or tokens[group.first - 1].norm not in _DOING_BESIDES:
            continue
        roles = {a.role for a in found if a.governor == group.verb}
        if "subject" in roles or "object" not in roles:
            continue
        main = next((g for g in reversed(groups) if g.end < group.first and g.finite), None)
        if main is None or any(t.norm in _PARTING for t in tokens[main.end : group.first - 1]):
            continue
        role = "object" if main.passive else "subject"
        made.extend(
            Argument("subject", a.head, a.first, a.end, group.verb)
            for a in found
            if a.governor == main.verb and a.role == role and a.head < main.verb
        )
    return made


def carried_on(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], found: list[Argument]
) -> list[Argument]:
    """The subjects of infinitives that the verb before them hands on: "UBS agreed to buy it"."""
    made = []
    for group in groups:
        before = group_before(groups, group.first) if group.infinitive else None
        if before is None or not _is_right_after(tokens, before.end, group.first):
            continue
        is_to = tokens[before.verb].lemma == "be"
        if tokens[before.verb].lemma not in _HANDING_ON and not is_to:
            continue
        sure = any(token.norm in HOW_SURE for token in tokens[before.end : group.first])
        for a in found:
            if is_to and not sure and not _may_act(tokens[a.head]):
                continue
            if a.governor == before.verb and a.role == ("object" if before.passive else "subject"):
                role = "object" if group.passive else "subject"
                made.append(Argument(role, a.head, a.first, a.end, group.verb))
    return made


def _is_right_after(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether at most a time, or how sure it is, stands between: "agreed | on Monday | to buy"."""
    return all(
        token.norm in WEEKDAYS
        or token.norm in MONTHS
        or token.norm in _AT
        or token.norm in HOW_SURE
        or token.tag in (Tag.ADVERB, Tag.TO)
        or (token.tag is Tag.NOUN and "time" in classes(token.lemma, "n"))
        for token in tokens[first:end]
    )


def _may_act(token: Token) -> bool:
    """Whether a subject may be who is to do a thing: "Norda is to sell", not "the aim is to"."""
    return token.tag is Tag.NAME or not _ACTING.isdisjoint(classes(token.lemma, "n"))


def controlled(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], phrases: tuple[Phrase, ...]
) -> list[Argument]:
    """The objects of verbs that make someone act: in "asked Ann to sell", Ann is to sell."""
    made = []
    for group in groups:
        phrase = next((p for p in phrases if adjacent(tokens, p.end, group.first)), None)
        if not group.infinitive or phrase is None:
            continue
        before = group_before(groups, phrase.first)
        if before is None or tokens[before.verb].lemma not in OBJECT_CONTROL:
            continue
        if adjacent(tokens, before.end, phrase.first):
            role = "object" if group.passive else "subject"
            made.append(Argument(role, phrase.head, phrase.first, phrase.end, group.verb))
    return made
