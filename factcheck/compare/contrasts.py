"""What a side sets aside: "chose Oslo over Bergen", "from Oslo to Bergen", "sewage, not oil"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.set_aside import BETWEEN, LINKING, SKIPPED, words_set_aside
from factcheck.compare.sides import Side
from factcheck.compare.slots import name_discrepancy
from factcheck.facts import Entity, Facts, Tag
from factcheck.findings import Discrepancy, EntityDiscrepancy, Kind

# "Chose A over B": of these verbs, what "over" takes is what was not chosen.
_CHOOSING = frozenset("choose prefer pick select favour favor elect appoint".split())
# "Moved from B to A": after these, what "from" takes holds no longer.
_MOVING = frozenset("move shift relocate transfer switch".split())
# Verbs under which only their complement tells something: "is in Oslo", "stayed in Oslo".
_LIGHT = COPULAS | {"have", "keep", "remain", "stay"}
# Words of which one must stand before what is set aside.
_OPENERS = frozenset(("rather than", "instead", "not", "over", "from"))
# With these, a date tells how long what was left had lasted.
_ENDING = frozenset(("before", "until"))
# Cues of a denial by a negation, not by a word of the opposite meaning.
_DENIALS = frozenset(("loose", "negation"))
# The share of a clause's other words that the claim must have where it has not its verb.
_MOST_ELSE = 0.65


def compare_contrasts(alignment: Alignment) -> list[Discrepancy]:
    """Report a name that the draft says it of, and the claim only sets aside for another."""
    draft, claim = alignment.draft, alignment.claim
    made: list[Discrepancy] = []
    for kept, aside in _set_aside(alignment.claim_side):
        named = next((n for n, m in alignment.names.items() if m == aside), None)
        if named is None or kept in alignment.names.values():
            continue
        entity = draft.entities[named]
        if not _is_told_there(alignment, entity.first, claim.entities[aside].first):
            continue
        if any(d.relation in _ENDING for d in draft.dates):
            # Who moved in 2010 stayed until then.
            continue
        if entity.first in alignment.segment and _marker(draft, entity) is None:
            cues = frozenset(("contrast",))
            made.append(name_discrepancy(alignment, entity, claim.entities[kept], cues))
    return [
        *made,
        *_turned_round(alignment),
        *_words_turned_round(alignment),
    ]


def _turned_round(alignment: Alignment) -> Iterator[Discrepancy]:
    """What the draft sets aside, and the claim says it of: "Bluewater, not Seaguard, won"."""
    draft, claim = alignment.draft, alignment.claim
    for kept, aside in _set_aside(alignment.draft_side):
        other = alignment.names.get(aside)
        if other is None or kept in alignment.names:
            continue
        entity, told = draft.entities[kept], claim.entities[other]
        if entity.first in alignment.segment and _marker(claim, told) is None:
            cues = frozenset(("contrast", "turned-round"))
            yield name_discrepancy(alignment, entity, told, cues)


def _words_turned_round(alignment: Alignment) -> Iterator[Discrepancy]:
    """The same of a common noun on either side: "because of sewage, not jellyfish"."""
    draft, claim = alignment.draft, alignment.claim
    if alignment.draft_side.norms.isdisjoint(_OPENERS):
        return
    told = {lemma for token in claim.tokens for lemma in (token.lemma, token.norm)}
    for kept, phrase in words_set_aside(draft):
        other = next((alignment.pairs[i] for i in reversed(phrase) if i in alignment.pairs), None)
        kept = _own_word(alignment, kept)
        if other is None or kept not in alignment.segment or kept in alignment.pairs:
            continue
        one, two = draft.tokens[kept], claim.tokens[other]
        if one.tag is two.tag is Tag.NAME or {one.lemma, one.norm} & told:
            continue
        told_there = _is_told_there(alignment, kept, other)
        if not (told_there or _is_told_with_it(alignment, kept, phrase, other)):
            continue
        if _is_denied(claim, other):
            continue
        if not _has_opening(draft, kept, phrase):
            continue
        cues = ("contrast", "turned-round")
        first = other
        for index in reversed(phrase[:-1]):
            if alignment.pairs.get(index) != first - 1:
                break
            first -= 1
        expected = claim.tokens[first].span.cover(two.span)
        yield alignment.differ(EntityDiscrepancy, one.span, expected, cues=cues)


def _own_word(alignment: Alignment, kept: int) -> int:
    """The word of what holds that the claim hasn't: "passport" of "passport pictures"."""
    before = kept - 1
    if kept in alignment.pairs and before >= 0 and before not in alignment.pairs:
        return before if alignment.draft.tokens[before].tag in (Tag.NOUN, Tag.ADJECTIVE) else kept
    return kept


def without_mere_contrasts(
    alignment: Alignment, found: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """Leave out denials of what is only set aside: by both, or of something else that was done.

    "Arrested a doctor, not a porter" denies nothing that is told of a nurse's questioning.
    """
    draft, claim = alignment.draft, alignment.claim
    if alignment.draft_side.norms.isdisjoint(_OPENERS):
        return found
    agreed: set[int] = set()
    aside: set[int] = set()
    for kept, phrase in words_set_aside(draft):
        other = alignment.pairs.get(phrase[-1])
        if other is None or not _is_told_there(alignment, kept, other):
            aside.update(phrase)
        elif _is_denied(claim, other):
            agreed.add(other)
            scopes = (n.scope for n in claim.negations if n.scope[0] <= other < n.scope[1])
            agreed.update(i for scope in scopes for i in range(*scope))
    ours = [draft.tokens[i].span for i in aside]
    theirs = [claim.tokens[i].span for i in agreed]
    return tuple(
        d
        for d in found
        if d.kind is not Kind.POLARITY
        or not d.cues & _DENIALS
        or not (
            any(d.span.overlaps(span) for span in ours)
            or any(d.expected_span.overlaps(span) for span in theirs)
        )
    )


def _is_denied(facts: Facts, index: int) -> bool:
    """Whether a negation bears on a word, or it is set aside itself."""
    denied = any(n.scope[0] <= index < n.scope[1] for n in facts.negations if not n.lexical)
    return denied or any(index == phrase[-1] for _, phrase in words_set_aside(facts))


def _has_opening(facts: Facts, kept: int, phrase: range) -> bool:
    """Whether what is kept follows the preposition that opens what is set aside, if one does.

    "By the council, not because of ice" doesn't put the one in the other's place.
    """
    opening = facts.tokens[phrase[0]]
    if opening.tag not in LINKING:
        return True
    before = facts.tokens[max(0, kept - BETWEEN) : kept]
    return any(token.norm == opening.norm for token in before)


def _is_told_there(alignment: Alignment, told: int, aside: int) -> bool:
    """Whether the verb of a draft's word has a counterpart in the clause of a claim's word."""
    draft, claim = alignment.draft, alignment.claim
    inside = {i for c in claim.clauses if aside in c.tokens for i in c.tokens}
    verbs = [c.predicate for c in draft.clauses if told in c.tokens and c.predicate is not None]
    return not verbs or any(
        draft.tokens[v].lemma in _LIGHT or alignment.pairs.get(alignment.carrier(v)) in inside
        for v in verbs
    )


def _is_told_with_it(alignment: Alignment, kept: int, phrase: range, other: int) -> bool:
    """Whether most else of a clause is in the claim, and what is set aside has no other role there.

    The verb may be another: "checked them against passports rather than police images".
    """
    draft, weights = alignment.draft, alignment.draft_weights
    roles = {a.role for a in alignment.claim_roles.get(other, ())}
    if "subject" in roles or not roles:
        return False
    start = end = kept
    while start > 0 and draft.tokens[start - 1].tag in (Tag.NOUN, Tag.ADJECTIVE):
        start -= 1
    while end + 1 < phrase[0] and draft.tokens[end + 1].tag is Tag.NOUN:
        end += 1
    aside = {*range(start, end + 1), *phrase}
    told = [i for i in alignment.segment if i not in aside]
    met = sum(weights[i] for i in told if i in alignment.pairs)
    return met >= _MOST_ELSE * sum(weights[i] for i in told)


def _set_aside(side: Side) -> Iterator[tuple[int, int]]:
    """The indices of each name that holds, and of the one that is set aside for it."""
    facts = side.facts
    if side.norms.isdisjoint(_OPENERS):
        return
    for number, entity in enumerate(facts.entities):
        marker = _marker(facts, entity)
        if marker == "from":
            after = facts.entities[number + 1 : number + 2]
            if any(_before(facts, other) == "to" for other in after):
                yield number + 1, number
        elif marker is not None and number:
            yield number - 1, number


def _marker(facts: Facts, entity: Entity) -> str | None:
    """The word that sets a name aside, None where there isn't one."""
    index = _opening(facts, entity)
    if index < 0:
        return None
    norm = facts.tokens[index].norm
    before = facts.tokens[index - 1].norm if index > 0 else ""
    if norm == "rather than" or (before, norm) == ("instead", "of"):
        return norm
    if norm == "not" and before in (",", "and", "but"):
        return norm
    # The lexicon's verbs may have several words: "move its headquarters".
    lemmas = {t.lemma.split()[0] for t in facts.tokens[:index] if t.tag is Tag.VERB}
    if (norm == "over" and lemmas & _CHOOSING) or (norm == "from" and lemmas & _MOVING):
        return norm
    return None


def _opening(facts: Facts, entity: Entity) -> int:
    """The last word before the phrase that a name stands in."""
    index = entity.first - 1
    while index >= 0 and entity.first - index <= BETWEEN:
        token = facts.tokens[index]
        instead = index > 0 and facts.tokens[index - 1].norm == "instead"
        joins = token.norm == "of" and not instead
        if token.tag not in SKIPPED and not joins:
            break
        index -= 1
    if index > 0 and facts.tokens[index].tag is Tag.PREPOSITION:
        # "In Kyoto, not in Osaka".
        return index - (facts.tokens[index - 1].norm == "not")
    return index


def _before(facts: Facts, entity: Entity) -> str:
    index = _opening(facts, entity)
    return facts.tokens[index].norm if index >= 0 else ""
