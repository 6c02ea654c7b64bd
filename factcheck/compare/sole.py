"""The only one, or the most so: where the claim's is one of several, or comes second."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.compare.alignment import Alignment
from factcheck.compare.grades import bases_of
from factcheck.compare.parts import Part, find_parts
from factcheck.facts import CONTENT, Dimension, Facts, Quantifier, Quantity, Scope, Tag
from factcheck.findings import Discrepancy, QuantifierDiscrepancy
from factcheck.text import Span

_THE = frozenset(("the", "its", "his", "her", "their", "'s"))
_NONE = frozenset("never no nobody none not nowhere".split())
_ALIKE = frozenset("same spelling synonym".split())
_DESCRIBED = frozenset({Tag.ADJECTIVE, Tag.NAME, Tag.NOUN})
_AS = frozenset(("as", "so", "such"))
# How far behind what denies it, in tokens, a quality may stand, and "than" behind that.
_REACH = 12
_THAN = 6


def one_of_several(alignment: Alignment) -> list[Discrepancy]:
    """Report one of several that the claim calls the only one, and the reverse.

    "The only moon with air" is not "one of several moons with air", nor the other way round.
    """
    draft, claim = alignment.draft, alignment.claim
    for part in _ones_of(draft):
        met = alignment.pairs.get(part.head)
        if part.head in alignment.segment and not _are_of_two_sorts(alignment, part.head, met):
            for quantifier in _the_only(claim, met):
                found = draft.tokens[part.first].span.cover(draft.tokens[part.head].span)
                expected = quantifier.span
                return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=("sole",))]
    for part in _ones_of(claim):
        for quantifier in _the_only(draft, alignment.back.get(part.head)):
            if quantifier.token in alignment.segment:
                expected = claim.tokens[part.first].span.cover(claim.tokens[part.head].span)
                found = quantifier.span
                return [alignment.differ(QuantifierDiscrepancy, found, expected, cues=("sole",))]
    return []


def _are_of_two_sorts(alignment: Alignment, head: int, met: int | None) -> bool:
    """Whether each side tells which ones are meant, in nothing alike: "moon that has air"."""
    ours = _told_of_which(alignment.draft, head)
    theirs = set() if met is None else _told_of_which(alignment.claim, met)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _told_of_which(facts: Facts, head: int) -> set[str]:
    """The words with content of the relative clause that tells which ones a noun means."""
    opener = next((i for i in range(head, len(facts.tokens)) if _opens(facts, i)), None)
    return {
        facts.tokens[i].lemma
        for clause in facts.clauses
        if clause.kind == "relative" and opener in clause.tokens
        for i in clause.tokens
        if opener is not None and i > opener and facts.tokens[i].tag in CONTENT
    }


def _opens(facts: Facts, index: int) -> bool:
    return facts.tokens[index].tag is Tag.RELATIVE


def _ones_of(facts: Facts) -> list[Part]:
    """Each "one of the many moons"."""
    return [part for part in find_parts(facts) if facts.tokens[part.first].norm == "one"]


def _the_only(facts: Facts, head: int | None) -> list[Quantifier]:
    """The "the only" that bears on a noun."""
    return [
        q
        for q in facts.quantifiers
        if q.scope is Scope.ONLY and head is not None and q.head == head
        if q.token and facts.tokens[q.token - 1].norm in _THE
    ]


def none_more_so(alignment: Alignment) -> list[Discrepancy]:
    """Report "never so warm", or "never warmer", of what the claim calls the second warmest."""
    draft, claim = alignment.draft, alignment.claim
    ranked = list(_ranked(claim))
    if not ranked or any(d.relation == "since" for d in draft.dates):
        return []
    for negation in draft.negations:
        if draft.tokens[negation.token].norm not in _NONE:
            continue
        for place in range(negation.token + 1, negation.token + _REACH):
            if place >= len(draft.tokens) or place not in alignment.segment:
                continue
            for rank, most in ranked:
                if _is_as_much(draft, place, claim.tokens[most].lemma):
                    spans = (
                        negation.span.cover(draft.tokens[place].span),
                        rank.span.cover(claim.tokens[most].span),
                    )
                    cues = ("rank", "nobody-before")
                    return [alignment.differ(QuantifierDiscrepancy, *spans, cues=cues)]
    return []


def ranked_otherwise(alignment: Alignment) -> list[Discrepancy]:
    """Report the second highest of a kind where the claim has the highest, and the reverse."""
    draft, claim = alignment.draft, alignment.claim
    if any(n not in alignment.names for n, _ in alignment.draft_entities()):
        return []
    theirs = list(_mosts(claim))
    for one in _mosts(draft) if theirs else ():
        link = alignment.links.get(one.head)
        # The tallest hotel may be the third-tallest building.
        if one.place not in alignment.segment or link is None or link.kind not in _ALIKE:
            continue
        for two in theirs:
            same = draft.tokens[one.place].lemma == claim.tokens[two.place].lemma
            apart = (one.rank is None) is not (two.rank is None)
            if same and apart and alignment.pairs.get(one.head) == two.head:
                spans = one.span_in(draft), two.span_in(claim)
                return [alignment.differ(QuantifierDiscrepancy, *spans, cues=("rank", "put-in"))]
    return []


@attrs.frozen
class _Most:
    """A superlative: its token, the rank before it, and the noun that it tells of."""

    place: int
    rank: Quantity | None
    head: int

    def span_in(self, facts: Facts) -> Span:
        """What tells the two apart: the rank, or that there is none: "second", "highest"."""
        return facts.tokens[self.place].span if self.rank is None else self.rank.span


def _mosts(facts: Facts) -> Iterator[_Most]:
    """Each superlative that stands before its noun: "the highest June | reading"."""
    ranked = {most: rank for rank, most in _ranked(facts)}
    for index, token in enumerate(facts.tokens):
        end = index + 1
        while end < len(facts.tokens) and facts.tokens[end].tag in _DESCRIBED:
            end += 1
        if token.form == "superlative" and end > index + 1:
            head = end - 1
            if facts.tokens[head].tag is Tag.NOUN:
                yield _Most(index, ranked.get(index), head)


def _ranked(facts: Facts) -> Iterator[tuple[Quantity, int]]:
    """Each rank but the first with the superlative that it stands before: "second | warmest"."""
    for rank in facts.quantities:
        if rank.dimension is not Dimension.ORDINAL or rank.low <= 1:
            continue
        following = facts.tokens[rank.end : rank.end + 2]
        if following and following[0].form == "superlative":
            yield rank, rank.end
        elif len(following) > 1 and following[0].norm == "most":
            yield rank, rank.end + 1


def _is_as_much(facts: Facts, index: int, quality: str) -> bool:
    """Whether a word tells of as much of a quality, or of more of it than something has."""
    token = facts.tokens[index]
    if quality in bases_of(token.norm) or (token.form == "comparative" and token.lemma == quality):
        return any(t.norm == "than" for t in facts.tokens[index + 1 : index + 1 + _THAN])
    before = facts.tokens[max(0, index - 2) : index]
    return token.lemma == quality and any(t.norm in _AS for t in before)
