"""SARIF 2.1.0, for GitHub code scanning, VS Code and other viewers of static analysis.

The sections named here are those of the OASIS standard. Columns and offsets count UTF-16 code
units (``columnKind``): the standard has them and code points, VS Code's viewer and Microsoft's
libraries count UTF-16 whatever is declared, and in text without emoji the two are the same. A byte
order mark is not counted (3.30.2). Nothing tells the time, so the same reports give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

import attrs

from factcheck.findings import Finding, Kind, Report, Scope, Silenced
from factcheck.reports import Options
from factcheck.reports.identity import Numbering
from factcheck.reports.layout import flat
from factcheck.reports.messages import level, silenced_where, statements
from factcheck.reports.places import is_binary, is_file, replacement, shown_path, uri
from factcheck.reports.related import Places
from factcheck.reports.rules import rules
from factcheck.text import BYTE_ORDER_MARK, Document, Lines, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""The name that the standard suggests for the folder that relative paths start from (3.4.4)."""

FINGERPRINT = "factcheck/v1"
"""What the fingerprints are called, with the version of how they are made (3.27.16)."""

_INDEX = {kind: index for index, kind in enumerate(Kind)}
_LINK = re.compile(r"\](?=\()")


def render(reports: Iterable[Report], options: Options) -> Iterator[str]:
    """Yield one log of one run, its results one by one as the reports come in.

    With ``options.show_all`` the findings that were silenced are there, too, as suppressed results.
    """
    driver = {"name": "factcheck", "version": version("factcheck"), "rules": rules()}
    head = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
    }
    text = json.dumps(head, ensure_ascii=False, indent=2)[2:-2].replace("\n", "\n    ")
    yield (
        f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n    {text},\n'
        '      "results": ['
    )
    results = _Results(options, Places(options.origins))
    first = True
    for report in reports:
        made = [results.result(finding, report.document) for finding in report.findings]
        if options.show_all:
            # Either all results say what suppresses them, or none does (3.27.23).
            made = [{**result, "suppressions": []} for result in made]
            made += [results.suppressed(each, report.document) for each in report.silenced]
        for result in made:
            plain = json.dumps(result, ensure_ascii=False, indent=2)
            yield ("\n        " if first else ",\n        ") + plain.replace("\n", "\n        ")
            first = False
    plain = json.dumps([_invocation(options)], ensure_ascii=False, indent=2)
    yield ("]" if first else "\n      ]") + ',\n      "invocations": '
    yield plain.replace("\n", "\n      ") + "\n    }\n  ]\n}\n"


def _invocation(options: Options) -> dict[str, Any]:
    """Say whether all drafts could be read (3.20): known at the end alone."""
    plain: dict[str, Any] = {"executionSuccessful": not options.unread}
    if options.unread:
        plain["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": _escaped(flat(problem))}}
            for problem in options.unread
        ]
    return plain


@attrs.frozen
class _Results:
    """Makes results, and remembers the fingerprints given and the sources looked into."""

    options: Options
    places: Places
    numbering: Numbering = attrs.field(factory=Numbering)

    def result(self, finding: Finding, document: Document) -> dict[str, Any]:
        """Return a ``result`` (3.27)."""
        related = dict(self._related(finding))
        plain: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": _INDEX[finding.kind],
            "level": level(finding).value,
            "rank": round(finding.confidence * 100, 2),
            "message": {"text": "\n".join(_linked(finding, related))},
            "locations": [self._location(finding, document)],
        }
        if related:
            plain["relatedLocations"] = list(related.values())
        numbered = self.numbering.of(finding, document)
        plain["partialFingerprints"] = {FINGERPRINT: numbered}
        change = replacement(finding, document, self.options)
        if change is not None:
            plain["fixes"] = [self._fix(document, *change)]
        plain["properties"] = {"verdict": finding.verdict.value, "claim": finding.claim.id}
        if finding.quoted is not None:
            plain["properties"]["quoted"] = attrs.asdict(finding.quoted)
        return plain

    def suppressed(self, silenced: Silenced, document: Document) -> dict[str, Any]:
        """Return a result with its ``suppression`` (3.35)."""
        plain = self.result(silenced.finding, document)
        where = "inSource" if silenced.scope is Scope.TEXT else "external"
        plain["suppressions"] = [
            {"kind": where, "status": "accepted", "justification": silenced_where(silenced)}
        ]
        return plain

    def _location(self, finding: Finding, document: Document) -> dict[str, Any]:
        place = document.in_source(finding.span)
        around = document.in_source(finding.sentence)
        where: dict[str, Any] = {"artifactLocation": self._artifact(document.path)}
        plain: dict[str, Any] = {"physicalLocation": where}
        logical = []
        if document.id is not None:
            logical.append({"fullyQualifiedName": document.id, "kind": "draft"})
        if is_binary(document.path, self.options):
            # A region of text is for files of text alone (3.30.1).
            line = document.lines.position(place.start).line
            logical.append({"fullyQualifiedName": f"paragraph {line}", "kind": "paragraph"})
        else:
            where["region"] = _region(document.lines, place, snippet=True)
            # It must hold the region and more (3.29.5).
            if around != place and around.contains(place):
                where["contextRegion"] = _region(document.lines, around, snippet=True)
        if logical:
            plain["logicalLocations"] = logical
        return plain

    def _artifact(self, path: str | None) -> dict[str, Any]:
        name = uri(shown_path(path, self.options.folder))
        relative = is_file(path) and not name.startswith("file:")
        return {"uri": name} | ({"uriBaseId": ROOT} if relative else {})

    def _related(self, finding: Finding) -> Iterator[tuple[int | None, dict[str, Any]]]:
        """Yield each related location, with the number of its evidence, or None for the claim.

        GitHub refuses a log in which a location is a web address: those stand in the message alone.
        """
        for number, place in enumerate(self.places.of(finding), 1):
            if place.lines is None or place.span is None:
                region: dict[str, Any] = {"startLine": place.line}
            else:
                region = _region(place.lines, place.span, snippet=True)
            location = {"artifactLocation": self._artifact(place.path), "region": region}
            yield (
                place.evidence,
                {
                    "id": number,
                    "physicalLocation": location,
                    "message": {"text": _escaped(place.what)},
                },
            )

    def _fix(self, document: Document, place: Span, text: str) -> dict[str, Any]:
        replaced = {
            "deletedRegion": _region(document.lines, place),
            "insertedContent": {"text": text},
        }
        change = {"artifactLocation": self._artifact(document.path), "replacements": [replaced]}
        words = f"Write: {flat(text)}" if text.strip() else "Delete it"
        return {"description": {"text": _escaped(words)}, "artifactChanges": [change]}


def _region(lines: Lines, place: Span, *, snippet: bool = False) -> dict[str, Any]:
    """Return the ``region`` (3.30) of a span of a file."""
    marked = lines.text.startswith(BYTE_ORDER_MARK)
    begin, end = (
        lines.utf16(offset) - (marked and offset > 0) for offset in (place.start, place.end)
    )
    plain: dict[str, Any] = {
        "startLine": lines.position(place.start).line,
        "startColumn": lines.utf16_column(place.start),
        "endLine": lines.position(place.end).line,
        "endColumn": lines.utf16_column(place.end),
        "charOffset": begin,
        "charLength": end - begin,
    }
    if snippet:
        plain["snippet"] = {"text": place.of(lines.text)}
    return plain


def _linked(finding: Finding, related: Mapping[int | None, dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of the message, with links to the related places (3.11.6)."""
    sources = 0
    for label, text in statements(finding):
        place = None
        if label == "Claim":
            place = related.get(None)
        elif label == "Source":
            place, sources = related.get(sources), sources + 1
        said = _escaped(text)
        if place is not None:
            yield f"[{label}]({place['id']}): {said}"
        else:
            yield f"{label}: {said}" if label else said


def _escaped(text: str) -> str:
    """Escape what a message (3.11.5, 3.11.6) would read as a placeholder or a link."""
    return _LINK.sub("] ", text.replace("{", "{{").replace("}", "}}"))
