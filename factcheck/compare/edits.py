"""Words replaced, put in or left out between two sentences that run alike: one edit apart.

The other facets need words that mean something to the lexicon; where both sides run alike around
a small stretch, what stands there is laid side by side whatever it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.compare.alignment import Alignment
from factcheck.compare.amounts import agree, are_lengths_of_time, comparable
from factcheck.compare.changes import is_told_otherwise
from factcheck.compare.comparisons import turned_comparison
from factcheck.compare.descriptions import describes, is_name
from factcheck.compare.factuality import is_at_most
from factcheck.compare.names import Match, match, may_be_one, overlap
from factcheck.compare.otherwise import are_done_by_few, denied_closely
from factcheck.compare.sides import POS
from factcheck.compare.unlike import none_exceeds
from factcheck.compare.unturned import is_unturned
from factcheck.facts import CONTENT, Dimension, Facts, Quantity, Tag, Token
from factcheck.findings import (
    DateDiscrepancy,
    Discrepancy,
    EntityDiscrepancy,
    ModalityDiscrepancy,
    PolarityDiscrepancy,
    QuantifierDiscrepancy,
    QuantityDiscrepancy,
)
from factcheck.lexicon import Relation, lookup, relation
from factcheck.text import Span

# The longest stretch, in tokens, that counts as one edit.
_LONGEST = 4
_LIKE = frozenset("same spelling synonym derived broader narrower".split())
_SURE = 0.4
_NAMING = frozenset((Tag.NOUN, Tag.NAME, Tag.ADJECTIVE))
_MODALS = frozenset("will would shall should may might can could must".split())
_SHIFTED = ({"will", "would"}, {"can", "could"}, {"may", "might"}, {"shall", "should"})
_ORDER = ({"with", "without"}, {"for", "against"})
_TIMES = ({"before", "after"}, {"until", "after"})
_SCOPES = frozenset(
    "all every each most many some several few no none any only both always often usually "
    "sometimes rarely seldom never".split()
)
# "All" of them is "each" of them.
_EACH = frozenset("all every each".split())
# "Some" is true of most, and "several" of many.
_SOME = frozenset("some several many any".split())
_MORE = frozenset("most many several".split())
_RANKS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last next".split()
)
# All words that are set against each other.
_FUNCTION = _MODALS.union(_SCOPES, _RANKS, *_ORDER, *_TIMES)


def compare_edits(alignment: Alignment) -> list[Discrepancy]:
    """Report stretches that stand in each other's place between words that are the same."""
    made = []
    for first, end, other, other_end in _replaced(alignment):
        if not alignment.segment.issuperset(range(first, end)):
            continue
        found = _judged(alignment, first, end, other, other_end)
        if found is not None:
            made.append(found)
    return made


def frame(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """Which sides of the two stretches run alike: "left", "right", by the words next to them."""
    draft, claim, same = alignment.draft, alignment.claim, alignment.same
    inside = alignment.draft_side.touched(discrepancy.span)
    claimed = alignment.claim_side.touched(discrepancy.expected_span)
    if inside is None or claimed is None:
        return frozenset()
    made = set()
    left, right = inside[0] - 1, inside[1]
    if same.get(left, -1) == claimed[0] - 1:
        made.add("left")
        if left < 0 or same.get(left - 1, -1) == claimed[0] - 2:
            made.add("far-left")
    last, claim_last = len(draft.tokens), len(claim.tokens)
    if _follows(same, right, claimed[1], last, claim_last):
        made.add("right")
        if right >= last or _follows(same, right + 1, claimed[1] + 1, last, claim_last):
            made.add("far-right")
    return frozenset(made)


def _follows(same: dict[int, int], index: int, other: int, last: int, claim_last: int) -> bool:
    if index >= last or other >= claim_last:
        return index >= last and other >= claim_last
    return same.get(index) == other


def _replaced(alignment: Alignment) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of draft and claim between words that are the same, in order."""
    before, claim_before = -1, -1
    edges = [*alignment.same.items(), (len(alignment.draft.tokens), len(alignment.claim.tokens))]
    for index, other in edges:
        first, start = before + 1, claim_before + 1
        if (index > first or other > start) and max(index - first, other - start) <= _LONGEST:
            yield first, index, start, other
        before, claim_before = index, other


def _judged(
    alignment: Alignment, first: int, end: int, other: int, other_end: int
) -> Discrepancy | None:
    """The discrepancy between two stretches, None where nothing tells them apart."""
    draft, claim = alignment.draft, alignment.claim
    ours = [i for i in range(first, end) if draft.tokens[i].tag is not Tag.PUNCTUATION]
    theirs = [j for j in range(other, other_end) if claim.tokens[j].tag is not Tag.PUNCTUATION]
    if not ours or not theirs:
        return _put_in(alignment, ours, theirs, first, other)
    if any(claim.tokens[j].norm == "there" for j in theirs):
        # "Until there is a law", "until Congress passes a law".
        return None

    def apart(kind: type[Discrepancy], *cues: str) -> Discrepancy:
        span, expected = _span(draft, ours), _span(claim, theirs)
        return alignment.differ(kind, span, expected, claim.words(expected), ("edit", *cues))

    norms = [draft.tokens[i].norm for i in ours], [claim.tokens[j].norm for j in theirs]
    opposed = _opposed(*norms)
    if opposed is not None:
        both = opposed[1] == "modal" and is_at_most(draft, ours[0]) and is_at_most(claim, theirs[0])
        if both or (opposed[1] == "scope" and _is_other_scope(alignment)):
            return None
        return apart(*opposed)
    if _converse(alignment, ours, theirs):
        return apart(PolarityDiscrepancy, "converse")
    if not _is_short(draft, ours) or not _is_short(claim, theirs):
        return None
    if not _stand_apart(alignment, ours, theirs):
        return None
    if (describes(draft, ours) and is_name(claim, theirs)) or (
        describes(claim, theirs) and is_name(draft, ours)
    ):
        # "The Kenyan" may be Lee, and "the teenager" Smith.
        return None
    if _may_be_one_name(draft, ours[-1], claim, theirs[-1]):
        return None
    i, j = ours[-1], theirs[-1]
    one, two = draft.tokens[i], claim.tokens[j]
    if are_lengths_of_time(one, two):
        return None
    if ("less" in norms[0]) is not ("less" in norms[1]) and _contrary(one, two):
        # "Less well-known" is "lesser-known".
        return None
    if _dated(draft, i) or _dated(claim, j) or (_counted(draft, ours) and _counted(claim, theirs)):
        return None
    if one.tag is two.tag is Tag.NUMBER:
        if one.lemma == two.lemma or _both_right(alignment, i, j):
            return None
        return apart(QuantityDiscrepancy, "number")
    if one.tag not in CONTENT or two.tag not in CONTENT:
        return None
    if len(ours) == len(theirs) == 1 and _contrary(one, two):
        denied = denied_closely(draft, i) is not denied_closely(claim, j)
        if turned_comparison(alignment) is False or denied or is_unturned(alignment, i, j):
            # "Less to A than to B", "more to B than to A"; "been unable", "not been able".
            return None
        return apart(PolarityDiscrepancy, "antonym")
    if one.tag is not two.tag and not {one.tag, two.tag} <= _NAMING:
        return None
    if _abbreviates(one.norm, two.norm) or _means_the_same(one, two):
        return None
    cues = {one.tag.name.lower(), "word"}
    if one.tag is not two.tag:
        cues.add("other-tag")
    pos = POS.get(one.tag)
    link = relation(one.lemma, two.lemma, pos, pos) if pos is not None else None
    if (
        link is not None
        and link.kind == "antonym"
        and _denied(draft, ours) != _denied(claim, theirs)
    ):
        # "Unhurt", "not injured"; "misnamed", "wrongly named".
        return None
    cues.add(link.kind if link is not None else "unrelated")
    return apart(EntityDiscrepancy, *cues)


def _may_be_one_name(draft: Facts, index: int, claim: Facts, other: int) -> bool:
    """Whether two names are of places, one within the other ("Dutch", "European"), or of one man.

    "Sir John" may be "Mr. Lee".
    """
    ours = [e for e in draft.entities if e.first <= index < e.end]
    theirs = [e for e in claim.entities if e.first <= other < e.end]
    return any(
        match(one, two) is Match.SAME or overlap(one, two) or may_be_one(one, two)
        for one in ours
        for two in theirs
    )


def _denied(facts: Facts, stretch: list[int]) -> bool:
    """Whether a stretch denies its last word: "not passed", "wrongly named"."""
    return any(facts.tokens[i].tag is Tag.NEGATION for i in stretch) or any(
        negation.token in stretch[:-1] for negation in facts.negations
    )


def _counted(facts: Facts, stretch: list[int]) -> bool:
    """Whether a stretch is part of a number that counts or measures, which has its own facet."""
    return any(
        q.first <= i < q.end and (q.noun is not None or q.dimension is not Dimension.COUNT)
        for q in facts.quantities
        for i in stretch
    )


def _quantity(facts: Facts, index: int) -> Quantity | None:
    """The number that a token belongs to."""
    return next((q for q in facts.quantities if q.first <= index < q.end), None)


def _both_right(alignment: Alignment, i: int, j: int) -> bool:
    """Whether two numbers can both be right: within their bounds, rounded, or told otherwise."""
    one, two = _quantity(alignment.draft, i), _quantity(alignment.claim, j)
    if one is None or two is None or not comparable(one, two):
        return False
    return agree(one, two) or is_told_otherwise(alignment, one, list(alignment.claim.quantities))


def _is_short(facts: Facts, stretch: list[int]) -> bool:
    """Whether a stretch is a word or two, or a name."""
    return len(stretch) <= 2 or all(facts.tokens[i].tag is Tag.NAME for i in stretch)


def _converse(alignment: Alignment, ours: list[int], theirs: list[int]) -> bool:
    """Whether one word stands for its converse, with all around as it was: "sold", "bought"."""
    if len(ours) != 1 or len(theirs) != 1 or alignment.pairs.get(ours[0]) != theirs[0]:
        return False
    if alignment.links[ours[0]].kind != "converse":
        return False
    # Who received a permit is whom it was granted to.
    doers, theirs_too = alignment.subjects(ours[0]), alignment.claim_subjects(theirs[0])
    met = {alignment.pairs.get(head) for head in doers}
    if _is_another_deal(alignment, ours[0], theirs[0]):
        return False
    return not doers or not theirs_too or bool(met & set(theirs_too))


def _is_another_deal(alignment: Alignment, mine: int, other: int) -> bool:
    """Whether one and the same role has another noun: "paid for a striker", "for a keeper"."""
    ours = {a.role: a.head for a in alignment.draft.arguments if a.governor == mine}
    theirs = {a.role: a.head for a in alignment.claim.arguments if a.governor == other}
    return any(
        ours[role] not in alignment.pairs and theirs[role] not in alignment.back
        for role in ours.keys() & theirs.keys()
    )


def _dated(facts: Facts, index: int) -> bool:
    return any(d.first <= index < d.end for d in facts.dates)


def _contrary(one: Token, two: Token) -> bool:
    """Whether two words oppose each other in some reading, whatever they were tagged as."""
    return any(link.kind in ("antonym", "converse") for link in _links(one, two, across_tags=False))


def _means_the_same(one: Token, two: Token) -> bool:
    """Whether two words mean the same in some reading, whatever they were tagged as."""
    return any(
        link.kind in _LIKE and link.strength >= _SURE for link in _links(one, two, across_tags=True)
    )


def _links(one: Token, two: Token, *, across_tags: bool) -> Iterator[Relation]:
    """How the readings of two words relate, of one part of speech or any."""
    for mine in lookup(one.norm):
        for theirs in lookup(two.norm):
            if across_tags or mine.pos == theirs.pos:
                link = relation(mine.lemma, theirs.lemma, mine.pos, theirs.pos)
                if link is not None:
                    yield link


def _abbreviates(one: str, two: str) -> bool:
    """Whether the shorter word may be short for the longer: "Gov" and "Governor"."""
    short, long = sorted((one.rstrip("."), two), key=len)
    if len(short) < 2 or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _stand_apart(alignment: Alignment, ours: list[int], theirs: list[int]) -> bool:
    """Whether no word of either stretch has a counterpart on the other side.

    What describes a thing has none in what describes another: "police reform" and "tax reform",
    where "the police" are told of, too.
    """
    free = not any(i in alignment.pairs for i in ours) and not any(
        j in alignment.back for j in theirs
    )
    return free or _describe_one_thing(alignment, ours, theirs)


def _describe_one_thing(alignment: Alignment, ours: list[int], theirs: list[int]) -> bool:
    """Whether two words stand before one noun, and neither its like before it on the other side."""
    if len(ours) != 1 or len(theirs) != 1 or alignment.pairs.get(ours[0]) == theirs[0]:
        return False
    i, j = ours[0], theirs[0]
    draft, claim, same = alignment.draft.tokens, alignment.claim.tokens, alignment.same
    if same.get(i - 1, -1) != j - 1 or same.get(i + 1) != j + 1 or not i:
        return False
    if claim[j + 1].tag is not Tag.NOUN or not {draft[i].tag, claim[j].tag} <= _NAMING:
        return False
    # "Of German and French firms", "of French and German firms".
    described = draft[i + 1].lemma
    like, other = alignment.back.get(j), alignment.pairs.get(i)
    return not (
        (like is not None and _stands_before(draft, like, described))
        or (other is not None and _stands_before(claim, other, described))
    )


def _stands_before(tokens: tuple[Token, ...], index: int, lemma: str) -> bool:
    """Whether a word describes a noun of a lemma, another between them or none."""
    return any(token.lemma == lemma for token in tokens[index + 1 : index + 4])


def _opposed(words: list[str], claimed: list[str]) -> tuple[type[Discrepancy], str] | None:
    """The kind of two stretches that function words alone set against each other."""
    only, other = set(words) - set(claimed), set(claimed) - set(words)
    if _FUNCTION.isdisjoint(only) and _FUNCTION.isdisjoint(other):
        return None
    for pair in _ORDER:
        mine, theirs = only & pair, other & pair
        if mine and theirs and mine != theirs and _are_at_one_end(words, claimed, pair):
            return PolarityDiscrepancy, "order"
    if any(only | other == pair for pair in _TIMES):
        return DateDiscrepancy, "order"
    if len(only) <= 1 and len(other) <= 1:
        if only & _MODALS and other & _MODALS and not _one_modal(only | other):
            return ModalityDiscrepancy, "modal"
        one_scope = (only <= _SOME and other <= _MORE) or only | other <= _EACH
        if only & _SCOPES and other & _SCOPES and not one_scope:
            return QuantifierDiscrepancy, "scope"
        if only & _RANKS and other & _RANKS:
            return QuantifierDiscrepancy, "rank"
    return None


def _is_other_scope(alignment: Alignment) -> bool:
    """Whether scope words that oppose each other come to the same for what stands with them."""
    return are_done_by_few(alignment) or none_exceeds(alignment)


def _are_at_one_end(words: list[str], claimed: list[str], pair: set[str]) -> bool:
    """Whether two stretches begin, or end, with the words of a pair: "for it", "against them"."""
    return any(words[end] in pair and claimed[end] in pair for end in (0, -1))


def _one_modal(words: set[str]) -> bool:
    """Whether two words are one modal told now and then: "will", "would" after "said"."""
    return any(words >= pair for pair in _SHIFTED)


def _put_in(
    alignment: Alignment, ours: list[int], theirs: list[int], first: int, other: int
) -> Discrepancy | None:
    """A scope word or a negation that one side has and the other runs on without."""
    facts = alignment.draft if ours else alignment.claim
    inside = ours or theirs
    words = [facts.tokens[i].norm for i in inside]
    kind: type[Discrepancy]
    if words in (["not"], ["n't"], ["never"]) and _before_scope(facts, inside[-1]):
        kind, cue = QuantifierDiscrepancy, "scope"
    elif len(words) == 1 and words[0] in _RANKS - {"next"} and _superlative(facts, inside[-1]):
        kind, cue = QuantifierDiscrepancy, "rank"
    else:
        return None
    if ours:
        span = _span(alignment.draft, ours)
        expected = _at(alignment.claim, other)
    else:
        span = _at(alignment.draft, first)
        expected = _span(alignment.claim, theirs)
    cues = ("edit", cue, "put-in" if ours else "left-out")
    return alignment.differ(kind, span, expected, cues=cues)


def _before_scope(facts: Facts, index: int) -> bool:
    return index + 1 < len(facts.tokens) and facts.tokens[index + 1].norm in ("only", "all")


def _superlative(facts: Facts, index: int) -> bool:
    if index + 1 >= len(facts.tokens):
        return False
    token = facts.tokens[index + 1]
    return token.norm == "most" or (token.tag is Tag.ADJECTIVE and token.norm.endswith("est"))


def _at(facts: Facts, index: int) -> Span:
    """The token at `index`, or the last one."""
    return facts.tokens[min(index, len(facts.tokens) - 1)].span


def _span(facts: Facts, indices: list[int]) -> Span:
    return facts.tokens[indices[0]].span.cover(facts.tokens[indices[-1]].span)
