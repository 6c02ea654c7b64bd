"""Judgement of one sentence: of all that its clauses come to, what is said of it.

Support may come from any claim; conflict only from a claim that a clause is aligned with about as
well as with any. A clause that is supported is not disputed.
"""

from __future__ import annotations

import attrs

from factcheck.claims import Claim, Verdict
from factcheck.facts import Clause, Facts, Tag
from factcheck.findings import Finding, Kind
from factcheck.judge.outdated import find_outdated, tells_the_past
from factcheck.judge.passing import IN_PASSING, conflicts_by_clause
from factcheck.judge.support import find_support, support_sentence
from factcheck.judge.weighing import (
    LIKELY,
    Conflict,
    Group,
    Key,
    Support,
    Weighed,
    by_clause,
    tells_standing,
)
from factcheck.judge.wording import conflict_finding, known_finding, outdated_finding
from factcheck.settings import Settings
from factcheck.text import Span

# What is wrong between clauses: the order of events, or how far apart they are, and two numbers in
# each other's place.
_BETWEEN_CLAUSES = frozenset(("linked", "order", "exchanged", "lag"))


@attrs.frozen
class Judgement:
    """What a sentence comes to: its verdict, the claim that decided, and the findings."""

    verdict: Verdict | None = None
    claim: Claim | None = None
    findings: tuple[Finding, ...] = ()


def judge(draft: Facts, weighed: tuple[Weighed, ...], settings: Settings) -> Judgement:
    """Return the verdict on the sentence of `draft`, given its comparisons."""
    if draft.question or not weighed:
        return Judgement()
    groups = by_clause(tuple(item for item in weighed if item.current))
    past = by_clause(tuple(item for item in weighed if not item.current))
    found = conflicts_by_clause(draft, groups)
    supported = {key: find_support(group, found[key]) for key, group in groups.items()}
    findings = [
        (key, finding)
        for key in {**groups, **past}
        for finding in _findings(
            draft, supported.get(key), found.get(key, ()), past.get(key, ()), groups.get(key, ())
        )
        if finding.confidence >= settings.least_of(finding.kind)
    ]
    kept = _distinct(findings, draft, supported, found)
    if kept:
        worst = max(kept, key=lambda f: (f.verdict.severity, f.confidence))
        return Judgement(worst.verdict, worst.claim, kept)
    best = support_sentence(draft, groups, supported)
    if best is not None:
        return Judgement(best.claim.verdict, best.claim)
    return Judgement()


def _findings(
    draft: Facts,
    support: Support | None,
    found: tuple[Conflict, ...],
    past: Group,
    group: Group,
) -> tuple[Finding, ...]:
    """What is to be said of one clause: that it repeats, or departs from, a claim; or nothing."""
    if support is not None:
        return (known_finding(draft, support),) if support.item.claim.verdict.denies else ()
    outdated = find_outdated(draft, past)
    if outdated is not None:
        newer = next((w for w in group if _is(w.claim, outdated.item.newer)), None)
        return (outdated_finding(draft, outdated, newer),)
    made: list[Conflict] = []
    for conflict in sorted(found, key=_is_no_quotation):
        if not any(conflict.discrepancy.span.overlaps(c.discrepancy.span) for c in made):
            made.append(conflict)
    worded = (_worded(draft, conflict, past) for conflict in made)
    return tuple(finding for finding in worded if finding is not None)


def _is_no_quotation(conflict: Conflict) -> bool:
    """Where words are quoted, what was really said tells more than what another claim has."""
    return conflict.discrepancy.kind is not Kind.QUOTE or conflict.confidence < LIKELY


def _worded(draft: Facts, conflict: Conflict, past: Group) -> Finding | None:
    """What a departure from a claim is: from one that replaced what the draft says, it is outdated.

    So it is where the claim that was replaced has the words that the newer one is at odds with;
    and nothing is wrong where the draft tells of the time when that one held.
    """
    item, slot = conflict.item, conflict.discrepancy
    for older in past:
        if _is(item.claim, older.newer) and _has(older, slot.span):
            if tells_the_past(draft, older):
                return None
            return outdated_finding(draft, Support(older, conflict.confidence), item)
    return conflict_finding(draft, conflict)


def _is(claim: Claim, other: Claim | None) -> bool:
    """Whether two objects are the same claim: a store may read it anew each time."""
    return other is not None and claim.id == other.id


def _has(item: Weighed, span: Span) -> bool:
    """Whether a claim has counterparts for the words at a span."""
    c = item.comparison
    apart = (*(d.span for d in c.discrepancies), *(extra.span for extra in c.extra))
    return c.shared > 0.0 and not any(span.overlaps(other) for other in apart)


def _distinct(
    findings: list[tuple[Key, Finding]],
    draft: Facts,
    supported: dict[Key, Support | None],
    found: dict[Key, tuple[Conflict, ...]],
) -> tuple[Finding, ...]:
    """One finding for each stretch of wrong words, the surest first; none in what is supported."""
    settled = [
        (_own_words(draft, support.item.clause), support.item)
        for support in supported.values()
        if support is not None and support.item.clause is not None
        if support.item.claim.verdict.holds
        if support.item.clause.kind not in IN_PASSING
    ]
    kept: list[Finding] = []
    ordered = sorted(
        findings,
        key=lambda pair: (
            -pair[1].verdict.severity,
            pair[1].kind is not Kind.QUOTE,
            -pair[1].confidence,
            pair[1].span,
        ),
    )
    for key, finding in ordered:
        settleable = finding.kind not in (Kind.KNOWN, Kind.QUOTE)
        if (
            settleable
            and not _ties_clauses(finding, key, found)
            and any(
                _settles(draft, other, key, finding.span)
                for other, item in settled
                if _speaks_of(item, finding)
            )
        ):
            continue
        if any(finding.span.overlaps(other.span) for other in kept):
            continue
        if settleable and any(_is_of_one_slot(finding, other) for other in kept):
            continue
        kept.append(finding)
    return tuple(kept)


def _own_words(draft: Facts, clause: Clause) -> Key:
    """The words that a clause asserts: of a relative one, none of what it describes."""
    first = next((i for i in clause.tokens if draft.tokens[i].tag is Tag.RELATIVE), None)
    if clause.kind != "relative" or first is None:
        return clause.tokens
    return tuple(i for i in clause.tokens if i >= first)


def _is_of_one_slot(finding: Finding, other: Finding) -> bool:
    """Whether two findings hold one number or name of a claim against two places of a sentence.

    "40 people died and 38 were hurt" is told of two things; the claim's 12 died. The surer counts.
    """
    return (
        finding.kind is other.kind
        and finding.claim.id == other.claim.id
        and any(
            one.expected and one.expected_span.overlaps(two.expected_span)
            for one in finding.discrepancies
            for two in other.discrepancies
        )
    )


def _ties_clauses(finding: Finding, key: Key, found: dict[Key, tuple[Conflict, ...]]) -> bool:
    """Whether what is wrong lies between clauses that are right each by itself.

    Who did it to whom, what came first ("closed even after the repairs are finished") and which of
    two numbers is whose. So it does where no clause of the sentence shows it.
    """
    between = any(d.cues & _BETWEEN_CLAUSES for d in finding.discrepancies)
    if finding.kind is not Kind.ROLE and not between:
        return False
    return not key and not any(
        conflict.discrepancy.kind is finding.kind
        and conflict.discrepancy.span.overlaps(finding.span)
        for other, conflicts_of in found.items()
        if other
        for conflict in conflicts_of
    )


def _speaks_of(item: Weighed, finding: Finding) -> bool:
    """Whether a clause that a claim supports can be right in the slot of a finding.

    One that only says who spoke doesn't tell who acted, nor a claim without a scope word how many,
    nor one on what someone did what office is held, or where a body is based.
    """
    if any(map(tells_standing, finding.discrepancies)):
        return False
    if finding.kind is Kind.QUANTIFIER:
        return bool(item.facts.quantifiers)
    reports = item.clause is not None and item.clause.reporting
    return not (reports and finding.kind in (Kind.ATTRIBUTION, Kind.ENTITY))


def _settles(draft: Facts, settled: Key, key: Key, span: Span) -> bool:
    """Whether a supported clause takes in the wrong words of another.

    The subject that two clauses share is right in one and may be wrong in the other.
    """
    words = {i for i, t in enumerate(draft.tokens) if t.start < span.end and span.start < t.end}
    return words <= set(settled) and (not key or set(key) <= set(settled))
