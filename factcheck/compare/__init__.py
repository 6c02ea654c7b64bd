"""Compare a draft's clause with a claim's statement, facet by facet, under a shared anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from factcheck.compare.ages import compare_ages, tells_age
from factcheck.compare.align import Pairing, align
from factcheck.compare.alignment import Alignment
from factcheck.compare.alone import compare_alone
from factcheck.compare.bearers import of_another_bearer
from factcheck.compare.bearing import Unmet
from factcheck.compare.births import compare_births
from factcheck.compare.brief import compare_brief_quotations
from factcheck.compare.cancelling import without_double_turns
from factcheck.compare.causes import compare_causes, compare_causes_set_aside
from factcheck.compare.classes import compare_classes, compare_complements
from factcheck.compare.commitment import commitment
from factcheck.compare.comparatives import compare_comparatives, without_turned_comparatives
from factcheck.compare.comparisons import compare_comparisons
from factcheck.compare.compounds import compare_compounds
from factcheck.compare.conditions import compare_conditions
from factcheck.compare.contests import compare_contests
from factcheck.compare.contrasts import compare_contrasts, without_mere_contrasts
from factcheck.compare.courses import accounted_for
from factcheck.compare.crossings import compare_crossings
from factcheck.compare.dates import compare_dates
from factcheck.compare.degrees import compare_degrees
from factcheck.compare.directions import by_as_much, compare_directions
from factcheck.compare.doers import compare_doers
from factcheck.compare.edits import compare_edits, frame
from factcheck.compare.endings import compare_endings, without_told_endings
from factcheck.compare.exceptions import compare_exceptions, without_exceptions
from factcheck.compare.exchanges import compare_exchanges
from factcheck.compare.expectations import compare_expectations
from factcheck.compare.fates import compare_fates
from factcheck.compare.frames import compare_frames, without_told_frames
from factcheck.compare.gaps import compare_gaps
from factcheck.compare.halves import compare_halves, without_other_halves
from factcheck.compare.kin import compare_kin, tells_kin
from factcheck.compare.lags import compare_lags
from factcheck.compare.levels import compare_levels, without_told_levels
from factcheck.compare.linking import compare_linking
from factcheck.compare.measuring import measure, weight_inside
from factcheck.compare.modality import compare_modality
from factcheck.compare.nations import compare_nations, tells_nation
from factcheck.compare.not_only import compare_not_only
from factcheck.compare.offices import compare_offices, office_words, tells_holder
from factcheck.compare.opposites import without_changed_ends
from factcheck.compare.order import compare_order
from factcheck.compare.origins import compare_origins, origin_words, tells_origin
from factcheck.compare.others import of_another
from factcheck.compare.outcomes import compare_outcomes, without_told_outcomes
from factcheck.compare.participants import compare_participants
from factcheck.compare.penalties import compare_penalties
from factcheck.compare.pending import compare_pending
from factcheck.compare.polarity import compare_polarity
from factcheck.compare.prepositions import compare_prepositions
from factcheck.compare.quantifiers import compare_quantifiers
from factcheck.compare.quantities import compare_quantities
from factcheck.compare.quotations import compare_quotations, compare_speakers
from factcheck.compare.relinking import compare_relinking
from factcheck.compare.roles import compare_roles
from factcheck.compare.seats import compare_seats, seat_words, tells_seat, without_others_nations
from factcheck.compare.sequence import compare_sequence
from factcheck.compare.sides import Side
from factcheck.compare.slots import compare_names
from factcheck.compare.spells import compare_spells
from factcheck.compare.stances import compare_stances
from factcheck.compare.surroundings import DraftCounts, Surroundings, Told, told_by
from factcheck.compare.swaps import compare_swaps
from factcheck.compare.tallies import compare_tallies
from factcheck.compare.tolls import compare_tolls
from factcheck.compare.undecided import compare_undecided
from factcheck.compare.ways import compare_ways
from factcheck.compare.within import compare_within
from factcheck.comparison import Comparison
from factcheck.facts import Clause, Dimension, Facts
from factcheck.findings import Aligned, Discrepancy, Kind

__all__ = [
    "DraftCounts",
    "Side",
    "Surroundings",
    "Told",
    "aligned",
    "compare",
    "compare_clauses",
    "in_common",
    "measures_alike",
    "standing_words",
    "tells_standing",
    "told_by",
]

_FACETS: tuple[Callable[[Alignment], list[Discrepancy]], ...] = (
    compare_quotations,
    compare_brief_quotations,
    compare_contrasts,
    compare_causes_set_aside,
    compare_ways,
    compare_offices,
    compare_origins,
    compare_kin,
    compare_nations,
    compare_ages,
    compare_penalties,
    compare_within,
    compare_seats,
    compare_births,
    compare_names,
    compare_speakers,
    compare_sequence,
    compare_comparatives,
    compare_roles,
    compare_doers,
    compare_participants,
    compare_frames,
    compare_comparisons,
    compare_exchanges,
    compare_crossings,
    compare_swaps,
    compare_tallies,
    compare_quantities,
    compare_dates,
    compare_order,
    compare_lags,
    compare_spells,
    compare_conditions,
    compare_alone,
    compare_quantifiers,
    compare_degrees,
    compare_directions,
    compare_levels,
    compare_expectations,
    compare_exceptions,
    compare_halves,
    compare_stances,
    compare_prepositions,
    compare_linking,
    compare_outcomes,
    compare_endings,
    compare_fates,
    compare_contests,
    compare_tolls,
    compare_polarity,
    compare_causes,
    compare_classes,
    compare_complements,
    compare_compounds,
    compare_modality,
    compare_pending,
    compare_undecided,
    compare_edits,
    compare_not_only,
)


# Weight of the words in common below which nothing follows from a comparison, and none is made:
# more than a single noun.
_TOO_LITTLE = 1.1
# The shares in common of the clause, and of the claim, below both of which the same goes. Of 2,194
# sentences of six sets that were flagged without it, all but 3 have more.
_TOO_SMALL = 0.3
_TOO_SMALL_OF_CLAIM = 0.5
# More than what sums of the same weights in another order may differ by.
_SLACK = 1e-6
# The weight in common of the words that are the very same, below which none is looked for.
_HARDLY = 0.9
_ELSEWHERE = frozenset(("told-elsewhere",))
# What claims tell of what someone or a body is, whatever else happens to them.
_STANDING = (tells_holder, tells_seat, tells_origin, tells_kin, tells_nation, tells_age)
_NOTHING = Comparison(0.0, 0.0, 0.0, 0.0, 0.0, Unmet())


def compare(claim: Facts, draft: Facts, clause: Clause | None = None) -> Comparison:
    """Return how `clause` of the draft (None: the whole sentence) stands to the claim."""
    return compare_clauses(Side(claim), Side(draft), (clause,))[0]


def compare_clauses(
    claim: Side, draft: Side, clauses: tuple[Clause | None, ...]
) -> tuple[Comparison, ...]:
    """Return how each of `clauses` of the draft (None: the whole sentence) stands to the claim."""
    if in_common(claim, draft).all < _HARDLY:
        return tuple(_NOTHING for _ in clauses)
    pairing = Pairing(claim, draft)
    whole = pairing.whole
    if _met(whole) < _TOO_LITTLE:
        return tuple(_NOTHING for _ in clauses)
    return tuple(
        _compare(whole, clause)
        if clause is None
        else _compare(pairing.align(clause), clause)
        if _may_meet(pairing, clause)
        else _NOTHING
        for clause in clauses
    )


def aligned(claim: Facts, draft: Facts, clause: Clause | None = None) -> tuple[Aligned, ...]:
    """Return which words of a clause stand for which of the claim; runs of the same ones as one."""
    alignment = align(claim, draft, clause)
    links = {**alignment.pairs, **alignment.opposed}
    runs: list[list[tuple[int, int, str]]] = []
    for ours, theirs in sorted(links.items()):
        link = alignment.links.get(ours)
        kind = "same" if link is None else link.kind
        if ours not in alignment.pairs:
            kind = "opposed"
        last = runs[-1][-1] if runs else None
        if last == (ours - 1, theirs - 1, "same") and kind == "same":
            runs[-1].append((ours, theirs, kind))
        else:
            runs.append([(ours, theirs, kind)])
    return tuple(_aligned(claim, draft, run) for run in runs)


def _aligned(claim: Facts, draft: Facts, run: list[tuple[int, int, str]]) -> Aligned:
    (first, one, kind), (last, other, _) = run[0], run[-1]
    span = draft.tokens[first].span.cover(draft.tokens[last].span)
    expected = claim.tokens[one].span.cover(claim.tokens[other].span)
    return Aligned(draft.words(span), claim.words(expected), span, expected, kind)


def _may_meet(pairing: Pairing, clause: Clause) -> bool:
    """Whether enough of a clause may have a counterpart for it to be worth aligning.

    However its words are aligned, none has a counterpart that has none at all on the other side.
    """
    draft = pairing.draft
    segment = set(clause.tokens)
    for entity in draft.facts.entities:
        if entity.first in segment:
            # A name is paired as a whole, even where the clause ends within it.
            segment.update(range(entity.first, entity.end))
    most = sum(draft.weights[i] for i in segment & pairing.within) + _SLACK
    return most >= _TOO_LITTLE


def _met(alignment: Alignment) -> float:
    """The weight of the draft's words that have a counterpart."""
    weights = alignment.draft_weights
    return sum(weights[i] for i in (*alignment.pairs, *alignment.topical))


def _is_apart(alignment: Alignment) -> bool:
    """Whether too small a share of either side is in common for both to be about one thing.

    Numbers and dates of the clause are left out where they differ: any two reports may tell of
    "million dollars".
    """
    weights, paired = alignment.draft_weights, alignment.pairs
    facts = alignment.draft
    measured = [range(q.first, q.end) for q in facts.quantities]
    measured += [range(d.first, d.end) for d in facts.dates]
    told = [words for words in measured if all(i in paired for i in words if weights[i])]
    apart = {i for words in measured if words not in told for i in words}
    whole = sum(weights[i] for i in alignment.segment if i not in apart)
    met = sum(weights[i] for i in (*paired, *alignment.topical) if i not in apart)
    if met >= _TOO_SMALL * whole:
        return False
    claimed = sum(alignment.claim_weights[j] for j in alignment.back)
    return claimed < _TOO_SMALL_OF_CLAIM * alignment.claim_side.total


@attrs.frozen
class InCommon:
    """The weight of the words that two sides have in common: of all, and of those besides names.

    A noun or verb weighs about 1, a name 2.
    """

    all: float
    words: float


def tells_standing(claim: Side, draft: Side) -> bool:
    """Whether a claim tells what someone is, or where a body is based, of which the draft does."""
    return any(tells(claim, draft) for tells in _STANDING)


def measures_alike(claim: Side, draft: Side) -> bool:
    """Whether a claim has a measure of what the draft measures: how long, how much, how far."""
    ours = {q.dimension for q in draft.facts.quantities} - {Dimension.COUNT}
    return any(q.dimension in ours for q in claim.facts.quantities)


def standing_words(draft: Side) -> tuple[tuple[str, ...], ...]:
    """The words by which claims may be found on what those in the draft are, or where based."""
    return (*office_words(draft), *seat_words(draft), *origin_words(draft))


def in_common(claim: Side, draft: Side) -> InCommon:
    """Return the weight of the draft's words that the claim has as they are: a cheap first look."""
    words, topic = claim.words, claim.topic
    names = others = 0.0
    for lemma, norm, weight, named in draft.weighty:
        if lemma in words or norm in words or norm in topic:
            if named:
                names += weight
            else:
                others += weight
    return InCommon(names + others, others)


def _compare(alignment: Alignment, clause: Clause | None) -> Comparison:
    if _met(alignment) < _TOO_LITTLE:
        return _NOTHING
    if _is_apart(alignment) and not tells_standing(alignment.claim_side, alignment.draft_side):
        return _NOTHING
    told = [d for facet in _FACETS for d in facet(alignment)]
    kept = without_told_outcomes(alignment, without_double_turns(told))
    kept = without_told_levels(alignment, without_told_endings(alignment, kept))
    kept = without_mere_contrasts(alignment, without_others_nations(alignment, kept))
    kept = without_changed_ends(alignment, without_other_halves(alignment, kept))
    kept = without_exceptions(alignment, without_turned_comparatives(alignment, kept))
    found = _apart(accounted_for(alignment, _without_echoes(kept)))
    found = _apart((*found, *compare_relinking(alignment, found)))
    found = without_told_frames(alignment, found)
    gaps = without_told_frames(alignment, compare_gaps(alignment, found))
    return measure(
        alignment,
        clause,
        tuple(_with_cues(alignment, d) for d in found),
        tuple(_with_cues(alignment, d) for d in gaps),
    )


def _with_cues(alignment: Alignment, discrepancy: Discrepancy) -> Discrepancy:
    """The discrepancy with the cues of the whole pair, and its weight."""
    cues = frame(alignment, discrepancy) | commitment(alignment, discrepancy)
    cues |= of_another(alignment, discrepancy) | of_another_bearer(alignment, discrepancy)
    cues |= _told_elsewhere(alignment, discrepancy) | by_as_much(alignment, discrepancy)
    weight = weight_inside(alignment, discrepancy.span)
    # Two dozen a sentence: attrs.evolve would look each field up by its name.
    return type(discrepancy)(
        discrepancy.found,
        discrepancy.expected,
        discrepancy.span,
        discrepancy.expected_span,
        discrepancy.replacement,
        discrepancy.cues | cues,
        weight,
    )


def _told_elsewhere(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cue "told-elsewhere" where other sentences of the draft have what the claim says."""
    expected = told_by(alignment.claim_side.facts, discrepancy.expected_span)
    told = alignment.draft_side.surroundings.elsewhere(expected)
    return _ELSEWHERE if told else frozenset()


def _as_one_turn(found: list[Discrepancy]) -> list[Discrepancy]:
    """One discrepancy for who acts on whom and who goes first, where both are turned round."""
    roles = [d for d in found if d.kind is Kind.ROLE]
    turns = [d for d in roles if "parties" in d.cues]
    others = [d for d in roles if d not in turns]
    if not turns or not others:
        return found
    turned = attrs.evolve(others[0], cues=others[0].cues | turns[0].cues)
    return [turned if d is others[0] else d for d in found if d not in turns]


def _without_echoes(found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Leave out the denial that is only in a word put for another.

    "Everybody wanted to" for "nobody wanted to" in a quotation is one alteration, and so is "a
    doctor, not a nurse".
    """
    told = _as_one_turn(list(found))
    swapped = [
        d
        for d in told
        if (d.kind is Kind.QUOTE and "left-out" not in d.cues) or "turned-round" in d.cues
    ]
    return [
        d
        for d in told
        if d.kind is not Kind.POLARITY
        or not any(d.expected_span.overlaps(other.expected_span) for other in swapped)
    ]


def _apart(found: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Keep one discrepancy for each stretch of the draft, the first facet's that reports it."""
    made: list[Discrepancy] = []
    for discrepancy in found:
        if not any(discrepancy.span.overlaps(other.span) for other in made):
            made.append(discrepancy)
    return tuple(made)
