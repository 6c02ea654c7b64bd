"""What a report knows a finding by: its fingerprint, made unique in the file."""

from __future__ import annotations

from collections import Counter

import attrs

from factcheck.findings import Finding
from factcheck.fingerprints import fingerprint
from factcheck.text import Document


@attrs.define
class Numbering:
    """Tells findings of the same fingerprint in the same file apart, in the order they come."""

    _seen: Counter[tuple[str | None, str]] = attrs.field(factory=Counter, init=False)

    def of(self, finding: Finding, document: Document) -> str:
        """Return the fingerprint, and from the second in one file on, its number: ``…:2``."""
        made = fingerprint(document, finding)
        self._seen[document.path, made] += 1
        number = self._seen[document.path, made]
        return made if number == 1 else f"{made}:{number}"
