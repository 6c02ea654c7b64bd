"""Judgement: what the comparisons of one sentence with its candidates amount to.

An ordered list of small rules, each of which answers or passes. Support may come from any claim;
conflict only from the claim that a clause is best aligned with.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from factcheck.claims import Claim, Verdict
from factcheck.facts import Facts
from factcheck.findings import Comparison, Discrepancy, Finding, Kind, QuoteDiscrepancy
from factcheck.judge.conflict import find_conflict
from factcheck.judge.support import find_support, support_sentence
from factcheck.judge.weighing import Group, Key, Weighed, by_clause, decisive
from factcheck.judge.wording import conflict_finding, known_finding
from factcheck.settings import Settings
from factcheck.text import Span

__all__ = ["Judgement", "Weighed", "judge"]


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
    groups = by_clause(weighed)
    supported = {key: find_support(group) for key, group in groups.items()}
    findings: list[tuple[Key, Finding]] = []
    for key, group in groups.items():
        for rule in _RULES:
            found = rule(draft, group, supported[key])
            if found is not None:
                findings.extend((key, f) for f in found if f.confidence >= settings.least)
                break
    kept = _distinct(findings, draft, supported)
    if kept:
        worst = max(kept, key=lambda f: (f.verdict.severity, f.confidence))
        return Judgement(worst.verdict, worst.claim, kept)
    best = support_sentence(draft, groups, supported)
    if best is not None:
        return Judgement(best.claim.verdict, best.claim)
    return Judgement()


_Rule = Callable[[Facts, Group, Weighed | None], list[Finding] | None]


def _known(draft: Facts, group: Group, support: Weighed | None) -> list[Finding] | None:
    """The clause repeats a statement stored as false or misleading."""
    if support is None or not support.claim.verdict.denies:
        return None
    return [known_finding(draft, support)]


def _quoted(draft: Facts, group: Group, support: Weighed | None) -> list[Finding] | None:
    """Words inside quotation marks differ from what was said, or another person said them."""
    told = [w for w in group if w.comparison.quoted and w.claim.verdict.holds]
    if not told or any(not _quotes(item.comparison) for item in told):
        return None
    return [conflict_finding(draft, told[0], _quotes(told[0].comparison)[0])]


def _quotes(c: Comparison) -> tuple[Discrepancy, ...]:
    return tuple(d for d in c.discrepancies if isinstance(d, QuoteDiscrepancy))


def _supported(draft: Facts, group: Group, support: Weighed | None) -> list[Finding] | None:
    """A stored claim supports the clause: no finding."""
    return [] if support is not None else None


def _departs(draft: Facts, group: Group, support: Weighed | None) -> list[Finding] | None:
    """The best-aligned claim that speaks of the slot conflicts with the clause there."""
    item = find_conflict(group)
    if item is None:
        return None
    return [conflict_finding(draft, item, decisive(item.comparison)[0])]


_RULES: tuple[_Rule, ...] = (_known, _quoted, _supported, _departs)


def _distinct(
    findings: list[tuple[Key, Finding]], draft: Facts, supported: dict[Key, Weighed | None]
) -> tuple[Finding, ...]:
    """One finding for each stretch of wrong words, the surest first; none in what is supported."""
    settled = [
        (key, item.clause is not None and item.clause.reporting)
        for key, item in supported.items()
        if key and item is not None and item.claim.verdict.holds
    ]
    kept: list[Finding] = []
    ordered = sorted(
        findings, key=lambda pair: (-pair[1].verdict.severity, -pair[1].confidence, pair[1].span)
    )
    for key, finding in ordered:
        if finding.kind not in (Kind.KNOWN, Kind.QUOTE) and any(
            _settles(draft, other, key, finding.span)
            for other, only_says_who in settled
            if not (only_says_who and finding.kind is Kind.ATTRIBUTION)
        ):
            continue
        if any(finding.span.overlaps(other.span) for other in kept):
            continue
        kept.append(finding)
    return tuple(kept)


def _settles(draft: Facts, settled: Key, key: Key, span: Span) -> bool:
    """Whether a supported clause takes in the wrong words of another.

    The subject that two clauses share is right in one and may be wrong in the other.
    """
    if not any(draft.tokens[i].start <= span.start < draft.tokens[i].end for i in settled):
        return False
    return not key or set(key) <= set(settled)
