"""Parted subjects: the main verb behind what tells more of its subject, passed over to reach it."""

from __future__ import annotations

from itertools import pairwise

from factcheck.analysis.chunks import Group, adjacent, group_before
from factcheck.analysis.expecting import CLAUSE_OPENERS
from factcheck.analysis.phrases import Phrase
from factcheck.facts import Tag, Token

# A phrase behind one of these may be the subject of a clause.
_BEFORE_SUBJECT = frozenset({Tag.CONJUNCTION, Tag.SUBORDINATOR})
_STOPS = frozenset({",", ";", ":", '"', "“"})
# Behind one of these a phrase may as well go on with the clause before it.
_GOING_ON = frozenset({",", "and", "or"})
_PARTICIPLES = frozenset({"ing", "participle", "past"})
# Relative words that are no subject themselves, so that their clause has another.
_NO_SUBJECTS = frozenset("whose where when why".split())
# Between two verbs, what shows that they are of different clauses.
_OPENERS = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION})
_BREAKS = frozenset({";", ":", '"', "“", "”"})
# Between a phrase and a subject behind it.
_PARTING = frozenset({",", '"', "”"})
_SUBJECT_PRONOUNS = frozenset("he she they it i we".split())


def main_after(
    tokens: tuple[Token, ...],
    groups: tuple[Group, ...],
    phrases: tuple[Phrase, ...],
    phrase: Phrase,
) -> tuple[Group | None, int | None]:
    """The main verb behind what tells more of its subject, and the verb within that has another.

    "The plan to sell the port | angered unions", "the man who fled | was caught".
    """
    if not _may_open(tokens, groups, phrase):
        return None, None
    place = whole_end(tokens, phrases, phrase)
    comma = place < len(tokens) and tokens[place].norm == ","
    opener = _behind_apposition(tokens, phrases, place + 1) if comma else place
    told = _told_from(tokens, groups, opener)
    if not told:
        return None, None
    other = told[0].verb if _has_other_subject(tokens, phrases, opener, told[0]) else None
    return _resumed(tokens, told, aside=comma), other


def _behind_apposition(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], opener: int) -> int:
    """Where what is told of an apposition opens: "Norda, a firm | bought by Tallo, makes"."""
    aside = next(
        (p for p in phrases if p.first >= opener and adjacent(tokens, opener, p.first)), None
    )
    told = aside is not None and tokens[aside.head].tag is Tag.NOUN
    return aside.end if aside is not None and told else opener


def whole_end(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], phrase: Phrase) -> int:
    """Where a phrase ends with what prepositions add: "the search for the money in Oslo"."""
    end = phrase.end
    while end < len(tokens) and tokens[end].tag is Tag.PREPOSITION:
        inner = next((p for p in phrases if end < p.first <= end + 2), None)
        if inner is None:
            break
        end = inner.end
    return end


def has_nearer_subject(
    tokens: tuple[Token, ...],
    phrases: tuple[Phrase, ...],
    phrase: Phrase,
    before: Group,
    group: Group,
) -> bool:
    """Whether a verb behind a phrase has a subject that stands nearer, or that of the verb before.

    "Sold the port and | left", "bought a bank that its rival | wanted".
    """
    if any(token.tag in CLAUSE_OPENERS for token in tokens[before.end : phrase.first]):
        return False
    left = group.first - 1
    while left >= phrase.end and tokens[left].tag in (Tag.ADVERB, Tag.NEGATION):
        left -= 1
    if left >= phrase.end and tokens[left].tag is Tag.CONJUNCTION:
        return True
    nearer = next(
        (
            p
            for p in phrases
            if phrase.end <= p.first
            and p.end <= group.first
            and adjacent(tokens, p.end, group.first)
        ),
        None,
    )
    if nearer is None or tokens[nearer.first - 1].tag in (Tag.PREPOSITION, Tag.POSSESSIVE):
        return False
    return any(
        token.norm in _PARTING or token.tag is Tag.RELATIVE
        for token in tokens[phrase.end : nearer.first]
    )


def _may_open(tokens: tuple[Token, ...], groups: tuple[Group, ...], phrase: Phrase) -> bool:
    """Whether a phrase stands where the subject of a clause does."""
    start = phrase.first
    while start > 0 and tokens[start - 1].tag in (Tag.DETERMINER, Tag.ADVERB):
        start -= 1
    if start == 0:
        return True
    before = tokens[start - 1]
    if before.tag not in _BEFORE_SUBJECT and before.norm not in _STOPS:
        return False
    return (
        before.norm not in _GOING_ON
        or group_before(groups, start) is None
        or _opens_after_front(tokens, start)
    )


def _opens_after_front(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a phrase opens the main clause behind another: "Facing losses, | the firm"."""
    front = tokens[0]
    return (
        tokens[start - 1].norm == ","
        and sum(token.norm == "," for token in tokens[:start]) == 1
        and (
            front.tag is Tag.SUBORDINATOR or (front.tag is Tag.VERB and front.form in _PARTICIPLES)
        )
    )


def _told_from(
    tokens: tuple[Token, ...], groups: tuple[Group, ...], opener: int
) -> tuple[Group, ...]:
    """The verb of what `opener` starts to tell of a subject, and all behind; none for no such."""
    after = tuple(group for group in groups if group.first >= opener)
    if not after:
        return ()
    if tokens[opener].tag is Tag.RELATIVE or _is_that(tokens[opener]):
        return next((after[n:] for n, group in enumerate(after) if group.finite), ())
    return after if after[0].first == opener and not after[0].finite else ()


def _is_that(token: Token) -> bool:
    """Whether a token opens what a noun says: "the claim that Norda failed"."""
    return token.norm == "that" and token.tag is Tag.SUBORDINATOR


def _has_other_subject(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], opener: int, group: Group
) -> bool:
    """Whether the verb that tells more of a phrase is none of its own: "the plan to sell"."""
    if tokens[opener].tag is Tag.RELATIVE:
        return _is_object_relative(tokens, phrases, opener, group)
    return _is_that(tokens[opener]) or group.infinitive


def _is_object_relative(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], opener: int, group: Group
) -> bool:
    """Whether a relative clause has a subject of its own: "the law which the court upheld"."""
    return tokens[opener].norm in _NO_SUBJECTS or any(
        opener < phrase.first and phrase.end <= group.first for phrase in phrases
    )


def _resumed(tokens: tuple[Token, ...], told: tuple[Group, ...], *, aside: bool) -> Group | None:
    """The first finite verb behind the one that tells more, where nothing else is its subject.

    An aside must be closed by its comma: "Norda, based in Oslo, | sold the port".
    """
    commas = 0
    for before, following in pairwise(told):
        between = tokens[before.end : following.first]
        if any(token.tag in _OPENERS or token.norm in _BREAKS for token in between):
            return None
        commas += sum(token.norm == "," for token in between)
        if following.finite:
            last = _last_before(tokens, following)
            if last.tag is Tag.PRONOUN and last.norm in _SUBJECT_PRONOUNS:
                return None
            closed = (commas == 1 and last.norm == ",") if aside else commas == 0
            return following if closed else None
    return None


def _last_before(tokens: tuple[Token, ...], group: Group) -> Token:
    """The token before a verb group, adverbs skipped."""
    place = group.first - 1
    while tokens[place].tag is Tag.ADVERB:
        place -= 1
    return tokens[place]
