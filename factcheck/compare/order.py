"""Order of events: "after the vote" where the claim says "before the vote"."""

from __future__ import annotations

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.facts import CONTENT, Facts, Tag
from factcheck.findings import DateDiscrepancy, Discrepancy
from factcheck.text import Span

# By them a sentence tells of its deeds in their order.
_THEREAFTER = frozenset("afterward afterwards later subsequently then thereafter".split())
# What ends at a day or event, and what begins there. By itself "from" tells only of a day.
_EARLIER = frozenset("before until till".split())
_LASTING = frozenset(("until", "till"))
_WHEN = "when"
_LATER = frozenset(("after", "since", "following", "once", _WHEN))
_FROM_A_DAY = frozenset(("from", "since"))
# Whether what a verb is said of comes after what it takes.
_VERBS = {"follow": True, "precede": False}
_WIDE_EARLIER = (("prior", "to"), ("ahead", "of"), ("by", "the", "time"))
# "Had already gone off when they came" is before that.
_ALREADY = frozenset(("already",))
_WIDE_LATER = (("only", "after"), ("as", "soon", "as"))
# The words that a marker starts with: most sentences have none.
_OPENERS = (
    _EARLIER
    | _LATER
    | _FROM_A_DAY
    | {words[0] for words in (*_WIDE_EARLIER, *_WIDE_LATER)}
    | set("follow follows followed precede precedes preceded preceding".split())
)
# What two events that stand in each other's place in time differ by.
_CROSSED = frozenset(("order", "named", "turned-order"))
# Verbs that tell nothing beside what they are said of: "the raid came before the riots".
_LIGHT = COPULAS | {"come", "happen", "occur"}
# "It was before the arrest that Spain recalled its envoy".
_CLEFT = (["it", "was"], ["it", "is"], ["it", "was", "only"])
_CLAUSE_ENDS = frozenset((";", ":", "(", ")", "—", "–"))
_STOPS = frozenset((",", ";", ":", ".", "(", ")", "”", '"', "—", "–"))
# How far after the word, in tokens, what it names may reach, and an aside within that.
_REACH = 9
_ASIDE = 6
# The share of the words so named that both sides must have in common.
_MET = 0.5


@attrs.frozen
class _Bound:
    """A word that sets a deed before or after something: its tokens, and what that is."""

    first: int
    end: int
    later: bool
    named: tuple[int, ...]
    dated: bool
    denied: bool


def compare_order(alignment: Alignment) -> list[Discrepancy]:
    """Report a deed set after what the claim sets it before, or the reverse.

    What a day bounds is weighed by the day; but "from 1 May" and "until 1 May" share it.
    """
    draft, claim = alignment.draft, alignment.claim
    if any(
        side.norms.isdisjoint(_OPENERS) for side in (alignment.draft_side, alignment.claim_side)
    ):
        return []
    theirs = _bounds(claim)
    for one in _bounds(draft) if theirs else ():
        inside = one.first in alignment.segment
        for two in theirs:
            turned = one.denied != two.denied
            if not inside and not (turned and _deed(draft, one) in alignment.segment):
                continue
            if (one.later == two.later and _is_crossed(alignment, one, two)) or _is_crosswise(
                alignment, one, two
            ):
                found, expected = _span(draft, one), _span(claim, two)
                return [alignment.differ(DateDiscrepancy, found, expected, cues=_CROSSED)]
            # "Until" under a denial is for polarity to weigh where the other side has it, too.
            words = {draft.tokens[one.first].norm, claim.tokens[two.first].norm}
            if one.later == two.later or len(words) == 1 or not _meet(alignment, one, two):
                continue
            if any(_is_vague(*side) for side in ((draft, one), (claim, two))) and not turned:
                continue
            if any(other.later == one.later and _meet(alignment, one, other) for other in theirs):
                continue
            if not _one_deed(alignment, one, two):
                continue
            if one.dated and not _turned_at_a_day(draft, claim, one, two):
                continue
            cues = {"order", "dated" if one.dated else "named"}
            if turned:
                cues.add("denied")
            found, expected = _span(draft, one), _span(claim, two)
            return [alignment.differ(DateDiscrepancy, found, expected, cues=cues)]
    return []


def tells_another_order(alignment: Alignment) -> bool:
    """Whether the clause sets a deed before or after another, and the claim doesn't set it so.

    It has it the other way about the same event, or tells of the one deed "afterwards".
    """
    if alignment.draft_side.norms.isdisjoint(_OPENERS):
        return False
    theirs = _bounds(alignment.claim)
    thereafter = not alignment.claim_side.norms.isdisjoint(_THEREAFTER)
    for one in _bounds(alignment.draft):
        if one.first not in alignment.segment or one.dated:
            continue
        met = [two for two in theirs if _meet(alignment, one, two)]
        if met and all(two.later != one.later and two.denied == one.denied for two in met):
            return True
        if thereafter and not met and _is_against_telling(alignment, one):
            return True
    return False


def _is_against_telling(alignment: Alignment, bound: _Bound) -> bool:
    """Whether the claim, which tells of one deed after the other, has the two the other way."""
    deed = _deed(alignment.draft, bound)
    told = None if deed is None else alignment.pairs.get(deed)
    tokens = alignment.draft.tokens
    verbs = (i for i in bound.named if tokens[i].tag is Tag.VERB)
    named = [alignment.pairs[i] for i in verbs if i in alignment.pairs]
    return told is not None and bool(named) and (told > min(named)) is not bound.later


def _is_crossed(alignment: Alignment, one: _Bound, two: _Bound) -> bool:
    """Whether what one side sets after another is what the other side sets it after.

    "The riots followed the raid", "the raid came after the riots".
    """
    ours, theirs = _events(alignment.draft, one), _events(alignment.claim, two)
    if ours is None or theirs is None or one.denied != two.denied or ours[0] == ours[1]:
        return False
    return tuple(alignment.pairs.get(event) for event in ours) == theirs[::-1]


def _is_crosswise(alignment: Alignment, one: _Bound, two: _Bound) -> bool:
    """Whether what the claim has first comes second, told by another verb for each.

    "The alarm had gone off when they took it", "they stole it before the alarm was triggered".
    """
    draft, claim = alignment.draft, alignment.claim
    if one.denied or two.denied or one.dated or two.dated:
        return False
    if _is_vague(draft, one) or _is_vague(claim, two):
        return False
    if not _names_one(draft, one) or not _names_one(claim, two):
        return False
    mine, theirs = _parts(draft, one), _parts(claim, two)
    straight = [_shared(alignment, mine[n], theirs[n]) for n in (0, 1)]
    crossing = [_shared(alignment, mine[n], theirs[1 - n]) for n in (0, 1)]
    return not any(straight) and all(
        any(Tag.VERB in (draft.tokens[i].tag, claim.tokens[j].tag) for i, j in pairs)
        for pairs in crossing
    )


def _shared(alignment: Alignment, ours: set[int], theirs: set[int]) -> list[tuple[int, int]]:
    return [(i, alignment.pairs[i]) for i in ours if alignment.pairs.get(i) in theirs]


def _names_one(facts: Facts, bound: _Bound) -> bool:
    """Whether what bounds a deed is one deed or thing."""
    told = facts.tokens[bound.end : bound.named[-1] + 1]
    verbs = sum(t.tag is Tag.VERB for t in told)
    return verbs <= 1 and all(t.tag is not Tag.CONJUNCTION for t in told)


def _is_vague(facts: Facts, bound: _Bound) -> bool:
    """Whether "when" leaves open which of two events came first."""
    tokens = facts.tokens
    if tokens[bound.first].norm != _WHEN:
        return False
    return all(t.norm not in _ALREADY for t in tokens[: bound.first])


def _parts(facts: Facts, bound: _Bound) -> tuple[set[int], set[int]]:
    """The words, names left out, for what came first, and for what came second."""
    deed = _deed(facts, bound)
    verbs = {deed, *(i for i in range(bound.first) if facts.tokens[i].tag is Tag.VERB)}
    main = {a.head for a in facts.arguments if a.governor in verbs and a.head not in bound.named}
    main |= {i for i in verbs if i is not None}
    named = {i for e in facts.entities for i in range(e.first, e.end)}
    sub = set(bound.named)
    sub |= {a.head for a in facts.arguments if a.governor in sub}
    main, sub = main - named - sub, sub - named
    return (sub, main) if bound.later else (main, sub)


def _events(facts: Facts, bound: _Bound) -> tuple[int, int] | None:
    """The nouns of what is set before or after something, and of that; None for no such."""
    head = next((a.head for a in facts.arguments if a.head in bound.named), None)
    if head is None or head not in bound.named[:2] or bound.dated:
        return None
    marker = bound.first
    if facts.tokens[marker].tag is not Tag.VERB:
        told = {a.governor for a in facts.arguments if a.head == head and a.first >= bound.end}
        nouns = [i for i in told if facts.tokens[i].tag is Tag.NOUN]
        if nouns:
            return nouns[0], head
        marker = next((i for i in told if facts.tokens[i].lemma in _LIGHT), marker)
    subjects = [a.head for a in facts.arguments if a.role == "subject" and a.governor == marker]
    return (subjects[0], head) if subjects else None


def _bounds(facts: Facts) -> list[_Bound]:
    made = []
    for index, token in enumerate(facts.tokens):
        if token.tag in (Tag.NAME, Tag.PUNCTUATION):
            continue
        length, later = _marker(facts, index)
        if not length:
            continue
        named = _named(facts, index + length)
        dated = all(any(d.first <= i < d.end for d in facts.dates) for i in named)
        if token.norm == "from" and not dated:
            continue
        if token.norm in ("once", _WHEN) and token.tag is not Tag.SUBORDINATOR:
            continue
        if named:
            if token.norm == _WHEN and any(t.norm in _ALREADY for t in facts.tokens[:index]):
                later = False
            denied = _is_denied(facts, index)
            made.append(_Bound(index, index + length, later, named, dated, denied))
    return made


def _marker(facts: Facts, index: int) -> tuple[int, bool]:
    """How many tokens a marker at `index` has (0: none), and whether it says "after"."""
    norm = facts.tokens[index].norm
    for wide, later in ((_WIDE_EARLIER, False), (_WIDE_LATER, True)):
        for words in wide:
            if norm == words[0]:
                told = tuple(t.norm for t in facts.tokens[index : index + len(words)])
                if told == words:
                    return len(words), later
    if norm in _EARLIER:
        return 1, False
    if norm in _LATER or norm in _FROM_A_DAY:
        return 1, True
    return _verb_marker(facts, index)


def _verb_marker(facts: Facts, index: int) -> tuple[int, bool]:
    """The same for a verb: what followed a vote came after it, what it was followed by before."""
    token = facts.tokens[index]
    if token.tag is not Tag.VERB or token.lemma not in _VERBS:
        return 0, False
    later = _VERBS[token.lemma]
    by = facts.tokens[index + 1 : index + 2]
    if by and by[0].norm == "by":
        return 2, not later
    return 1, later


def _named(facts: Facts, start: int) -> tuple[int, ...]:
    """The content words after a marker, up to the end of what it takes."""
    made: list[int] = []
    for index in range(start, min(start + _REACH, len(facts.tokens))):
        token = facts.tokens[index]
        if made and _bounds_aside(facts, index):
            continue
        if token.norm in _STOPS or (made and _marker(facts, index)[0]):
            break
        if made and token.norm == "to" and any(d.end == index for d in facts.dates):
            # "From 1990 to 2020" ends with 2020.
            break
        if token.tag in CONTENT or token.tag is Tag.NUMBER:
            made.append(index)
    return tuple(made)


def _bounds_aside(facts: Facts, index: int) -> bool:
    """Whether a comma opens or closes what tells more of a verb's subject: ", the mayor, left"."""
    tokens = facts.tokens
    if tokens[index].norm != ",":
        return False
    commas = [i for i in range(index - _ASIDE, index + _ASIDE + 1) if 0 <= i < len(tokens) - 1]
    pairs = ((index, i) if i > index else (i, index) for i in commas if tokens[i].norm == ",")
    return any(
        first < last and tokens[last + 1].tag in (Tag.VERB, Tag.AUXILIARY) for first, last in pairs
    )


def _is_denied(facts: Facts, index: int) -> bool:
    """Whether a plain negation reaches a marker: "did not open until noon" is from noon on."""
    return any(
        not n.lexical and n.token < index and n.scope[0] <= index <= n.scope[1]
        for n in facts.negations
    )


def _one_deed(alignment: Alignment, one: _Bound, two: _Bound) -> bool:
    """Whether both bounds limit one deed, told in one tense: not "had grown before the sale"."""
    draft, claim = alignment.draft, alignment.claim
    i, j = _deed(draft, one), _deed(claim, two)
    if i is None or j is None or j not in (alignment.pairs.get(i), alignment.opposed.get(i)):
        return False
    told = _is_past_perfect(draft, i), _is_past_perfect(claim, j)
    if told[0] != told[1] and not _tells_tense(draft, one) and not _tells_tense(claim, two):
        return False
    ours, theirs = _doers(draft, i, one), _doers(claim, j, two)
    return not ours or not theirs or any(alignment.pairs.get(head) in theirs for head in ours)


def _tells_tense(facts: Facts, bound: _Bound) -> bool:
    """Whether a bound has its deed done before by itself: "by the time"."""
    return facts.tokens[bound.first].norm in ("by", _WHEN)


def _deed(facts: Facts, bound: _Bound) -> int | None:
    """The word that a bound limits: the verb before it, or the first after what it names."""
    limited = range(bound.first - 1, -1, -1)
    if facts.tokens[bound.first].tag is Tag.VERB:
        return next((i for i in limited if facts.tokens[i].tag in CONTENT), None)
    cleft = [t.norm for t in facts.tokens[: bound.first]] in _CLEFT
    for index in limited if not cleft else ():
        token = facts.tokens[index]
        if token.norm in _CLAUSE_ENDS:
            break
        if token.tag not in (Tag.VERB, Tag.AUXILIARY):
            continue
        if token.tag is Tag.VERB and token.lemma not in _LIGHT:
            return index
        told = (*range(bound.first - 1, index, -1), *range(index - 1, -1, -1))
        return next((i for i in told if facts.tokens[i].tag in CONTENT), None)
    following = range(bound.named[-1] + 1, len(facts.tokens))
    return next((i for i in following if facts.tokens[i].tag is Tag.VERB), None)


def _doers(facts: Facts, deed: int, bound: _Bound) -> set[int]:
    """The subjects of a deed, or of the verb that says what someone is."""
    verbs = [
        i for i, t in enumerate(facts.tokens[: bound.first]) if t.tag is Tag.VERB and i <= deed
    ]
    governor = verbs[-1] if verbs else deed
    return {
        a.head
        for a in facts.arguments
        if a.role == "subject"
        and a.governor == governor
        and facts.tokens[a.head].tag is not Tag.PRONOUN
    }


def _is_past_perfect(facts: Facts, index: int) -> bool:
    return any(t.norm in ("had", "'d") for t in facts.tokens[max(0, index - 3) : index])


def _meet(alignment: Alignment, one: _Bound, two: _Bound) -> bool:
    """Whether both name one day or event: most of the draft's words for it are the claim's."""
    inside = set(two.named)
    lemmas = {alignment.claim.tokens[j].lemma for j in two.named}
    met = [
        i
        for i in one.named
        if alignment.pairs.get(i) in inside
        # What limits a clause from without has no counterparts there.
        or (i not in alignment.segment and alignment.draft.tokens[i].lemma in lemmas)
    ]
    return bool(met) and len(met) >= _MET * min(len(one.named), len(two.named))


def _turned_at_a_day(draft: Facts, claim: Facts, one: _Bound, two: _Bound) -> bool:
    words = {draft.tokens[one.first].norm, claim.tokens[two.first].norm}
    return bool(words & _FROM_A_DAY) and bool(words & _LASTING)


def _span(facts: Facts, bound: _Bound) -> Span:
    return facts.tokens[bound.first].span.cover(facts.tokens[bound.end - 1].span)
