"""Features: what speaks for and against a conflict, as named numbers that judgement weighs.

Those of a pair say how likely the clause is wrong at all; those of a slot, which of its differing
words are the wrong ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison import Comparison
from factcheck.findings import Discrepancy, Kind
from factcheck.judge.joint import joint_coverage
from factcheck.judge.weighing import NAMES, Group, Weighed, is_firm, is_negated, is_thin, rank

Features = dict[str, float]

# The least share of words that are the same, in order, for a denial or a word to tell.
_LOOSELY_ALIKE = 0.25
_CLOSELY_ALIKE = 0.5
_NAMES = frozenset((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE))
# Where a name or a day differs, each of these tells of another event when it differs, too.
_TELLING_APART = frozenset((Kind.DATE, Kind.QUANTITY, Kind.PLACE, Kind.ATTRIBUTION, Kind.POLARITY))


def pair_features(item: Weighed, slots: Sequence[Discrepancy], group: Group) -> Features:
    """What there is to weigh on a clause that differs from a claim in `slots`."""
    c = item.comparison
    made: Features = {
        "coverage": c.coverage,
        "claim coverage": c.claim_coverage,
        "shared": c.shared,
        "total": c.total,
        "anchor": c.anchor,
        "relation": c.relation,
        "alike": c.alike,
        f"dated {c.dated}": 1.0,
        f"subject {c.subject}": 1.0,
        "slots": len(slots),
        "slots that speak of another claim": len(c.discrepancies) - len(slots),
        "rank": rank(item) / max(rank(group[0]), 1e-9),
        **c.signs,
    }
    for name, holds in (
        ("not about", not c.about),
        ("unclear", not c.clear),
        ("both denied", c.denied),
        ("other mode", not c.mode),
        ("quoted", c.quoted),
        ("exclusive", c.exclusive if item.claim.exclusive is None else item.claim.exclusive),
        ("claim negated", is_negated(item.facts)),
        ("whole sentence", item.clause is None),
    ):
        if holds:
            made[name] = 1.0
    firm = [slot.kind for slot in c.discrepancies if is_firm(slot)]
    made["firm slots"] = len(firm)
    made["kinds of firm slots"] = len(set(firm))
    if item.clause is not None:
        made[f"clause {item.clause.kind}"] = 1.0
    for extra in c.extra:
        name = f"extra {extra.sort}"
        made[name] = made.get(name, 0.0) + extra.weight
    for discrepancy in slots:
        for name, amount in _of_slot(item, discrepancy, group).items():
            made[name] = made.get(name, 0.0) + amount
    return made


def support_features(item: Weighed, group: Group) -> Features:
    """What there is to weigh on whether a claim says what a clause says."""
    return {
        **pair_features(item, item.comparison.discrepancies, group),
        "joint coverage": joint_coverage(item, group),
        "clean joint coverage": joint_coverage(item, group, clean=True),
        "deed in other words": float(item.comparison.bearing.reworded),
        "not what the claim asserts": float(not item.comparison.bearing.retold),
    }


def slot_features(item: Weighed, discrepancy: Discrepancy) -> Features:
    """What there is to weigh on one of the slots in which a clause differs from a claim."""
    kind = discrepancy.kind.value
    made: Features = {f"kind {kind}": 1.0, "weight": discrepancy.weight}
    for cue in discrepancy.cues:
        made[f"{kind}: {cue}"] = 1.0
        made[f"cue {cue}"] = 1.0
    for other in item.comparison.discrepancies:
        if other is not discrepancy:
            made[f"{kind} also {_sort(other)}"] = 1.0
    return made


def _of_slot(item: Weighed, discrepancy: Discrepancy, group: Group) -> Features:
    """What one slot adds to the features of its pair."""
    c, kind = item.comparison, discrepancy.kind.value
    made: Features = {f"kind {kind}": 1.0, "weight of the slots": discrepancy.weight}
    # What the claim itself says of its relation goes before what is known of such verbs.
    cues = discrepancy.cues - {"several"} if item.claim.exclusive else discrepancy.cues
    for cue in cues:
        made[f"{kind}: {cue}"] = 1.0
        made[f"cue {cue}"] = 1.0
    if kind == "place":
        # Where it happened may be told by another claim on the same event.
        made["place joint coverage"] = joint_coverage(item, group)
    for name, holds in (
        ("name known", isinstance(discrepancy, NAMES) and _is_known(discrepancy, group, item)),
        (f"{kind} thin", is_thin(discrepancy, c)),
        (f"{kind} loose", _is_loose(discrepancy, c)),
        ("another record", _may_be_another_record(discrepancy, c)),
        ("may be rewording", _is_rewording(discrepancy, c)),
        ("told of another name", _is_of_another(discrepancy, c)),
    ):
        if holds:
            made[name] = 1.0
    return made


def _may_be_another_record(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether something else may be told: what differs besides the slot speaks for it.

    Where that is plain, `open_slots` has closed the claim already.
    """
    if c.subject is False and discrepancy.kind is not Kind.ROLE:
        return not isinstance(discrepancy, NAMES)
    kinds = {d.kind for d in c.discrepancies if d is not discrepancy and is_firm(d)}
    if isinstance(discrepancy, NAMES) or discrepancy.kind is Kind.DATE:
        return bool(kinds & _TELLING_APART)
    return bool(kinds & _NAMES) and Kind.DATE in kinds


def _is_rewording(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether the sides run so little alike that a word, or a denial, may just be put otherwise.

    "Giant" stands for "company".
    """
    cues = discrepancy.cues
    if discrepancy.kind is Kind.POLARITY and "loose" in cues:
        return c.alike < _LOOSELY_ALIKE
    return {"word", "unrelated"} <= cues and "edit" not in cues and c.alike < _CLOSELY_ALIKE


def _is_of_another(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether a day or a number is told of another name than the claim's: another's death, say."""
    if discrepancy.kind not in (Kind.DATE, Kind.QUANTITY):
        return False
    return not c.about and not c.topical


def _is_loose(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether nothing ties the words that differ to one slot.

    Numbers that neither count one thing nor stand in one relation; measures of two substances;
    opposites that qualify two things; a denial of what is said of something else.
    """
    cues = discrepancy.cues
    if discrepancy.kind is Kind.QUANTITY and "edit" not in cues:
        if "other-noun" in cues and "count" not in cues:
            return True
        return "count" in cues and "noun" not in cues and c.relation < 0.5 and not c.topical
    return (
        discrepancy.kind is Kind.POLARITY
        and "antonym" in cues
        and bool(cues & {"untied", "several"})
    )


def _sort(discrepancy: Discrepancy) -> str:
    """The kind of a discrepancy; a common word in another's place is none that names a thing."""
    return "word" if "word" in discrepancy.cues else discrepancy.kind.value


def _is_known(discrepancy: Discrepancy, group: Group, best: Weighed) -> bool:
    """Whether another claim speaks of the draft's name, so that this one's silence on it tells."""
    return any(
        item is not best
        and item.comparison.shared >= 2.0
        and not any(d.span.overlaps(discrepancy.span) for d in item.comparison.discrepancies)
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )
