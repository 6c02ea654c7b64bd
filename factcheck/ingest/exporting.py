"""Writing claims out: one piece of text after the other, so that any number of claims will do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factcheck.claims import Claim, Evidence
from factcheck.errors import InvalidValueError
from factcheck.ingest.claimreview import from_claim
from factcheck.ingest.tabular import COLUMNS, to_cells
from factcheck.stores.yaml_text import write_yaml
from factcheck.wire import to_data

_WIDTH = 100


def export_claims(claims: Iterable[Claim], form: str) -> Iterator[str]:
    """Yield the text of a file that holds the claims: "jsonl", "csv", "yaml" or "claimreview".

    ClaimReview comes as one object a line. Raises InvalidValueError for another form.
    """
    if form not in EXPORTS:
        raise InvalidValueError("form", "one of " + ", ".join(EXPORTS), form)
    return EXPORTS[form](claims)


def _jsonl(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield _line(to_data(claim))


def _claimreview(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield _line(from_claim(claim))


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _csv(claims: Iterable[Claim]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for claim in claims:
        writer.writerow(to_cells(claim))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _yaml(claims: Iterable[Claim]) -> Iterator[str]:
    """A claim file; sources stand first, so that all claims are read before any is written."""
    told = list(claims)
    sources = {e.source.id: to_data(e.source) for claim in told for e in claim.evidence}
    for source in sources.values():
        # The copy is a file beside the claim file, which nothing is written to here.
        source.pop("text", None)
        source.pop("text_path", None)
    if sources:
        yield write_yaml({"sources": list(sources.values())}, width=_WIDTH)
    yield write_yaml({"claims": [_entry(claim) for claim in told]}, width=_WIDTH)


def _entry(claim: Claim) -> dict[str, Any]:
    data: dict[str, Any] = to_data(claim)
    if claim.evidence:
        data["evidence"] = [_quoted(evidence) for evidence in claim.evidence]
    return data


def _quoted(evidence: Evidence) -> dict[str, Any]:
    told = {"source": evidence.source.id, "quote": evidence.exact}
    for name in ("prefix", "suffix"):
        if getattr(evidence, name):
            told[name] = getattr(evidence, name)
    return told


EXPORTS: dict[str, Callable[[Iterable[Claim]], Iterator[str]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "yaml": _yaml,
    "claimreview": _claimreview,
}
"""The forms in which claims go out."""
