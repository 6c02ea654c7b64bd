"""What the draft says of one alone, and the claim of others, too, or of none: "the only city"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.parts import find_parts
from factcheck.facts import Entity, EntityType, Facts, Quantifier, Scope, Tag
from factcheck.findings import Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

_ALIKE = frozenset(("other", "others", "elsewhere"))
_CONFINING = frozenset("confine limit restrict".split())
_EVERYWHERE = frozenset("worldwide globally everywhere".split())
_GLOBE = frozenset(("world", "globe"))
_AROUND = frozenset("across all around over throughout".split())
# What may stand between a name and the "and" that joins others to it: "Oslo, Rome and others".
_IN_LIST = frozenset({Tag.NAME, Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.DETERMINER})
# How far before the words that are meant, in tokens, "only" may stand: "only in the city of Oslo".
_REACH = 4


def compare_alone(alignment: Alignment) -> list[Discrepancy]:
    """Report "only" of a name that the claim has others beside, or that it denies it of."""
    only = [
        q
        for q in alignment.draft.quantifiers
        if q.scope is Scope.ONLY and q.token in alignment.segment
        if not any(
            not n.lexical and n.scope[0] <= q.token < n.scope[1] for n in alignment.draft.negations
        )
    ]
    if not only:
        return _in_one_place(alignment, only)
    return [
        *_in_one_place(alignment, only),
        *_each(alignment, only),
        *_one_of_all(alignment, only),
        *_one_of_those_taken_in(alignment, only),
    ]


def _each(alignment: Alignment, only: list[Quantifier]) -> Iterator[Discrepancy]:
    draft, claim = alignment.draft, alignment.claim
    for number, entity in enumerate(draft.entities):
        told = alignment.names.get(number)
        if told is None:
            continue
        quantifier = next((q for q in only if _is_of(draft, q, entity)), None)
        if quantifier is None or not alignment.meets_half_around(quantifier.token):
            continue
        other = claim.entities[told]
        others = _others_after(claim, other.end) or _others_listed(alignment, entity, other)
        none = next((q for q in claim.quantifiers if _denies(claim, q, other.first)), None)
        if others is not None and none is None:
            expected = other.span.cover(claim.tokens[others].span)
        elif none is not None:
            expected = none.span
        else:
            continue
        span = quantifier.span
        yield alignment.differ(QuantifierDiscrepancy, span, expected, cues=("sole", "others"))
        return


def _in_one_place(alignment: Alignment, only: list[Quantifier]) -> list[Discrepancy]:
    """ "Only in Peru", "confined to Peru", where the claim has it all over the world."""
    draft = alignment.draft
    world = _worldwide(alignment.claim)
    if world is None or _worldwide(draft) is not None:
        return []
    for entity in draft.entities:
        if entity.type is not EntityType.PLACE or entity.first not in alignment.segment:
            continue
        token = next((q.token for q in only if _is_of(draft, q, entity)), None)
        if token is None:
            token = _confining(draft, entity)
        if token is not None and _is_told_of(alignment, entity, token):
            first, last = sorted((draft.tokens[token].span, entity.span))
            cues = ("sole", "others", "turned-round")
            return [alignment.differ(QuantifierDiscrepancy, first.cover(last), world, cues=cues)]
    return []


def _is_told_of(alignment: Alignment, entity: Entity, only: int) -> bool:
    """Whether half of what is told to be so in a place alone is the claim's."""
    draft = alignment.draft
    inside = {i for c in draft.clauses if only in c.tokens for i in c.tokens}
    inside -= {only, *range(entity.first, entity.end)}
    told = sum(alignment.draft_weights[i] for i in inside)
    return 0.0 < told <= 2 * sum(alignment.draft_weights[i] for i in inside & {*alignment.pairs})


def _confining(facts: Facts, place: Entity) -> int | None:
    """The verb that confines something to a place."""
    return next(
        (
            a.governor
            for a in facts.arguments
            if a.role == "to" and place.first <= a.head < place.end
            if facts.tokens[a.governor].lemma in _CONFINING
        ),
        None,
    )


def _worldwide(facts: Facts) -> Span | None:
    """The words that have something go on all over the world."""
    for index, token in enumerate(facts.tokens):
        if token.norm in _EVERYWHERE:
            return token.span
        before = facts.tokens[index - 2 : index] if index > 1 else ()
        if token.norm in _GLOBE and before and before[0].norm in _AROUND:
            return before[0].span.cover(token.span)
    return None


def _one_of_all(alignment: Alignment, only: list[Quantifier]) -> Iterator[Discrepancy]:
    """ "Only one of the three, A, B and C, has", where the claim has all of them do so."""
    draft, claim = alignment.draft, alignment.claim
    scopes = {q.scope for q in claim.quantifiers}
    if scopes & {Scope.NONE, Scope.ONLY} or any(not n.lexical for n in claim.negations):
        return
    for part in find_parts(draft):
        quantifier = next((q for q in only if q.token == part.first - 1), None)
        if quantifier is None:
            continue
        named = _listed_after(draft, part.head + 1)
        met = [alignment.names[n] for n in named if n in alignment.names]
        if not met or len(met) < len(named) or not alignment.meets_half_around(part.first):
            continue
        told = [claim.entities[m] for m in met]
        if len(met) == 1:
            # "Only one of the three, C".
            told = _list_around(claim, told[0])
        if len(told) < 2:
            continue
        span = quantifier.span.cover(draft.tokens[part.last].span)
        yield alignment.differ(
            QuantifierDiscrepancy,
            span,
            min(e.span for e in told).cover(max(e.span for e in told)),
            cues=("sole", "others"),
        )
        return


def _one_of_those_taken_in(alignment: Alignment, only: list[Quantifier]) -> Iterator[Discrepancy]:
    """ "Only to the police" where the claim has "to all agencies, including the police"."""
    draft, claim = alignment.draft, alignment.claim
    for quantifier in only:
        met = None if quantifier.head is None else alignment.pairs.get(quantifier.head)
        if met is None or not alignment.meets_half_around(quantifier.token):
            continue
        for place in range(max(0, met - _REACH), met):
            if claim.tokens[place].norm == "including":
                expected = claim.tokens[place].span.cover(claim.tokens[met].span)
                span = quantifier.span.cover(draft.tokens[quantifier.head or 0].span)
                cues = ("sole", "others")
                yield alignment.differ(QuantifierDiscrepancy, span, expected, cues=cues)
                return


def _listed_after(facts: Facts, start: int) -> list[int]:
    """The names in the list that begins at a token, over a comma or a bracket."""
    made = []
    for index in range(start, len(facts.tokens)):
        number = next((n for n, e in enumerate(facts.entities) if e.first <= index < e.end), None)
        if number is None and facts.tokens[index].tag not in _IN_LIST:
            break
        if number is not None and number not in made:
            made.append(number)
    return made


def _is_of(facts: Facts, quantifier: Quantifier, name: Entity) -> bool:
    """Whether a name is what "only" singles out: "only in Oslo", "Oslo is the only city"."""
    if quantifier.token < name.first <= quantifier.token + _REACH:
        between = facts.tokens[quantifier.token + 1 : name.first]
        return not any(t.tag in (Tag.VERB, Tag.NOUN, Tag.NUMBER) for t in between)
    return any(
        a.governor < quantifier.token <= a.governor + _REACH
        for a in facts.arguments
        if a.role == "subject" and name.first <= a.head < name.end
        if facts.tokens[a.governor].lemma == "be"
    )


def _others_after(facts: Facts, place: int) -> int | None:
    """The last of the others that a list goes on to after a name: "Oslo and other cities"."""
    for index in range(place, len(facts.tokens)):
        if facts.tokens[index].norm in _ALIKE:
            if facts.tokens[index - 1].norm not in ("and", "or", "among"):
                return None
            following = facts.tokens[index + 1 : index + 2]
            return index + any(t.tag is Tag.NOUN for t in following)
        if facts.tokens[index].tag not in _IN_LIST and facts.tokens[index].norm != "among":
            return None
    return None


def _others_listed(alignment: Alignment, entity: Entity, other: Entity) -> int | None:
    """Where a name begins that stands in a list with the claim's, and in none with the draft's."""
    ours = _list_around(alignment.draft, entity)
    named = {
        m for n, m in alignment.names.items() if any(alignment.draft.entities[n] is e for e in ours)
    }
    known = [alignment.claim.entities[m] for m in named]
    theirs = _list_around(alignment.claim, other)
    apart = [e for e in theirs if e is not other and not any(e is one for one in known)]
    return min((e.first for e in apart), default=None)


def _list_around(facts: Facts, entity: Entity) -> list[Entity]:
    """The names of the list that a name stands in: "A, B and C have"; itself where in none."""
    first, end = entity.first, entity.end
    listed = [entity]
    while (other := next((e for e in facts.entities if _joins(facts, e.end, first)), None)) or (
        other := next((e for e in facts.entities if _joins(facts, end, e.first)), None)
    ):
        listed.append(other)
        first, end = min(first, other.first), max(end, other.end)
    joined = any(t.norm == "and" for t in facts.tokens[first:end])
    return listed if joined else [entity]


def _joins(facts: Facts, start: int, end: int) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    between = facts.tokens[start:end]
    return 0 < len(between) <= 2 and all(t.norm in (",", "and") for t in between)


def _denies(facts: Facts, quantifier: Quantifier, name: int) -> bool:
    """Whether it is of those who do none of it: "none of the three, Oslo, Rome and Bern, has"."""
    if quantifier.scope is not Scope.NONE or not quantifier.token < name:
        return False
    between = facts.tokens[quantifier.token : name]
    return not any(t.tag in (Tag.VERB, Tag.AUXILIARY) for t in between)
