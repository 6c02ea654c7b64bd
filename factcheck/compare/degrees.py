"""Words of degree or rank that turn round what they stand beside: more / less, first / last."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import ComparatorDiscrepancy, Discrepancy, QuantifierDiscrepancy
from factcheck.lexicon import classes

_DEGREES: tuple[tuple[frozenset[str], frozenset[str], type[Discrepancy]], ...] = (
    (
        frozenset("more greater higher".split()),
        frozenset("less fewer lower".split()),
        ComparatorDiscrepancy,
    ),
    (frozenset(("above",)), frozenset(("below",)), ComparatorDiscrepancy),
    (frozenset(("first",)), frozenset(("last", "final")), QuantifierDiscrepancy),
)
_DEGREE_WORDS = frozenset(word for up, down, _ in _DEGREES for word in up | down)


def compare_degrees(alignment: Alignment) -> list[Discrepancy]:
    """Report "more" for "less", or "first" for "last", beside the same words."""
    draft, claim = alignment.draft, alignment.claim
    told = [(j, t) for j, t in enumerate(claim.tokens) if t.norm in _DEGREE_WORDS]
    for i in sorted(alignment.segment) if told else ():
        one = draft.tokens[i]
        if one.norm not in _DEGREE_WORDS:
            continue
        for j, two in told:
            cls = _degree(one.norm, two.norm)
            if cls is None or _told_from_there(alignment, i, j) or _is_of_day(draft, i):
                continue
            if i in alignment.pairs and _beside_same(alignment, i, alignment.pairs[i]):
                continue
            if _beside_same(alignment, i, j):
                return [alignment.differ(cls, one.span, two.span, claim.words(two.span))]
    return []


def _degree(one: str, two: str) -> type[Discrepancy] | None:
    for up, down, cls in _DEGREES:
        if (one in up and two in down) or (one in down and two in up):
            return cls
    return None


def _beside_same(alignment: Alignment, i: int, j: int) -> bool:
    """Whether one of the next two words stands for one of the claim's next two.

    Or whether both are held against the same ("than it had paid"), or the very same word stands
    right before: "$90 billion less".
    """
    if any(alignment.pairs.get(i + s) == j + t for s in (1, 2) for t in (1, 2)):
        return True
    held = _compared(alignment.draft, i)
    if held is not None and alignment.pairs.get(held) == _compared(alignment.claim, j):
        return True
    return alignment.same.get(i - 1) == j - 1


def _told_from_there(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two comparisons are with two things: "more than Sweden", "less than Norway"."""
    ours, theirs = _compared(alignment.draft, i), _compared(alignment.claim, j)
    if ours is None or theirs is None:
        return False
    return alignment.pairs.get(ours) != theirs


def _is_of_day(facts: Facts, index: int) -> bool:
    """Whether "last" tells when, and no rank: "last week", not "the last week of October"."""
    if facts.tokens[index].norm != "last" or (index and facts.tokens[index - 1].norm == "the"):
        return False
    following = facts.tokens[index + 1 : index + 2]
    return any("time-unit" in classes(t.lemma, "n") for t in following)


def _compared(facts: Facts, index: int) -> int | None:
    """The first content word after the "than" of a comparison."""
    end = min(index + 6, len(facts.tokens))
    than = next((i for i in range(index, end) if facts.tokens[i].norm == "than"), None)
    if than is None:
        return None
    told = [i for i in range(than + 1, len(facts.tokens)) if facts.tokens[i].tag in CONTENT]
    numbered = len(told) > 1 and facts.tokens[told[0]].tag is Tag.NUMBER
    if numbered and facts.tokens[told[0] + 1].tag is Tag.PRONOUN:
        # "Than the 770 it had aimed for" is held against the aim.
        return told[1]
    return told[0] if told else None
