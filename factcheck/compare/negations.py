"""Negations beside each other: which govern a word, and which both sides have."""

from __future__ import annotations

from factcheck.compare.align import Alignment
from factcheck.facts import Comparator, Facts, Negation, Tag, Token
from factcheck.text import Span

_BOUNDING = frozenset((Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST))
_QUANTIFYING = frozenset(("no", "none", "nobody"))
# How far before a bound, in tokens, "no country may keep" still turns it.
_FAR = 7
# The most tokens between which a sentence runs on as before.
_CLOSE = 3


def unmatched(
    alignment: Alignment, negations: tuple[Negation, ...], *, mine: bool
) -> list[Negation]:
    """The negations of one side that the other has no counterpart for."""
    facts = alignment.draft if mine else alignment.claim
    return [n for n in negations if not _bounds(facts, n) and not shared(alignment, n, mine=mine)]


def shared(alignment: Alignment, negation: Negation, *, mine: bool) -> bool:
    """Whether both sides have a negator: the same word, or two that deny the same word."""
    pairs = alignment.pairs if mine else alignment.back
    others = alignment.claim.negations if mine else alignment.draft.negations
    same = alignment.same if mine else {j: i for i, j in alignment.same.items()}
    met = {pairs.get(negation.token), same.get(negation.token)}
    focus = None if negation.focus is None else pairs.get(negation.focus)
    return any(n.token in met or (focus is not None and n.focus == focus) for n in others)


def put_in(alignment: Alignment) -> bool:
    """Whether a plain negation stands on one side where the other runs on without it."""
    same, back = alignment.same, {j: i for i, j in alignment.same.items()}
    return any(
        _runs_on(met, negation.token)
        for facts, met in ((alignment.draft, same), (alignment.claim, back))
        for negation in facts.negations
        if not negation.lexical and negation.token not in met
    )


def _runs_on(met: dict[int, int], index: int) -> bool:
    """Whether words close before and after a token are the same on the other side, and close."""
    before = next((met[i] for i in range(index - 1, index - 4, -1) if i in met), None)
    after = next((met[i] for i in range(index + 1, index + 4) if i in met), None)
    return before is not None and after is not None and 0 < after - before <= _CLOSE


def errs(facts: Facts, negations: list[Negation]) -> bool:
    """Whether an adverb of error is among the negations."""
    return any(n.lexical and facts.tokens[n.token].tag is Tag.ADVERB for n in negations)


def echoed(alignment: Alignment, negation: Negation) -> bool:
    """Whether a draft's word of denial stands for a claim's word that analysis took for none."""
    other = alignment.pairs.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.claim.negations)


def echoes(alignment: Alignment, negation: Negation) -> bool:
    """Whether a claim's word of denial stands for a draft's word that analysis took for none."""
    other = alignment.back.get(negation.token)
    return other is not None and all(n.token != other for n in alignment.draft.negations)


def governing(facts: Facts, index: int) -> list[Negation]:
    """The negations that govern a token, those left out that turn a bound or set a condition."""
    return [
        n
        for n in facts.negations
        if n.scope[0] <= index < n.scope[1]
        and n.token != index
        and not _bounds(facts, n)
        and not _opens_with(facts, n)
    ]


def _bounds(facts: Facts, negation: Negation) -> bool:
    """Whether a negation only turns a bound: "no more than", "not one country over 300"."""
    if negation.lexical:
        return False
    reach = _FAR if facts.tokens[negation.token].norm in _QUANTIFYING else 1
    return any(
        q.comparator_span is not None
        and q.comparator in _BOUNDING
        and negation.scope[0] <= q.first < negation.scope[1]
        and 0 <= facts.tokens.index(_opening(facts, q.comparator_span)) - negation.token <= reach
        for q in facts.quantities
    )


def _opens_with(facts: Facts, negation: Negation) -> bool:
    """Whether "without …" sets a condition before the clause: it denies nothing in it."""
    if facts.tokens[negation.token].norm != "without":
        return False
    return negation.token == 0 or facts.tokens[negation.token - 1].norm == ","


def _opening(facts: Facts, span: Span) -> Token:
    return next(token for token in facts.tokens if token.start >= span.start)
