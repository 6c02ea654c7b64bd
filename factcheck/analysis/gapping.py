"""Gapping: parts of a list that leave out what the first tells: "won 41 seats, the Liberals 33"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.analysis.words import MONTHS
from factcheck.facts import Argument, Clause, Dimension, Quantity, Tag, Token
from factcheck.lexicon import classes

_PARTING = frozenset((",", ";", "and", "but", "while"))
_HEADS = frozenset({Tag.NOUN, Tag.NAME})
_DESCRIBING = _HEADS | {Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE}
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY})
# What may stand between a verb and its number: with a noun there it would take two objects.
_BEFORE_NUMBER = frozenset({Tag.DETERMINER, Tag.ADVERB, Tag.PREPOSITION, Tag.ADJECTIVE, Tag.TO})
_INDEFINITE = frozenset(("a", "an"))


@attrs.frozen
class _Gap:
    """A clause without its verb: its tokens, its subject's, and which quantity it tells."""

    verb: int
    first: int
    end: int
    head: int
    number: int
    model: int


def fill_gaps(
    tokens: tuple[Token, ...],
    quantities: tuple[Quantity, ...],
    clauses: tuple[Clause, ...],
    arguments: tuple[Argument, ...],
) -> tuple[tuple[Quantity, ...], tuple[Clause, ...], tuple[Argument, ...]]:
    """Return all three with what a list leaves out filled in.

    Each further part that tells a number of another subject becomes a clause with the first part's
    verb; a bare number counts what the first one counts.
    """
    if len(quantities) < 2:
        return quantities, clauses, arguments
    gaps = tuple(_gaps(tokens, quantities, clauses, arguments))
    counted = list(quantities)
    for gap in gaps:
        counted[gap.number] = _counting(quantities[gap.number], quantities[gap.model])
    for number, model in _repeated(tokens, quantities):
        counted[number] = _counting(quantities[number], counted[model])
    if not gaps:
        return tuple(counted), clauses, arguments
    return tuple(counted), _parted(clauses, counted, gaps), _filled(arguments, counted, gaps)


def _counting(quantity: Quantity, model: Quantity) -> Quantity:
    return quantity if quantity.noun is not None else attrs.evolve(quantity, noun=model.noun)


def _gaps(
    tokens: tuple[Token, ...],
    quantities: tuple[Quantity, ...],
    clauses: tuple[Clause, ...],
    arguments: tuple[Argument, ...],
) -> Iterator[_Gap]:
    for number, quantity in enumerate(quantities):
        if number == 0:
            continue
        subject = _subject_before(tokens, quantity)
        if subject is None:
            continue
        clause = next((c for c in clauses if quantity.first in c.tokens), None)
        verb = None if clause is None else clause.predicate
        if verb is None or tokens[verb].tag is not Tag.VERB or verb > subject[0]:
            continue
        model = next((n for n, q in enumerate(quantities) if q.first > verb), number)
        if model == number or not _is_alike(tokens, verb, quantity, quantities[model]):
            continue
        heads = [a.head for a in arguments if (a.governor, a.role) == (verb, "subject")]
        numbered = {tokens[q.first - 1].lemma for q in quantities[:number] if q.first > 0}
        if tokens[subject[1] - 1].lemma in numbered:
            # "Titles in Formula 1 and Formula 2".
            continue
        if not any(_are_of_a_kind(tokens, head, subject[1] - 1) for head in heads):
            continue
        end = _end(tokens, quantity)
        if not any(t.tag in _VERBAL for t in tokens[subject[1] : end]):
            yield _Gap(verb, subject[0], end, subject[1] - 1, number, model)


def _subject_before(tokens: tuple[Token, ...], quantity: Quantity) -> tuple[int, int] | None:
    """The tokens of a noun phrase between a parting word and a number, or its preposition."""
    end = _opening(tokens, quantity)
    first = end
    while first > 0 and tokens[first - 1].tag in _DESCRIBING:
        first -= 1
    if first == end or tokens[end - 1].tag not in _HEADS or tokens[first].norm in _INDEFINITE:
        return None
    if "time" in classes(tokens[end - 1].lemma, "n") or tokens[end - 1].norm in MONTHS:
        # "Sold 300 cars, last year 200."
        return None
    return (first, end) if first > 0 and tokens[first - 1].norm in _PARTING else None


def _opening(tokens: tuple[Token, ...], quantity: Quantity) -> int:
    """Where a number begins, with the words that bound it and a preposition before them."""
    first = quantity.first
    bound = quantity.comparator_span
    while bound is not None and first > 0 and tokens[first - 1].start >= bound.start:
        first -= 1
    while first > 0 and tokens[first - 1].tag in (Tag.DETERMINER, Tag.ADVERB):
        first -= 1
    return first - 1 if first > 0 and tokens[first - 1].tag in (Tag.PREPOSITION, Tag.TO) else first


def _is_alike(tokens: tuple[Token, ...], verb: int, quantity: Quantity, model: Quantity) -> bool:
    """Whether a number is told as the verb's own is, of the same sort of thing."""
    if (quantity.dimension, quantity.unit) != (model.dimension, model.unit):
        return False
    if quantity.dimension in (Dimension.ORDINAL, Dimension.CLOCK):
        return False
    if quantity.dimension is Dimension.COUNT and (
        model.noun is None
        or (quantity.noun is not None and tokens[quantity.noun].lemma != tokens[model.noun].lemma)
    ):
        return False
    opening = _opening(tokens, model)
    between = tokens[verb + 1 : model.first]
    if any(t.tag not in _BEFORE_NUMBER for t in between):
        return False
    brought = [
        tokens[_opening(tokens, q)].norm if _is_brought(tokens, q) else ""
        for q in (quantity, model)
    ]
    return opening > verb and brought[0] == brought[1]


def _is_brought(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    return tokens[_opening(tokens, quantity)].tag in (Tag.PREPOSITION, Tag.TO)


def _are_of_a_kind(tokens: tuple[Token, ...], one: int, two: int) -> bool:
    """Whether two words may be subjects of one verb: nouns or names, and not the same."""
    kinds = {tokens[one].tag, tokens[two].tag}
    return kinds <= _HEADS and tokens[one].lemma != tokens[two].lemma


def _end(tokens: tuple[Token, ...], quantity: Quantity) -> int:
    """Where the part of a list ends that a number stands in."""
    rest = range(quantity.end, len(tokens))
    ends = (i for i in rest if tokens[i].norm in _PARTING or tokens[i].norm == ".")
    return next(ends, len(tokens))


def _repeated(
    tokens: tuple[Token, ...], quantities: tuple[Quantity, ...]
) -> Iterator[tuple[int, int]]:
    """Bare numbers that count what the one before them does, each with that one.

    "31 seats in Bari and 14 in Pisa", "the Greens won 41 seats, the Liberals won 33".
    """
    for number in range(1, len(quantities)):
        one, model = quantities[number], quantities[number - 1]
        if not one.dimension is model.dimension is Dimension.COUNT:
            continue
        if one.noun is not None or model.noun is None:
            continue
        opening = _opening(tokens, one)
        if opening == 0:
            continue
        before = tokens[opening - 1]
        listed = before.norm in _PARTING and _is_followed_alike(tokens, one, model)
        if listed or _has_same_verb(tokens, before, model):
            yield number, number - 1


def _is_followed_alike(tokens: tuple[Token, ...], one: Quantity, model: Quantity) -> bool:
    """Whether one preposition stands behind a number and behind what another counts."""
    after = model.end if model.noun is None or model.noun < model.end else model.noun + 1
    if max(one.end, after) >= len(tokens):
        return False
    following = tokens[one.end]
    return following.tag is Tag.PREPOSITION and following.norm == tokens[after].norm


def _has_same_verb(tokens: tuple[Token, ...], verb: Token, model: Quantity) -> bool:
    opening = _opening(tokens, model)
    told = tokens[opening - 1]
    return opening > 0 and told.tag is verb.tag is Tag.VERB and told.lemma == verb.lemma


def _parted(
    clauses: tuple[Clause, ...], quantities: list[Quantity], gaps: tuple[_Gap, ...]
) -> tuple[Clause, ...]:
    """The clauses, each gap one of its own."""
    own = {i for gap in gaps for i in range(gap.first, gap.end)}
    verbs = {gap.verb for gap in gaps}
    made: list[Clause] = []
    for clause in clauses:
        if clause.predicate not in verbs:
            made.append(clause)
            continue
        made.append(attrs.evolve(clause, tokens=tuple(i for i in clause.tokens if i not in own)))
        for gap in gaps:
            if gap.verb != clause.predicate:
                continue
            noun = quantities[gap.number].noun
            carried = [gap.verb] if noun is None or noun >= gap.first else [gap.verb, noun]
            tokens = (*carried, *range(gap.first, gap.end))
            made.append(attrs.evolve(clause, tokens=tokens))
    return tuple(made)


def _filled(
    arguments: tuple[Argument, ...], quantities: list[Quantity], gaps: tuple[_Gap, ...]
) -> tuple[Argument, ...]:
    """The roles: each gap's subject and number have those that the verb's own have."""
    heads = {gap.head for gap in gaps}
    numbers = {i for gap in gaps for i in range(gap.head + 1, quantities[gap.number].end)}
    kept = [
        a
        for a in arguments
        if a.head not in heads
        and a.governor not in heads
        and not (a.head in numbers and a.governor in (gap.verb for gap in gaps))
    ]
    for gap in gaps:
        quantity, model = quantities[gap.number], quantities[gap.model]
        told = range(model.first, (model.end if model.noun is None else model.noun) + 1)
        roles = [a.role for a in arguments if a.governor == gap.verb and a.head in told]
        role = roles[0] if roles else "object"
        kept.append(Argument("subject", gap.head, gap.first, gap.head + 1, gap.verb))
        kept.append(Argument(role, quantity.end - 1, quantity.first, quantity.end, gap.verb))
    return tuple(kept)
