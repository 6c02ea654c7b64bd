"""Support: whether stored claims carry a clause, or a whole sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import Comparison, Extra
from factcheck.facts import Clause, Facts
from factcheck.findings import Kind
from factcheck.judge.features import Features, support_features
from factcheck.judge.joint import differs, left_over
from factcheck.judge.scoring import support_score
from factcheck.judge.weighing import (
    JOINT_COVERAGE,
    KNOWN,
    LIKELY,
    MUCH_MORE,
    SUPPORT_RISK,
    SUPPORTED,
    SUPPORTED_SENTENCE,
    TAKEN_UP,
    TOO_LITTLE,
    VOUCHED,
    Conflict,
    Group,
    Key,
    Support,
    Weighed,
    is_firm,
)

# The share of both sides' tokens, in order, from which two sentences differ in a small word alone.
_IN_ORDER = 0.8
# An unrelated word before a noun that both sides have: "an immigration reform", "a police reform".
_OTHER_SORT = frozenset(("after", "before", "noun", "right", "unrelated"))
# An unrelated word for what both sides count so many of.
_OTHER_COUNT = frozenset(("counted", "unrelated"))
# What differs in these ways may not differ at all: the model weighs it.
_OPEN = frozenset(("relinked", "word"))
# Who does so says what is so, and not only that it was said.
_TAKING_SIDES = frozenset("admit deny reject refute confirm dispute concede acknowledge".split())


def find_support(group: Group, conflicts: Sequence[Conflict]) -> Support | None:
    """The claim that most surely says what a clause says, if any; ties go to the best aligned.

    Not one that the clause may well contradict, nor one that lacks the words in which it
    contradicts another, or has much less of the clause than that one.
    """
    risky = [c for c in conflicts if c.confidence >= _risk(c)]
    disputed = [c.discrepancy.span for c in risky]
    likely_wrong = [c.discrepancy.span for c in risky if c.confidence >= LIKELY]
    best: Support | None = None
    for item, features in supporting(group):
        if any(conflict.item is item for conflict in risky):
            continue
        if any(e.span.overlaps(span) for e in item.comparison.extra for span in disputed):
            continue
        if any(d.span.overlaps(s) for d in item.comparison.discrepancies for s in likely_wrong):
            # It has nothing for these words, either.
            continue
        if any(_fits_better(conflict, item) or _misquotes(conflict, item) for conflict in risky):
            continue
        holds = item.claim.verdict.holds
        c = item.comparison
        if not holds and (c.claim_coverage < TAKEN_UP or not c.bearing.retold):
            # "The fire at the courthouse" doesn't repeat what was said of the fire.
            continue
        least = SUPPORTED if holds else KNOWN
        likely = support_score(features)
        if _is_said_alike(c) or c.bearing.settled:
            likely = max(likely, least)
        if likely >= least and (best is None or likely > best.confidence):
            best = Support(item, likely)
    return best


def _risk(conflict: Conflict) -> float:
    """How likely a conflict must be to stand against support.

    What only may be tied to another deed does so where it likely is.
    """
    return LIKELY if "relinked" in conflict.discrepancy.cues else SUPPORT_RISK


def _fits_better(conflict: Conflict, item: Weighed) -> bool:
    """Whether a claim that a clause is likely at odds with has much more of the clause."""
    if conflict.confidence < LIKELY:
        return False
    return conflict.item.comparison.coverage > item.comparison.coverage + MUCH_MORE


def _misquotes(conflict: Conflict, item: Weighed) -> bool:
    """Whether what a clause quotes is altered from the same claim, told without marks elsewhere."""
    return conflict.discrepancy.kind is Kind.QUOTE and conflict.item.claim.id == item.claim.id


def _is_said_alike(comparison: Comparison) -> bool:
    """Whether each side has all of the other's words, nearly all in one order: "is", "was"."""
    whole = comparison.coverage == comparison.claim_coverage == 1.0
    return whole and not comparison.discrepancies and comparison.alike >= _IN_ORDER


def supporting(group: Group) -> Iterator[tuple[Weighed, Features]]:
    """The claims that may support a clause, each with what there is to weigh.

    A claim has part of the clause, both commit to it alike, negations bear on the same words, and
    it or others on the same event have all of the clause's names, numbers and dates.
    """
    for item in group:
        if why_unsupported(item, group) is None:
            yield item, support_features(item, group)


def why_unsupported(item: Weighed, group: Group) -> str | None:
    """Why a claim cannot support a clause; None where it may."""
    c, bearing = item.comparison, item.comparison.bearing
    if not (c.shared >= TOO_LITTLE and c.coverage >= JOINT_COVERAGE) and not bearing.settled:
        return "nothing differs, and too little is matched to support the clause"
    if any(not discrepancy.cues & _OPEN for discrepancy in c.discrepancies):
        return "differs, so it doesn't support the clause"
    if any({"exclusive", "slot"} <= d.cues or "office" in d.cues for d in c.discrepancies):
        return "differs in a word that leaves no room for the claim's"
    if any(d.cues >= _OTHER_SORT or d.cues >= _OTHER_COUNT for d in c.discrepancies):
        return "differs in which sort of thing it tells of"
    if bearing.vouched < VOUCHED:
        return "the clause, or the claim, only mentions what the other asserts"
    if bearing.another:
        return "the clause tells of another one of its kind"
    if not c.clear and not bearing.settled:
        return "a negation bears on other words than in the claim"
    if c.other_time and item.claim.verdict.holds:
        return "the clause tells of another time than the claim"
    if not bearing.tied and not bearing.settled:
        return "the claim has these words, but not of the same deed or thing, or not as done"
    if bearing.untold and not bearing.settled:
        return "the claim tells something else of the same thing"
    if any(_is_denied(extra, item, group) for extra in c.extra):
        return "another claim denies what this one leaves open"
    if any(extra.telling for extra in left_over(item, group)):
        return "nothing differs, and the clause has a name, number or date that no claim has"
    return None


def _is_denied(extra: Extra, item: Weighed, group: Group) -> bool:
    """Whether a claim lacks what a clause asserts, and another says the opposite of it."""
    return extra.sort == "predicate" and any(
        other.claim.verdict.holds
        and any(
            "negation" in d.cues and is_firm(d) and extra.span.overlaps(d.span)
            for d in other.comparison.discrepancies
        )
        for other in group
        if other is not item
    )


def support_sentence(
    draft: Facts, groups: dict[Key, Group], supported: dict[Key, Support | None]
) -> Weighed | None:
    """The claim that carries the sentence: its whole, or the clauses that make up most of it."""
    whole = supported.get(())
    if whole is not None and whole.item.claim.verdict.holds:
        return whole.item
    covered: set[int] = set()
    best: Weighed | None = None
    linked = _linked_otherwise(groups.get((), ()))
    for key, support in supported.items():
        if not key:
            continue
        if support is not None and support.item.claim.id in linked:
            continue
        if support is not None and support.item.claim.verdict.holds:
            covered.update(key)
            if best is None or support.item.comparison.shared > best.comparison.shared:
                best = support.item
        elif _only_says_who(draft, groups[key][0]):
            covered.update(key)
    if best is None or any(_is_left_out(draft, clause, covered) for clause in draft.clauses):
        return None
    words = [i for i, t in enumerate(draft.tokens) if t.norm[0].isalnum()]
    share = sum(i in covered for i in words) / len(words) if words else 0.0
    return best if share >= SUPPORTED_SENTENCE else None


def _linked_otherwise(group: Group) -> frozenset[str]:
    """The claims that have a sentence's clauses, but join them in another way."""
    return frozenset(
        item.claim.id
        for item in group
        if any("linked" in d.cues for d in item.comparison.discrepancies)
    )


def _is_left_out(draft: Facts, clause: Clause, covered: set[int]) -> bool:
    """Whether a main clause asserts a deed that none of the supported clauses has."""
    verb = clause.predicate
    if verb is None or clause.kind != "main":
        return False
    if clause.reporting and draft.tokens[verb].lemma not in _TAKING_SIDES:
        return _has_a_name(draft, clause, covered)
    # "It was at the fair that Ann Lee spoke" asserts that she spoke.
    return draft.tokens[verb].lemma != "be" and verb not in covered


def _has_a_name(draft: Facts, clause: Clause, covered: set[int]) -> bool:
    """Whether a clause that no claim bears out names somebody: who said so is told, too."""
    inside = set(clause.tokens) - covered
    return any(e.first in inside and not e.resolved for e in draft.entities)


def _only_says_who(draft: Facts, item: Weighed) -> bool:
    """Whether a clause tells no more than who spoke, and a claim knows the name."""
    c = item.comparison
    if item.clause is None or item.clause.predicate is None:
        return False
    if draft.tokens[item.clause.predicate].lemma in _TAKING_SIDES:
        return False
    return item.clause.reporting and c.coverage >= JOINT_COVERAGE and not differs(c)
