"""Judgement: what the comparisons of one sentence with its candidates amount to.

An ordered list of small rules, each of which answers or passes. Support may come from any claim;
conflict only from the claim that a clause is best aligned with.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from factcheck.claims import Claim, Verdict
from factcheck.facts import Clause, Facts
from factcheck.findings import (
    AttributionDiscrepancy,
    Comparison,
    Discrepancy,
    EntityDiscrepancy,
    Extra,
    Finding,
    Kind,
    KnownDiscrepancy,
    ModalityDiscrepancy,
    PlaceDiscrepancy,
    QuoteDiscrepancy,
)
from factcheck.settings import Settings
from factcheck.text import Span


@attrs.frozen
class Weighed:
    """One comparison with what it is a comparison of: the clause (None: the sentence), the claim."""

    clause: Clause | None
    claim: Claim
    facts: Facts
    comparison: Comparison


@attrs.frozen
class Judgement:
    """What a sentence comes to: its verdict, the claim that decided, and the findings."""

    verdict: Verdict | None = None
    claim: Claim | None = None
    findings: tuple[Finding, ...] = ()


# The numbers of judgement, fitted by hand on the case files; a share is of a clause's content.
SUPPORT_COVERAGE = 0.8  # counterparts needed before a claim is said to support a clause
CONFLICT_COVERAGE = 0.72  # counterparts needed, the discrepant words left out, before it conflicts
NAME_COVERAGE = 0.78  # the same, where a name differs
CONFLICT_SHARED = 2.4  # weight of the counterparts: less is not about the same thing
CONFLICT_ANCHOR = 0.9  # weight of names and nouns in common
NEAR_BEST = 0.6  # rank, relative to the best claim's, that lets a claim speak of a slot
FAR_BEST = 0.35  # the same for a claim on the same event: same predicate, same subject
JOINT_COVERAGE = 0.5  # counterparts a claim needs before others may supply the rest
VERBATIM_SHARED = 4.0  # weight of the counterparts that make an unknown name a changed one
VERBATIM_COVERAGE = 0.85  # and their share of the clause
NEGATED_CLAIM_COVERAGE = 0.55  # share of a negated claim that the draft must take up
SUPPORTED_SENTENCE = 0.75  # share of a sentence's clauses, by weight, that must be supported


def judge(draft: Facts, weighed: tuple[Weighed, ...], settings: Settings) -> Judgement:
    """Return the verdict on the sentence of `draft`, given its comparisons."""
    if draft.question or not weighed:
        return Judgement()
    by_clause = _by_clause(weighed)
    supported = {key: _support(group) for key, group in by_clause.items()}
    findings: list[tuple[_Key, Finding]] = []
    for key, group in by_clause.items():
        for rule in _RULES:
            found = rule(draft, group, supported[key])
            if found is not None:
                findings.extend((key, f) for f in found if f.confidence >= settings.min_confidence)
                break
    kept = _distinct(findings, draft, supported)
    if kept:
        worst = max(kept, key=lambda f: (f.verdict.severity, f.confidence))
        return Judgement(worst.verdict, worst.claim, kept)
    best = _sentence_support(draft, by_clause, supported)
    if best is not None:
        return Judgement(best.claim.verdict, best.claim)
    return Judgement()


_Key = tuple[int, ...]
_Group = tuple[Weighed, ...]


def _by_clause(weighed: tuple[Weighed, ...]) -> dict[_Key, _Group]:
    made: dict[_Key, list[Weighed]] = {}
    for item in weighed:
        key = item.clause.tokens if item.clause is not None else ()
        made.setdefault(key, []).append(item)
    return {
        key: tuple(sorted(group, key=lambda w: (-_rank(w), w.claim.id)))
        for key, group in made.items()
    }


def _rank(item: Weighed) -> float:
    """How well a clause is aligned with a claim, discrepant slots counted as half in common."""
    c = item.comparison
    aligned = c.shared * (0.5 + 0.5 * c.coverage) + 0.5 * c.claim_coverage
    aligned *= 0.7 + 0.3 * c.relation
    return aligned if c.clear else 0.6 * aligned


def _support(group: _Group) -> Weighed | None:
    """The claim that best supports a clause, if one does, alone or with others on the same event."""
    disputed: list[Span] = []
    for item in group:
        c = item.comparison
        if c.discrepancies:
            disputed.extend(d.span for d in c.discrepancies if c.coverage >= CONFLICT_COVERAGE)
            continue
        if not c.clear or c.shared < 1.5 or c.relation < 0.5 or c.subject is False:
            continue
        if any(extra.span.overlaps(span) for extra in c.extra for span in disputed):
            continue
        if _negated(item.facts) and c.claim_coverage < NEGATED_CLAIM_COVERAGE:
            continue
        left = c.extra
        if c.coverage >= JOINT_COVERAGE and not disputed:
            left = _left_over(item, group)
        share = 1.0 - sum(extra.weight for extra in left) / c.total if c.total else 0.0
        share = min(share, 1.0) if left is not c.extra else c.coverage
        if share >= SUPPORT_COVERAGE and not any(extra.telling for extra in left):
            return item
    return None


def _left_over(item: Weighed, group: _Group, *, clean: bool = True) -> tuple[Extra, ...]:
    """The words that neither this claim nor another on the same event has a counterpart for.

    With `clean` the other claims may have no discrepancy with the clause themselves.
    """
    return tuple(
        extra
        for extra in item.comparison.extra
        if not any(
            _supplies(item, other, extra, clean=clean) for other in group if other is not item
        )
    )


def _supplies(item: Weighed, other: Weighed, extra: Extra, *, clean: bool) -> bool:
    """Whether another claim on the same event has the word: same predicate, same subject."""
    o = other.comparison
    if not o.clear or o.relation < 0.5 or o.subject is False or o.coverage < JOINT_COVERAGE:
        return False
    if clean and (o.discrepancies or o.subject is not item.comparison.subject):
        return False
    if clean and extra.telling and o.subject is not True:
        return False
    return (
        other.claim.verdict.holds
        and all(extra.span != left.span for left in o.extra)
        and not any(extra.span.overlaps(d.span) for d in o.discrepancies)
    )


def _joint(item: Weighed, group: _Group) -> float:
    """Coverage when other claims on the same event may supply the words that this one lacks."""
    c = item.comparison
    left = sum(extra.weight for extra in _left_over(item, group, clean=False))
    return 1.0 - left / c.total if c.total else 0.0


def _negated(facts: Facts) -> bool:
    return any(not negation.lexical for negation in facts.negations)


def _known(draft: Facts, group: _Group, support: Weighed | None) -> list[Finding] | None:
    """The clause repeats a statement stored as false or misleading."""
    if support is None or not support.claim.verdict.denies:
        return None
    span = _clause_span(draft, support.clause)
    found = span.shift(-draft.sentence.span.start).of(draft.sentence.text)
    discrepancy = KnownDiscrepancy(
        found, support.claim.statement, span, Span(0, len(support.claim.statement))
    )
    reason = (
        f"This repeats a statement that was checked and found {support.claim.verdict}: "
        f"“{support.claim.statement}”"
    )
    if support.claim.explanation:
        reason += f" {support.claim.explanation}"
    confidence = min(0.98, 0.6 + 0.4 * support.comparison.coverage)
    return [
        _finding(draft, support, Kind.KNOWN, support.claim.verdict, (discrepancy,), reason, confidence)
    ]


def _supported(draft: Facts, group: _Group, support: Weighed | None) -> list[Finding] | None:
    """A stored claim supports the clause: no finding."""
    return [] if support is not None else None


def _quoted(draft: Facts, group: _Group, support: Weighed | None) -> list[Finding] | None:
    """Words inside quotation marks differ from what was said, or another person said them."""
    told = [w for w in group if w.comparison.quoted and w.claim.verdict.holds]
    if any(not _quotes(item.comparison) for item in told):
        return None
    for item in told:
        quotes = _quotes(item.comparison)
        if quotes:
            return [_conflict(draft, item, quotes[0], 0.9)]
    return None


def _quotes(c: Comparison) -> tuple[Discrepancy, ...]:
    return tuple(d for d in c.discrepancies if isinstance(d, QuoteDiscrepancy))


def _departs(draft: Facts, group: _Group, support: Weighed | None) -> list[Finding] | None:
    """The best-aligned claim that speaks of the slot conflicts with the clause there."""
    best = _rank(group[0])
    for number, item in enumerate(group):
        decisive = _decisive(item.comparison)
        c = item.comparison
        same_event = c.relation >= 0.85 and c.subject is not False and c.anchor >= 2.0
        if not decisive or _rank(item) < (FAR_BEST if same_event else NEAR_BEST) * best:
            continue
        spans = [d.span for d in decisive]
        if any(_covers(better, spans) for better in group[:number]):
            return None
        if _conflicts(item, decisive, group):
            confidence = _confidence(item.comparison, decisive[0])
            return [_conflict(draft, item, decisive[0], confidence)]
        if number == 0 and item.comparison.coverage >= CONFLICT_COVERAGE:
            return None
    return None


def _covers(item: Weighed, spans: list[Span]) -> bool:
    """Whether a claim has counterparts for the words at `spans`, or reads them otherwise."""
    c = item.comparison
    if c.relation < 0.5 or c.subject is False:
        return False
    return not any(extra.span.overlaps(span) for extra in c.extra for span in spans)


def _conflicts(item: Weighed, decisive: tuple[Discrepancy, ...], group: _Group) -> bool:
    c = item.comparison
    if len(decisive) > 2 or not item.claim.verdict.holds:
        return False
    if c.shared < CONFLICT_SHARED or c.anchor < CONFLICT_ANCHOR:
        return False
    if c.coverage < CONFLICT_COVERAGE and _joint(item, group) < CONFLICT_COVERAGE:
        return False
    names = [d for d in decisive if isinstance(d, _NAMES)]
    if not names and not c.about:
        return False
    if names:
        if c.coverage < NAME_COVERAGE or len(decisive) > 1 or c.denied or not c.mode or _has_its_own(names[0], group, item):
            return False
        if not _is_known(names[0], group) and not _only_one(c, names[0]):
            return False
    return not (any(d.kind is Kind.POLARITY for d in decisive) and _overreaches(item))


def _is_known(discrepancy: Discrepancy, group: _Group) -> bool:
    """Whether the store speaks of the draft's name at all, so that its silence here tells."""
    return any(
        item.comparison.shared >= 2.0
        and not any(d.span.overlaps(discrepancy.span) for d in item.comparison.discrepancies)
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )


def _only_one(c: Comparison, discrepancy: Discrepancy) -> bool:
    """Whether a name the store doesn't know is ruled out all the same.

    So it is where an event is placed elsewhere, or where the clause repeats the claim nearly word
    for word with one name changed.
    """
    if isinstance(discrepancy, PlaceDiscrepancy):
        return c.relation >= 0.5
    return c.shared >= VERBATIM_SHARED and c.coverage >= VERBATIM_COVERAGE


_NAMES = (AttributionDiscrepancy, EntityDiscrepancy, PlaceDiscrepancy)
_Rule = Callable[[Facts, _Group, Weighed | None], list[Finding] | None]
_RULES: tuple[_Rule, ...] = (_known, _quoted, _supported, _departs)


def _decisive(c: Comparison) -> tuple[Discrepancy, ...]:
    return tuple(d for d in c.discrepancies if not isinstance(d, ModalityDiscrepancy))


def _overreaches(item: Weighed) -> bool:
    """Whether the claim denies something narrower than what the draft asserts."""
    return _negated(item.facts) and item.comparison.claim_coverage < NEGATED_CLAIM_COVERAGE


def _has_its_own(discrepancy: Discrepancy, group: _Group, best: Weighed) -> bool:
    """Whether a claim about the draft's own name says nearly the same: then it isn't misplaced."""
    return any(
        item is not best
        and not _decisive(item.comparison)
        and item.comparison.coverage >= SUPPORT_COVERAGE
        and item.comparison.mode
        and item.comparison.relation >= 0.5
        and item.comparison.subject is not False
        and not any(e.span.overlaps(discrepancy.span) for e in item.comparison.extra)
        for item in group
    )


def _confidence(c: Comparison, discrepancy: Discrepancy) -> float:
    """A first estimate: how much of the clause is matched, and how much that is."""
    base = 0.45 + 0.3 * c.coverage + 0.1 * min(1.0, c.shared / 6) + 0.1 * c.claim_coverage
    if isinstance(discrepancy, _NAMES):
        base -= 0.05
    return round(min(0.98, base), 3)


def _conflict(
    draft: Facts, item: Weighed, discrepancy: Discrepancy, confidence: float
) -> Finding:
    others = tuple(d for d in _decisive(item.comparison) if d is not discrepancy)
    return _finding(
        draft,
        item,
        discrepancy.kind,
        Verdict.INACCURATE,
        (discrepancy, *others),
        _reason(discrepancy, item.claim),
        confidence,
    )


def _finding(
    draft: Facts,
    item: Weighed,
    kind: Kind,
    verdict: Verdict,
    discrepancies: tuple[Discrepancy, ...],
    reason: str,
    confidence: float,
) -> Finding:
    return Finding(
        verdict,
        kind,
        discrepancies[0].span,
        draft.sentence.span,
        item.claim,
        item.claim.evidence,
        discrepancies,
        reason,
        confidence,
        discrepancies[0].replacement,
    )


def _clause_span(draft: Facts, clause: Clause | None) -> Span:
    if clause is None:
        return draft.sentence.span
    return draft.tokens[clause.tokens[0]].span.cover(draft.tokens[clause.tokens[-1]].span)


_REASONS = {
    Kind.ATTRIBUTION: "The claim ties this to {expected}, not to {found}",
    Kind.ENTITY: "The claim names {expected} here, not {found}",
    Kind.PLACE: "The claim places this in {expected}, not in {found}",
    Kind.ROLE: "The claim has it the other way round: {expected} is the one who acts, not {found}",
    Kind.QUANTITY: "The claim gives {expected}, not {found}",
    Kind.COMPARATOR: "The claim bounds the number the other way: {expected}, not {found}",
    Kind.DATE: "The claim dates this {expected}, not {found}",
    Kind.POLARITY: "The claim says the opposite: “{expected}”, where the draft says “{found}”",
    Kind.QUANTIFIER: "The claim says “{expected}”, not “{found}”",
    Kind.CONDITION: "The claim sets a limit (“{expected}”) where the draft says “{found}”",
    Kind.QUOTE: "The quotation differs from the stored one: “{expected}”, not “{found}”",
}


def _reason(discrepancy: Discrepancy, claim: Claim) -> str:
    text = _REASONS[discrepancy.kind].format(
        found=discrepancy.found, expected=discrepancy.expected
    )
    return f"{text}: “{claim.statement}”" if discrepancy.kind is not Kind.QUOTE else text + "."


def _distinct(
    findings: list[tuple[_Key, Finding]], draft: Facts, supported: dict[_Key, Weighed | None]
) -> tuple[Finding, ...]:
    """One finding for each stretch of wrong words, the surest first; none inside what is supported."""
    settled = [
        key
        for key, item in supported.items()
        if key and item is not None and item.claim.verdict.holds
    ]
    kept: list[Finding] = []
    ordered = sorted(
        findings, key=lambda pair: (-pair[1].verdict.severity, -pair[1].confidence, pair[1].span)
    )
    for key, finding in ordered:
        if finding.kind not in (Kind.KNOWN, Kind.QUOTE) and any(
            _settles(draft, other, key, finding.span) for other in settled
        ):
            continue
        if any(finding.span.overlaps(other.span) for other in kept):
            continue
        kept.append(finding)
    return tuple(kept)


def _settles(draft: Facts, settled: _Key, key: _Key, span: Span) -> bool:
    """Whether a supported clause takes in the wrong words of another.

    The subject that two clauses share is right in one and may be wrong in the other.
    """
    if not any(draft.tokens[i].start <= span.start < draft.tokens[i].end for i in settled):
        return False
    return not key or set(key) <= set(settled)


def _sentence_support(
    draft: Facts, by_clause: dict[_Key, _Group], supported: dict[_Key, Weighed | None]
) -> Weighed | None:
    """The claim that carries the sentence: its whole, or the clauses that make up most of it."""
    whole = supported.get(())
    if whole is not None and whole.claim.verdict.holds:
        return whole
    covered: set[int] = set()
    best: Weighed | None = None
    for key, item in supported.items():
        if not key:
            continue
        if item is not None and item.claim.verdict.holds:
            covered.update(key)
            if best is None or item.comparison.shared > best.comparison.shared:
                best = item
        elif (told := by_clause[key][0]).clause is not None and told.clause.reporting:
            # Who said it, where what was said is supported: the name has to be known, no more.
            if told.comparison.coverage >= JOINT_COVERAGE and not told.comparison.discrepancies:
                covered.update(key)
    if best is None:
        return None
    words = [i for i, t in enumerate(draft.tokens) if t.norm[0].isalnum()]
    share = sum(i in covered for i in words) / len(words) if words else 0.0
    return best if share >= SUPPORTED_SENTENCE else None
