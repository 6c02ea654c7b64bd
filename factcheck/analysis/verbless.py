"""Sentences in which no verb was seen: the word that may best be one is read so.

"The film stars Ann Lee", "Ann Lee and Bob Cole play Ada and Max", "Cole, 62, vanished in May".
"""

from __future__ import annotations

import attrs

from factcheck.analysis.expecting import COLLECTIVES
from factcheck.analysis.readings import FINITE, Reading, readings_of
from factcheck.facts import Tag, Token

_ENDS = frozenset((".", "!", "”", '"'))
_OF_VERBS = frozenset(("participle", "past", "ing"))
_READ_OTHERWISE = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_SUBJECTS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN})
# What may stand between a subject and its verb: "Cole, 62, vanished", "Lee also chairs".
_BETWEEN = frozenset({Tag.NUMBER, Tag.ADVERB, Tag.PUNCTUATION})
# What an object, or what goes with a verb, begins with.
_OBJECTS = frozenset({Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.PRONOUN, Tag.PREPOSITION})
_PHRASE = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER})
# The share of a word's uses below which it is no verb even where none is seen.
_LEAST = 0.05
# The same where what follows looks like its object: "Ann Lee chairs the board".
_LEAST_WITH_OBJECT = 0.01
# Plural verbs that a team's name, or a country's, is the subject of: "Norda face Tallo".
_OF_TEAMS = frozenset(
    "face beat sign host meet lead top drop draw sack play visit chase hold edge thrash "
    "crush".split()
)
_SHORTEST = 4


def give_verb(tokens: list[Token]) -> None:
    """Read one word of a sentence as its verb where none was seen, in place."""
    if len(tokens) < _SHORTEST or tokens[-1].norm not in _ENDS or _has_verb(tokens):
        return
    best: tuple[float, int, Reading] | None = None
    for index in range(1, len(tokens) - 1):
        subject = _subject_before(tokens, index) if _may_be_verb(tokens, index) else None
        if subject is None:
            continue
        for reading in readings_of(tokens[index].norm):
            if reading.pos != "v" or reading.weight < _least(tokens[index + 1], reading):
                continue
            if not _agree(tokens, subject, reading.form):
                continue
            score = reading.weight * (2.0 if tokens[index + 1].tag in _OBJECTS else 1.0)
            if best is None or score > best[0]:
                best = score, index, reading
    if best is not None:
        _, index, found = best
        _give_subject(tokens, index)
        tokens[index] = attrs.evolve(
            tokens[index], tag=Tag.VERB, lemma=found.lemma, form=found.form
        )


def _may_be_verb(tokens: list[Token], index: int) -> bool:
    """Whether a word was read as what a finite verb may be taken for; the last hardly as a noun."""
    token = tokens[index]
    if token.tag is Tag.VERB:
        return token.form == "participle"
    if token.tag is Tag.ADJECTIVE and token.form in _OF_VERBS:
        # "Oslo-based Norda".
        return False
    if index == len(tokens) - 2:
        return token.tag is Tag.ADJECTIVE
    return token.tag in _READ_OTHERWISE


def _least(following: Token, reading: Reading) -> float:
    """The share of its uses that a verb must have before the word that follows."""
    plural = following.tag is Tag.NOUN and following.form == "plural"
    if following.tag is Tag.DETERMINER or (plural and reading.form == "third"):
        return _LEAST_WITH_OBJECT
    return _LEAST


def _give_subject(tokens: list[Token], verb: int) -> None:
    """Read an adjective that turns out to be a verb's subject as a noun, in place."""
    subject = _subject_before(tokens, verb)
    if subject is None or tokens[subject].tag is not Tag.ADJECTIVE:
        return
    noun = next(r for r in readings_of(tokens[subject].norm) if r.pos == "n")
    tokens[subject] = attrs.evolve(tokens[subject], tag=Tag.NOUN, lemma=noun.lemma, form=noun.form)


def _has_verb(tokens: list[Token]) -> bool:
    """Whether a sentence has a finite verb, or an auxiliary."""
    return any(
        token.tag is Tag.AUXILIARY
        or (token.tag is Tag.VERB and token.form not in ("ing", "participle", "base"))
        or (token.tag is Tag.VERB and token.form == "base" and not _after_to(tokens, index))
        for index, token in enumerate(tokens)
    )


def _after_to(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].tag is Tag.TO


def _subject_before(tokens: list[Token], index: int) -> int | None:
    """The noun or name that a verb at `index` would follow."""
    place = index - 1
    while place > 0 and tokens[place].tag in _BETWEEN:
        place -= 1
    if tokens[place].tag in _SUBJECTS:
        return place
    return place if place == index - 1 and _is_noun_alone(tokens, place) else None


def _is_noun_alone(tokens: list[Token], index: int) -> bool:
    """Whether an adjective after an article may be a noun, too: "the military", "the public"."""
    if tokens[index].tag is not Tag.ADJECTIVE or index == 0:
        return False
    if tokens[index - 1].tag is not Tag.DETERMINER:
        return False
    return any(r.pos == "n" and r.form != "plural" for r in readings_of(tokens[index].norm))


def _agree(tokens: list[Token], subject: int, form: str) -> bool:
    """Whether a verb of this form goes with what stands before it."""
    head = _head(tokens, subject)
    # "Norda face Tallo": a team.
    team = form == "base" and tokens[head].tag is Tag.NAME and tokens[subject + 1].norm in _OF_TEAMS
    many = tokens[head].form == "plural" or tokens[head].lemma in COLLECTIVES
    plural = many or team or _are_joined(tokens, head)
    if form == "base":
        return plural
    return form in FINITE and not (plural and form == "third")


def _head(tokens: list[Token], subject: int) -> int:
    """The noun that a phrase belongs to that ends before a verb: "complications from flu"."""
    place = subject
    while place > 0 and tokens[place - 1].tag in _PHRASE:
        place -= 1
    return place - 2 if place > 1 and tokens[place - 1].tag is Tag.PREPOSITION else subject


def _are_joined(tokens: list[Token], subject: int) -> bool:
    """Whether "and" joins the subject to another: "Lee and Cole play"."""
    place = subject
    while place > 0 and tokens[place].tag is tokens[subject].tag:
        place -= 1
    return place > 0 and tokens[place].norm == "and" and tokens[place - 1].tag in _SUBJECTS
