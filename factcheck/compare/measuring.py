"""Measuring: how a draft's clause stands to a claim as a whole, in shares and yes or no."""

from __future__ import annotations

from itertools import pairwise

from factcheck.compare import agreeing, amounts
from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.bearing import Borne
from factcheck.compare.polarity import is_clear
from factcheck.compare.predicates import (
    ASSERTED,
    DOERS,
    complements,
    find_predicate,
    is_unreal,
)
from factcheck.compare.quotations import MIN_WORDS, closest
from factcheck.compare.sides import Side
from factcheck.compare.signs import Signs
from factcheck.compare.slots import ONE_SUBJECT
from factcheck.compare.times import is_of_another_time
from factcheck.comparison import Comparison, Extra
from factcheck.facts import Clause, Comparator, Entity, EntityType, Facts, Quantity, Tag, Token
from factcheck.findings import Discrepancy, Kind
from factcheck.text import Span

# What a word counts that only the claim's title has.
_TOPICAL = 0.9
# What differs in these is how a clause is told: the words that are told may have counterparts.
_OF_WHOLE_CLAUSES = frozenset((Kind.POLARITY, Kind.MODALITY, Kind.CONDITION))
# What says how far something has come, or that nothing differs: no claim without it bears that out.
_STAGES = frozenset(
    ("already", "exactly", "only if", "same", "still", "unanimous", "unanimously", "yet")
)
# What says how bad, how sure or of which sort a thing is, so that it may be wrong by itself.
_CHARGED = frozenset(
    "accidental accidentally additional again anonymous anonymously another armed brutal "
    "brutally dangerous deadly deliberate deliberately drunk drunken fake false falsely fatal "
    "fatally forged heavily illegal illegally intentional intentionally knowingly lethal "
    "massive massively minor mistakenly narrow narrowly racist re-elected secret secretly "
    "serious seriously severe severely sharp sharply significant significantly slight "
    "slightly stolen suspected unlawful unlawfully violent violently wrongful wrongfully "
    "wrongly".split()
)
_TAKING = frozenset("accept keep refuse reject".split())
# How far something reaches, said in a word: "worldwide" isn't "in Germany".
_REACHES = frozenset("worldwide globally nationwide nationally countrywide statewide".split())
_DENYING = frozenset(("lexical", "overshadowed"))


def measure(
    alignment: Alignment,
    clause: Clause | None,
    found: tuple[Discrepancy, ...],
    gaps: tuple[Discrepancy, ...] = (),
) -> Comparison:
    """Return how `clause` of the draft (None: the whole) stands to the claim, given what differs.

    The words of `gaps` count as words without a counterpart all the same.
    """
    draft = alignment.draft
    whole = [d for d in found if _tells_how(d)]
    slots = [d for d in found if not _tells_how(d)]
    apart = _inside(alignment.draft_side, [d.span for d in slots]) | _containers(draft, found)
    apart |= _inside(alignment.draft_side, [d.span for d in whole]) - alignment.pairs.keys()
    claim_apart = _inside(alignment.claim_side, [d.expected_span for d in slots])
    claim_apart |= _inside(alignment.claim_side, [d.expected_span for d in whole]) - (
        alignment.back.keys()
    )
    weights, links = alignment.draft_weights, alignment.links
    quoted = _quoted(alignment)
    telling = alignment.draft_side.telling
    names = alignment.draft_side.named
    sorts = alignment.draft_side.sorts_added
    placed = _has_a_place_of_its_own(alignment)
    shared = total = anchor = 0.0
    extra = []
    for i in sorted(alignment.segment):
        weight = weights[i]
        if weight == 0.0 or i in apart:
            continue
        total += weight
        link = links.get(i)
        if i in quoted:
            shared += weight
        elif i in alignment.pairs and link is not None:
            shared += weight * link.strength
            named = i in names or draft.tokens[i].tag in (Tag.NAME, Tag.NOUN)
            if link.kind in ("same", "spelling") and named:
                anchor += weight
        elif i in alignment.topical:
            shared += weight * _TOPICAL
            anchor += weight * _TOPICAL
        elif _agreed_number(alignment, i):
            shared += weight
        else:
            extra.append(
                Extra(
                    draft.tokens[i].span,
                    weight,
                    i in telling
                    or (placed and draft.tokens[i].norm in _REACHES)
                    or _says_how_it_stands(draft.tokens[i]),
                    sorts[i],
                )
            )
    predicate = find_predicate(alignment, clause)
    core = covered = 0.0
    optional = alignment.claim_side.optional
    for j, _ in alignment.claim_side.content:
        if j in claim_apart or j in optional:
            continue
        weight = alignment.claim_weights[j]
        core += weight
        if j in alignment.back:
            covered += weight
    other_time = is_of_another_time(alignment)
    return Comparison(
        coverage=min(1.0, shared / total) if total else 0.0,
        claim_coverage=min(1.0, covered / core) if core else 0.0,
        shared=shared,
        anchor=anchor,
        relation=_relation(alignment, predicate),
        discrepancies=(*found, *gaps),
        extra=tuple(extra),
        total=total,
        clear=is_clear(alignment),
        quoted=bool(quoted),
        subject=_subject(alignment, predicate),
        about=_about(alignment),
        exclusive=_exclusive(alignment, predicate, other_time=other_time),
        denied=_denied(alignment, predicate),
        mode=_mode(alignment, predicate),
        alike=_alike(alignment),
        dated=_dated(alignment),
        topical=bool(alignment.topical),
        bearing=Borne(alignment, clause, shared),
        signs=Signs(alignment),
        other_time=other_time,
    )


def _tells_how(discrepancy: Discrepancy) -> bool:
    """Whether the words of a discrepancy, but for those that differ, are told on both sides.

    A plain "not", a "may" or an "until" only says how; a word of denial may deny something else.
    """
    return discrepancy.kind in _OF_WHOLE_CLAUSES and not discrepancy.cues & _DENYING


def _alike(alignment: Alignment) -> float:
    """The share of both sides' words that are the same, in the same order."""
    same = sum(i in alignment.segment for i in alignment.same)
    return 2 * same / (len(alignment.segment) + len(alignment.claim.tokens))


def _dated(alignment: Alignment) -> bool | None:
    """Whether some date of the clause agrees with one of the claim's, None without any."""
    ours = [d for d in alignment.draft.dates if d.first in alignment.segment]
    if not ours or not alignment.claim.dates:
        return None
    return any(agreeing.agree(one, two) for one in ours for two in alignment.claim.dates)


def weight_inside(alignment: Alignment, span: Span) -> float:
    """How much the draft's words at a span count."""
    return sum(alignment.draft_weights[i] for i in _inside(alignment.draft_side, [span]))


def _inside(side: Side, spans: list[Span]) -> frozenset[int]:
    """The tokens that lie within the spans."""
    made: set[int] = set()
    for span in spans:
        made.update(side.inside(span))
    return frozenset(made)


def _containers(draft: Facts, found: tuple[Discrepancy, ...]) -> frozenset[int]:
    """The tokens of a region named right after a wrong place: "Cupertino, California"."""
    return frozenset(
        i
        for d in found
        if d.kind is Kind.PLACE
        for one, two in pairwise(draft.entities)
        if one.span == d.span and two.first == one.end + 1 and draft.tokens[one.end].norm == ","
        for i in range(two.first, two.end)
    )


def _quoted(alignment: Alignment) -> frozenset[int]:
    """Draft tokens inside a quotation that the claim holds too."""
    made: set[int] = set()
    for quotation in alignment.draft.quotations:
        if len(quotation.words) >= MIN_WORDS and closest(quotation, alignment.claim) is not None:
            made.update(range(quotation.first, quotation.end))
    return frozenset(made)


def _agreed_number(alignment: Alignment, index: int) -> bool:
    """Whether a number or date token belongs to one that agrees with the claim's."""
    for quantity in alignment.draft.quantities:
        if quantity.first <= index < quantity.end:
            return any(
                amounts.comparable(quantity, other)
                and amounts.agree(quantity, other)
                and not _only_bounded(quantity, other)
                and amounts.are_close(quantity, other)
                for other in alignment.claim.quantities
            )
    for mention in alignment.draft.dates:
        if mention.first <= index < mention.end:
            return any(
                agreeing.tells(other, mention) for other in agreeing.of_a_kind(alignment, mention)
            )
    return False


def _has_a_place_of_its_own(alignment: Alignment) -> bool:
    """Whether the claim names a place that the clause doesn't."""
    met = set(alignment.names.values())
    return any(
        entity.type is EntityType.PLACE and number not in met
        for number, entity in enumerate(alignment.claim.entities)
    )


def _only_bounded(quantity: Quantity, other: Quantity) -> bool:
    """Whether the claim only bounds what the draft tells exactly: "below 3", "2.4"."""
    exact = (Comparator.EQUAL, Comparator.ABOUT)
    bounded = quantity.comparator in exact and other.comparator not in exact
    return bounded and not other.low <= quantity.low <= other.high


def _says_how_it_stands(token: Token) -> bool:
    """Whether a word says how far a thing has come, or whether it was taken or refused."""
    if token.tag is Tag.VERB:
        return token.lemma.split()[0] in _TAKING
    return token.norm in _STAGES or token.norm in _CHARGED


def _relation(alignment: Alignment, predicate: int | None) -> float:
    """How well the clause's predicate is matched: its strength, or 0 where it isn't.

    A clause without a predicate (a headline) counts as matched.
    """
    if predicate is None:
        return 1.0
    if alignment.draft.tokens[predicate].lemma in COPULAS:
        # "is among the firms that …": what is said of the subject is the complement.
        said = complements(alignment.draft, predicate)
        if said:
            links = [alignment.links.get(head) for head in said]
            return max((link.strength for link in links if link is not None), default=0.0)
    link = alignment.links.get(predicate)
    return 0.0 if link is None else link.strength


def _subject(alignment: Alignment, predicate: int | None) -> bool | None:
    """Whether the predicate has the same subject on both sides, None where that can't be told."""
    if predicate is None:
        return None
    other = alignment.pairs.get(predicate, alignment.opposed.get(predicate))
    if other is None or alignment.links[predicate].kind == "converse":
        return None
    ours = alignment.subjects(predicate)
    theirs = alignment.claim_subjects(other)
    met = [alignment.pairs[head] for head in ours if head in alignment.pairs]
    if ours and not met and any(two in alignment.back for two in theirs):
        # The claim's subject is in the clause, but another is its subject: "the mayor's party".
        return False
    if not met or not theirs:
        return None
    if any(alignment.same_claim_name(one, two) for one in met for two in theirs):
        return True
    named = any(e.first <= two < e.end for e in alignment.claim.entities for two in theirs)
    return False if named or any(two in alignment.back for two in theirs) else None


def _exclusive(alignment: Alignment, predicate: int | None, *, other_time: bool) -> bool:
    """Whether only one subject can be what the claim says: "wrote", "is the capital of".

    Another may have been "the head of" at another time.
    """
    other = None if predicate is None else alignment.pairs.get(predicate)
    if other is None:
        return False
    claim = alignment.claim
    if claim.tokens[other].lemma in ONE_SUBJECT:
        return True
    if other_time or claim.tokens[other].lemma not in COPULAS:
        return False
    said = [a for a in claim.arguments if a.governor == other and a.role == "complement"]
    return any(claim.tokens[a.first].norm == "the" and a.head in alignment.back for a in said)


def _denied(alignment: Alignment, predicate: int | None) -> bool:
    """Whether a plain negation governs what is asserted on both sides."""
    if predicate is None:
        return False
    if alignment.draft.tokens[predicate].lemma in COPULAS:
        asserted = complements(alignment.draft, predicate)
    else:
        asserted = [predicate]
    return any(
        _is_denied(alignment.draft, one) and _is_denied(alignment.claim, alignment.pairs[one])
        for one in asserted
        if one in alignment.pairs
    )


def _is_denied(facts: Facts, index: int) -> bool:
    return any(n.scope[0] <= index < n.scope[1] and not n.lexical for n in facts.negations)


def _mode(alignment: Alignment, predicate: int | None) -> bool:
    """Whether duty or possibility colours the predicate on both sides or on neither."""
    other = None if predicate is None else alignment.pairs.get(predicate)
    if predicate is None or other is None:
        return True
    return is_unreal(alignment.draft, predicate) == is_unreal(alignment.claim, other)


def _about(alignment: Alignment) -> bool:
    """Whether one of the names that are subject of the claim's assertion is in the clause."""
    claim = alignment.claim
    asserted = [c for c in claim.clauses if c.kind in ASSERTED and c.predicate is not None]
    told = [c for c in asserted if not c.reporting] or asserted
    if not told:
        return True
    heads = {a.head for a in claim.arguments if a.governor == told[0].predicate and a.role in DOERS}
    named = [n for n, e in enumerate(claim.entities) if any(e.first <= h < e.end for h in heads)]
    met = set(alignment.names.values())
    return not named or any(
        n in met or _named_elsewhere(alignment, claim.entities[n], met) for n in named
    )


def _named_elsewhere(alignment: Alignment, entity: Entity, met: set[int]) -> bool:
    return any(set(alignment.claim.entities[n].names) & set(entity.names) for n in met)
