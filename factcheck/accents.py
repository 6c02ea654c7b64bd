"""Accents: words as they are spelt where a keyboard, or a style, has none."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

# Letters that Unicode takes for one, and not for another with a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
# As German and the Nordic languages spell them out.
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})


@lru_cache(maxsize=50_000)
def unaccented(word: str) -> str:
    """Return a lower-case word without its marks: "noël" as "noel", "łódź" as "lodz"."""
    if word.isascii():
        return word
    parted = normalize("NFKD", word.translate(_PLAIN))
    return "".join(sign for sign in parted if not combining(sign))


def spelt_out(word: str) -> str:
    """Return a lower-case word with its umlauts as two letters: "müller" as "mueller"."""
    return word if word.isascii() else unaccented(normalize("NFC", word).translate(_SPELT_OUT))
