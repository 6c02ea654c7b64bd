"""Wording: the finding an editor reads, with a reason in one plain sentence."""

from __future__ import annotations

import attrs

from factcheck.claims import Verdict
from factcheck.facts import Clause, EntityType, Facts
from factcheck.findings import Discrepancy, Finding, Kind, KnownDiscrepancy, OutdatedDiscrepancy
from factcheck.judge.weighing import Conflict, Support, Weighed
from factcheck.text import Span

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
    Kind.MODALITY: "The claim says “{expected}”, not “{found}”",
    Kind.CONDITION: "The claim sets a limit (“{expected}”) where the draft says “{found}”",
    Kind.QUOTE: "The quotation differs from the stored one: “{expected}”, not “{found}”",
}


# Words laid side by side as a last resort: that they stand in one slot is all that is said of them.
_INSTEAD = "The claim has “{expected}” where the draft has “{found}”"
_TURNED_ORDER = "The claim has the two in the other order in time"
_OTHER_ORDER = "The claim puts this the other way round in time: “{expected}”, not “{found}”"
_CROSSED = "The claim has “{expected}” here, and “{found}” in the other part of the sentence"
_TURNED_CAUSE = "The claim has the cause and what followed from it the other way round"
_OTHER_FIRST = "The claim has another go first"
_CONVERSE = "The claim has the two the other way round: it says “{expected}”, not “{found}”"
_COMPARED = "The claim has the two the other way round: “{expected}”, not “{found}”"
# What differs in words that are no name and no day: "for years", "a month after", "Black".
_IN_WORDS = frozenset(("course", "kin", "lag", "nation", "origin"))
_OTHER_SPEAKER = "The stored quotation is by {expected}, not by {found}"


def conflict_finding(draft: Facts, conflict: Conflict) -> Finding:
    """Word the finding that a clause departs from a claim in one slot."""
    item, discrepancy = conflict.item, conflict.discrepancy
    return _finding(
        draft,
        item,
        discrepancy.kind,
        Verdict.INACCURATE,
        (discrepancy,),
        _reason(draft, discrepancy, item),
        conflict.confidence,
    )


def known_finding(draft: Facts, support: Support) -> Finding:
    """Word the finding that a clause repeats a statement stored as false or misleading."""
    item = support.item
    claim = item.claim
    span = clause_span(draft, item.clause)
    found = span.shift(-draft.sentence.span.start).of(draft.sentence.text)
    discrepancy = KnownDiscrepancy(found, claim.statement, span, Span(0, len(claim.statement)))
    reason = (
        f"This repeats a statement that was checked and found {claim.verdict}: “{claim.statement}”"
    )
    if claim.explanation:
        reason += f" {claim.explanation}"
    return _finding(
        draft, item, Kind.KNOWN, claim.verdict, (discrepancy,), reason, support.confidence
    )


def outdated_finding(draft: Facts, support: Support, newer: Weighed | None) -> Finding:
    """Word the finding that a clause repeats what no longer holds.

    `newer` is the clause beside the claim that supersedes the old one: where the two differ, the
    words that differ are marked; else the clause is.
    """
    past = support.item
    claim = past.newer or past.claim
    apart = () if newer is None else newer.comparison.discrepancies
    span = apart[0].span if apart else clause_span(draft, past.clause)
    found = draft.words(span)
    expected = apart[0].expected if apart else claim.statement
    expected_span = apart[0].expected_span if apart else Span(0, len(claim.statement))
    discrepancy = OutdatedDiscrepancy(found, expected, span, expected_span)
    if past.newer is not None:
        reason = f"This held once; a newer claim says: “{claim.statement}”"
    else:
        reason = f"This held until {claim.valid_to}: “{claim.statement}”"
    item = attrs.evolve(past, claim=claim)
    return _finding(
        draft, item, Kind.OUTDATED, Verdict.INACCURATE, (discrepancy,), reason, support.confidence
    )


def _reason(draft: Facts, discrepancy: Discrepancy, item: Weighed) -> str:
    claim = item.claim
    form = _INSTEAD if "gap" in discrepancy.cues else _REASONS[discrepancy.kind]
    if discrepancy.kind is Kind.QUOTE and not any(
        quotation.span.contains(discrepancy.span) for quotation in draft.quotations
    ):
        form = _OTHER_SPEAKER
    if discrepancy.kind is Kind.DATE and "order" in discrepancy.cues:
        form = _TURNED_ORDER if "turned-order" in discrepancy.cues else _OTHER_ORDER
    if "parties" in discrepancy.cues:
        form = _OTHER_FIRST
    if "crossed" in discrepancy.cues:
        form = _CROSSED
    if "converse" in discrepancy.cues:
        form = _CONVERSE
    if "comparison" in discrepancy.cues and discrepancy.kind is Kind.ROLE:
        form = _COMPARED
    if "turned-cause" in discrepancy.cues:
        form = _TURNED_CAUSE
    in_words = discrepancy.cues & _IN_WORDS or (
        discrepancy.kind is Kind.COMPARATOR and "degree" in discrepancy.cues
    )
    if in_words or ("held" in discrepancy.cues and discrepancy.kind is Kind.ENTITY):
        form = _REASONS[Kind.QUANTIFIER]
    if discrepancy.kind is Kind.PLACE and (
        _is_nation(draft, discrepancy.span) or _is_nation(item.facts, discrepancy.expected_span)
    ):
        # "Places this in German" is no English.
        form = _REASONS[Kind.QUANTIFIER]
    found, expected = discrepancy.found, discrepancy.expected
    if discrepancy.kind is Kind.DATE and found.casefold() == expected.casefold():
        found = _with_day(draft, discrepancy.span, found)
        expected = _with_day(item.facts, discrepancy.expected_span, expected)
    text = form.format(found=found, expected=expected)
    return f"{text}: “{claim.statement}”" if discrepancy.kind is not Kind.QUOTE else text + "."


def _is_nation(facts: Facts, span: Span) -> bool:
    return any(e.span == span and e.type is EntityType.NATIONALITY for e in facts.entities)


def _with_day(facts: Facts, span: Span, words: str) -> str:
    """Words for a day with the day they mean: "Friday" is another a week later."""
    for mention in facts.dates:
        day = mention.starts_on
        if mention.span == span and day is not None and day == mention.ends_on:
            return f"{words} ({day.day} {day:%B %Y})"
    return words


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


def clause_span(draft: Facts, clause: Clause | None) -> Span:
    """The span from a clause's first to its last word."""
    if clause is None:
        return draft.sentence.span
    return draft.tokens[clause.tokens[0]].span.cover(draft.tokens[clause.tokens[-1]].span)
