"""Words that call something false, and the short denials made of them: "It has not.", "False."."""

from __future__ import annotations

from factcheck.analysis.words import AUXILIARY_LEMMAS
from factcheck.facts import Tag, Token

# What can be true or false, and is told by the clause after it.
TOLD = frozenset(
    "claim idea rumour rumor theory suggestion report allegation notion myth story belief "
    "accusation assertion statement hoax lie falsehood misconception post contention speculation "
    "insinuation message narrative fiction conspiracy legend".split()
)
# Such a noun says by itself that what it tells isn't so.
FALSE_NOUNS = frozenset("myth hoax lie falsehood misconception fiction fabrication".split())
FALSE_ADJECTIVES = frozenset(
    "false untrue incorrect wrong baseless unfounded groundless bogus fake fabricated misleading "
    "debunked discredited disproved disproven unsubstantiated unproven erroneous mistaken invented "
    "inaccurate nonsense fictitious unsupported".split()
)
# What those who check claims head them with, and their answers.
CLAIM_LABELS = frozenset("claim rumour rumor allegation".split()) | FALSE_NOUNS
_ANSWER_LABELS = frozenset("verdict rating ruling conclusion fact truth reality answer".split())
# What may carry a claim, and be called false for it.
_CARRIERS = TOLD | frozenset("video image photo picture quote article headline".split())
_POINTING = frozenset("this that it these those they which all both".split())
_AUXILIARIES = frozenset((*AUXILIARY_LEMMAS, "'s"))
_NOT = frozenset("not n't".split())
_TRUE = frozenset("true correct so accurate right".split())
_ENDS = frozenset((".", "!", ";", "”", '"', "—", "–", ",", ")"))
# After these comes what is so, where something else was told before.
_IN_FACT = frozenset("fact reality truth".split())


def denies_what_was_told(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether the words from `start` say, and say no more than, that what was told isn't so.

    "It has not.", "That is not true.", "The post is false.", "Verdict: False."
    """
    start = _after_label(tokens, start)
    subject_end = _subject_end(tokens, start)
    if subject_end is None:
        return _is_false(tokens, start)
    place = subject_end
    while _has(tokens, place) and tokens[place].norm in _AUXILIARIES:
        place += 1
    if place == subject_end:
        return False
    if not _points_at_what_is_told(tokens, start, subject_end):
        return _ends_denied(tokens, place)
    return _ends_denied(tokens, place) or _is_false(tokens, place)


def tells_what_is_so(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence opens as one that corrects what was told before: "In fact …"."""
    opening = [token.norm for token in tokens[:2]]
    if opening[:1] == ["actually"]:
        return True
    return len(opening) > 1 and opening[0] == "in" and opening[1] in _IN_FACT


def after_claim_label(tokens: tuple[Token, ...]) -> int | None:
    """Where the claim starts that a sentence is headed as: "Claim: …", "The myth: …"."""
    colon = next((i for i, token in enumerate(tokens[:4]) if token.norm == ":"), None)
    if not colon:
        return None
    words = [t for t in tokens[:colon] if t.tag not in (Tag.DETERMINER, Tag.NUMBER)]
    return colon + 1 if len(words) == 1 and words[0].norm in CLAIM_LABELS else None


def _after_label(tokens: tuple[Token, ...], start: int) -> int:
    for colon in range(start + 1, min(start + 4, len(tokens))):
        if tokens[colon].norm == ":":
            label = tokens[colon - 1]
            return colon + 1 if {label.norm, label.lemma} & _ANSWER_LABELS else start
    while _has(tokens, start) and tokens[start].norm in ("but", "no", ",", "yet"):
        start += 1
    return start


def _subject_end(tokens: tuple[Token, ...], start: int) -> int | None:
    """The token after the pronoun or noun phrase that a short denial starts with."""
    if not _has(tokens, start):
        return None
    if tokens[start].tag is Tag.PRONOUN or tokens[start].norm in _POINTING:
        following = tokens[start + 1 : start + 2]
        if not any(token.lemma in _CARRIERS for token in following):
            return start + 1
    elif tokens[start].norm != "the":
        return None
    for place in range(start + 1, min(start + 4, len(tokens))):
        if tokens[place].lemma in _CARRIERS:
            return place + 1
        if tokens[place].tag not in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME):
            return None
    return None


def _points_at_what_is_told(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return tokens[start].norm in _POINTING or tokens[end - 1].lemma in _CARRIERS


def _ends_denied(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether no more than "not" follows an auxiliary: "it has not"."""
    denied = _has(tokens, place) and tokens[place].norm in _NOT
    return denied and _ends(tokens, place + 1)


def _is_false(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the words from `place` are "false", "not true" or "a hoax", and no more."""
    denied = False
    while _has(tokens, place) and (
        tokens[place].tag in (Tag.ADVERB, Tag.DETERMINER) or tokens[place].norm in _NOT
    ):
        denied = denied or tokens[place].norm in _NOT
        place += 1
    if not _has(tokens, place) or not _ends(tokens, place + 1):
        return False
    token = tokens[place]
    if denied:
        return token.norm in _TRUE
    return token.norm in FALSE_ADJECTIVES or token.lemma in FALSE_NOUNS


def _ends(tokens: tuple[Token, ...], place: int) -> bool:
    return not _has(tokens, place) or tokens[place].norm in _ENDS


def _has(tokens: tuple[Token, ...], place: int) -> bool:
    return place < len(tokens)
