"""What a finding is known by, wherever in its document it stands."""

from __future__ import annotations

import hashlib
import unicodedata

from factcheck.findings import Finding
from factcheck.text import Document

_LENGTH = 32
# Every quotation mark that Unicode calls one (Pi and Pf), the low ones, and primes typed for them.
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛‹›′", "'") | dict.fromkeys("“”„‟«»″", '"'))


def normalized(text: str) -> str:
    """Return the words of `text` apart from how they are set.

    Compatibility forms are made one (NFKC), case is folded, white space collapsed, and quotation
    marks straight.
    """
    # Marks first: NFKC takes a double prime apart into two.
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    return " ".join(folded.split())


def fingerprint(document: Document, finding: Finding) -> str:
    """Return 32 hexadecimal digits that stand for a claim, a kind and the words of a sentence.

    They stay the same when paragraphs are moved, lines wrapped anew or line ends converted, and
    change with any word of the sentence. Two equal findings have the same.
    """
    words = normalized(finding.sentence.of(document.text))
    told = "\0".join((finding.claim.id, finding.kind.value, words))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
