"""Readings: which parts of speech a word may have, and which the words after it leave.

Shares are those of the lexicon; a word that it lacks is read by its ending.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.analysis.tokens import Raw
from factcheck.analysis.words import CARDINALS, CLOSED
from factcheck.facts import Tag
from factcheck.lexicon import lookup

# Noun, base verb, finite verb (past or third person), participle, -ing form, adjective, adverb.
READINGS = ("n", "base", "finite", "participle", "ing", "a", "r")
FINITE = ("past", "third")
_SUFFIXES = (
    ("ly", "r"),
    ("ing", "ing"),
    ("ed", "participle"),
    ("ous", "a"),
    ("ful", "a"),
    ("ive", "a"),
    ("able", "a"),
    ("ible", "a"),
    ("ish", "a"),
    ("less", "a"),
)
# The least share of its uses in which a word is a noun that it may be one again.
_SOMETIMES = 0.02
_NO_NOUNS = frozenset("few last least little next same".split())
# Verbs as often nouns, and hardly ever causes.
_AWAITED = frozenset("end open report rule vote".split())
_TAKEN = frozenset({Tag.DETERMINER, Tag.PRONOUN, Tag.PREPOSITION, Tag.TO})


@attrs.frozen
class Reading:
    """One way to read a form: which column of the table, lemma, inflection, share."""

    column: int
    pos: str
    lemma: str
    form: str
    weight: float


def may_be_verb(norm: str) -> bool:
    """Whether a word, in lower case, is a verb in some of its readings."""
    return any(reading.pos == "v" for reading in readings_of(norm))


@lru_cache(maxsize=50_000)
def readings_of(norm: str) -> tuple[Reading, ...]:
    """The ways to read a word, in lower case; the lexicon's, or what its ending tells."""
    made = []
    for reading in lookup(norm):
        if reading.pos == "v":
            name = "finite" if reading.form in FINITE else reading.form
            if name not in READINGS:
                name = "base"
        else:
            name = reading.pos
        made.append(
            Reading(READINGS.index(name), reading.pos, reading.lemma, reading.form, reading.weight)
        )
    return tuple(made) or _guess(norm)


# The least share of a word's uses that makes a reading the likely one.
_MOSTLY = 0.55
# The share from which it is not too rare to be meant.
_RARELY = 0.1
# The share from which it is hardly anything else.
_SURELY = 0.9
# The share of a word's uses that are a verb's, from which no noun is looked for.
_HARDLY_A_NOUN = 0.85
_HALF = 0.5
# The share of its uses from which a word before a name is a verb: "the firm left Norda".
_MOSTLY_A_VERB = 0.7


def _guess(norm: str) -> tuple[Reading, ...]:
    """Read a word that the lexicon lacks by its ending (as an unknown noun otherwise)."""
    for suffix, name in _SUFFIXES:
        if norm.endswith(suffix) and len(norm) > len(suffix) + 2:
            pos = name if name in "nar" else "v"
            stem = norm[: -len(suffix)] if pos == "v" else norm
            found = [Reading(READINGS.index(name), pos, stem, name if pos == "v" else "", 0.6)]
            if name == "participle":
                found.append(Reading(READINGS.index("finite"), "v", stem, "past", 0.6))
            return (*found, Reading(0, "n", norm, "base", 0.3))
    if norm.endswith("s") and len(norm) > 3 and not norm.endswith(("ss", "us", "is")):
        return (Reading(0, "n", norm[:-1], "plural", 1.0),)
    return (Reading(0, "n", norm, "base", 1.0),)


def verb_next(norm: str) -> bool:
    """Whether a word is mostly a verb."""
    found = readings_of(norm) if norm else ()
    return bool(found) and max(found, key=lambda r: r.weight).pos == "v"


def is_past(norm: str) -> bool:
    """Whether a word is mostly a past form."""
    return sum(r.weight for r in readings_of(norm) if r.pos == "v" and r.form == "past") >= _MOSTLY


def may_be_past(norm: str) -> bool:
    """Whether a word may be a past form, beside what else it is."""
    return any(r.pos == "v" and r.form == "past" and r.weight >= _RARELY for r in readings_of(norm))


def shows_names(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether two words that may be one are a subject and its verb: "the film stars Ann Lee".

    They are where a name follows, and nothing else may be the sentence's verb.
    """
    following = raw[index + 2 :]
    if not index or not following or raw[index - 1].norm not in ("the", "this"):
        return False
    if not following[0].text[0].isupper():
        return False
    third = any(r.pos == "v" and r.form == "third" for r in readings_of(raw[index + 1].norm))
    return third and not any(
        CLOSED.get(item.norm) is Tag.AUXILIARY or is_past(item.norm) for item in following
    )


def stands_alone(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether what follows leaves an adjective no noun: "the firm closed its plant"."""
    following = index + 1
    if following + 1 < len(raw) and raw[following].norm == ",":
        # "The firm, based in Oslo", "the firm, which", "the firm, a maker of".
        if CLOSED.get(raw[following + 1].norm) in (Tag.DETERMINER, Tag.RELATIVE):
            return True
        return _takes(raw, following + 1, ("participle",))
    past = _takes(raw, following, ("past",)) or _is_hardly_a_noun(raw, following)
    taken = _takes_name(raw, following) or _takes_doing(raw, following)
    return past or taken or _takes_now(raw, following)


def _takes_doing(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a verb of the past takes a deed that has an object: "avoided paying the fine"."""
    if index + 2 >= len(raw) or CLOSED.get(raw[index + 2].norm) is not Tag.DETERMINER:
        return False
    doing = any(r.form == "ing" for r in readings_of(raw[index + 1].norm))
    return doing and may_be_past(raw[index].norm)


def _takes_name(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a word is hardly but a verb of the past, with a name after it: "left Norda"."""
    if index + 1 >= len(raw) or not raw[index + 1].text[0].isupper():
        return False
    word = raw[index]
    if not word.text[0].islower() or word.norm in CLOSED:
        return False
    readings = readings_of(word.norm)
    verbal = sum(r.weight for r in readings if r.pos == "v")
    return any(r.form == "past" for r in readings) and verbal >= _MOSTLY_A_VERB


def _is_hardly_a_noun(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a word is a verb of the past rather than anything: "the firm cut jobs"."""
    following = raw[index + 1].norm if index + 1 < len(raw) else ""
    if not following or following in CLOSED or not following[0].isalnum():
        return False
    readings = readings_of(raw[index].norm) if raw[index].norm not in CLOSED else ()
    verbs = [r for r in readings if r.pos == "v"]
    past = any(r.form == "past" for r in verbs) and any(r.form == "base" for r in verbs)
    share = sum(r.weight for r in verbs)
    # "The firm shut two plants."
    counted = following[0].isdigit() or following in CARDINALS
    return past and share >= (_HALF if counted else _HARDLY_A_NOUN)


def _takes(raw: tuple[Raw, ...], index: int, forms: tuple[str, ...]) -> bool:
    """Whether a word may be a verb of one of the forms, with what only a verb takes after it."""
    if index + 1 >= len(raw) or CLOSED.get(raw[index + 1].norm) not in _TAKEN:
        return False
    word = raw[index].norm
    if not word[0].isalpha() or word in CLOSED:
        return False
    return any(r.pos == "v" and r.form in forms for r in readings_of(word))


def _takes_now(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a word is a verb of the present: "makes cars", "plans to close"."""
    if index + 1 >= len(raw):
        return False
    word = raw[index].norm
    if not word[0].isalpha() or word in CLOSED:
        return False
    share = sum(r.weight for r in readings_of(word) if r.pos == "v" and r.form == "third")
    if share >= _SURELY:
        return True
    # In "the current plans to sell it are old" the verb is still to come.
    return (
        share > 0.0
        and raw[index + 1].norm == "to"
        and CLOSED.get(raw[min(index + 2, len(raw) - 1)].norm) is not Tag.DETERMINER
        and not any(CLOSED.get(item.norm) is Tag.AUXILIARY for item in raw[index + 2 :])
    )


def may_be_noun(norm: str, least: float = 0.0) -> bool:
    """Whether a word may be a noun, in at least so much of its uses."""
    return any(r.pos == "n" and r.weight >= least for r in readings_of(norm))


def may_be_thing(norm: str) -> bool:
    """Whether a word between an article and a preposition may be a noun: "a fine over the leak".

    Words of degree or order are none: "a little over half".
    """
    return norm not in _NO_NOUNS and may_be_noun(norm, _SOMETIMES)


def is_awaited(norm: str) -> bool:
    """Whether a word behind "due to" is what is to come, and no cause: "due to open", "to rain"."""
    if norm in _AWAITED:
        return True
    return any(r.form == "base" and r.pos == "v" and r.weight > 0.5 for r in readings_of(norm))
