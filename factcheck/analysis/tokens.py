"""Words, numbers and signs, with exact offsets; possessives, contractions and hyphens taken apart."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from factcheck.analysis.words import CLOSED
from factcheck.lexicon import is_phrase, lookup, phrase_starts
from factcheck.text import Sentence

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])         # U.S.
    | (?:(?<![\w.])\.)?\d++(?:[.,]\d++)*+
      (?:(?i:st|nd|rd|th|s|bn|mn|tn|k|m)(?![^\W\d_]))?   # 1.2m, .5, 21st, 1990s
    | [A-Z][^\W\d_]*[-‐‑]\d+(?![\w.,]*\w)               # Covid-19, F-35
    | [^\W\d_]{_ACCENT}*+(?:[^\W\d_]{_ACCENT}*+)*+
      (?:['’ʼ](?:[^\W\d_]{_ACCENT}*+)++)*+\d*
    | \S
    """,
    re.VERBOSE,
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr inc corp ltd co jan feb mar apr "
    "jun jul aug sep sept oct nov dec no vs dept".split()
)
# Prefixes that stay apart from the word they join, and single letters that don't.
_CONTRACTIONS = ("'ll", "'re", "'ve", "'m", "'d")
_IS_AFTER = frozenset("it he she that there here what who where how let".split())
_PARTICLES = frozenset(
    "out off up down away back over on in apart together through around along aside ahead forward "
    "forth after by".split()
)
# Particles that are prepositions when a noun phrase follows: "work in the lab", "sleep in".
_EITHER = frozenset("on in through around along after by over".split())
# Of the phrases that start with a function word, those that act as one word.
_OPENERS = frozenset(("no", "some", "any", "every"))
_MAX_PHRASE = 4


@attrs.frozen
class Raw:
    """A token before tagging: offsets in the document, the text, and its plain lower-case form."""

    start: int
    end: int
    text: str
    norm: str
    joined: bool = False


def tokenize(sentence: Sentence) -> tuple[Raw, ...]:
    """Split a sentence into tokens. Hyphens join: the part after one has `joined` set."""
    base = sentence.span.start
    tokens: list[Raw] = []
    joined = False
    for match in _TOKEN.finditer(sentence.text):
        text = match.group()
        start = base + match.start()
        if text in "-‐‑" and _between_words(sentence.text, match.start(), match.end()):
            joined = True
            continue
        norm = text.translate(_APOSTROPHES).lower()
        if norm == "." and tokens and tokens[-1].norm in _ABBREVIATED and tokens[-1].end == start:
            continue
        for token in _apart(start, text, norm, joined):
            tokens.append(token)
            joined = False
    return tuple(tokens)


def _between_words(text: str, start: int, end: int) -> bool:
    return 0 < start and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _apart(start: int, text: str, norm: str, joined: bool) -> tuple[Raw, ...]:
    cut = _cut(norm)
    if cut is None:
        return (Raw(start, start + len(text), text, norm, joined),)
    middle = start + cut
    return (
        Raw(start, middle, text[:cut], norm[:cut], joined),
        Raw(middle, start + len(text), text[cut:], norm[cut:]),
    )


@lru_cache(maxsize=20_000)
def _cut(norm: str) -> int | None:
    """Where a contraction or possessive comes apart, or None."""
    if norm == "cannot":
        return 3
    if "'" not in norm or len(norm) < 3:
        return None
    if norm.endswith("n't") and len(norm) > 3:
        return len(norm) - 3
    if norm.endswith("'s"):
        return len(norm) - 2
    for ending in _CONTRACTIONS:
        if norm.endswith(ending):
            return len(norm) - len(ending)
    return None


def expands_to_is(tokens: tuple[Raw, ...], index: int) -> bool:
    """Whether the ``'s`` at `index` stands for "is" or "has" rather than a possessive."""
    return tokens[index].norm == "'s" and index > 0 and tokens[index - 1].norm in _IS_AFTER


def phrase_at(tokens: tuple[Raw, ...], index: int) -> tuple[int, str] | None:
    """The longest fixed phrase that starts at `index`: how many tokens, and its lemma.

    Names (capitalised words after the first of the sentence) take part in no phrase.
    """
    first = tokens[index]
    if not first.norm[0].isalpha() or (first.text[0].isupper() and index > 0):
        return None
    if first.norm in CLOSED and first.norm not in _OPENERS:
        return None
    for start in _starts(first.norm):
        longest = min(phrase_starts(start), _MAX_PHRASE, len(tokens) - index)
        for length in range(longest, 1, -1):
            rest = tokens[index + 1 : index + length]
            if any(not token.norm[0].isalpha() or token.text[0].isupper() for token in rest):
                continue
            words = (start, *(token.norm for token in rest))
            found = is_phrase(words) or _is_plural_phrase(words)
            if found and _may_join(words) and not _takes_object(tokens, index + length, words):
                return length, found if isinstance(found, str) else " ".join(words)
    return None


def _takes_object(tokens: tuple[Raw, ...], end: int, words: tuple[str, ...]) -> bool:
    """Whether the last word of a two-word verb is rather a preposition with an object."""
    if len(words) != 2 or words[1] not in _EITHER or end >= len(tokens):
        return False
    return tokens[end].norm[0].isalnum() and tokens[end].norm not in ("to", "from", "with", "as")


@lru_cache(maxsize=20_000)
def _starts(norm: str) -> tuple[str, ...]:
    lemmas = [reading.lemma for reading in lookup(norm) if reading.pos == "v"]
    return tuple(dict.fromkeys((norm, *lemmas)))


def _is_plural_phrase(words: tuple[str, ...]) -> str | None:
    last = next((r.lemma for r in lookup(words[-1]) if r.pos == "n" and r.form == "plural"), None)
    if last is None:
        return None
    singular = (*words[:-1], last)
    return " ".join(singular) if is_phrase(singular) else None


@lru_cache(maxsize=20_000)
def _may_join(words: tuple[str, ...]) -> bool:
    """Keep a verb apart from a plain preposition: "go to" takes an argument, "give up" doesn't."""
    readings = {reading.pos for reading in lookup(" ".join(words))}
    if readings == {"v"} and len(words) == 2:
        return words[1] in _PARTICLES
    return words[-1] not in ("of", "to", "for", "with", "from", "at", "a", "the")
