"""Slugs: ids that can be read, and that are the same whenever the same statement is drafted."""

from __future__ import annotations

import re
import unicodedata

from factcheck.facts import Facts, Tag

_WORDS = 5
_LONGEST = 48
_LEFT_OUT = frozenset("say be have do s make".split())
_TELLING = frozenset({Tag.NAME, Tag.NOUN, Tag.VERB, Tag.NUMBER, Tag.ADJECTIVE})


def slug(text: str) -> str:
    """Return `text` in lower case, letters and digits joined by hyphens; "" where none are left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-")


def claim_id(facts: Facts, taken: set[str]) -> str:
    """Return an id made of a statement's first telling words, none of those in `taken`."""
    words = [slug(t.text) for t in facts.tokens if t.tag in _TELLING and t.lemma not in _LEFT_OUT]
    name = ""
    for word in [word for word in words if word][:_WORDS]:
        if len(name) + len(word) < _LONGEST:
            name = f"{name}-{word}".strip("-")
    return unused(name or "claim", taken)


def unused(name: str, taken: set[str]) -> str:
    """Return `name`, or `name` with the first number that none in `taken` has; and take it."""
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    taken.add(made)
    return made
