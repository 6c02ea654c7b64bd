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
# Verbs and nouns that set the mode of the infinitive after them: "plans to sell", "a plan to sell".
_BEFORE_INFINITIVE = {
    **dict.fromkeys(
        "plan intend aim hope mean propose seek prepare vow pledge promise".split(), Mode.PLAN
    ),
    **dict.fromkeys("intention proposal".split(), Mode.PLAN),
    **dict.fromkeys("expect set due".split(), Mode.PLAN),
    **dict.fromkeys("need require have oblige".split(), Mode.NECESSARY),
}
# Verbs of weighing a deed, which is named by an -ing form or a noun: "is considering selling".
_WEIGHING = frozenset(("consider", "contemplate", "mull"))
_ADVERBS = frozenset(
    "possibly perhaps maybe probably likely potentially presumably reportedly allegedly supposedly "
    "apparently".split()
)
_TELLING = frozenset({Tag.AUXILIARY, Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB, Tag.NOUN})
_SURE = frozenset("bound certain sure".split())
_BEING = frozenset("is are am 's 're 'm".split())
_LEMMAS = frozenset(
    {"be", "yet", *_SURE, *_AUXILIARIES, *_BEFORE_INFINITIVE, *_WEIGHING, *_ADVERBS}
)


def find_modalities(tokens: tuple[Token, ...]) -> tuple[Modality, ...]:
    """Find the words that set the mode of what follows them."""
    made: list[Modality] = []
    for index, token in enumerate(tokens):
        # "Yet" may be read as a conjunction.
        if token.tag not in _TELLING and token.norm != "yet":
            continue
        if not (token.lemma in _LEMMAS or token.norm == "going"):
            continue
        mode = _mode(tokens, index)
        if mode is None and made and _goes_on(tokens, index):
            mode = made[-1].mode
        if mode is not None:
            made.append(Modality(token.span, index, mode))
    return tuple(made)


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a bare "be" goes on what a modal began: "would cost a billion and be paid for"."""
    joined = index > 0 and tokens[index - 1].tag is Tag.CONJUNCTION
    return (
        joined
        and tokens[index].norm == "be"
        and any(t.lemma in _AUXILIARIES and t.tag is Tag.AUXILIARY for t in tokens[:index])
    )


def _mode(tokens: tuple[Token, ...], index: int) -> Mode | None:
    token = tokens[index]
    if token.tag is Tag.AUXILIARY and token.lemma in _AUXILIARIES:
        return _AUXILIARIES[token.lemma]
    if token.tag in (Tag.ADVERB, Tag.ADJECTIVE) and token.lemma in _ADVERBS:
        return Mode.POSSIBLE
    if token.tag is Tag.VERB and token.form == "ing" and token.lemma in _WEIGHING:
        return Mode.PLAN
    if token.lemma == "propose" and _is_ing(tokens, index + 1):
        return Mode.PLAN
    if not _infinitive_follows(tokens, index + 1):
        return None
    if token.norm == "yet":
        # "Has yet to vote": what is to come has not taken place.
        return Mode.PLAN if index > 0 and tokens[index - 1].lemma in ("have", "be") else None
    if token.norm == "going" and index > 0 and tokens[index - 1].lemma == "be":
        return Mode.FUTURE
    if token.norm in _SURE:
        # "Was sure to win" tells that it wasn't done yet, and "made sure to vote" that it was.
        return Mode.FUTURE if index > 0 and tokens[index - 1].norm in _BEING else None
    if token.tag in (Tag.VERB, Tag.NOUN, Tag.ADJECTIVE, Tag.AUXILIARY):
        # "Is to close": the bare verb "be" tells a plan, but "is to blame" none.
        if token.lemma == "be" and any(t.norm == "blame" for t in tokens[index + 2 : index + 3]):
            return None
        return Mode.PLAN if token.lemma == "be" else _BEFORE_INFINITIVE.get(token.lemma)
    return None


def _is_ing(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].tag is Tag.VERB and tokens[index].form == "ing"


def _infinitive_follows(tokens: tuple[Token, ...], index: int) -> bool:
    if index + 1 >= len(tokens) or tokens[index].tag is not Tag.TO:
        return False
    return tokens[index + 1].tag in (Tag.VERB, Tag.AUXILIARY, Tag.ADVERB)
