"""What the negations of one sentence govern."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.facts import Comparator, Facts, Negation, Tag

_BOUNDING = frozenset((Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST))
_QUANTIFYING = frozenset(("no", "none", "nobody"))
# How far before a bound, in tokens, "no country may keep" still turns it.
_FAR = 7
# The same for "must never again let less than": nothing but the verb stands between.
_OVER_VERB = 4
_VERBAL = frozenset((Tag.VERB, Tag.AUXILIARY, Tag.ADVERB))


def denials(facts: Facts) -> tuple[Negation, ...]:
    """The negations of a sentence, those left out that only turn a bound."""
    if not facts.negations:
        return ()
    bounds = _bounds(facts)
    return tuple(n for n in facts.negations if not _turns_a_bound(facts, n, bounds))


def governing(facts: Facts, denying: tuple[Negation, ...]) -> dict[int, tuple[Negation, ...]]:
    """The negations that govern each token, those left out that set a condition before a clause."""
    made: dict[int, list[Negation]] = {}
    for negation in denying:
        if _opens_with(facts, negation):
            continue
        for index in range(*negation.scope):
            if index != negation.token:
                made.setdefault(index, []).append(negation)
    return {index: tuple(found) for index, found in made.items()}


def _bounds(facts: Facts) -> list[tuple[int, int]]:
    """The bounded quantities: the first token of each, and that of the words that bound it."""
    starts = [token.start for token in facts.tokens]
    return [
        (q.first, bisect_left(starts, q.comparator_span.start))
        for q in facts.quantities
        if q.comparator_span is not None and q.comparator in _BOUNDING
    ]


def _turns_a_bound(facts: Facts, negation: Negation, bounds: list[tuple[int, int]]) -> bool:
    """Whether a negation only turns a bound: "no more than", "not one country over 300"."""
    if negation.lexical:
        return False
    reach = _FAR if facts.tokens[negation.token].norm in _QUANTIFYING else 1
    return any(
        negation.scope[0] <= first < negation.scope[1]
        and (
            0 <= opening - negation.token <= reach
            or _is_over_its_verb(facts, negation.token + 1, opening)
        )
        for first, opening in bounds
    )


def _is_over_its_verb(facts: Facts, first: int, end: int) -> bool:
    """Whether nothing but a verb stands between a denial and a bound: "never runs at more than"."""
    between = facts.tokens[first:end]
    if between and between[-1].tag is Tag.PREPOSITION:
        between = between[:-1]
    return 0 < len(between) <= _OVER_VERB and all(t.tag in _VERBAL for t in between)


def _opens_with(facts: Facts, negation: Negation) -> bool:
    """Whether "without …" sets a condition before the clause: it denies nothing in it."""
    if facts.tokens[negation.token].norm != "without":
        return False
    return negation.token == 0 or facts.tokens[negation.token - 1].norm == ","
