from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from factcheck.claims import Claim, Evidence, Source, Verdict
from factcheck.findings import (
    AttributionDiscrepancy,
    CheckedSentence,
    Finding,
    Kind,
    Report,
    Scope,
    Silenced,
)
from factcheck.text import Document, Sentence, Span

SOURCE = Source(
    id="paper",
    title="The week in cameras",
    publisher="Daily Paper",
    published_on=date(2020, 6, 11),
    url="https://paper.example/cameras",
    text="It was IBM that withdrew.",
)
CLAIM = Claim(
    "ibm-exits",
    "IBM is withdrawing from the business.",
    Verdict.ACCURATE,
    evidence=(Evidence(SOURCE, "It was IBM that withdrew.", Span(0, 25)),),
)

Make = Callable[..., Report]


def silenced(report: Report, scope: Scope, **more: Any) -> Report:
    """The report with its one finding silenced."""
    [finding] = report.findings
    each = Silenced(finding, scope, "by", **more)
    return attrs.evolve(report, findings=(), silenced=(each,))


@pytest.fixture
def make() -> Make:
    """Make a report on a text in which the words `wrong` are a finding."""

    def make(
        text: str,
        wrong: str | None = None,
        *,
        path: str | None = "draft.md",
        reason: str = "The claim ties this to IBM.",
        suggestion: str | None = "IBM",
        supported: str | None = None,
        claim: Claim = CLAIM,
        verdict: Verdict = Verdict.INACCURATE,
    ) -> Report:
        document = Document(text, path=path)
        findings: list[Finding] = []
        sentences: list[CheckedSentence] = []
        if wrong is not None:
            start = text.index(wrong)
            span = Span(start, start + len(wrong))
            whole = Sentence(Span(0, text.index(".") + 1), text[: text.index(".") + 1], 0)
            difference = AttributionDiscrepancy(wrong, "IBM", span, Span(0, 3), suggestion)
            findings.append(
                Finding(
                    verdict,
                    Kind.ATTRIBUTION,
                    span,
                    whole.span,
                    claim,
                    claim.evidence,
                    (difference,),
                    reason,
                    0.941234,
                    suggestion,
                )
            )
            sentences.append(CheckedSentence(whole, verdict, claim, claim.evidence))
        if supported is not None:
            start = text.index(supported)
            sentence = Sentence(Span(start, start + len(supported)), supported, len(sentences))
            sentences.append(CheckedSentence(sentence, Verdict.ACCURATE, claim, claim.evidence))
        begin = max((checked.sentence.span.end for checked in sentences), default=0)
        rest = text[begin:].strip()
        if rest:
            start = text.index(rest, begin)
            sentence = Sentence(Span(start, start + len(rest)), rest, len(sentences))
            sentences.append(CheckedSentence(sentence))
        return Report(document, tuple(findings), tuple(sentences), 40)

    return make
