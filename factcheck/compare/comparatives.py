"""Comparatives: "A is bigger than B", "B is smaller than A": which of two has more of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.grades import bases_of, is_comparative
from factcheck.compare.sameness import has_another_time, may_not_be
from factcheck.facts import CONTENT, Facts, Tag, Token
from factcheck.findings import Discrepancy, Kind, PolarityDiscrepancy, RoleDiscrepancy
from factcheck.lexicon import relation
from factcheck.text import Span

_DEGREES = {"more": 1, "less": -1}
_GRADED = frozenset({Tag.ADJECTIVE, Tag.ADVERB})
_NAMING = frozenset({Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADJECTIVE})
_LIGHT = frozenset("be become have look remain seem".split())
_WERE = frozenset(("was", "were", "had"))
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY})
# How far before "than", in tokens, its comparative may stand, and after it what is compared with.
_REACH = 6
_PARTING = frozenset((",", ";", ":", "and", "but", "while", "whereas", "although"))
# "The one in 2016", "the former ones".
_STANDING_FOR = frozenset(("one", "ones"))
# The kinds that come of reading the two as if they had changed places.
_EXPLAINED = frozenset(Kind) - {Kind.QUANTITY, Kind.DATE, Kind.QUOTE}
_TURNED = frozenset(("by-place", "comparison"))
_OPPOSED = frozenset(("antonym", "comparison", "predicate"))


@attrs.frozen
class _Comparative:
    """That `holder` has more of something than `standard`, which is empty where none is told.

    `word` is the index of the comparative, `verb` that of the verb before it; `marked` tells that
    "more" or "less" stands before it, and `sign` is -1 for "less". Both others are indices of
    words, without those that both have. `measured` are the nouns of which there is more: "a bigger
    | port".
    """

    word: int
    verb: int
    marked: bool
    sign: int
    holder: frozenset[int]
    standard: frozenset[int]
    measured: frozenset[int] = frozenset()

    def span(self, facts: Facts) -> Span:
        """Where the words stand that tell of which it is more."""
        return _cover(facts, self.holder)


def compare_comparatives(alignment: Alignment) -> list[Discrepancy]:
    """Report two things of which the draft says that the other one has more of something."""
    for one, two, same in _met(alignment):
        if same or one.word not in alignment.segment or not _are_of_one_time(alignment, one, two):
            continue
        if _stands(alignment, one, two):
            spans = (_word(alignment.draft, one), _word(alignment.claim, two))
            return [alignment.differ(PolarityDiscrepancy, *spans, cues=_OPPOSED)]
        spans = (one.span(alignment.draft), two.span(alignment.claim))
        return [alignment.differ(RoleDiscrepancy, *spans, cues=_TURNED)]
    return []


def _are_of_one_time(alignment: Alignment, one: _Comparative, two: _Comparative) -> bool:
    """Whether both are told as what is so, or was: not "could be", or "was until 2010"."""
    if has_another_time(alignment):
        return False
    sides = ((alignment.draft, one), (alignment.claim, two))
    if any(may_not_be(facts, i) for facts, told in sides for i in (told.word, told.verb)):
        return False
    past = [facts.tokens[told.verb].norm in _WERE for facts, told in sides]
    return past[0] is past[1]


def tells_comparison(alignment: Alignment) -> bool:
    """Return whether the claim has more of the same in the same one, told in either order."""
    return any(
        same and one.word in alignment.segment and _are_of_one_time(alignment, one, two)
        for one, two, same in _met(alignment)
    )


def without_turned_comparatives(
    alignment: Alignment, found: Iterable[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """Leave out what a comparative turned round explains: "B is smaller than A"."""
    kept = tuple(found)
    if not kept:
        return kept
    draft = alignment.draft
    turned = [
        one for one, two, same in _met(alignment) if same and not _stands(alignment, one, two)
    ]
    spans = [
        draft.tokens[i].span
        for one in (*turned, *_with_another(alignment))
        for i in (one.word, one.word - one.marked, *one.holder, *one.standard)
    ]
    return tuple(
        d
        for d in kept
        if d.kind not in _EXPLAINED or not any(d.span.overlaps(span) for span in spans)
    )


def _with_another(alignment: Alignment) -> Iterator[_Comparative]:
    """Comparatives of one of the claim's two and a third one, or of both in another thing.

    "Berlin is larger than Munich" says nothing of "Hamburg is smaller than Berlin".
    """
    for one in alignment.draft_side.told(_comparatives):
        holder = {alignment.pairs.get(i) for i in one.holder}
        standard = {alignment.pairs.get(i) for i in one.standard}
        for two in alignment.claim_side.told(_comparatives):
            apart = not holder & two.holder and not standard & two.standard
            across = (bool(holder & two.standard), bool(standard & two.holder))
            other = any(across) and not _measure_one(alignment, one, two)
            if other or (apart and across[0] is not across[1]):
                yield one


def _met(alignment: Alignment) -> Iterator[tuple[_Comparative, _Comparative, bool]]:
    """The comparatives of one sort that are told of the same two, and whether both agree."""
    theirs = [two for two in alignment.claim_side.told(_comparatives) if two.standard]
    for one in alignment.draft_side.told(_comparatives) if theirs else ():
        for two in theirs:
            stands = _stands(alignment, one, two)
            alike = _are_alike(alignment, one, two)
            if stands is None or alike is None or not _measure_one(alignment, one, two):
                continue
            yield one, two, stands is alike


def _stands(alignment: Alignment, one: _Comparative, two: _Comparative) -> bool | None:
    """Whether the two are compared in the claim's order, or in the other; None for other things."""
    if not _have_one_verb(alignment, one, two):
        return None
    holder = {alignment.pairs[i] for i in one.holder if i in alignment.pairs}
    standard = {alignment.pairs[i] for i in one.standard if i in alignment.pairs}
    if not one.standard:
        return False if holder & two.standard else None
    if holder & two.holder and standard & two.standard:
        return True
    return False if holder & two.standard and standard & two.holder else None


def _have_one_verb(alignment: Alignment, one: _Comparative, two: _Comparative) -> bool:
    """Whether both compare what two things are, or have, or how they do one thing."""
    verbs = alignment.draft.tokens[one.verb], alignment.claim.tokens[two.verb]
    if all(verb.lemma in _LIGHT for verb in verbs) or verbs[0].lemma == verbs[1].lemma:
        return True
    return alignment.pairs.get(one.verb) == two.verb


def _are_alike(alignment: Alignment, one: _Comparative, two: _Comparative) -> bool | None:
    """Whether two comparatives say the same of what has more; None where that isn't known."""
    ours, theirs = alignment.draft.tokens[one.word], alignment.claim.tokens[two.word]
    signs = one.sign == two.sign
    for mine in _words_of(ours):
        for other in _words_of(theirs):
            if mine == other:
                return signs
            for pos in ("a", "r"):
                found = relation(mine, other, pos, pos)
                if found is not None and found.kind == "synonym":
                    return signs
                if found is not None and found.kind == "antonym":
                    return not signs
    return None


def _measure_one(alignment: Alignment, one: _Comparative, two: _Comparative) -> bool:
    """Whether the two may be compared in one thing: not in staff and in visitors."""
    if not one.measured or not two.measured:
        return True
    return any(alignment.pairs.get(i) in two.measured for i in one.measured)


def _measured(facts: Facts, index: int) -> frozenset[int]:
    """The nouns right behind a comparative."""
    made: list[int] = []
    for place in range(index + 1, min(index + _REACH, len(facts.tokens))):
        token = facts.tokens[place]
        if token.tag not in (Tag.NOUN, Tag.ADJECTIVE):
            break
        if token.tag is Tag.NOUN:
            made.append(place)
    return frozenset(made)


def _words_of(token: Token) -> tuple[str, ...]:
    return bases_of(token.norm) or (token.lemma,)


def _comparatives(facts: Facts) -> tuple[_Comparative, ...]:
    made = []
    for index, token in enumerate(facts.tokens):
        if token.tag not in _GRADED:
            continue
        before = facts.tokens[index - 1].norm if index else ""
        if not is_comparative(token) and before not in _DEGREES:
            continue
        verb = next((i for i in range(index - 1, -1, -1) if facts.tokens[i].tag in _VERBAL), None)
        standard = None if verb is None else _standard(facts, index)
        if verb is None or standard is None:
            continue
        holder = _holder(facts, verb)
        both = _lemmas(facts, holder) & _lemmas(facts, standard)
        apart = [
            frozenset(i for i in side if facts.tokens[i].lemma not in both)
            for side in (holder, standard)
        ]
        if apart[0] and bool(apart[1]) == bool(standard):
            sign, marked = _DEGREES.get(before, 1), before in _DEGREES
            measured = _measured(facts, index)
            made.append(_Comparative(index, verb, marked, sign, apart[0], apart[1], measured))
    return tuple(made)


def _holder(facts: Facts, verb: int) -> list[int]:
    """The nouns and names of the subject of the verb before a comparative."""
    tokens = facts.tokens
    first = verb
    while first > 0 and tokens[first - 1].tag in _VERBAL:
        first -= 1
    subject = next(
        (
            a
            for a in facts.arguments
            if a.role == "subject" and a.governor in range(first, verb + 1) and a.head < verb
        ),
        None,
    )
    start = next((i + 1 for i in range(first - 1, -1, -1) if tokens[i].norm in _PARTING), 0)
    if subject is not None:
        owned = subject.first > 1 and tokens[subject.first - 1].tag is Tag.POSSESSIVE
        start = subject.first - 2 if owned else subject.first
    made: list[int] = []
    for place in range(start, first):
        if tokens[place].tag is Tag.AUXILIARY or (made and tokens[place].norm in _PARTING):
            break
        if tokens[place].tag in _NAMING:
            made.append(place)
    return made


def _standard(facts: Facts, index: int) -> list[int] | None:
    """The words after "than" that a comparative's thing is compared with; none without "than".

    None where it is compared with no other thing: "larger than in 1990".
    """
    than = next(
        (
            i
            for i in range(index + 1, min(index + _REACH, len(facts.tokens)))
            if facts.tokens[i].norm == "than" or facts.tokens[i].norm in _PARTING
        ),
        None,
    )
    if than is None or facts.tokens[than].norm != "than":
        return []
    if any(t.tag is Tag.PREPOSITION for t in facts.tokens[than + 1 : than + 2]):
        # "Less from Russia than from Qatar", "larger than in 1990" compare no subjects.
        return None
    made: list[int] = []
    for i in range(than + 1, min(than + 1 + _REACH, len(facts.tokens))):
        token = facts.tokens[i]
        ends = token.tag is Tag.PREPOSITION and token.norm != "of"
        if token.norm in _PARTING or token.norm == "." or (made and ends):
            break
        if token.tag in CONTENT and token.norm not in _STANDING_FOR:
            made.append(i)
    return made


def _lemmas(facts: Facts, indices: Iterable[int]) -> set[str]:
    return {facts.tokens[i].lemma for i in indices}


def _cover(facts: Facts, indices: frozenset[int]) -> Span:
    return facts.tokens[min(indices)].span.cover(facts.tokens[max(indices)].span)


def _word(facts: Facts, told: _Comparative) -> Span:
    """The comparative, with the "more" or "less" that makes it one."""
    return facts.tokens[told.word - told.marked].span.cover(facts.tokens[told.word].span)
