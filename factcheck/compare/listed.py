"""Lists of names: "Amazon, IBM and Mr. Lee"; a name is held against another of its list."""

from __future__ import annotations

from itertools import pairwise

from factcheck.compare.alignment import Alignment
from factcheck.facts import Entity, Facts, Tag
from factcheck.lexicon import classes

_LISTING = frozenset(("and", "or", ",", ";", "&"))


def lists_of_names(facts: Facts) -> dict[int, frozenset[int]]:
    """The names that stand in one list with each name that is listed.

    Names are given by the token that they begin with.
    """
    names = sorted((e for e in facts.entities if not e.resolved), key=lambda e: e.first)
    runs: list[list[int]] = [[e.first] for e in names[:1]]
    for before, entity in pairwise(names):
        if _are_listed(facts, before, entity):
            runs[-1].append(entity.first)
        else:
            runs.append([entity.first])
    return {first: frozenset(run) for run in runs if len(run) > 1 for first in run}


def partners(alignment: Alignment, entity: Entity, other: Entity) -> int:
    """How many further names stand in one list with either: "Amazon and IBM", "Apple and IBM"."""
    ours = alignment.draft_side.told(lists_of_names).get(entity.first, frozenset())
    theirs = alignment.claim_side.told(lists_of_names).get(other.first, frozenset())
    draft, claim = alignment.draft.entities, alignment.claim.entities
    return sum(
        draft[n].first in ours and claim[m].first in theirs for n, m in alignment.names.items()
    )


def _are_listed(facts: Facts, one: Entity, two: Entity) -> bool:
    """Whether only "and", commas and the second name's title part two names."""
    if _is_who_heads(facts, one, two):
        return False
    between = [t for t in facts.tokens[one.end : two.first] if t.norm not in two.title]
    return any(t.norm in _LISTING for t in between) and all(
        t.norm in _LISTING or t.tag is Tag.DETERMINER for t in between
    )


def _is_who_heads(facts: Facts, one: Entity, two: Entity) -> bool:
    """Whether the second name is who heads the first: "the mayor of Elm, Ann Lee,"."""
    tokens, office = facts.tokens, one.first - 2
    if office < 0 or two.first != one.end + 1 or two.end >= len(tokens):
        return False
    if tokens[one.end].norm != "," or tokens[two.end].norm != ",":
        return False
    of = tokens[one.first - 1].norm == "of" and tokens[office].tag is Tag.NOUN
    return of and "person" in classes(tokens[office].lemma, "n")
