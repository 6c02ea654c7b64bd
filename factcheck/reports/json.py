"""The machine formats: ``json``, one document for the whole run, and ``jsonl``, one line a draft.

Both follow ``docs/report.schema.json``. Key order, spacing and escapes never vary, so the same
reports give the same bytes. Offsets are code points; lines and columns are 1-based.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from factcheck.claims import Claim, Evidence
from factcheck.errors import Problem
from factcheck.findings import Finding, Report, Silenced
from factcheck.reports import Options
from factcheck.text import Document, Span

VERSION = 1
"""The version of the format: raised when a field changes its meaning or goes."""


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield one JSON object for all `reports`, indented by two spaces."""
    yield f'{{\n  "version": {VERSION},\n  "claims": {options.claims},\n  "documents": ['
    first = True
    for report in reports:
        plain = to_plain(report, show_all=options.show_all)
        text = json.dumps(plain, ensure_ascii=False, indent=2)
        # Inside strings JSON escapes line feeds, so each one here ends a line of the layout.
        yield ("\n    " if first else ",\n    ") + text.replace("\n", "\n    ")
        first = False
    yield "]\n}\n" if first else "\n  ]\n}\n"


def render_lines(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield one line of JSON for each report, with ``version`` and ``claims`` in each."""
    for report in reports:
        head = {"version": VERSION, "claims": options.claims}
        plain = head | to_plain(report, show_all=options.show_all)
        yield json.dumps(plain, ensure_ascii=False) + "\n"


def to_plain(report: Report, *, show_all: bool = False) -> dict[str, Any]:
    """Return what the formats say of one document, as plain data in a fixed key order."""
    document = report.document
    plain: dict[str, Any] = {
        "path": document.path,
        **({} if document.id is None else {"id": document.id}),
        "sentences": len(report.sentences) + report.left_out,
        **({"left_out": report.left_out} if report.left_out else {}),
        "findings": [finding_data(finding, document) for finding in report.findings],
    }
    if show_all:
        plain["supported"] = [
            {
                "sentence": span_data(checked.sentence.span, document),
                "claim": None if checked.claim is None else _claim(checked.claim),
                "evidence": _evidence(checked.evidence),
            }
            for checked in report.supported
        ]
        plain["uncovered"] = [
            {"sentence": span_data(checked.sentence.span, document)}
            for checked in report.sentences
            if checked.verdict is None
        ]
        if report.silenced:
            plain["silenced"] = [silenced_data(each, document) for each in report.silenced]
        if report.notes:
            plain["notes"] = [_note(note) for note in report.notes]
    return plain


def silenced_data(silenced: Silenced, document: Document) -> dict[str, Any]:
    """Return what the formats say of a finding that is not shown."""
    return {
        "scope": silenced.scope.value,
        "by": silenced.by,
        "reason": silenced.reason,
        "line": silenced.line,
        "finding": finding_data(silenced.finding, document),
    }


def _note(note: Problem) -> dict[str, Any]:
    return {
        "path": note.path or None,
        "line": note.line,
        "column": note.column,
        "message": note.message,
    }


def finding_data(finding: Finding, document: Document) -> dict[str, Any]:
    """Return what the formats say of one finding."""
    return {
        "code": finding.code,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "confidence": round(finding.confidence, 4),
        "reason": finding.reason,
        "span": span_data(finding.span, document),
        "sentence": span_data(finding.sentence, document),
        "claim": _claim(finding.claim),
        "evidence": _evidence(finding.evidence),
        "discrepancies": [
            {"kind": each.kind.value, "found": each.found, "expected": each.expected}
            for each in finding.discrepancies
        ],
        "suggestion": finding.suggestion,
        **({} if finding.quoted is None else {"quoted": attrs.asdict(finding.quoted)}),
    }


def span_data(span: Span, document: Document) -> dict[str, Any]:
    """Return where a span of the text stands in the source, and its words."""
    place = document.in_source(span)
    position = document.lines.position(place.start)
    return {
        "start": place.start,
        "end": place.end,
        "line": position.line,
        "column": position.column,
        "text": span.of(document.text),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "statement": claim.statement, "verdict": claim.verdict.value}


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "source": {"id": each.source.id, "title": each.source.title, "url": each.source.url},
            "start": None if each.span is None else each.span.start,
            "end": None if each.span is None else each.span.end,
            "exact": each.exact,
        }
        for each in evidence
    ]
