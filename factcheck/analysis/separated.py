"""Phrases that their object parts: "turned the offer down", "took the publisher to court".

The verb takes the phrase's lemma, and each word keeps its place: "turn down" is what the board did,
whatever stands between.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.analysis.words import MONTHS, WEEKDAYS
from factcheck.facts import Tag, Token
from factcheck.lexicon import is_phrase, lookup, phrase_starts

_IN_OBJECT = frozenset(
    {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.POSSESSIVE, Tag.NUMBER, Tag.PRONOUN}
)
_OPENING = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.TO})
# Particles that, at the end of a phrase, hardly are prepositions.
_PARTICLES = frozenset("up down on off out away back over apart aside".split())
# Verbs too light for a particle after their object to be theirs.
_LIGHT = frozenset("be have do see know".split())
# What completes a verb after its object: "left its rate unchanged", "found the man not guilty".
_COMPLETING = {
    **dict.fromkeys(("leave", "keep", "hold"), frozenset(("unchanged", "steady"))),
    "find": frozenset(("guilty", "not guilty")),
    "let": frozenset(("go",)),
    "make": frozenset(("clear", "explicit", "plain", "known", "public")),
}
_KEEPING = frozenset(("leave", "keep", "hold"))
# How many tokens an object may have, and the rest of a phrase.
_OBJECT = 6
# Verbs of a match with the words that bring the other side in, which a score may part from them.
_AGAINST = {
    "lose": frozenset(("to",)),
    "win": frozenset(("against",)),
    "draw": frozenset(("with", "against")),
}
_MATCHES = frozenset("derby final fixture game match semi-final tie".split())
_DASHES = frozenset("-–")
_SCORE = 6
_REST = 3


def join_separated(tokens: list[Token]) -> None:
    """Give each verb whose phrase goes on after its object the phrase's lemma, in place."""
    for index, token in enumerate(tokens):
        if token.lemma == "take over" and _is_from_someone(tokens, index + 1):
            tokens[index] = attrs.evolve(token, lemma="take over from")
        if token.tag is Tag.VERB and token.lemma not in _LIGHT and phrase_starts(token.lemma) > 1:
            lemma = _against(tokens, index) or _completed(tokens, index) or _lemma(tokens, index)
            if lemma is not None:
                tokens[index] = attrs.evolve(token, lemma=lemma)


def _is_time(token: Token) -> bool:
    return token.norm in MONTHS or token.norm in WEEKDAYS


def _is_from_someone(tokens: list[Token], index: int) -> bool:
    """Whether "from" brings a person or a body, as after "took over"; not "from Monday"."""
    following = tokens[index + 1 : index + 2]
    if [token.norm for token in tokens[index : index + 1]] != ["from"] or not following:
        return False
    named = following[0].tag is Tag.NAME and not _is_time(following[0])
    return named or following[0].tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.ADJECTIVE)


def _lemma(tokens: list[Token], verb: int) -> str | None:
    place = verb + 1
    while place < len(tokens) and place - verb <= _OBJECT and _is_in_object(tokens[place]):
        place += 1
    if place == verb + 1 or place >= len(tokens) or tokens[place].tag not in _OPENING:
        return None
    for length in range(_REST, 0, -1):
        rest = tuple(token.norm for token in tokens[place : place + length])
        ends = len(rest) == length and (length > 1 or _is_particle(tokens, place))
        if ends and _is_verb((tokens[verb].lemma, *rest)):
            return " ".join((tokens[verb].lemma, *rest))
    return None


def _completed(tokens: list[Token], verb: int) -> str | None:
    """The phrase of "left its key rate unchanged", "found the surgeon not guilty"."""
    words = _COMPLETING.get(tokens[verb].lemma, frozenset())
    if not words:
        return None
    for place in range(verb + 1, min(len(tokens), verb + 2 + _OBJECT)):
        for length in (1, 2):
            told = " ".join(token.norm for token in tokens[place : place + length])
            at = tokens[place].norm == "at" and tokens[verb].lemma in _KEEPING
            if at and place + 1 < len(tokens) and tokens[place + 1].tag is Tag.NUMBER:
                # "Left its rate at 2 percent".
                return f"{tokens[verb].lemma} unchanged"
            if told == "go" and _goes_on(tokens, place + 1):
                continue
            if told in words and is_phrase((tokens[verb].lemma, *told.split())):
                return f"{tokens[verb].lemma} {told}"
        if not _is_in_object(tokens[place]):
            return None
    return None


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Whether "go" tells where to: "let the krone go below 12"; not "let him go on bail"."""
    return any(t.tag in _OPENING and t.norm != "on" for t in tokens[index : index + 1])


def _against(tokens: list[Token], verb: int) -> str | None:
    """The phrase of "lost 3-1 to Bern", "won narrowly against the Bears"."""
    words = _AGAINST.get(tokens[verb].lemma)
    if words is None:
        return None
    place = _past_match(tokens, verb + 1)
    while place < len(tokens) and place - verb <= _SCORE and _is_of_score(tokens, place):
        place += 1
    following = [token.tag for token in tokens[place + 1 : place + 3]]
    if following[:1] != [Tag.NAME] and following != [Tag.DETERMINER, Tag.NAME]:
        return None
    if place == len(tokens) or tokens[place].norm not in words:
        return None
    return f"{tokens[verb].lemma} {tokens[place].norm}"


def _past_match(tokens: list[Token], first: int) -> int:
    """The place after "the rugby match", where that stands at `first`."""
    place = first
    while place < len(tokens) and place - first < _OBJECT and _is_in_object(tokens[place]):
        place += 1
        if tokens[place - 1].lemma in _MATCHES:
            return place
    return first


def _is_of_score(tokens: list[Token], index: int) -> bool:
    """Whether a word is of a score or says how: "narrowly 3-1"; "30 to Labour" is none."""
    token = tokens[index]
    at_home = (token.norm, *(t.norm for t in tokens[index + 1 : index + 2])) == ("at", "home")
    if at_home or (token.norm == "home" and tokens[index - 1].norm == "at"):
        return True
    if token.tag is Tag.NUMBER:
        return any(t.norm in _DASHES for t in (tokens[index - 1], *tokens[index + 1 : index + 2]))
    return token.norm in _DASHES or token.tag is Tag.ADVERB


def _is_in_object(token: Token) -> bool:
    return token.tag in _IN_OBJECT or token.norm == "of"


def _is_particle(tokens: list[Token], index: int) -> bool:
    """Whether a word has no object of its own: "turned it down", not "sent it down the line"."""
    if tokens[index].norm not in _PARTICLES:
        return False
    return index + 1 == len(tokens) or tokens[index + 1].tag not in _IN_OBJECT


@lru_cache(maxsize=20_000)
def _is_verb(words: tuple[str, ...]) -> bool:
    """Whether words are a phrase that acts as a verb, and end in none that takes an object."""
    if not is_phrase(words) or words[-1] in ("of", "to", "for", "with", "from", "at", "a", "the"):
        return False
    return any(reading.pos == "v" for reading in lookup(" ".join(words)))
