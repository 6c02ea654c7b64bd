"""Fingerprints of findings: the same for as long as the finding is, wherever its sentence moves.

A fingerprint is made of the claim, the kind, and the words of the sentence. Neither the file, nor
lines, nor how the sentence is wrapped or its quotation marks are drawn are part of it; a changed
word or number is.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter

import attrs

from factcheck.findings import Finding
from factcheck.text import Document

VERSION = "v1"
"""Named beside each fingerprint that is kept, and raised when they are made in another way."""

_DIGITS = 32
"""Hexadecimal digits kept of the hash: 128 bits, beyond any chance of two alike."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        # Soft hyphen, zero-width space, word joiner, byte order mark: how a line may be broken.
        **dict.fromkeys("\xad\u200b\u2060\ufeff", ""),
    }
)


def normalized(sentence: str) -> str:
    """Return the words of a sentence as fingerprints take them.

    Unicode is composed (NFC), white space of any sort is one space, quotation marks are straight,
    and characters that only say where a line may be broken are left out. All else counts: case,
    numbers, signs of currency, and every other mark.
    """
    return " ".join(unicodedata.normalize("NFC", sentence).translate(_PLAIN).split())


def fingerprint(finding: Finding, document: Document) -> str:
    """Return the fingerprint of a finding in `document`: 32 hexadecimal digits of a SHA-256.

    Two findings of one claim and kind in sentences of the same words have the same one.
    """
    words = normalized(finding.sentence.of(document.text))
    made_of = json.dumps([VERSION, finding.claim.id, finding.kind.value, words])
    return hashlib.sha256(made_of.encode()).hexdigest()[:_DIGITS]


@attrs.define
class Numbering:
    """Tells findings of the same fingerprint in the same file apart, in the order they come."""

    _seen: Counter[tuple[str | None, str]] = attrs.field(factory=Counter, init=False)

    def of(self, finding: Finding, document: Document) -> str:
        """Return the fingerprint, and from the second in one file on, its number: ``…:2``."""
        made = fingerprint(finding, document)
        self._seen[document.path, made] += 1
        number = self._seen[document.path, made]
        return made if number == 1 else f"{made}:{number}"
