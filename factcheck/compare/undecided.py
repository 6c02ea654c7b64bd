"""Deeds that someone is still making up his mind about, beside what the other side says he does.

"Is considering selling", "has yet to decide whether to sell" and "may yet sell" tell of no sale,
and of no refusal; "is selling", "has sold" and "will not sell" do.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.facts import Facts, Mode, Tag
from factcheck.findings import Discrepancy, ModalityDiscrepancy
from factcheck.text import Span

_WEIGHING = frozenset("consider contemplate debate explore mull ponder think toy weigh".split())
_SETTLING = frozenset("decide determine resolve settle".split())
_UNSURE = frozenset("uncertain undecided unsure".split())
# "Toying with the idea of": what may stand between weighing and what is weighed.
_BETWEEN = frozenset(
    "a about an idea if of on over possibility prospect the up whether with".split()
)
_MODALS = frozenset("could may might should will would".split())
_CHOOSING = frozenset("choose decide opt".split())
_GOING_ON = frozenset("'re am are is".split())
_NOW = frozenset("'re 's am are has have is".split())
_OVER = frozenset(("had", "was", "were"))
_DENYING = frozenset(("n't", "not"))
# How far before a verb, in tokens, the words stand that tell its time, and how far after what is
# weighed the deed may.
_REACH = 4
_DEED = 9


@attrs.frozen
class _Open:
    """A deed that is weighed: its verb, those that tell it is weighed, and the words that say so.

    "Is undecided": who doesn't know yet may be the subject of the copula.
    """

    deed: int
    weighing: frozenset[int]
    span: Span


def compare_undecided(alignment: Alignment) -> list[Discrepancy]:
    """Report a deed that one side has settled, done or in hand, and the other as still weighed."""
    draft, claim = alignment.draft, alignment.claim
    if "again" in alignment.draft_side.norms:
        # Who has raised it once may yet do so again.
        return []
    for weighed in alignment.draft_side.told(_weighed):
        j = _counterpart(alignment, weighed.deed)
        if weighed.deed in alignment.segment and j is not None and _is_settled(claim, j):
            verbs = {weighed.deed, *weighed.weighing}
            doers = {head for verb in verbs for head in alignment.subjects(verb)}
            if _is_one_doer(alignment, doers, set(alignment.claim_subjects(j))):
                return [_differs(alignment, weighed.span, _told(claim, j), "undecided")]
    for weighed in alignment.claim_side.told(_weighed):
        i = alignment.back.get(weighed.deed)
        # What is weighed on one day may have been done by another.
        dated = bool(draft.dates)
        if i is not None and i in alignment.segment and not dated and _is_settled(draft, i):
            verbs = {weighed.deed, *weighed.weighing}
            doers = {head for verb in verbs for head in alignment.claim_subjects(verb)}
            if _is_one_doer(alignment, set(alignment.subjects(i)), doers):
                return [_differs(alignment, _told(draft, i), weighed.span, "decided")]
    return []


def _counterpart(alignment: Alignment, deed: int) -> int | None:
    """What stands for a deed in the claim, or for the deed that it does: "refuse sales"."""
    objects = (
        a.head for a in alignment.draft.arguments if a.governor == deed and a.role == "object"
    )
    told = (alignment.pairs.get(index) for index in (deed, *objects))
    return next((j for j in told if j is not None), None)


def _differs(alignment: Alignment, found: Span, expected: Span, cue: str) -> Discrepancy:
    return alignment.differ(ModalityDiscrepancy, found, expected, cues=("told", cue))


def _is_one_doer(alignment: Alignment, ours: set[int], theirs: set[int]) -> bool:
    met = [alignment.pairs[head] for head in ours if head in alignment.pairs]
    return any(alignment.same_claim_name(one, two) for one in met for two in theirs)


def _weighed(facts: Facts) -> tuple[_Open, ...]:
    """The deeds that a sentence tells as weighed now."""
    return tuple(_each(facts))


def _each(facts: Facts) -> Iterator[_Open]:
    tokens = facts.tokens
    for index, token in enumerate(tokens):
        if token.norm == "yet" and index and tokens[index - 1].norm in _MODALS:
            first, last = index - 1, index
        elif _is_weighing(facts, index) or _is_unsettled(facts, index):
            first = last = index
        else:
            continue
        deed = _deed_after(facts, last)
        if deed is not None:
            span = _with_auxiliaries(facts, first).cover(tokens[last].span)
            yield _Open(deed, frozenset(range(max(0, first - _REACH), last + 1)), span)


def _is_weighing(facts: Facts, index: int) -> bool:
    """Whether a word tells that someone weighs a deed now: "is mulling", "weighs", "undecided"."""
    token = facts.tokens[index]
    before = {t.norm for t in facts.tokens[max(0, index - _REACH) : index]}
    if before & _OVER or before & _DENYING:
        return False
    if token.norm in _UNSURE:
        return True
    if token.tag is not Tag.VERB or token.lemma.split(" ", 1)[0] not in _WEIGHING:
        return False
    return token.form == "third" or (token.form == "ing" and bool(before & _NOW))


def _is_unsettled(facts: Facts, index: int) -> bool:
    """Whether a word tells that a matter is open: "yet to decide", "hasn't made up its mind"."""
    token = facts.tokens[index]
    mind = token.norm.split()[-1] == "mind" and any(
        t.lemma.split(" ", 1)[0] == "make" for t in facts.tokens[max(0, index - _REACH) : index + 1]
    )
    if not mind and not (token.tag is Tag.VERB and token.lemma in _SETTLING):
        return False
    reach = 2 * _REACH if mind else _REACH
    before = [t.norm for t in facts.tokens[max(0, index - reach) : index]]
    if set(before) & _OVER:
        return False
    opened = "yet" in before or "still" in before
    following = facts.tokens[index + 1 : index + 3]
    asked = any(t.norm in _BETWEEN for t in following)
    return (opened and "to" in before) or (asked and bool(set(before) & _DENYING))


def _deed_after(facts: Facts, last: int) -> int | None:
    """The verb of what is weighed: "considering selling", "yet to decide whether it will sell"."""
    asked = False
    for place in range(last + 1, min(last + 1 + _DEED, len(facts.tokens))):
        token, before = facts.tokens[place], facts.tokens[place - 1]
        if token.tag is Tag.PUNCTUATION:
            return None
        asked = asked or token.norm in ("whether", "if")
        if token.tag is not Tag.VERB:
            if not (asked or token.norm in _BETWEEN or token.tag in (Tag.TO, Tag.ADVERB)):
                return None
            continue
        if token.lemma in _CHOOSING:
            # "May yet decide to leave": what is decided on is the deed.
            continue
        bare = before.tag in (Tag.TO, Tag.ADVERB) or before.norm in _MODALS
        return place if token.form == "ing" or bare else None
    return None


def _is_settled(facts: Facts, verb: int) -> bool:
    """Whether a verb tells what is done, in hand, or will or won't be."""
    token = facts.tokens[verb]
    if token.tag is not Tag.VERB or any(u.first <= verb < u.end for u in facts.uncommitted):
        return False
    if any(verb in c.tokens and c.kind == "conditional" for c in facts.clauses):
        return False
    if any(weighed.deed == verb for weighed in _weighed(facts)):
        return False
    modes = [m.mode for m in facts.modalities if 0 < verb - m.token <= _REACH]
    if modes:
        return all(mode is Mode.FUTURE for mode in modes) and not _is_would(facts, verb)
    before = facts.tokens[max(0, verb - _REACH) : verb]
    if any(t.norm == "had" for t in before):
        return False
    if token.form == "ing":
        return any(t.norm in _GOING_ON for t in before)
    chosen = before[-1:] and before[-1].tag is Tag.TO and any(t.lemma in _CHOOSING for t in before)
    return token.form in ("past", "participle") or bool(chosen)


def _is_would(facts: Facts, verb: int) -> bool:
    return any(t.norm == "would" for t in facts.tokens[max(0, verb - _REACH) : verb])


def _told(facts: Facts, verb: int) -> Span:
    return _with_auxiliaries(facts, verb).cover(facts.tokens[verb].span)


def _with_auxiliaries(facts: Facts, index: int) -> Span:
    """A word with the auxiliaries, denials and adverbs right before it."""
    first = index
    passed = (Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION, Tag.TO)
    while first > 0 and (
        facts.tokens[first - 1].tag in passed or facts.tokens[first - 1].norm == "yet"
    ):
        first -= 1
    return facts.tokens[first].span.cover(facts.tokens[index].span)
