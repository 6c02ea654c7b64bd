"""Features: what speaks for and against a conflict, as named numbers that a score card adds up."""

from __future__ import annotations

from factcheck.findings import Comparison, Discrepancy, Kind
from factcheck.judge.support import joint_coverage
from factcheck.judge.weighing import NAMES, Group, Weighed, is_negated, rank

# The upper ends of the bands that a share or weight falls into; above the last is the open band.
_SHARES = (0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 0.97)
_ALIKE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_WEIGHTS = (1.5, 2.5, 3.5, 5.0, 7.0, 10.0)


# Weight of the counterparts below which a name or a day differs in something else that is told.
_LEAST_SHARED = dict.fromkeys((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE, Kind.DATE), 2.4)


def features(item: Weighed, discrepancy: Discrepancy, group: Group) -> dict[str, float]:
    """What there is to weigh when `discrepancy` alone is taken to be wrong with the clause.

    Every other discrepancy then counts as words without a counterpart.
    """
    c = item.comparison
    kind = discrepancy.kind.value
    others = [d for d in c.discrepancies if d is not discrepancy]
    total = c.total + sum(d.weight for d in others)
    coverage = c.shared / total if total else 0.0
    made = {
        f"kind {kind}": 1.0,
        _band("coverage", coverage, _SHARES): 1.0,
        _band("claim coverage", c.claim_coverage, _SHARES): 1.0,
        _band("shared", c.shared, _WEIGHTS): 1.0,
        _band("anchor", c.anchor, _WEIGHTS): 1.0,
        _band("relation", c.relation, (0.01, 0.7, 0.92)): 1.0,
        f"{kind} coverage": coverage,
        f"{kind} relation": c.relation,
        f"{kind} shared": min(c.shared, 8.0) / 8.0,
        _band("alike", c.alike, _ALIKE): 1.0,
        f"{kind} alike": c.alike,
        f"{kind} claim coverage": c.claim_coverage,
        f"{kind} dated {c.dated}": 1.0,
        f"subject {c.subject}": 1.0,
        f"others {min(len(others), 3)}": 1.0,
        "rank": rank(item) / max(rank(group[0]), 1e-9),
    }
    if kind == "place":
        # Where it happened may be told by another claim on the same event.
        made["place joint coverage"] = joint_coverage(item, group)
    for cue in discrepancy.cues:
        made[f"{kind}: {cue}"] = 1.0
    if discrepancy.kind is Kind.POLARITY and "loose" in discrepancy.cues:
        made.update({f"loose: {cue}": 1.0 for cue in discrepancy.cues})
        made["loose alike"] = c.alike
        made["loose coverage"] = coverage
    for name, holds in (
        ("not about", not c.about),
        ("unclear", not c.clear),
        ("both denied", c.denied),
        ("other mode", not c.mode),
        ("exclusive", c.exclusive if item.claim.exclusive is None else item.claim.exclusive),
        ("name known", isinstance(discrepancy, NAMES) and _is_known(discrepancy, group, item)),
        ("claim negated", is_negated(item.facts)),
        (f"{kind} thin", _is_thin(discrepancy, c)),
        (f"{kind} loose", _is_loose(discrepancy, c)),
        ("whole sentence", item.clause is None),
    ):
        if holds:
            made[name] = 1.0
    if item.clause is not None:
        made[f"clause {item.clause.kind}"] = 1.0
    for other in others:
        made[f"also {other.kind.value}"] = 1.0
        made[f"{kind} also {_sort(other)}"] = 1.0
        if "slot" in other.cues:
            made[f"{kind} also slot"] = 1.0
    for extra in c.extra:
        name = f"extra {extra.sort}"
        made[name] = made.get(name, 0.0) + extra.weight
    return made


def _is_thin(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether too little is in common for a name or a day to be told of the same thing."""
    if discrepancy.cues & {"word", "complement"}:
        return False
    return c.shared < _LEAST_SHARED.get(discrepancy.kind, 0.0)


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


def _band(name: str, value: float, ends: tuple[float, ...]) -> str:
    """The name of the band that a value falls into."""
    return next((f"{name} <= {end}" for end in ends if value <= end), f"{name} > {ends[-1]}")
