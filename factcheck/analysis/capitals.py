"""Capitals: whether a word written large is a name, or only opens a sentence or quotation."""

from __future__ import annotations

import re

from factcheck.analysis.tokens import Raw
from factcheck.analysis.words import CLOSED, MONTHS
from factcheck.facts import Tag
from factcheck.lexicon import LEGAL_FORMS, classes, gazetteer, lookup

_LONGEST_NAME = 5
_HOLDERS = frozenset(("occupation", "political-office"))
# Adverbs that may part a name from its verb: "Mark later left".
_BEFORE_VERB = frozenset("again also earlier later now once soon then".split())
_QUOTES = frozenset('“”"‘’«»„')
_CAPITAL_INSIDE = re.compile("[a-z][A-Z]")
_OPENING = frozenset('“"‘«„(:•-–—*#')


def is_modal_may(raw: tuple[Raw, ...], index: int) -> bool:
    """ "May" at a sentence's start is the modal unless a number or year follows."""
    if raw[index].norm != "may" or index > 0:
        return False
    return not (index + 1 < len(raw) and raw[index + 1].norm[0].isdigit())


def may_only_open(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a capital at `index` may only mark the start of a sentence or quotation."""
    if index and raw[index - 1].norm in _QUOTES and _is_title_of_work(raw, index):
        return False
    return index == 0 or (raw[index - 1].norm in _OPENING and not raw[index - 1].norm.isalnum())


def _is_title_of_work(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether all that is quoted from a word on is written large: "Winter Harbour"."""
    end = index
    while end < len(raw) and raw[end].norm not in _QUOTES and end - index <= _LONGEST_NAME:
        end += 1
    words = raw[index:end]
    return (
        end < len(raw)
        and 1 < len(words) <= _LONGEST_NAME
        and words[0].norm not in CLOSED
        and all(word.text[0].isupper() for word in words if word.norm not in CLOSED)
        and all(word.text[0].isalnum() for word in words)
    )


def names_at_start(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a word with the sentence's own capital is a name none the less.

    It is where the lexicon has no such word, or knows it as a name, or where it has a capital
    inside ("DeVries"); a word that is both (Will, Mark, Smith) is one before another capital, a
    verb or a possessive.
    """
    norm = raw[index].norm
    if _CAPITAL_INSIDE.search(raw[index].text) or _is_incorporated(raw, index + 1):
        return True
    place = index + 1
    while place + 1 < len(raw) and raw[place].norm in _BEFORE_VERB:
        place += 1
    following = raw[place] if place < len(raw) else None
    after_capital = (
        following is not None and following.text[0].isupper() and following.norm not in CLOSED
    )
    if (
        after_capital
        and norm not in CLOSED
        and any(
            gazetteer(" ".join(part.norm for part in raw[index : index + length]))
            for length in range(2, _LONGEST_NAME + 1)
        )
    ):
        return True
    kinds = gazetteer(norm)
    if norm in CLOSED or norm in MONTHS:
        return after_capital and "given-name" in kinds
    if not lookup(norm):
        return True
    if kinds & {"organisation", "place", "demonym", "nationality"}:
        return True
    if after_capital and _common_noun(norm):
        # "Air Transport Association": the first word of a longer name.
        return True
    if after_capital and kinds & {"given-name", "person", "honorific", "person-title"}:
        return True
    if "person" in kinds or "given-name" in kinds:
        return following is not None and (
            following.norm in ("'s", ",")
            or CLOSED.get(following.norm) is Tag.AUXILIARY
            or any(r.pos == "v" and r.form in ("past", "third") for r in lookup(following.norm))
        )
    return False


def _is_incorporated(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a company's form follows behind a comma: "Palm, Inc."."""
    if index + 1 >= len(raw) or raw[index].norm != ",":
        return False
    return raw[index + 1].norm in LEGAL_FORMS and raw[index + 1].text[0].isupper()


def is_name_in_headline(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a word is a name where nearly every word has a capital: by the lexicon alone."""
    norm = raw[index].norm
    if norm in CLOSED:
        return False
    kinds = gazetteer(norm)
    if not lookup(norm) or kinds & {"organisation", "place", "demonym", "nationality"}:
        return True
    following = raw[index + 1].norm if index + 1 < len(raw) else ""
    before = raw[index - 1].norm if index > 0 else ""
    named_after = bool(following) and (not lookup(following) or "person" in gazetteer(following))
    return ("given-name" in kinds and named_after) or (
        "person" in kinds and "given-name" in gazetteer(before)
    )


def are_office_holders(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether a capital is only for respect: "28 Congressmen", not "the Ottawa Senators"."""
    told = lookup(raw[index].norm)
    if not told or told[0].pos != "n" or told[0].form != "plural":
        return False
    if not classes(told[0].lemma, "n") >= _HOLDERS:
        return False
    before = raw[index - 1].text if index else ""
    after = raw[index + 1].text if index + 1 < len(raw) else ""
    return (not before[:1].isupper() or before.isupper()) and not after[:1].isupper()


def _common_noun(norm: str) -> bool:
    """Whether a word is above all a noun, and names no person, rank or time."""
    reading = lookup(norm)[0]
    if reading.pos != "n" or reading.form == "plural":
        return False
    return not {"person", "occupation", "time", "group"} & classes(reading.lemma, "n")
