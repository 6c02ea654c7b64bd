"""Commitment: what a sentence mentions without vouching for it.

"Posts falsely claim that vaccines cause autism" doesn't say that they do, nor does "the court will
decide whether …" (nonveridical contexts: Saurí and Pustejovsky, "FactBank", Language Resources and
Evaluation 2009). A report of what someone said is not among them: a paper that repeats it passes
it on.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis.falsity import (
    FALSE_ADJECTIVES,
    FALSE_NOUNS,
    TOLD,
    after_claim_label,
    denies_what_was_told,
)
from factcheck.analysis.words import ERROR_ADVERBS
from factcheck.facts import Condition, Tag, Token, Uncommitted

# To say so is to say that what follows is not so.
_REJECTING = frozenset(
    "debunk disprove refute deny reject dismiss dispute discredit rebut dispel rubbish quash "
    "contradict".split()
)
# "There is no … that": nothing speaks for what follows.
_GROUNDS = frozenset("evidence proof truth sign indication basis suggestion record".split())
# What isn't shown, or said, is left open.
_SHOWING = frozenset(
    "show prove demonstrate confirm establish find say claim suggest imply mean conclude verify "
    "announce state".split()
)
_CLAIMING = frozenset(
    "claim say state report allege assert announce suggest tell write believe think imply assume "
    "insist maintain conclude argue accuse".split()
)
_RUMOURS = frozenset("rumour rumor speculation gossip hearsay insinuation".split())
# "Is said to", and what says as much of a clause.
_HEARSAY = frozenset("say rumour rumor claim".split())
_HEARSAY_ADVERBS = frozenset(("supposedly", "purportedly"))
# What rumours told, and has come true.
_BORNE_OUT = frozenset("true confirmed confirm confirms correct founded".split())
_DENIALS = frozenset("not n't never no nobody none neither nor cannot hardly".split())
# These tell against what follows only where they are denied.
_DENIED = frozenset(("any", "true", "correct"))
_OPENING = ("“", '"')
_STRONG = frozenset((";", ":", "—", "–", "but", "?", "”", '"'))
# Without one of these nothing is called false.
_SIGNS = (
    ERROR_ADVERBS
    | _REJECTING
    | FALSE_NOUNS
    | FALSE_ADJECTIVES
    | {"no", "any", "contrary", "not", "n't", "true", "correct"}
)
# How many tokens before a verb a negation still undoes it, and how far a verb's object may be.
_NEAR = 3
_OBJECT = 4


def find_uncommitted(
    tokens: tuple[Token, ...], conditions: tuple[Condition, ...]
) -> tuple[Uncommitted, ...]:
    """Find the ranges of tokens that the sentence calls false, or leaves open."""
    denied = (*_rejected(tokens), *_taken_back(tokens))
    told = (
        u
        for u in _only_told(tokens)
        if not any(u.first < d.end and d.first < u.end for d in denied)
    )
    made = (*denied, *_left_open(tokens, conditions), *told)
    return tuple(sorted(set(made), key=lambda u: (u.first, u.end, u.denied)))


def _left_open(
    tokens: tuple[Token, ...], conditions: tuple[Condition, ...]
) -> Iterator[Uncommitted]:
    for condition in conditions:
        if condition.marker == "if":
            yield Uncommitted(condition.first + 1, condition.end, denied=False)
    for index in range(1, len(tokens)):
        norm = tokens[index].norm
        before = tokens[index - 1]
        shown = before.tag is Tag.VERB and before.lemma in _SHOWING
        if norm == "that" and shown and _is_undone(tokens, index - 1):
            yield Uncommitted(index + 1, _end(tokens, index), denied=False)
        if before.norm == "would" and norm == "have" and _is_unreal(tokens, index + 1):
            yield Uncommitted(index, _end(tokens, index), denied=False)
        asks = norm == "whether" or (norm == "if" and before.tag is Tag.VERB)
        if asks and index + 1 < len(tokens):
            yield Uncommitted(index + 1, _end(tokens, index), denied=False)


def _is_unreal(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a participle goes on from "would have": "would have needed over half"."""
    following = (t for t in tokens[index:] if t.tag not in (Tag.ADVERB, Tag.NEGATION))
    verb = next(following, None)
    return verb is not None and verb.tag is Tag.VERB and verb.form in ("participle", "past")


def _only_told(tokens: tuple[Token, ...]) -> Iterator[Uncommitted]:
    """What is told as a rumour, or as a claim to be looked into.

    "Rumours that …", "is said to …", "purports to …", "supposedly …", and after "Claim:".
    """
    labelled = after_claim_label(tokens)
    if labelled is not None:
        yield Uncommitted(labelled, len(tokens), denied=False)
    borne_out = any(t.norm in _BORNE_OUT for t in tokens)
    for index in range(len(tokens) - 1):
        token, following = tokens[index], tokens[index + 1]
        if token.lemma in _RUMOURS and following.norm == "that" and not borne_out:
            yield Uncommitted(index + 2, _end(tokens, index + 1), denied=False)
        hearsay = token.tag is Tag.VERB and (
            token.lemma == "purport" or (token.lemma in _HEARSAY and _is_passive(tokens, index))
        )
        if hearsay and following.norm == "to":
            yield Uncommitted(index, _end(tokens, index + 1), denied=False)
        if token.norm in _HEARSAY_ADVERBS:
            yield Uncommitted(index + 1, _end(tokens, index), denied=False)


def _is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    before = (t for t in reversed(tokens[:index]) if t.tag not in (Tag.ADVERB, Tag.NEGATION))
    nearest = next(before, None)
    return nearest is not None and nearest.lemma == "be"


def _taken_back(tokens: tuple[Token, ...]) -> Iterator[Uncommitted]:
    """What someone is told to have said, where the sentence goes on that it isn't so.

    "Posts say that the bank closed, but it has not", "…, which is false".
    """
    for index in range(2, len(tokens) - 1):
        token = tokens[index]
        turn = token.norm == "but" or (
            token.norm == "which" and tokens[index - 1].norm in (",", "—", "–")
        )
        if not turn or not denies_what_was_told(tokens, index + (token.norm == "but")):
            continue
        verbs = (i for i in range(index) if tokens[i].tag is Tag.VERB)
        verb = next((i for i in verbs if tokens[i].lemma in _CLAIMING), None)
        if verb is not None and not any(t.norm in _DENIALS for t in tokens[:index]):
            end = index - (tokens[index - 1].tag is Tag.PUNCTUATION)
            yield Uncommitted(_after_that(tokens, verb + 1), end, denied=True)


def _rejected(tokens: tuple[Token, ...]) -> Iterator[Uncommitted]:
    for index in range(len(tokens)):
        token = tokens[index]
        if not (token.norm in _SIGNS or token.lemma in _SIGNS) or _is_undone(tokens, index):
            continue
        start = _told_after(tokens, index)
        if start is not None and start < len(tokens):
            yield Uncommitted(start, _end(tokens, start), denied=True)
        if _calls_false(tokens, index):
            told = _told_before(tokens, index)
            if told is not None:
                yield Uncommitted(*told, denied=True)


def _told_after(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the words start that a token says are not so, None where it says nothing like it."""
    token = tokens[index]
    if token.norm in ERROR_ADVERBS:
        for verb in (index + 1, index - 1):
            if 0 <= verb < len(tokens) and tokens[verb].lemma in _CLAIMING:
                return _after_that(tokens, max(verb, index) + 1)
        return None
    if token.tag in (Tag.VERB, Tag.NOUN) and token.lemma in _REJECTING:
        noun = _told_noun(tokens, index + 1)
        if noun is not None:
            return _content_of(tokens, noun)
        return index + 2 if _is(tokens, index + 1, "that") else None
    if token.lemma in FALSE_NOUNS or token.norm in FALSE_ADJECTIVES:
        if _is(tokens, index + 1, "that"):
            return index + 2
        noun = _told_noun(tokens, index + 1) if token.norm in FALSE_ADJECTIVES else None
        return None if noun is None else _content_of(tokens, noun)
    if token.norm in ("no", "any") and index + 2 < len(tokens):
        noun_place = index + 1 if tokens[index + 1].tag is Tag.NOUN else index + 2
        if tokens[noun_place].lemma in _GROUNDS and _is(tokens, noun_place + 1, "that"):
            denied = token.norm == "no" or any(t.norm in _DENIALS for t in tokens[:index])
            return noun_place + 2 if denied else None
    if token.norm == "contrary" and _is(tokens, index + 1, "to"):
        noun = _told_noun(tokens, index + 2)
        return None if noun is None else _content_of(tokens, noun)
    if token.norm in ("not", "n't") and _is(tokens, index + 1, "true", "correct", "right"):
        return index + 3 if _is(tokens, index + 2, "that") else None
    return None


def _told_noun(tokens: tuple[Token, ...], start: int) -> int | None:
    """The noun that tells something, close after `start`: "the widespread claim"."""
    for place in range(start, min(start + _OBJECT, len(tokens))):
        token = tokens[place]
        if token.lemma in TOLD and token.tag in (Tag.NOUN, Tag.VERB):
            return place
        if token.tag not in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.ADVERB, Tag.NAME):
            return None
    return None


def _content_of(tokens: tuple[Token, ...], noun: int) -> int | None:
    """Where what the noun tells starts: "the claim that …", "claims by a rival that …".

    So may words in quotation marks be, right after it: "the claim “…”".
    """
    quoted = noun + 1 + _is(tokens, noun + 1, ":", ",")
    if _is(tokens, quoted, *_OPENING) and _closing(tokens, quoted) is not None:
        return quoted + 1
    for place in range(noun + 1, min(noun + 1 + _OBJECT, len(tokens))):
        if tokens[place].norm == "that":
            return place + 1
        if tokens[place].tag is Tag.VERB or tokens[place].tag is Tag.AUXILIARY:
            return None
    return None


def _after_that(tokens: tuple[Token, ...], index: int) -> int:
    return index + 1 if _is(tokens, index, "that") else index


def _calls_false(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token says of the subject before it that it is false, at the end of its clause."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or following.tag is not Tag.NOUN
    if token.norm in FALSE_ADJECTIVES or token.lemma in FALSE_NOUNS:
        return ends and _copula_before(tokens, index) is not None
    if token.lemma in _REJECTING and token.form in ("participle", "past"):
        return _copula_before(tokens, index) is not None
    return token.norm in ("true", "correct") and any(
        t.norm in ("not", "n't") for t in tokens[max(0, index - 2) : index]
    )


def _copula_before(tokens: tuple[Token, ...], index: int) -> int | None:
    """The first token of the "is", "has been" or "turned out to be" before a predicate."""
    place = index - 1
    while place >= 0 and tokens[place].tag in (Tag.DETERMINER, Tag.ADVERB, Tag.ADJECTIVE):
        place -= 1
    if place < 0 or tokens[place].lemma not in ("be", "prove"):
        return None
    while place > 0 and (
        tokens[place - 1].tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.TO)
        or tokens[place - 1].lemma in ("have", "be", "prove", "turn out")
    ):
        place -= 1
    return place


def _told_before(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """What is called false at `index`: the clause that a noun or "claiming" tells before the verb.

    "The claim that vaccines cause autism has been disproved."
    """
    end = _copula_before(tokens, index)
    if end is None:
        end = next((i for i in range(index - 1, -1, -1) if tokens[i].lemma == "be"), None)
    if end is None:
        return None
    for place in range(end):
        quoted = _quoted_before(tokens, place, end)
        if quoted is not None:
            return quoted
        token = tokens[place]
        told = token.lemma in TOLD and token.tag in (Tag.NOUN, Tag.VERB)
        claiming = token.form == "ing" and token.lemma in _CLAIMING
        if not (told or claiming):
            continue
        start = _content_of(tokens, place) if told and not claiming else None
        if claiming:
            start = _after_that(tokens, place + 1)
        if start is not None and start < end:
            return start, end
    return None


def _quoted_before(tokens: tuple[Token, ...], place: int, end: int) -> tuple[int, int] | None:
    """The quoted words that open at `place` and that what follows them speaks of.

    "“…” is false", "“…”: this claim has been disproved".
    """
    closing = _closing(tokens, place) if _is(tokens, place, *_OPENING) else None
    if closing is None:
        return None
    after = closing + 1
    named = after + _is(tokens, after, ":", ",", "—", "–")
    told = _is(tokens, named, "this", "that", "the") and _told_noun(tokens, named + 1) is not None
    return (place + 1, closing) if after == end or told else None


def _closing(tokens: tuple[Token, ...], opening: int) -> int | None:
    """The mark that closes the quotation which opens at a token."""
    marks = (i for i in range(opening + 2, len(tokens)) if _is(tokens, i, "”", '"'))
    return next(marks, None)


def _is_undone(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a negation close before undoes the rejection: "did not deny that"."""
    if tokens[index].norm in _DENIALS or tokens[index].norm in _DENIED:
        return False
    before = tokens[max(0, index - _NEAR) : index]
    return any(token.norm in _DENIALS for token in before)


def _is(tokens: tuple[Token, ...], index: int, *norms: str) -> bool:
    return index < len(tokens) and tokens[index].norm in norms


def _end(tokens: tuple[Token, ...], start: int) -> int:
    """Where the words end that a rejection bears on: at a strong sign, or a comma and a verb.

    ", the agency said" goes on with the sentence.
    """
    for place in range(start + 1, len(tokens)):
        if tokens[place].norm in _STRONG:
            return place
        if tokens[place].norm == "," and any(
            token.tag in (Tag.VERB, Tag.AUXILIARY) for token in tokens[place + 1 : place + 5]
        ):
            return place
    return len(tokens)
