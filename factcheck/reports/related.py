"""The places that a finding refers to: where its claim is written, and its sources' own words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.claims import Evidence, Origins, Source
from factcheck.findings import Finding
from factcheck.reports.layout import flat
from factcheck.text import Lines, Span


@attrs.frozen
class Related:
    """A place in a file: of the claim, or of the evidence whose number is `evidence`.

    `what` names it. Of a claim, `line` (1-based) is where it begins; of evidence, `span` in `lines`
    are the words in the captured copy.
    """

    what: str
    path: str
    evidence: int | None = None
    line: int = 1
    lines: Lines | None = None
    span: Span | None = None


@attrs.frozen
class Places:
    """Finds the places that findings refer to, in files only: a web address has none."""

    origins: Origins
    _lines: dict[str, Lines] = attrs.field(factory=dict, init=False)

    def of(self, finding: Finding) -> Iterator[Related]:
        """Yield the place of the claim, then those of its evidence, as far as they are known."""
        origin = self.origins.claims.get(finding.claim.id)
        if origin is not None:
            path, line = origin
            yield Related(f"Claim {flat(finding.claim.id)}", path, line=line)
        for number, evidence in enumerate(finding.evidence):
            path_of_copy = self.origins.captures.get(evidence.source.id)
            lines = self._lines_of(evidence.source)
            if path_of_copy is not None and lines is not None and _holds(evidence, lines):
                what = f"Source {flat(evidence.source.id)}"
                yield Related(what, path_of_copy, number, 1, lines, evidence.span)

    def _lines_of(self, source: Source) -> Lines | None:
        if source.text is None:
            return None
        if source.id not in self._lines:
            self._lines[source.id] = Lines(source.text)
        return self._lines[source.id]


def _holds(evidence: Evidence, lines: Lines) -> bool:
    return evidence.span is not None and evidence.span.end <= len(lines.text)
