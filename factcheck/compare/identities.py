"""Identities: which noun of a sentence is said of which name: "Norda is a firm bought by Tallo"."""

from __future__ import annotations

from factcheck.facts import Clause, Entity, Facts, Tag

SORTS = frozenset(
    "city commonwealth county duchy island kingdom province region republic state town "
    "village".split()
)
"""Nouns that tell the sort of what "of" names: "the city of Bremen" is Bremen."""
# What sets an aside off from the name it says it of.
_MARKS = frozenset((",", "("))


def names_of(facts: Facts) -> dict[int, frozenset[int]]:
    """The last tokens of the names that a noun is said of, by the noun.

    So "be" says it, and an aside: "Norda is a firm", "Norda, a firm, …".
    """
    made: dict[int, frozenset[int]] = {}
    denied = [n for n in facts.negations if not n.lexical]
    for argument in facts.arguments:
        head, verb = argument.head, argument.governor
        if argument.role != "complement" or facts.tokens[verb].lemma != "be":
            continue
        if facts.tokens[head].tag is not Tag.NOUN:
            continue
        if any(n.scope[0] <= head < n.scope[1] for n in denied):
            continue
        subjects = [a for a in facts.arguments if (a.governor, a.role) == (verb, "subject")]
        named = frozenset(e.end - 1 for a in subjects for e in _at(facts, a.head))
        if named:
            made[head] = made.get(head, frozenset()) | named
    for clause in facts.clauses:
        entity = next(iter(_at(facts, clause.tokens[0])), None)
        if clause.kind != "apposition" or entity is None:
            continue
        noun = _first_noun(facts, clause, entity)
        if noun is not None and facts.tokens[entity.end].norm in _MARKS:
            made[noun] = made.get(noun, frozenset()) | {entity.end - 1}
    return made


def _first_noun(facts: Facts, aside: Clause, entity: Entity) -> int | None:
    """The head of the first phrase of an aside: "a Norwegian software firm | in Oslo"."""
    for place in aside.tokens:
        if place >= entity.end and facts.tokens[place].tag is Tag.NOUN:
            behind = facts.tokens[place + 1 : place + 2]
            if not any(t.tag in (Tag.NOUN, Tag.NAME) for t in behind):
                return place
    return None


def _at(facts: Facts, index: int) -> list[Entity]:
    return [e for e in facts.entities if e.first <= index < e.end]
