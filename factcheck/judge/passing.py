"""Conflicts of every clause, but for clauses in passing of a sentence that is on something else."""

from __future__ import annotations

from factcheck.comparison import Comparison
from factcheck.facts import Clause, Facts, Tag
from factcheck.judge.conflict import conflicts, is_another_record, is_denied_too
from factcheck.judge.weighing import Conflict, Group, Key, Weighed

# Clauses that tell something beside the assertion: that they hold doesn't make it right.
IN_PASSING = frozenset("nominal apposition title based".split())


def conflicts_by_clause(draft: Facts, groups: dict[Key, Group]) -> dict[Key, tuple[Conflict, ...]]:
    """Return the conflicts of each clause; none of one that `is_of_another` says is left out."""
    return {
        key: tuple(c for c in conflicts(group) if not is_of_another(draft, c.item, groups))
        for key, group in groups.items()
    }


def is_of_another(draft: Facts, item: Weighed, groups: dict[Key, Group]) -> bool:
    """Whether a clause that asserts nothing by itself is of a sentence on something else.

    The sentence as a whole denies what differs, or tells of another record than the claim.
    """
    if item.clause is None:
        return False
    if item.clause.kind not in IN_PASSING and not _runs_on(draft, item.clause):
        return False
    return any(
        whole.claim.id == item.claim.id and _is_apart(whole.comparison)
        for whole in groups.get((), ())
    )


def _is_apart(c: Comparison) -> bool:
    return is_another_record(c) or is_denied_too(c)


def _runs_on(draft: Facts, clause: Clause) -> bool:
    """Whether the sentence goes on right after a clause: "a boy named" before "Sam Cole is"."""
    following = draft.tokens[clause.tokens[-1] + 1 : clause.tokens[-1] + 2]
    return any(token.tag in (Tag.NAME, Tag.NOUN, Tag.DETERMINER) for token in following)
