"""The words that several formats share: what a finding says, how bad it is, what a run came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

import attrs

from factcheck.claims import Claim, Source, Verdict
from factcheck.findings import Finding, Quoted, Report, Scope, Silenced
from factcheck.reports.layout import flat
from factcheck.text import Span


class Level(StrEnum):
    """How bad a finding is, in the three steps that most tools know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def level(finding: Finding) -> Level:
    """Return the level of a finding: error from mostly inaccurate on, warning from mixed on.

    What is left to who is quoted is a note.
    """
    if finding.quoted is not None and finding.quoted.excused:
        return Level.NOTE
    severity = finding.verdict.severity
    if severity >= Verdict.MOSTLY_INACCURATE.severity:
        return Level.ERROR
    return Level.WARNING if severity >= Verdict.MIXED.severity else Level.NOTE


def statements(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what a finding says, each line with what it is: claim, source, or what to write.

    The first is the reason, and needs no label.
    """
    yield "", flat(finding.reason)
    if finding.quoted is not None:
        yield "Quoted", whose(finding.quoted)
    yield "Claim", described(finding.claim)
    for evidence in finding.evidence:
        yield "Source", f"“{flat(evidence.exact)}”, {cited(evidence.source)}"
    if finding.suggestion is not None:
        yield "Write", flat(finding.suggestion) or "nothing: delete it"


def whose(quoted: Quoted) -> str:
    """Say whose words they are: that of a name, or just that they are quoted."""
    said = "in a quotation" if quoted.speaker is None else f"said by {flat(quoted.speaker)}"
    return f"{said} – the speaker's claim, not the paper's" if quoted.excused else said


def message(finding: Finding) -> str:
    """Return what a finding says as lines of plain text."""
    return "\n".join(f"{label}: {text}" if label else text for label, text in statements(finding))


def headline(finding: Finding) -> str:
    """Name a finding in a few words: code, kind and verdict."""
    return f"{finding.code} {finding.kind.value}: {finding.verdict.value}"


def described(claim: Claim) -> str:
    """Show a claim on one line: id, statement, and the verdict unless it is accurate."""
    verdict = "" if claim.verdict is Verdict.ACCURATE else f" ({claim.verdict.value})"
    return f"{flat(claim.id)}: {flat(claim.statement)}{verdict}"


def cited(source: Source) -> str:
    """Show a source on one line: title, publisher, date and address, as far as they are known."""
    parts = [
        source.title or source.id,
        source.publisher,
        source.published_on.isoformat() if source.published_on else None,
        source.url,
    ]
    return ", ".join(flat(part) for part in parts if part)


@attrs.define
class Tally:
    """What a run came to, counted as its reports come in."""

    documents: int = 0
    sentences: int = 0
    left_out: int = 0
    verdicts: Counter[Verdict | None] = attrs.field(factory=Counter)
    quoted: int = 0
    silenced: Counter[Scope] = attrs.field(factory=Counter)

    def add(self, report: Report) -> None:
        """Count a report: a sentence by what is shown of it, and not where all is silenced.

        One of which all that is shown is left to who is quoted, is counted by itself.
        """
        self.documents += 1
        self.sentences += len(report.sentences)
        self.left_out += report.left_out
        self.silenced.update(each.scope for each in report.silenced)
        shown: dict[Span, Verdict] = {}
        quoted: set[Span] = set()
        for finding in report.findings:
            if finding.quoted is not None and finding.quoted.excused:
                quoted.add(finding.sentence)
            else:
                shown.setdefault(finding.sentence, finding.verdict)
        hidden = {each.finding.sentence for each in report.silenced}
        for checked in report.sentences:
            span = checked.sentence.span
            if span in shown:
                self.verdicts[shown[span]] += 1
            elif span in quoted:
                self.quoted += 1
            elif span not in hidden:
                self.verdicts[checked.verdict] += 1

    def summary(self, claims: int) -> str:
        """Sum the run up on one line: how many sentences came to what."""
        worst_first = sorted(Verdict, key=lambda verdict: -verdict.severity)
        parts = [
            f"{self.verdicts[verdict]} {verdict.value}"
            for verdict in worst_first
            if not verdict.holds and (self.verdicts[verdict] or verdict is Verdict.INACCURATE)
        ]
        if self.quoted:
            parts.append(f"{self.quoted} in quotations")
        parts.append(f"{sum(self.verdicts[v] for v in worst_first if v.holds)} supported")
        parts.append(f"{self.verdicts[None]} not covered")
        return (
            f"{', '.join(parts)}, in {counted(self.sentences, 'sentence')} "
            f"of {counted(self.documents, 'document')}, against {counted(claims, 'claim')}"
            + (f"; {counted(self.left_out, 'unchanged sentence')} left out" * bool(self.left_out))
        )

    def hidden(self) -> str:
        """Say on one line how many findings were silenced, and by what; "" when none was."""
        parts = (f"{self.silenced[s]} {SILENCED[s]}" for s in Scope if self.silenced[s])
        total = self.silenced.total()
        return f"{total} silenced: {', '.join(parts)}" if total else ""


SILENCED = {
    Scope.TEXT: "in the text",
    Scope.ALLOW: "by the allow list",
    Scope.QUOTE: "in quotations",
    Scope.KIND: "by kinds that are off",
    Scope.BASELINE: "by the baseline",
}
"""Where a finding was silenced, in words."""


def silenced_where(silenced: Silenced) -> str:
    """Say what silenced a finding: where, on which line, and the reason given, or who spoke."""
    quoted = silenced.finding.quoted
    if silenced.scope is Scope.QUOTE and quoted is not None and quoted.speaker is not None:
        return f"silenced {SILENCED[silenced.scope]} (said by {flat(quoted.speaker)})"
    line = "" if silenced.line is None else f", line {silenced.line}"
    reason = "" if silenced.reason is None else f" ({flat(silenced.reason)})"
    return f"silenced {SILENCED[silenced.scope]}{line}{reason}"


def counted(number: int, noun: str) -> str:
    """Say how many there are: ``1 claim``, ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
