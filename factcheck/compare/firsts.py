"""What was the first, or the most, told as a denial: "no woman had before", "none hotter"."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from factcheck.compare.grades import bases_of, is_comparative
from factcheck.facts import Dimension, Facts, Negation, Tag, Token

# What tells that a thing had not been before, with "since": the first, the last, the largest.
_RANKS = frozenset("first last only most".split())
_TIMES = frozenset(
    "autumn decade fall month night quarter season spring summer time week weekend winter "
    "year".split()
) | {day.lower() for day in calendar.day_name}
_NONE = frozenset("no none nobody never not n't nothing".split())
# What sets a denial before a day or a deed.
_BEFORE = frozenset(("before", "previously", "so far", "until then", "until now", "hitherto"))
_FIRST = frozenset(("first", "first-ever", "maiden"))
_RECORDS = frozenset(("record", "unprecedented"))
# "Such a wet month", "as many", "more young": with a denial, the most.
_AS_MUCH = frozenset("such so as more".split())
_LESS = frozenset("less fewer".split())
_AS = frozenset(("as", "so"))
_MORE = frozenset("bigger fewer greater higher larger less more".split())
_NOTHING = frozenset("no nobody none nothing".split())
_ANY = frozenset(("any", "anyone", "anywhere"))
_MOST = frozenset(("most", "least"))
# How far, in tokens, "had" may stand from the word that denies.
_NEAR = 3


def ranks(facts: Facts) -> list[int]:
    """The words that tell a rank: "first", "most", a superlative."""
    return [
        i
        for i, t in enumerate(facts.tokens)
        if (t.norm in _RANKS and not _is_time(facts, i)) or _is_superlative(t)
    ]


def _is_time(facts: Facts, index: int) -> bool:
    """Whether "last" tells when: "last year"."""
    following = [t.lemma for t in facts.tokens[index + 1 : index + 2]]
    return facts.tokens[index].norm == "last" and not _TIMES.isdisjoint(following)


def denies_others(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether a denial says of all others what the other side says of the first, or the most.

    "No woman had led it before", "never a wetter month", "had not met for six years" beside "the
    first woman to lead it", "the wettest month", "met for the first time in six years".
    """
    if denying.tokens[negation.token].norm not in _NONE or ranks(denying):
        return False
    return (
        _none_before(denying, other, negation)
        or _none_more(denying, other)
        or _none_but_it(denying, other, negation)
        or _not_for_so_long(denying, other, negation)
    )


def _none_before(denying: Facts, other: Facts, negation: Negation) -> bool:
    if not any(_is_first(t) for t in other.tokens):
        return False
    norms = {t.norm for t in denying.tokens}
    joined = " ".join(t.norm for t in denying.tokens)
    return bool(norms & _BEFORE) or any(f" {w}" in joined for w in _BEFORE if " " in w)


def _is_first(token: Token) -> bool:
    return token.norm in _FIRST or _is_record(token)


def _is_record(token: Token) -> bool:
    """Whether a word tells of a record: "record", "record low"."""
    return token.norm.split()[0] in _RECORDS


def _none_but_it(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether none did more, or as much, and the other side tells of more than any, or the most."""
    if denying.tokens[negation.token].norm not in _NOTHING:
        return False
    told = {t.norm for t in denying.tokens}
    equalled = "than" in told and bool(told & _MORE)
    equalled = equalled or ("as" in told and "much" in told) or "like" in told
    most = any(_is_superlative(t) for t in other.tokens)
    any_other = any(t.norm in _ANY for t in other.tokens) and any(
        t.norm in _MORE for t in other.tokens
    )
    return equalled and (most or any_other)


def _none_more(denying: Facts, other: Facts) -> bool:
    """Whether nothing is more so than what the other side says is the most so."""
    most = {t.lemma for t in other.tokens if _is_superlative(t)}
    # "Not on record as saying so" denies no record that both sides tell of.
    record = any(map(_is_record, other.tokens)) and not any(map(_is_record, denying.tokens))
    if not most and not record:
        return False
    if record:
        return any(is_comparative(t) or t.norm in _AS_MUCH for t in denying.tokens)
    named = _described_by_most(other)
    return any(
        (is_comparative(t) and not most.isdisjoint(bases_of(t.norm)))
        or (t.lemma in most and _is_such(denying, i))
        or (t.lemma in named and i > 0 and denying.tokens[i - 1].norm in _AS_MUCH)
        for i, t in enumerate(denying.tokens)
    )


def _described_by_most(facts: Facts) -> set[str]:
    """The adjectives that "most" makes superlatives of: "the most expensive house"."""
    return {
        facts.tokens[i + 1].lemma
        for i, t in enumerate(facts.tokens[:-1])
        if t.norm in _MOST and facts.tokens[i + 1].tag in (Tag.ADJECTIVE, Tag.ADVERB)
    }


def _is_such(facts: Facts, index: int) -> bool:
    """Whether "such a", "so" or "as" stands before an adjective."""
    before = [t.norm for t in facts.tokens[max(0, index - 2) : index]]
    return bool(before) and (before[-1] in _AS or before == ["such", "a"])


def _is_superlative(token: Token) -> bool:
    return token.form == "superlative" and token.tag in (Tag.ADJECTIVE, Tag.ADVERB)


def _not_for_so_long(denying: Facts, other: Facts, negation: Negation) -> bool:
    """Whether what had not been for some years was for the first time in as many."""
    had = {t.norm for t in denying.tokens[max(0, negation.token - _NEAR) : negation.token + _NEAR]}
    if had.isdisjoint(("had", "'d")) or not any(_is_first(t) for t in other.tokens):
        return False
    return not _lengths(denying).isdisjoint(_lengths(other))


def _lengths(facts: Facts) -> frozenset[float]:
    return frozenset(q.low for q in facts.quantities if q.dimension is Dimension.DURATION)


def says_less(denying: Facts, other: Facts, met: Iterable[tuple[int, int]]) -> bool:
    """Whether "not as much to A as to B" stands beside "less to A than to B".

    `met` pairs the denying side's tokens with the other's.
    """
    second = _last_as(denying)
    than = next((i for i, t in enumerate(other.tokens) if t.norm == "than"), None)
    if second is None or than is None or not any(t.norm in _LESS for t in other.tokens[:than]):
        return False
    return any(i > second and j > than for i, j in met)


def _last_as(facts: Facts) -> int | None:
    """The second "as" of "as much as", which says what something is held against."""
    places = [i for i, t in enumerate(facts.tokens) if t.norm == "as"]
    opened = any(t.norm in _AS for t in facts.tokens[: places[-1]]) if places else False
    return places[-1] if opened else None
