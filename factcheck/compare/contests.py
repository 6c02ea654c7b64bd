"""Contests: who won and who lost, told with other verbs: "beat Tallo in the final", "lost it"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.participants import counterparts, is_one_verb, names_another
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.facts import Argument, Facts, Quantity, Tag
from factcheck.findings import Discrepancy, PolarityDiscrepancy

# Their subject wins over their object.
_BEATING = frozenset(
    "beat best defeat down edge eliminate outplay overcome rout see-off stun thrash topple trounce "
    "upset".split()
) | {"knock out", "see off"}
_WINNING = frozenset(("win",))
_LOSING = frozenset(("lose",))
# Who does so before another is ahead of the other.
_FINISHING = frozenset("arrive come end finish rank".split()) | {"come in", "cross the line"}
# Who survives one has won it: "survived a no-confidence vote".
_BALLOTS = frozenset("ballot challenge motion vote".split())
# What brings whom one wins against.
_OVER = frozenset("against from over".split())
_AHEAD = frozenset(("ahead", "front"))
_CUES = frozenset(("antonym", "contest", "predicate", "verb"))


@attrs.frozen
class Contest:
    """A verb that tells who won and who lost, by the heads of their phrases, and what else it has.

    `rest` holds the heads of all else that hangs on it: the final, the town.
    """

    verb: int
    won: frozenset[int]
    lost: frozenset[int]
    rest: frozenset[int]


def compare_contests(alignment: Alignment) -> list[Discrepancy]:
    """Report that one has won who lost in the claim, or the reverse."""
    draft, claim = alignment.draft, alignment.claim
    ours = alignment.draft_side.told(contests)
    theirs = alignment.claim_side.told(contests) if ours else ()
    if not theirs or has_another_time(alignment) or names_another(alignment):
        return []
    for one in ours:
        for two in theirs:
            if one.verb not in alignment.segment or _is_one_verb(alignment, one, two):
                continue
            if not _is_turned(alignment, one, two) or not _is_one_contest(alignment, one, two):
                continue
            found, expected = draft.tokens[one.verb].span, claim.tokens[two.verb].span
            return [alignment.differ(PolarityDiscrepancy, found, expected, cues=_CUES)]
    return []


def contests(facts: Facts) -> tuple[Contest, ...]:
    """Return the contests of a sentence of which it tells how they ended."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[Contest]:
    for verb, token in enumerate(facts.tokens):
        if token.tag is not Tag.VERB or may_not_be(facts, verb):
            continue
        told = [a for a in facts.arguments if a.governor == verb and not _is_set_off(facts, a)]
        acting = frozenset(a.head for a in told if a.role == "subject")
        objects = frozenset(a.head for a in told if a.role == "object")
        if token.lemma in _BEATING:
            won, lost = acting, objects
        elif token.lemma in _WINNING or _is_survived(facts, token.lemma, objects):
            won, lost = acting, frozenset(a.head for a in told if a.role in _OVER)
        elif token.lemma in _LOSING:
            won, lost = frozenset(a.head for a in told if a.role == "to"), acting
        elif token.lemma in _FINISHING:
            won, lost = acting, frozenset(a.head for a in told if _is_outrun(facts, a))
            if not lost:
                won, lost = frozenset(a.head for a in told if a.role == "behind"), acting
            if not won or not lost:
                continue
        else:
            continue
        yield Contest(verb, won, lost, frozenset(a.head for a in told) - won - lost)


def _is_outrun(facts: Facts, argument: Argument) -> bool:
    """Whether a phrase names who is behind: "before Lee", "ahead of Lee", "in front of Lee"."""
    between = facts.tokens[argument.governor + 1 : argument.head]
    ahead = any(token.norm in _AHEAD for token in between)
    return argument.role == "before" or (argument.role == "of" and ahead)


def _is_set_off(facts: Facts, argument: Argument) -> bool:
    """Whether a comma sets a phrase off from the verb before it: "lost a vote, a bitter defeat"."""
    first = argument.first
    return first > argument.governor and facts.tokens[first - 1].norm == ","


def _is_survived(facts: Facts, lemma: str, objects: frozenset[int]) -> bool:
    return lemma == "survive" and any(facts.tokens[i].lemma in _BALLOTS for i in objects)


def _is_one_verb(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether it is for roles, or for opposites, to lay the two verbs side by side."""
    return alignment.opposed.get(one.verb) == two.verb or is_one_verb(alignment, one.verb, two.verb)


def _is_turned(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether a winner has lost in the claim, or the reverse, and nobody kept their part."""

    def meet(mine: frozenset[int], theirs: frozenset[int]) -> bool:
        met = {k for head in mine for k in counterparts(alignment, head)}
        return any(alignment.same_claim_name(k, head) for k in met for head in theirs)

    kept = meet(one.won, two.won) or meet(one.lost, two.lost)
    return not kept and (meet(one.won, two.lost) or meet(one.lost, two.won))


def _is_one_contest(alignment: Alignment, one: Contest, two: Contest) -> bool:
    """Whether what was won, and where, is told of in the claim, and a result is the same."""
    if any(head not in alignment.pairs for head in one.rest):
        return False
    if any(alignment.pairs[head] in two.rest for head in one.rest):
        return True
    if one.rest and not two.rest:
        # "Won in Vienna, finishing ahead of Lee."
        return True
    results = [q for q in alignment.draft.quantities if q.first in alignment.segment]
    return bool(results) and all(_is_told(alignment, q) for q in results)


def _is_told(alignment: Alignment, quantity: Quantity) -> bool:
    same = (quantity.low, quantity.high, quantity.dimension)
    return any((q.low, q.high, q.dimension) == same for q in alignment.claim.quantities)
