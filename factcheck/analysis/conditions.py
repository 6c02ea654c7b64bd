"""Conditions: the limits that "until", "unless", "if" and the like set on an assertion."""

from __future__ import annotations

from factcheck.facts import Condition, Tag, Token
from factcheck.text import Span

_MARKERS: dict[str, str] = {
    words: marker
    for marker, listed in {
        "until": "until|till|pending",
        "unless": "unless",
        "if": (
            "if|provided|provided that|providing that|on condition that|on the condition that|"
            "in case"
        ),
        "only if": "only if|only when|only once|only after",
        "even if": (
            "even if|even when|even after|even once|whether or not|regardless of|"
            "no matter whether|no matter if"
        ),
        "except": "except|except for",
        "while": "as long as|so long as",
    }.items()
    for words in listed.split("|")
}
# Every marker, and the words that it starts with: "on", "on condition", "on condition that".
_BEGINNINGS = frozenset(
    words[:end]
    for words in _MARKERS
    for end in range(1, len(words) + 1)
    if words[end : end + 1] in ("", " ")
)
_EXCEPTED = frozenset("excepted excluded aside apart exempted".split())
_IN_EXCEPTION = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
_ENDS = frozenset((",", ";", ".", "!", "?", ")", "”", '"', "—", "–"))
# After these "if" asks whether, and limits nothing.
_ASKING = frozenset(
    "ask wonder know see say tell decide determine doubt question check unclear unsure uncertain "
    "unknown".split()
)
# "As if", "even if" and "if not" set no condition.
_NOT_BEFORE_IF = frozenset(("as", "even"))
_NOT_AFTER_IF = frozenset(("not", "any", "so"))
_SILENT = frozenset({Tag.PUNCTUATION, Tag.NAME, Tag.NUMBER, Tag.DETERMINER})


def find_conditions(tokens: tuple[Token, ...]) -> tuple[Condition, ...]:
    """Find the conditions, each with the tokens that it brings (its marker included)."""
    made = []
    for index, token in enumerate(tokens):
        if token.tag in _SILENT:
            continue
        found = _marker_at(tokens, index) if token.norm in _BEGINNINGS else None
        if found is not None:
            marker, start = found
            rest = range(start, len(tokens))
            end = next((i for i in rest if _ends(tokens, i, marker)), len(tokens))
            if end > start:
                span = Span(token.start, tokens[end - 1].end)
                made.append(Condition(span, index, end, marker))
        elif (first := _excepted(tokens, index)) is not None:
            span = Span(tokens[first].start, token.end)
            made.append(Condition(span, first, index + 1, "except"))
    return tuple(made)


def _excepted(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where what is excepted begins: ", the police excepted", ", Oslo aside"."""
    if tokens[index].norm not in _EXCEPTED:
        return None
    start = index
    while start and tokens[start - 1].tag in _IN_EXCEPTION:
        start -= 1
    opened = 0 < start < index and tokens[start - 1].norm == ","
    closed = index + 1 == len(tokens) or tokens[index + 1].tag is Tag.PUNCTUATION
    return start if opened and closed else None


def _marker_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """The longest marker that starts at `index`, and where its words end."""
    words, found, end = "", "", index
    for place in range(index, len(tokens)):
        words = f"{words} {tokens[place].norm}".lstrip()
        if words not in _BEGINNINGS:
            break
        if words in _MARKERS:
            found, end = words, place + 1
    if found == "if" and not _limits(tokens, index):
        return None
    if found == "provided" and not _opens(tokens, index):
        return None
    return (_MARKERS[found], end) if found else None


def _limits(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the "if" at `index` sets a condition."""
    before = tokens[index - 1] if index > 0 else None
    if before is not None and (before.norm in _NOT_BEFORE_IF or before.lemma in _ASKING):
        return False
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return after not in _NOT_AFTER_IF


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "provided" opens a clause, as a conjunction and not a verb."""
    return index == 0 or tokens[index - 1].norm == ","


def _ends(tokens: tuple[Token, ...], index: int, marker: str) -> bool:
    """Whether the condition stops at `index`: at a sign, but not at the comma inside a date.

    What "except" brings is a noun phrase, which stops at a verb.
    """
    if marker == "except" and tokens[index].tag in (Tag.VERB, Tag.AUXILIARY):
        return True
    if tokens[index].norm not in _ENDS:
        return False
    inside = tokens[index].norm == "," and index + 1 < len(tokens)
    return not (
        inside and tokens[index - 1].tag is Tag.NUMBER and tokens[index + 1].tag is Tag.NUMBER
    )
