"""Noun phrases and verb groups: the chunks that clauses are made of."""

from __future__ import annotations

import attrs

from factcheck.analysis.words import BE, MULTIPLIERS, REPORTING
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

_NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
_IN_PHRASE = frozenset(
    {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER, Tag.POSSESSIVE}
)
_TIMES = frozenset("minute hour day week month year decade".split())
_FINITE_FORMS = ("past", "third", "base")


@attrs.frozen
class Group:
    """A verb group: its tokens, main verb, and what its auxiliaries tell."""

    first: int
    end: int
    verb: int
    finite: bool
    passive: bool
    infinitive: bool


def find_groups(tokens: tuple[Token, ...]) -> tuple[Group, ...]:
    """Find the verb groups: auxiliaries, negations and adverbs with their main verb."""
    made: list[Group] = []
    index = 0
    while index < len(tokens):
        if tokens[index].tag in (Tag.AUXILIARY, Tag.VERB) or _infinitive_at(tokens, index):
            group = _group(tokens, index)
            made.append(group)
            index = group.end
        else:
            index += 1
    return tuple(made)


def _infinitive_at(tokens: tuple[Token, ...], index: int) -> bool:
    if tokens[index].tag is not Tag.TO:
        return False
    for token in tokens[index + 1 : index + 3]:
        if token.tag in (Tag.VERB, Tag.AUXILIARY):
            return token.form in ("base", "") or token.norm == "be"
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


def _group(tokens: tuple[Token, ...], first: int) -> Group:
    infinitive = tokens[first].tag is Tag.TO
    index = first + 1 if infinitive else first
    be = have = modal = False
    verb = index
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.AUXILIARY:
            verb = index
            be = token.norm in BE or be
            have = have or token.lemma == "have"
            modal = modal or token.lemma not in ("be", "have")
        elif token.tag is Tag.VERB:
            verb = index
            index += 1
            break
        elif token.tag not in (Tag.ADVERB, Tag.NEGATION) or not _verb_ahead(tokens, index):
            break
        index += 1
    main = tokens[verb]
    passive = be and main.tag is Tag.VERB and main.form in ("participle", "past")
    bare = first == verb and main.tag is Tag.VERB
    finite = not infinitive and (main.form in _FINITE_FORMS or not bare or main.form == "")
    if bare and main.form in ("participle", "ing"):
        finite = False
    return Group(first, max(index, verb + 1), verb, finite, passive, infinitive)


def _verb_ahead(tokens: tuple[Token, ...], index: int) -> bool:
    for token in tokens[index + 1 : index + 4]:
        if token.tag in (Tag.AUXILIARY, Tag.VERB):
            return True
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


@attrs.frozen
class Phrase:
    """A noun phrase: its tokens and head."""

    first: int
    end: int
    head: int


def find_phrases(tokens: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """Find the noun phrases, cut at a possessive: "Microsoft's decision" is two."""
    made: list[Phrase] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.PRONOUN:
            made.append(Phrase(index, index + 1, index))
            index += 1
            continue
        if token.tag not in _IN_PHRASE:
            index += 1
            continue
        first = index
        head = -1
        while index < len(tokens):
            tag = tokens[index].tag
            inner = tag in _IN_PHRASE or (
                tag is Tag.ADVERB
                and index + 1 < len(tokens)
                and tokens[index + 1].tag is Tag.ADJECTIVE
            )
            inner = inner or _premodifier(tokens, index)
            if not inner or (tag is Tag.DETERMINER and head >= first):
                break
            if head == index - 1 and _starts_amount(tokens, index):
                break
            if tag is Tag.POSSESSIVE and head >= 0:
                made.append(Phrase(first, index, head))
                first, head = index + 1, -1
            elif tag in _NOMINAL and not (
                # "Beat Harcourt 2-0": a result stands behind a name.
                tag is Tag.NUMBER and head == index - 1 and tokens[head].tag is Tag.NAME
            ):
                head = index
            index += 1
        if head >= 0:
            made.append(Phrase(first, head + 1, head))
        index = max(index, first + 1)
    return tuple(made)


def _starts_amount(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an amount follows a name: "in Oslo five years ago", "fined Acme 3 million euros"."""
    if tokens[index].tag is not Tag.NUMBER or tokens[index - 1].tag is not Tag.NAME:
        return False
    following = next((t for t in tokens[index + 1 :] if t.norm not in MULTIPLIERS), None)
    if following is None or following.tag is not Tag.NOUN:
        return False
    return following.lemma in _TIMES or "money" in classes(following.lemma, "n")


def _premodifier(tokens: tuple[Token, ...], index: int) -> bool:
    """A participle between a determiner and its noun: "the growing protests"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form not in ("participle", "ing") or index == 0:
        return False
    before = tokens[index - 1].tag
    after = tokens[index + 1].tag if index + 1 < len(tokens) else None
    return before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.POSSESSIVE) and after in (
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
    )


def adjacent(tokens: tuple[Token, ...], end: int, first: int) -> bool:
    """Whether nothing but articles, adverbs and negations stands between two chunks."""
    return all(t.tag in (Tag.DETERMINER, Tag.ADVERB, Tag.NEGATION) for t in tokens[end:first])


def is_inverted(tokens: tuple[Token, ...], group: Group) -> bool:
    """Whether a verb of saying stands between the words said and the speaker: "…," said Smith."""
    return (
        tokens[group.verb].lemma in REPORTING
        and group.first > 0
        and tokens[group.first - 1].norm in ("”", '"', ",", "’", "'")
    )
