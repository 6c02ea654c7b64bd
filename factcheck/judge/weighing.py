"""What judgement weighs: a clause beside a claim, and how closely the two are aligned."""

from __future__ import annotations

import attrs

from factcheck.claims import Claim
from factcheck.comparison import Comparison
from factcheck.facts import Clause, Facts
from factcheck.findings import (
    AttributionDiscrepancy,
    Discrepancy,
    EntityDiscrepancy,
    Kind,
    PlaceDiscrepancy,
)

# The numbers of judgement besides the fitted model's; a share is of a clause's content.
SUPPORTED = 0.7  # how surely a claim must say what the clause says to be said to support it
KNOWN = 0.5  # the same for a claim that doesn't hold, before the clause is said to repeat it
TAKEN_UP = 0.55  # share of a claim that doesn't hold that a clause must take up to repeat it
TOO_LITTLE = 1.0  # weight of the counterparts: with less, nothing is supported
VOUCHED = 0.5  # share of the counterparts that both must commit to alike for support
ITS_OWN = 0.8  # coverage by a claim on the draft's own name that clears the name
SUPPORT_RISK = 0.25  # a discrepancy at least so likely to be an error leaves nothing supported
LIKELY = 0.5  # a discrepancy at least so likely to be an error is rather one than none
MUCH_MORE = 0.25  # share of a clause by which a claim at odds with it is nearer than another
HARDLY_LESS = 0.05  # share of the clause that a claim may lack and still have as much of it
CONFLICT_SHARED = 0.4  # weight of the counterparts: less is not about the same thing
NEAR_BEST = 0.6  # rank, relative to the best claim's, that lets a claim speak of a slot
FAR_BEST = 0.35  # the same for a claim on the same event: same predicate, same subject
ALIKE_BUT_FOR_TWO = 0.78  # how far words must run alike for a name and a further slot to be weighed
ALIKE_BUT_FOR_A_DENIAL = 0.55  # the same where the further slot is a denial put in between them
MUCH_SHARED = 6.0  # weight of the counterparts from which two sentences so alike tell of one thing
LAST_RESORT = 0.6  # what is left of confidence where nothing ties the words that differ to one slot
SURE_OF_SPEAKER = 0.9  # confidence that words quoted whole, of another speaker, are misattributed
SURE_OF_WORDS = 0.85  # confidence that a long quotation with one short stretch altered is
SURE_OF_TURN = 0.6  # confidence that a direction, a vote or two places on a way are turned round
JOINT_COVERAGE = 0.5  # coverage a claim needs before it, with others for the rest, may support
SUPPORTED_SENTENCE = 0.75  # share of a sentence's clauses, by weight, that must be supported

# Weight of the counterparts below which a name or a day differs in something else that is told.
_LEAST_SHARED = dict.fromkeys((Kind.ATTRIBUTION, Kind.ENTITY, Kind.PLACE, Kind.DATE), 2.4)

_TURNED = frozenset(
    "brief contest crossed dating defined direction kin nation parties penalty stance station "
    "trades turned-order turned-round way years-old".split()
)
_STANDING = frozenset(("held", "kin", "nation", "origin", "seat", "years-old"))
_DOUBTFUL = frozenset(("uncommitted", "of-another"))

NAMES = (AttributionDiscrepancy, EntityDiscrepancy, PlaceDiscrepancy)


@attrs.frozen
class Weighed:
    """One comparison with what it compares: a clause (None: the sentence) and a claim.

    `current` is false for a claim that another supersedes, `newer`, or that is not in force on the
    draft's day.
    """

    clause: Clause | None
    claim: Claim
    facts: Facts
    comparison: Comparison
    current: bool = True
    newer: Claim | None = None


@attrs.frozen
class Conflict:
    """One discrepancy of a clause with a claim, and how likely it makes the clause wrong.

    `share` is how likely it is among the wrong stretches of a clause that is wrong.
    """

    item: Weighed
    discrepancy: Discrepancy
    confidence: float
    share: float = 1.0


@attrs.frozen
class Support:
    """A claim that says what a clause says, and how likely it does."""

    item: Weighed
    confidence: float


Key = tuple[int, ...]
"""The tokens of a clause; empty for the whole sentence."""
Group = tuple[Weighed, ...]
"""All comparisons of one clause, the best aligned first."""


def by_clause(weighed: tuple[Weighed, ...]) -> dict[Key, Group]:
    """Group the comparisons by clause, the best aligned first, ties by claim id."""
    made: dict[Key, list[Weighed]] = {}
    for item in weighed:
        key = item.clause.tokens if item.clause is not None else ()
        made.setdefault(key, []).append(item)
    return {
        key: tuple(sorted(group, key=lambda w: (-rank(w), w.claim.id)))
        for key, group in made.items()
    }


def rank(item: Weighed) -> float:
    """How well a clause is aligned with a claim, discrepant slots counted as half in common."""
    c = item.comparison
    aligned = c.shared * (0.5 + 0.5 * c.coverage) + 0.5 * c.claim_coverage
    aligned *= 0.7 + 0.3 * c.relation
    return aligned if c.clear else 0.6 * aligned


def is_negated(facts: Facts) -> bool:
    """Whether a plain negation stands in the statement."""
    return any(not negation.lexical for negation in facts.negations)


def is_firm(discrepancy: Discrepancy) -> bool:
    """Whether a discrepancy is of things that can be told apart: names, numbers, days, denials.

    A common word in another's place, or a name that nothing ties to the other, is not, nor what
    only may be tied to another deed.
    """
    return not discrepancy.cues & {"word", "weak", "loose", "alone", "relinked"}


def tells_standing(discrepancy: Discrepancy) -> bool:
    """Whether a discrepancy is of what someone is, or where a body is based."""
    return bool(discrepancy.cues & _STANDING)


def is_turned_round(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether the claim's very words stand for the opposite, and nothing else tells them apart.

    A change by as much goes the other way, two things have changed places, or a vote for something
    was one against it.
    """
    if not discrepancy.cues & _TURNED or discrepancy.cues & _DOUBTFUL:
        return False
    return all(other is discrepancy or not is_firm(other) for other in c.discrepancies)


def is_thin(discrepancy: Discrepancy, c: Comparison) -> bool:
    """Whether too little is in common for a name or a day to be told of the same thing."""
    if discrepancy.cues & {"word", "complement"}:
        return False
    return c.shared < _LEAST_SHARED.get(discrepancy.kind, 0.0)
