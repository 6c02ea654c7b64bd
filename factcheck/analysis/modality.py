"""Modality: whether a clause is told as fact, future, plan, possibility or duty."""

from __future__ import annotations

from factcheck.facts import Modality, Mode, Tag, Token

_AUXILIARIES = {
    "will": Mode.FUTURE,
    "shall": Mode.FUTURE,
    "would": Mode.FUTURE,
    "may": Mode.POSSIBLE,
    "might": Mode.POSSIBLE,
    "could": Mode.POSSIBLE,
    "must": Mode.NECESSARY,
    "should": Mode.NECESSARY,
    "ought": Mode.NECESSARY,
}
_WORDS = {
    **dict.fromkeys("plan intend aim hope consider propose seek prepare vow".split(), Mode.PLAN),
    **dict.fromkeys("possibly perhaps maybe probably likely reportedly allegedly".split(), Mode.POSSIBLE),
    **dict.fromkeys("need require".split(), Mode.NECESSARY),
}


def find_modalities(tokens: tuple[Token, ...]) -> tuple[Modality, ...]:
    """Find the words that set the mode of what follows them."""
    made = []
    for index, token in enumerate(tokens):
        mode = None
        if token.tag is Tag.AUXILIARY:
            mode = _AUXILIARIES.get(token.lemma)
        elif token.tag is Tag.ADVERB or token.tag is Tag.ADJECTIVE:
            mode = _WORDS.get(token.lemma)
        elif token.tag is Tag.VERB and index + 1 < len(tokens) and tokens[index + 1].tag is Tag.TO:
            mode = _WORDS.get(token.lemma)
        if mode is not None:
            made.append(Modality(token.span, index, mode))
    return tuple(made)
