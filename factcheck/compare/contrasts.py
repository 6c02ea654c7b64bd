"""What a claim sets aside: "chose Oslo over Bergen", "moved from Oslo to Bergen", "not Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.compare.slots import name_discrepancy
from factcheck.facts import Entity, Facts, Tag
from factcheck.findings import Discrepancy

# "Chose A over B": of these verbs, what "over" takes is what was not chosen.
_CHOOSING = frozenset("choose prefer pick select favour favor elect appoint".split())
# "Moved from B to A": after these, what "from" takes holds no longer.
_MOVING = frozenset("move shift relocate transfer switch".split())
# Verbs under which only their complement tells something: "is in Oslo", "has its seat in Oslo".
_LIGHT = COPULAS | {"have"}
# Words of which one must stand before what is set aside.
_OPENERS = frozenset(("rather than", "instead", "not", "over", "from"))
_SKIPPED = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN))
# How many words may stand between the word that sets a name aside and the name.
_BETWEEN = 4


def compare_contrasts(alignment: Alignment) -> list[Discrepancy]:
    """Report a name that the draft says it of, and the claim only sets aside for another."""
    draft, claim = alignment.draft, alignment.claim
    made: list[Discrepancy] = []
    for kept, aside in _set_aside(alignment.claim_side):
        named = next((n for n, m in alignment.names.items() if m == aside), None)
        if named is None or kept in alignment.names.values():
            continue
        entity = draft.entities[named]
        if not _is_told_there(alignment, entity, claim.entities[aside]):
            continue
        if entity.first in alignment.segment and _marker(draft, entity) is None:
            cues = frozenset(("contrast",))
            made.append(name_discrepancy(alignment, entity, claim.entities[kept], cues))
    return [*made, *_turned_round(alignment)]


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


def _is_told_there(alignment: Alignment, entity: Entity, aside: Entity) -> bool:
    """Whether the draft's verb has a counterpart in the clause that sets the name aside."""
    draft, claim = alignment.draft, alignment.claim
    inside = {i for c in claim.clauses if aside.first in c.tokens for i in c.tokens}
    verbs = [
        c.predicate for c in draft.clauses if entity.first in c.tokens and c.predicate is not None
    ]
    return not verbs or any(
        draft.tokens[v].lemma in _LIGHT or alignment.pairs.get(alignment.carrier(v)) in inside
        for v in verbs
    )


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
    while index >= 0 and entity.first - index <= _BETWEEN:
        token = facts.tokens[index]
        instead = index > 0 and facts.tokens[index - 1].norm == "instead"
        joins = token.norm == "of" and not instead
        if token.tag not in _SKIPPED and not joins:
            break
        index -= 1
    return index


def _before(facts: Facts, entity: Entity) -> str:
    index = _opening(facts, entity)
    return facts.tokens[index].norm if index >= 0 else ""
