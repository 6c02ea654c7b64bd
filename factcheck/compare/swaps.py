"""Swaps: two names or nouns, each in the other's place: "X's offer to Y" for "Y's offer to X".

A place is told by what stands around a phrase: the verb or noun that it hangs on, and by what
word. So it is known where the reading of who does what is not.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import attrs

from factcheck.compare.align import COPULAS
from factcheck.compare.alignment import Alignment
from factcheck.compare.predicates import MUTUAL, is_passive
from factcheck.compare.sameness import has_another_time
from factcheck.facts import CONTENT, Facts, Tag, Token
from factcheck.findings import Discrepancy, RoleDiscrepancy
from factcheck.lexicon import classes
from factcheck.text import Span

# Words after which two things may as well stand the other way round.
_LEVEL = frozenset(
    "with and or between among amid than as like unlike versus v vs beside besides alongside "
    "including".split()
)
# Nouns for what two are to each other.
_OF_EACH_OTHER = frozenset(
    "agreement alliance ally argument bond border brother ceasefire clash colleague conflict "
    "contest cooperation cousin deal debate difference dispute distance draw feud fight friend "
    "game husband link marriage match meeting merger negotiation neighbour neighbor opponent pact "
    "partner partnership quarrel relation relationship rival rivalry row sister standoff talk tie "
    "treaty truce twin war wedding wife".split()
)
# Nouns for what each of two has with the other, as a rule: an ambassador there, exports to it.
_ON_EACH_SIDE = frozenset("ambassador consulate embassy envoy export import record".split())
# Verbs that put one thing for another, with the word that brings the new one.
_CHANGING = frozenset((("rename", "as"), ("replace", "with"), ("replace", "by")))
# Verbs that tie two things in either order.
_TYING = frozenset("connect exchange join link relate swap tie".split())
_IN_REPLY = frozenset("also reply response return too".split())
# What a noun may have before it in one phrase.
_BEFORE_HEAD = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME})
# What may stand between a subject and its verb.
_BEFORE_VERB = frozenset({Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION})
_BEFORE_PARTICIPLE = frozenset({Tag.DETERMINER, Tag.VERB, Tag.PREPOSITION, Tag.SUBORDINATOR})
# Prepositions that may hang on a verb across its object: "turned a park into a garden".
_OF_VERBS = frozenset("against by from into onto to".split())
_DONE_TO = frozenset(("object", "of"))
_UNTOLD = frozenset(("time", "measure"))


@attrs.frozen
class _Thing:
    """A name or noun that stands once on either side: its first token there, and its end."""

    mine: tuple[int, int]
    theirs: tuple[int, int]
    named: bool


@attrs.frozen
class _Place:
    """How a phrase hangs on a word: by a preposition, or as its subject, object or possessor.

    `verb` is the last verb before the preposition, None where it can't hang on that.
    """

    marker: str
    anchor: int
    verb: int | None = None


def compare_swaps(alignment: Alignment) -> list[Discrepancy]:
    """Report two names or nouns, each of which the draft has where the claim has the other."""
    draft, claim = alignment.draft, alignment.claim
    if _tells_more(alignment):
        return []
    for one, two in combinations(_things(alignment), 2):
        if one.theirs < two.theirs or not _are_swapped(alignment, one, two):
            continue
        if _are_listed(draft, one.mine, two.mine) and _are_listed(claim, two.theirs, one.theirs):
            continue
        found, expected = _span(draft, one.mine), _span(claim, two.theirs)
        cues = ("by-place", "names" if one.named and two.named else "nouns", "swapped")
        return [alignment.differ(RoleDiscrepancy, found, expected, cues=cues)]
    return []


def _are_listed(facts: Facts, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether only "and" or commas part two names: "German and French officials"."""
    between = facts.tokens[one[1] : two[0]]
    return bool(between) and all(t.tag is Tag.CONJUNCTION or t.norm == "," for t in between)


def _tells_more(alignment: Alignment) -> bool:
    """Whether the clause has a date or number of its own, or tells of a reply: another deed."""
    if not alignment.draft_side.norms.isdisjoint(_IN_REPLY) or has_another_time(alignment):
        return True
    return any(
        alignment.pairs.keys().isdisjoint(range(q.first, q.end)) and q.first in alignment.segment
        for q in alignment.draft.quantities
    )


def _are_swapped(alignment: Alignment, one: _Thing, two: _Thing) -> bool:
    draft, claim, both = alignment.draft, alignment.claim, (one, two)
    ours, other = _place(draft, *one.mine), _place(draft, *two.mine)
    if ours is None or other is None or _is_level(draft, ours, other):
        return False
    theirs, others = _place(claim, *one.theirs), _place(claim, *two.theirs)
    if theirs is None or others is None or _is_one(alignment, ours, theirs, both):
        return False
    return _is_one(alignment, ours, others, both) and _is_one(alignment, other, theirs, both)


def _things(alignment: Alignment) -> list[_Thing]:
    """The names and nouns that both sides have once, in the draft's order, dates left out."""
    draft, claim = alignment.draft, alignment.claim
    made = []
    ours, theirs = alignment.draft_side.told(_named), alignment.claim_side.told(_named)
    met = Counter(alignment.names.values())
    for n, m in alignment.names.items():
        one, two = draft.entities[n], claim.entities[m]
        once = met[m] == 1 and ours[one.words] == 1 and theirs[two.words] == 1
        if once and not one.resolved and not two.resolved and one.first in alignment.segment:
            made.append(_Thing((one.first, one.end), (two.first, two.end), named=True))
    mine, others = alignment.draft_side.told(_nouns), alignment.claim_side.told(_nouns)
    for i, j in alignment.pairs.items():
        lemma = draft.tokens[i].lemma
        if i in alignment.segment and mine.get(lemma) == i and others.get(lemma) == j:
            made.append(_Thing((i, i + 1), (j, j + 1), named=False))
    return sorted(made, key=lambda thing: thing.mine)


def _named(facts: Facts) -> Counter[tuple[str, ...]]:
    """How often each name stands in a sentence."""
    return Counter(entity.words for entity in facts.entities)


def _nouns(facts: Facts) -> dict[str, int]:
    """The heads of phrases that stand once in a sentence, by their lemma; none that tells when."""
    tokens = facts.tokens
    count = Counter(token.lemma for token in tokens)
    apart = {i for e in facts.entities for i in range(e.first, e.end)}
    apart |= {i for d in facts.dates for i in range(d.first, d.end)}
    apart |= {i for q in facts.quantities for i in range(q.first, q.end)}
    return {
        token.lemma: i
        for i, token in enumerate(tokens)
        if token.tag is Tag.NOUN
        and i not in apart
        and count[token.lemma] == 1
        and (i + 1 == len(tokens) or tokens[i + 1].tag not in (Tag.NOUN, Tag.NAME))
        and _UNTOLD.isdisjoint(classes(token.lemma, "n"))
    }


def _place(facts: Facts, first: int, end: int) -> _Place | None:
    """Where a phrase stands, None where that isn't plain."""
    tokens = facts.tokens
    following = tokens[end] if end < len(tokens) else None
    if following is not None and following.tag is Tag.POSSESSIVE:
        owned = next((i for i in range(end + 1, len(tokens)) if _is_head(facts, i)), None)
        return None if owned is None else _placed(facts, "possessor", owned)
    if following is not None and following.tag is Tag.NOUN and tokens[first].tag is Tag.NAME:
        return _placed(facts, "modifier", end) if _is_head(facts, end) else None
    start = _opening(facts, first)
    before = tokens[start - 1] if start else None
    if before is not None and before.tag in (Tag.PREPOSITION, Tag.TO):
        return _after(facts, start - 1)
    if before is not None and before.tag is Tag.VERB:
        return _placed(facts, "object", start - 1)
    while end < len(tokens) and tokens[end].tag in _BEFORE_VERB:
        end += 1
    if end == len(tokens) or tokens[end].tag is not Tag.VERB or _is_joined(before):
        return None
        # Who is arrested is whom somebody arrests.
    return _placed(facts, "object" if is_passive(facts, end) else "subject", end)


def _after(facts: Facts, index: int) -> _Place | None:
    """The place after a preposition."""
    tokens, marker = facts.tokens, facts.tokens[index].norm
    back = range(index - 1, -1, -1)
    verb = next((i for i in back if tokens[i].tag is Tag.VERB), None)
    if verb is not None and (tokens[verb].lemma, marker) in _CHANGING:
        return _Place(marker, verb, verb)
    if not index or marker in _LEVEL or tokens[index - 1].norm in _LEVEL:
        return None
    anchor = next((i for i in back if tokens[i].tag in CONTENT), index - 1)
    if tokens[anchor].lemma in _OF_EACH_OTHER | _ON_EACH_SIDE | _TYING:
        return None
    return _Place(marker, anchor, verb if marker in _OF_VERBS else None)


def _is_joined(before: Token | None) -> bool:
    return before is not None and before.tag is Tag.CONJUNCTION


def _is_head(facts: Facts, index: int) -> bool:
    """Whether a token is the last noun of its phrase."""
    tokens = facts.tokens
    last = index + 1 == len(tokens) or tokens[index + 1].tag not in (Tag.NOUN, Tag.NAME)
    return tokens[index].tag is Tag.NOUN and last


def _opening(facts: Facts, first: int) -> int:
    """Where the phrase begins whose name or noun stands at `first`."""
    tokens = facts.tokens
    start = first
    while start:
        before = tokens[start - 1]
        # "A defending champion", "beat defending champion Roth".
        describes = before.tag is Tag.VERB and before.form == "ing" and start < first
        if describes:
            describes = start == 1 or tokens[start - 2].tag in _BEFORE_PARTICIPLE
            describes = describes and not _has_object(facts, start - 1, first)
        if before.tag not in _BEFORE_HEAD and not describes:
            break
        start -= 1
    return start


def _has_object(facts: Facts, verb: int, index: int) -> bool:
    """Whether a form in "-ing" tells what is done to a thing: "suspected of stabbing Ann Lee"."""
    after = facts.tokens[verb - 1].tag is Tag.PREPOSITION
    return after and any(
        (a.governor, a.role) == (verb, "object") and a.first <= index < a.end
        for a in facts.arguments
    )


def _placed(facts: Facts, marker: str, anchor: int) -> _Place | None:
    """The place, unless two things may as well stand in it the other way round."""
    lemma = facts.tokens[anchor].lemma
    level = lemma in _OF_EACH_OTHER | _ON_EACH_SIDE | _TYING
    return None if level else _Place(marker, anchor)


def _is_level(facts: Facts, one: _Place, two: _Place) -> bool:
    """Whether two things may as well have changed places: who meets whom, who is what."""
    lemma = facts.tokens[one.anchor].lemma
    return one == two or (one.anchor == two.anchor and lemma in MUTUAL | COPULAS)


def _is_one(
    alignment: Alignment, ours: _Place, theirs: _Place, both: tuple[_Thing, _Thing]
) -> bool:
    """Whether a place in the draft is one with a place in the claim."""
    if {ours.marker, theirs.marker} == _DONE_TO:
        # "The shooting of Lee", "shot Lee".
        return alignment.pairs.get(ours.anchor) == theirs.anchor
    if ours.marker != theirs.marker:
        return False
    mine, other = ours.verb, theirs.verb
    if mine is not None and other is not None and _is_one_word(alignment, mine, other):
        return True
    one = any(thing.mine[0] <= ours.anchor < thing.mine[1] for thing in both)
    two = any(thing.theirs[0] <= theirs.anchor < thing.theirs[1] for thing in both)
    if one or two:
        return one and two
    return _is_one_word(alignment, ours.anchor, theirs.anchor)


def _is_one_word(alignment: Alignment, mine: int, other: int) -> bool:
    same = alignment.draft.tokens[mine].lemma == alignment.claim.tokens[other].lemma
    return same and alignment.pairs.get(mine) in (other, None)


def _span(facts: Facts, range_: tuple[int, int]) -> Span:
    first, end = range_
    return facts.tokens[first].span.cover(facts.tokens[end - 1].span)
