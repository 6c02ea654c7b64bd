"""Movement: which way a verb or noun of change goes."""

from __future__ import annotations

from functools import lru_cache

from factcheck.compare.sides import POS
from factcheck.facts import Token
from factcheck.lexicon import relation

UP, DOWN = 1, -1
# Verbs of change whose opposites name the other direction; the latter are done to something, and
# without a preposition their number is what they are done to: "raised $4 million".
_WAYS = (("rise", "fall", False), ("raise", "lower", True))
_LIKE = frozenset(("same", "synonym", "narrower", "broader", "derived"))
# They have no opposite among the verbs of falling.
_MULTIPLYING = frozenset("double treble triple quadruple".split())
_GAINS, _LOSSES = frozenset(("profit",)), frozenset(("loss", "lose"))


def sign_of(token: Token, *, bare: bool) -> int:
    """Which way a verb or noun of change goes; 0 for any other word."""
    pos = POS.get(token.tag, "")
    return _direction(token.lemma, pos, bare) if pos in ("n", "v") else 0


@lru_cache(maxsize=20_000)
def _direction(lemma: str, pos: str, bare: bool) -> int:
    last = lemma.rsplit(" ", 1)[-1]
    if last in _GAINS or last in _LOSSES:
        return UP if last in _GAINS else DOWN
    for up, down, needs_preposition in _WAYS:
        if needs_preposition and bare:
            continue
        upward, downward = relation(lemma, up, pos, "v"), relation(lemma, down, pos, "v")
        if lemma in _MULTIPLYING:
            return UP
        if upward is None or downward is None:
            continue
        if upward.kind in _LIKE and downward.kind == "antonym":
            return UP
        if downward.kind in _LIKE and upward.kind == "antonym":
            return DOWN
    return 0
