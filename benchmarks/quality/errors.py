"""Rows judged wrongly, with what both sides were read as, so that a reader sees why."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.quality.articles import Read
from benchmarks.quality.engine import Outcome, checker_for
from benchmarks.quality.silence import Heard
from benchmarks.quality.suite import Judged
from factcheck import Checker, Document, Finding, Sentence, Settings, Span
from factcheck.analysis import Context, about, analyze, read_on
from factcheck.facts import Facts, Mode
from factcheck.sentences import segment

_SEED = 1


def chosen(outcomes: Sequence[Outcome], threshold: float, most: int) -> tuple[Outcome, ...]:
    """Return at most `most` outcomes that are wrong, drawn from all over the set, in its order."""
    wrong = [number for number, one in enumerate(outcomes) if not one.right(threshold)]
    random.Random(_SEED).shuffle(wrong)
    return tuple(outcomes[number] for number in sorted(wrong[:most]))


def tell(outcome: Outcome, threshold: float) -> Iterator[str]:
    """Yield the lines on one row: what it is, what was found, and what both sides say."""
    row = outcome.row
    what = "false alarm" if outcome.flagged(threshold) else "missed"
    yield f"{row.id} {what} ({row.label}{f', {row.kind}' if row.kind else ''})"
    if row.title:
        yield f"  title: {row.title}"
    yield f"  draft: {row.text}"
    for statement in row.claims:
        yield f"  claim: {statement}"
    for statement in row.distractors:
        yield f"  distractor: {statement}"
    checker = checker_for(row, Settings(min_confidence=0.0))
    for finding in checker.check(row.text).findings:
        yield from _finding(finding, threshold)
    yield from reasons(checker, row.text)
    yield "  draft read as:"
    for facts in read_draft(row.text):
        yield from _facts(facts)
    yield "  claim read as:"
    for statement in row.claims:
        if statement.strip():
            yield from _facts(read_statement(statement, row.title))


def tell_draft(judged: Judged) -> Iterator[str]:
    """Yield the lines on a draft of the suite that is judged wrongly, in kind or words too."""
    draft = judged.draft
    if not judged.right:
        what = "missed" if draft.expected else "false alarm"
    else:
        what = "wrong words" if judged.kind_right else "wrong kind"
    wanted = ", ".join(f"{e.kind} at {e.marks!r}" for e in draft.expected) or "silence"
    yield f"{draft.id} {what} ({draft.kind}), expected {wanted}"
    yield f"  draft: {draft.text}"
    for claim in draft.claims:
        yield f"  claim: {claim.statement}" + ("" if claim.verdict.holds else f" [{claim.verdict}]")
    for finding in judged.findings:
        yield from _finding(finding, 0.0)


def tell_article(read: Read) -> Iterator[str]:
    """Yield the lines on an article: its false alarms, and the errors that nothing marks."""
    text = read.article.text
    for finding in read.alarms:
        yield f"{read.article.id} false alarm: {finding.sentence.of(text)}"
        yield f"  claim: {finding.claim.statement}"
        yield from _finding(finding, 0.0)
    for caught in read.caught:
        if not caught.found:
            said = ", called supported" if caught.supported else ""
            yield f"{read.article.id} missed{said} ({caught.error.kind})"
            yield f"  right: {caught.error.right}"
            yield f"  wrong: {caught.error.wrong}"


def tell_heard(heard: Heard, threshold: float) -> Iterator[str]:
    """Yield the lines on an ordinary sentence with a finding."""
    yield f"{heard.id} {heard.text}"
    for found in heard.findings:
        if found.confidence >= threshold:
            yield f"  -> {found.kind} {found.confidence:.3f}"
    yield f"  claim: {heard.claim}"


def reasons(checker: Checker, text: str) -> Iterable[str]:
    """Return lines on what the checker considered and why it answered as it did.

    The findings carry all that a checker tells so far; a fuller account belongs here.
    """
    return ()


def read_draft(text: str) -> tuple[Facts, ...]:
    """Return the facts of each sentence, read as a check reads them."""
    context = Context()
    read = []
    for sentence in segment(Document(text)):
        facts = analyze(sentence, context)
        context = read_on(context, facts)
        read.append(facts)
    return tuple(read)


def read_statement(statement: str, title: str | None) -> Facts:
    """Return the facts of a stored statement, read as a check reads them."""
    return analyze(Sentence(Span(0, len(statement)), statement), about(title))


def _finding(finding: Finding, threshold: float) -> Iterator[str]:
    below = "" if finding.confidence >= threshold else " (below the level)"
    yield f"  -> {finding.kind} {finding.confidence:.3f}{below}: {finding.reason}"
    for d in finding.discrepancies:
        cues = f" [{', '.join(sorted(d.cues))}]" if d.cues else ""
        yield f"     {d.kind}: found {d.found!r}, expected {d.expected!r}{cues}"


def _facts(facts: Facts) -> Iterator[str]:
    """Yield one line a facet that is there."""
    words = [token.text for token in facts.tokens]
    facets = {
        "names": [
            f"{e.name} ({e.type}{', resolved' if e.resolved else ''})" for e in facts.entities
        ],
        "quantities": [
            f"{facts.words(q.span)!r} {q.comparator} {_range(q.low, q.high)} {q.dimension}"
            + (f" {q.unit}" if q.unit else "")
            + (f" of {words[q.noun]}" if q.noun is not None else "")
            for q in facts.quantities
        ],
        "dates": [f"{facts.words(d.span)!r} {d.relation} {d.starts_on}" for d in facts.dates],
        "negations": [
            f"{facts.words(n.span)!r} over {' '.join(words[slice(*n.scope)])!r}"
            for n in facts.negations
        ],
        "quantifiers": [
            f"{facts.words(q.span)!r} {q.scope}"
            + (f" of {words[q.head]}" if q.head is not None else "")
            for q in facts.quantifiers
        ],
        "conditions": [facts.words(c.span) for c in facts.conditions],
        "modality": [
            f"{facts.words(m.span)!r} {m.mode}" for m in facts.modalities if m.mode is not Mode.FACT
        ],
        "quotations": [facts.words(q.span) for q in facts.quotations],
        "speakers": [facts.words(s.span) for s in facts.speakers],
        "clauses": [
            (words[c.predicate] if c.predicate is not None else "-")
            + f" ({c.kind}{', passive' if c.passive else ''}{', reporting' if c.reporting else ''})"
            for c in facts.clauses
        ],
        "arguments": [
            f"{words[a.governor]} {a.role}: {' '.join(words[a.first : a.end])}"
            for a in facts.arguments
        ],
    }
    for name, items in facets.items():
        if items:
            yield f"    {name}: {'; '.join(items)}"


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
