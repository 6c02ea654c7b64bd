"""Words of degree or rank that turn round what they stand beside: more / less, first / last."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag, Token
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
# What goes on growing, and what goes on shrinking.
_GROWING = (("increasingly",), ("more", "and", "more"), ("ever", "more"))
_SHRINKING = (
    ("decreasingly",),
    ("less", "and", "less"),
    ("fewer", "and", "fewer"),
    ("ever", "less"),
    ("ever", "fewer"),
)
_THINGS = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE})
_COURSE = frozenset(word for run in (*_GROWING, *_SHRINKING) for word in run)
_MET = 0.75
# How far behind "than", in tokens, what a comparison is with may reach, and what ends it.
_REACH = 7
_ENDS = frozenset({Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.AUXILIARY})
_DEGREE_WORDS = frozenset(word for up, down, _ in _DEGREES for word in up | down)


def compare_degrees(alignment: Alignment) -> list[Discrepancy]:
    """Report "more" for "less", or "first" for "last", beside the same words."""
    draft, claim = alignment.draft, alignment.claim
    told = alignment.claim_side.told(_degree_words)
    for i, one in alignment.draft_side.told(_degree_words) if told else ():
        if i not in alignment.segment:
            continue
        for j, two in told:
            cls = _degree(one.norm, two.norm)
            if cls is None or _told_from_there(alignment, i, j) or _is_of_day(draft, i):
                continue
            if i in alignment.pairs and _beside_same(alignment, i, alignment.pairs[i]):
                continue
            if _beside_same(alignment, i, j):
                words = claim.words(two.span)
                return [alignment.differ(cls, one.span, two.span, words, ("degree",))]
    return _turned_course(alignment)


def _turned_course(alignment: Alignment) -> list[Discrepancy]:
    """ "Used less and less", where the claim's is "increasingly used"."""
    draft, claim = alignment.draft, alignment.claim
    for ours, theirs in ((_growing, _shrinking), (_shrinking, _growing)):
        one, two = alignment.draft_side.told(ours), alignment.claim_side.told(theirs)
        if one is None or two is None or one.start not in alignment.segment:
            continue
        told = _deeds_around(claim, two.start)
        same_deed = any(alignment.pairs.get(d) in told for d in _deeds_around(draft, one.start))
        if _is_of_the_same(alignment, one) and (same_deed or _is_mostly_met(alignment, one.start)):
            found = draft.tokens[one[0]].span.cover(draft.tokens[one[-1]].span)
            expected = claim.tokens[two[0]].span.cover(claim.tokens[two[-1]].span)
            return [alignment.differ(ComparatorDiscrepancy, found, expected, cues=("course",))]
    return []


def _is_of_the_same(alignment: Alignment, run: range) -> bool:
    """Whether the claim has every thing and quality that the clause around a run tells of."""
    tokens = alignment.draft.tokens
    inside = {i for c in alignment.draft.clauses if run.start in c.tokens for i in c.tokens}
    return all(i in alignment.pairs for i in inside - set(run) if tokens[i].tag in _THINGS)


def _is_mostly_met(alignment: Alignment, index: int) -> bool:
    """Whether three in four of the words of the clause around a token are the claim's."""
    tokens = alignment.draft.tokens
    inside = {i for c in alignment.draft.clauses if index in c.tokens for i in c.tokens}
    words = [i for i in inside if tokens[i].tag in CONTENT and tokens[i].norm not in _COURSE]
    met = [i for i in words if i in alignment.pairs]
    return len(met) >= _MET * len(words) > 0


def _degree_words(facts: Facts) -> tuple[tuple[int, Token], ...]:
    return tuple((i, t) for i, t in enumerate(facts.tokens) if t.norm in _DEGREE_WORDS)


def _growing(facts: Facts) -> range | None:
    return _run(facts, _GROWING)


def _shrinking(facts: Facts) -> range | None:
    return _run(facts, _SHRINKING)


def _run(facts: Facts, runs: tuple[tuple[str, ...], ...]) -> range | None:
    """Where one of some runs of words stands first."""
    norms = tuple(t.norm for t in facts.tokens)
    return next(
        (
            range(i, i + len(run))
            for i in range(len(norms))
            for run in runs
            if norms[i : i + len(run)] == run
        ),
        None,
    )


def _deeds_around(facts: Facts, index: int) -> list[int]:
    """The predicates of the clauses that a word stands in, and the participle right after it."""
    deeds = [c.predicate for c in facts.clauses if index in c.tokens and c.predicate is not None]
    after = index + 1 if index + 1 < len(facts.tokens) else index
    return [*deeds, after] if facts.tokens[after].tag is Tag.VERB else deeds


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
    if ours is None or theirs is None or alignment.pairs.get(ours) == theirs:
        return False
    # "Than Norland drugs", "than those obtained in Norland".
    known = _named_from(alignment.claim, theirs)
    return all(alignment.pairs.get(k) not in known for k in _named_from(alignment.draft, ours))


def _named_from(facts: Facts, start: int) -> set[int]:
    """The names in what a comparison is with, up to where that ends."""
    names: set[int] = set()
    for index in range(start, min(start + _REACH, len(facts.tokens))):
        if facts.tokens[index].tag in _ENDS:
            break
        if facts.tokens[index].tag is Tag.NAME:
            names.add(index)
    return names


def _is_of_day(facts: Facts, index: int) -> bool:
    """Whether "last" tells when, and no rank: "last week", not "the last week of October"."""
    if facts.tokens[index].norm != "last" or (index and facts.tokens[index - 1].norm == "the"):
        return False
    following = facts.tokens[index + 1 : index + 2]
    dated = any(d.first <= index < d.end for d in facts.dates)
    return dated or any("time-unit" in classes(t.lemma, "n") for t in following)


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
