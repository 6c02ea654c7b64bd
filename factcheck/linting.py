"""Looking a store over: claims that contradict each other, say the same, or want a look.

The same comparison that checks drafts holds each claim against all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs

from factcheck.analysis import about, analyze, may_assert
from factcheck.checker import Checker
from factcheck.claims import Claim, Verdict
from factcheck.facts import Facts, Tag
from factcheck.findings import Kind
from factcheck.judge import Weighed, judge
from factcheck.protocols import ClaimStore
from factcheck.settings import Settings
from factcheck.text import Sentence, Span

# What is said of one may be true of another as well, once both are stored as true.
_NO_CONTRADICTION = frozenset((Kind.ATTRIBUTION, Kind.KNOWN, Kind.OUTDATED))
# Two claims say the same where each has so much of the other.
_MUTUAL = 0.85
# These name nobody by themselves; "it" often stands for nothing ("it rained").
_POINTING = frozenset("he she they this these those his her their its".split())


class Rule(StrEnum):
    """What a remark is about."""

    CONTRADICTION = "contradiction"
    DUPLICATE = "duplicate"
    RECHECK = "recheck"
    EXPIRED = "expired"
    SUPERSEDES = "supersedes"
    EVIDENCE = "evidence"
    PRONOUN = "pronoun"
    VERB = "verb"


@attrs.frozen
class Remark:
    """One thing to look at: the claim, the rule, what is the matter, and what may be done.

    `other` is the id of the second claim, where the remark is about two.
    """

    claim_id: str
    rule: Rule
    message: str
    suggestion: str
    other: str | None = None


def lint(store: ClaimStore, *, on: date | None = None) -> Iterator[Remark]:
    """Yield what is to be said of each claim of the store, claim by claim in its order.

    `on` is the day on which claims are held to be due or expired (None: such remarks are left out).
    Two claims that contradict each other, or say the same, are told once, at the later id.
    """
    claims = list(store)
    known = {claim.id for claim in claims}
    replaced = {old for claim in claims for old in claim.supersedes}
    # A remark costs an editor's time: only what is as sure as can be is told.
    checker = Checker(store, settings=Settings(level="strict"))
    for claim in claims:
        facts = _facts(claim)
        yield from _of_dates(claim, on, replaced)
        yield from _of_references(claim, known)
        yield from _of_evidence(claim)
        yield from _of_wording(claim, facts)
        if claim.id not in replaced:
            yield from _of_others(claim, facts, checker, replaced)


def _of_dates(claim: Claim, on: date | None, replaced: set[str]) -> Iterator[Remark]:
    if on is None:
        return
    if claim.recheck_by is not None and claim.recheck_by < on:
        yield Remark(
            claim.id,
            Rule.RECHECK,
            f"was to be looked at again by {claim.recheck_by}",
            "check it, and set recheck_by anew",
        )
    if claim.valid_to is not None and claim.valid_to < on and claim.id not in replaced:
        yield Remark(
            claim.id,
            Rule.EXPIRED,
            f"held until {claim.valid_to}, and no claim supersedes it",
            "add the claim that holds now, with supersedes",
        )


def _of_references(claim: Claim, known: set[str]) -> Iterator[Remark]:
    for old in claim.supersedes:
        if old not in known:
            yield Remark(
                claim.id,
                Rule.SUPERSEDES,
                f"supersedes {old!r}, which the store does not hold",
                "mend the id, or leave it out",
            )


def _of_evidence(claim: Claim) -> Iterator[Remark]:
    for evidence in claim.evidence:
        text, span = evidence.source.text, evidence.span
        if text is None or span is None:
            continue
        if span.end > len(text) or span.of(text) != evidence.exact:
            yield Remark(
                claim.id,
                Rule.EVIDENCE,
                f"the copy of {evidence.source.id!r} does not have the quote at its place",
                "verify the claim file, or capture the source again",
            )


def _facts(claim: Claim) -> Facts:
    context = about(claim.title, claim.said_on)
    return analyze(Sentence(Span(0, len(claim.statement)), claim.statement), context)


def _of_wording(claim: Claim, facts: Facts) -> Iterator[Remark]:
    pointing = _unnamed(facts)
    if pointing is not None:
        yield Remark(
            claim.id,
            Rule.PRONOUN,
            f"the statement does not stand alone: who or what is “{pointing}”?",
            "name it",
        )
    if not may_assert(facts):
        yield Remark(
            claim.id,
            Rule.VERB,
            "the statement has no verb, so that it asserts nothing",
            "write a sentence",
        )


def _unnamed(facts: Facts) -> str | None:
    """The pronoun with which a statement begins and that stands for nothing named."""
    if not facts.tokens:
        return None
    first = facts.tokens[0]
    named = any(entity.first == 0 for entity in facts.entities)
    if named or first.norm not in _POINTING:
        return None
    following = facts.tokens[1].tag if len(facts.tokens) > 1 else None
    # "This bridge" may be told apart by what follows; "this is" can't.
    if first.norm in ("this", "these", "those") and following in (Tag.NOUN, Tag.ADJECTIVE):
        return None
    return first.text


def _of_others(
    claim: Claim, facts: Facts, checker: Checker, replaced: set[str]
) -> Iterator[Remark]:
    """Whether the claim contradicts, or says the same as, one that stands before it."""
    weighed = tuple(
        item
        for item in checker.weigh(facts, without=claim.id)
        if item.claim.id < claim.id and item.claim.id not in replaced
    )
    same = {item.claim.id for item in weighed if says_the_same(item)}
    told: set[str] = set()
    for item in weighed:
        other = item.claim
        if other.id not in same or other.id in told:
            continue
        told.add(other.id)
        if claim.verdict.holds == other.verdict.holds:
            yield _duplicate(claim, other)
        elif Verdict.UNVERIFIABLE not in (claim.verdict, other.verdict):
            yield Remark(
                claim.id,
                Rule.CONTRADICTION,
                f"is {claim.verdict}, and {other.id!r}, which says the same, is {other.verdict}",
                "retire one of the two, or give them one verdict",
                other.id,
            )
    if not claim.verdict.holds:
        return
    for finding in judge(facts, weighed, checker.settings).findings:
        other = finding.claim
        if finding.kind in _NO_CONTRADICTION or other.id in told:
            continue
        told.add(other.id)
        yield Remark(
            claim.id,
            Rule.CONTRADICTION,
            f"contradicts {other.id!r}: {finding.reason}",
            "retire one of the two, or let one supersede the other",
            other.id,
        )


def says_the_same(item: Weighed) -> bool:
    """Whether a claim has nearly all of the statement, and the statement of the claim."""
    c = item.comparison
    return (
        item.clause is None
        and c.clear
        and not c.discrepancies
        and not any(extra.telling for extra in c.extra)
        and c.coverage >= _MUTUAL
        and c.claim_coverage >= _MUTUAL
    )


def _duplicate(claim: Claim, other: Claim) -> Remark:
    return Remark(
        claim.id,
        Rule.DUPLICATE,
        f"says what {other.id!r} says: “{other.statement}”",
        "retire one of the two, or make it a variant of the other",
        other.id,
    )
