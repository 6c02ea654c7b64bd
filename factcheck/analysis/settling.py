"""Settling: what a whole sentence shows of words that were read one by one, from left to right."""

from __future__ import annotations

import attrs

from factcheck.analysis.expecting import CLAUSE_ENDS, TAKES_CLAUSE
from factcheck.analysis.readings import Reading, readings_of
from factcheck.analysis.reduced import reduce_passives
from factcheck.analysis.rereading import read_again
from factcheck.analysis.separated import join_separated
from factcheck.analysis.verbless import give_verb
from factcheck.facts import Tag, Token

_TAKEN_IN = frozenset(("included", "excluded", "excepted"))
_IN_ASIDE = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
_IN_PHRASE = _IN_ASIDE | {Tag.NUMBER}
# What brings in who did a deed, when or where: "was founded in 1921 and nationalised".
_AFTER_DEED = frozenset(("at", "by", "in", "on"))
# They tell when, between a subject or an auxiliary and a verb: "she first ran", "will first sell".
_ORDER = frozenset(("first", "last", "next"))
_BEFORE_ORDER = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.AUXILIARY})
# Determiners that stand for a noun where none follows: "these fell", "some were sold".
_ALONE = frozenset("this these those some all both many few most several more".split())
_JOINING = frozenset(("and", "or", "but"))
# What may follow a passive verb that else is an adjective before its noun.
_AFTER_PASSIVE = frozenset({Tag.PREPOSITION, Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.ADVERB})
_NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN})
_PRESENT_OR_PAST = frozenset(("past", "third", "base", ""))
_OPENS_OBJECT = frozenset({Tag.DETERMINER, Tag.NUMBER})
# What stands before the last word of a compound: "security concerns", "nuclear talks".
_IN_COMPOUND = frozenset({Tag.NOUN, Tag.ADJECTIVE})
# What goes with a verb before it, so that the word is one: "the firm it owns makes cars".
_OBJECTS = frozenset(
    {Tag.DETERMINER, Tag.PRONOUN, Tag.TO, Tag.NAME, Tag.NUMBER, Tag.NOUN, Tag.ADJECTIVE}
)
_NOT_FINITE = frozenset(("participle", "ing", "base"))
# After them a verb that is not finite is no verb of the clause: "the man held", "plans to sell".
_BEFORE_NOT_FINITE = frozenset({Tag.NOUN, Tag.NAME, Tag.TO})
# The share of a word's uses from which it may be a noun after all.
_MAY_BE_NOUN = 0.25


def settle(tokens: list[Token]) -> None:
    """Read anew, in place, the words that the rest of the sentence tells more of."""
    _mark_asides(tokens)
    _mark_order(tokens)
    _mark_alone(tokens)
    _mark_joined(tokens)
    give_verb(tokens)
    _mark_second_verbs(tokens)
    read_again(tokens)
    reduce_passives(tokens)
    join_separated(tokens)


def _mark_asides(tokens: list[Token]) -> None:
    """Read "included" of ", Norda included," as no verb, in place."""
    for index in range(2, len(tokens) - 1):
        if tokens[index].norm not in _TAKEN_IN or tokens[index + 1].tag is not Tag.PUNCTUATION:
            continue
        start = index
        while start > 0 and tokens[start - 1].tag in _IN_ASIDE:
            start -= 1
        if start < index and tokens[start - 1].norm == ",":
            tokens[index] = attrs.evolve(tokens[index], tag=Tag.ADVERB, form="")


def _mark_order(tokens: list[Token]) -> None:
    """Read "first" of "Lee first met Cole" as an adverb, in place."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if (
            token.norm in _ORDER
            and token.tag in (Tag.NUMBER, Tag.ADJECTIVE)
            and tokens[index - 1].tag in _BEFORE_ORDER
            and tokens[index + 1].tag is Tag.VERB
        ):
            tokens[index] = attrs.evolve(token, tag=Tag.ADVERB)


def _mark_alone(tokens: list[Token]) -> None:
    """Read "some" of "some were sold" as a pronoun, in place."""
    for index, token in enumerate(tokens[:-1]):
        if token.tag is not Tag.DETERMINER or token.norm not in _ALONE:
            continue
        if index > 0 and tokens[index - 1].tag in _NOMINAL:
            continue
        if _is_finite(tokens[index + 1]):
            tokens[index] = attrs.evolve(token, tag=Tag.PRONOUN)
        elif _takes_object(tokens, index + 1):
            tokens[index] = attrs.evolve(token, tag=Tag.PRONOUN)
            tokens[index + 1] = attrs.evolve(tokens[index + 1], form="past")


def _takes_object(tokens: list[Token], index: int) -> bool:
    """Whether a participle may be a past form, and an article follows: "this angered the union"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form != "participle" or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].tag is Tag.DETERMINER and any(
        r.form == "past" for r in readings_of(token.norm.split()[0])
    )


def _mark_joined(tokens: list[Token]) -> None:
    """Read "jailed" of "was caught and jailed" as a verb, in place."""
    for index in range(3, len(tokens)):
        token = tokens[index]
        if token.tag is not Tag.ADJECTIVE or tokens[index - 1].norm not in _JOINING:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.tag in _OPENS_OBJECT:
            _mark_second_deed(tokens, index)
            continue
        if following is not None and following.tag not in _AFTER_PASSIVE:
            continue
        verb = next((r for r in readings_of(token.norm) if r.form == "participle"), None)
        if verb is not None and _is_passive(tokens, _agent_start(tokens, index - 2)):
            tokens[index] = attrs.evolve(token, lemma=verb.lemma, tag=Tag.VERB, form="participle")


def _mark_second_deed(tokens: list[Token], index: int) -> None:
    """Read "injured" of "killed 9 and injured 31" as a verb, in place: no adjective takes that."""
    verb = next((r for r in readings_of(tokens[index].norm) if r.form == "past"), None)
    if verb is not None and any(t.tag is Tag.VERB and t.form == "past" for t in tokens[:index]):
        tokens[index] = attrs.evolve(tokens[index], lemma=verb.lemma, tag=Tag.VERB, form="past")


def _agent_start(tokens: list[Token], index: int) -> int:
    """The last word before "by" and who did it, or "in" and when, where those end at `index`."""
    place = index
    while place > 1 and tokens[place].tag in _IN_PHRASE:
        place -= 1
    return place - 1 if place < index and tokens[place].norm in _AFTER_DEED else index


def _is_passive(tokens: list[Token], index: int) -> bool:
    """Whether a passive verb ends at `index`: "was bought"."""
    if tokens[index].tag is not Tag.VERB or tokens[index].form != "participle":
        return False
    before = next((t for t in reversed(tokens[:index]) if t.tag is not Tag.ADVERB), None)
    return before is not None and before.tag is Tag.AUXILIARY and before.lemma == "be"


def _is_finite(token: Token) -> bool:
    """Whether a word may be the first of a clause's verbs."""
    if token.tag is Tag.AUXILIARY:
        return True
    return token.tag is Tag.VERB and token.form in _PRESENT_OR_PAST


def _mark_second_verbs(tokens: list[Token]) -> None:
    """Read as a noun what can be no second verb of its clause: "sold it over security concerns"."""
    for index in range(2, len(tokens)):
        noun = _noun_instead(tokens, index)
        verb = None if noun is None else _verb_before(tokens, index)
        if noun is not None and verb is not None and _is_main(tokens, verb):
            tokens[index] = attrs.evolve(
                tokens[index], tag=Tag.NOUN, lemma=noun.lemma, form=noun.form
            )


def _noun_instead(tokens: list[Token], index: int) -> Reading | None:
    """The noun that a verb in "-s" may be, at the end of a compound and with no object behind."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form != "third":
        return None
    if tokens[index - 1].tag not in _IN_COMPOUND:
        return None
    if index + 1 < len(tokens) and tokens[index + 1].tag in _OBJECTS:
        return None
    readings = readings_of(token.norm)
    return next((r for r in readings if r.pos == "n" and r.weight >= _MAY_BE_NOUN), None)


def _verb_before(tokens: list[Token], index: int) -> int | None:
    """The nearest verb before a word in its clause."""
    for place in range(index - 1, -1, -1):
        if tokens[place].tag in CLAUSE_ENDS:
            return None
        if tokens[place].tag is Tag.VERB:
            return place
    return None


def _is_main(tokens: list[Token], verb: int) -> bool:
    """Whether a verb leaves its clause no other: "said", "held" of "the man held" do."""
    token = tokens[verb]
    if token.lemma in TAKES_CLAUSE:
        return False
    if token.form in _NOT_FINITE and verb > 0 and tokens[verb - 1].tag in _BEFORE_NOT_FINITE:
        return False
    # "The firm that sold it fears": the verb is of the relative clause.
    return token.form == "base" or all(t.tag is not Tag.RELATIVE for t in tokens[:verb])
