"""Tense: whether what is told at a place in a sentence lies behind, or ahead."""

from __future__ import annotations

from enum import StrEnum

from factcheck.facts import Tag, Token

_AHEAD = frozenset(("will", "shall", "'ll", "wo", "won't"))
_BEHIND = frozenset(("was", "were", "had", "did", "has", "have", "'ve", "wasn't", "weren't"))
# As verbs by themselves, too: "the vote was close".
_WAS = frozenset(("was", "were", "had", "did"))
# What is so told lies ahead of the telling: "a vote expected on Friday".
_AWAITING = frozenset("schedule set plan expect slate".split())
_WITHIN_GROUP = frozenset((Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION, Tag.TO))
_STOPS = frozenset((";", ":"))


class Tense(StrEnum):
    """When something happens, as seen from the telling."""

    PAST = "past"
    FUTURE = "future"


def tense_at(tokens: tuple[Token, ...], index: int) -> Tense | None:
    """The tense of the verb that a word such as "Friday" goes with, None where it may be either.

    That is the last verb before it, or the first after it where there is none. "Meets on Friday"
    and "to meet on Friday" may be either: headlines tell the past like that. Without a verb
    ("Friday's vote") it is the past.
    """
    if index and tokens[index - 1].norm == "for":
        return None
    verb = _last_verb(tokens, index)
    if verb is None:
        following = range(index + 1, len(tokens))
        verb = next((i for i in following if _is_verb(tokens[i])), None)
        while verb is not None and verb + 1 < len(tokens) and _goes_on(tokens[verb + 1]):
            verb += 1
    return Tense.PAST if verb is None else _tense(tokens, verb)


def _last_verb(tokens: tuple[Token, ...], index: int) -> int | None:
    """The last verb before a word; one in -ing gives way to what it hangs on."""
    for i in range(index - 1, -1, -1):
        token = tokens[i]
        if token.norm in _STOPS:
            return None
        if _is_verb(token) and (token.form != "ing" or _auxiliaries(tokens, i)):
            return i
    return None


def _tense(tokens: tuple[Token, ...], verb: int) -> Tense | None:
    main, before = tokens[verb], _auxiliaries(tokens, verb)
    group = {t.norm for t in before} | ({main.norm} if main.tag is Tag.AUXILIARY else set())
    if group & _AHEAD:
        return Tense.FUTURE
    if any(t.tag is Tag.TO for t in before):
        return None
    if group & _BEHIND or main.norm in _WAS:
        return Tense.PAST
    told = main.tag is Tag.VERB and not before and main.form in ("past", "participle")
    return Tense.PAST if told and main.lemma not in _AWAITING else None


def _auxiliaries(tokens: tuple[Token, ...], verb: int) -> list[Token]:
    """The words before a verb that make one group with it: "will not have", "to"."""
    first = verb
    while first and tokens[first - 1].tag in _WITHIN_GROUP:
        first -= 1
    return [t for t in tokens[first:verb] if t.tag in (Tag.AUXILIARY, Tag.TO)]


def _is_verb(token: Token) -> bool:
    return token.tag in (Tag.VERB, Tag.AUXILIARY)


def _goes_on(token: Token) -> bool:
    return _is_verb(token) or token.tag in _WITHIN_GROUP
