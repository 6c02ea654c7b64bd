"""Commitment beside each other: what one side vouches for and the other only mentions."""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.sides import Side
from factcheck.facts import Tag
from factcheck.findings import Discrepancy, Kind
from factcheck.text import Span

# These are about the limits themselves.
_OF_LIMITS = frozenset((Kind.CONDITION, Kind.MODALITY))
_UNCOMMITTED = frozenset(("uncommitted",))
_WISHED = frozenset(("wished",))
_NOTHING: frozenset[str] = frozenset()
# Verbs under which a number, a name or a deed is only wanted, offered or foreseen.
_WISHING = frozenset(
    "aim ask aspire call demand expect forecast hope intend offer plan plead predict promise "
    "propose push recommend request seek suggest threaten urge want warn wish".split()
)
# How far before a word, in tokens, such a verb may stand.
_REACH = 8


def vouched(alignment: Alignment, shared: float) -> float:
    """The share of the words in common, which weigh `shared`, that both sides commit to alike.

    "Posts falsely claim that the bank closed" shares its words with "the bank closed", and says
    the opposite.
    """
    ours, theirs = alignment.draft_side.uncommitted, alignment.claim_side.uncommitted
    if not shared or not (ours or theirs):
        return 1.0
    apart = sum(
        alignment.draft_weights[i] * alignment.links[i].strength
        for i, j in sorted(alignment.pairs.items())
        if (i in ours) != (j in theirs)
    )
    return max(0.0, 1.0 - apart / shared)


def commitment(alignment: Alignment, discrepancy: Discrepancy) -> frozenset[str]:
    """The cues "uncommitted" and "wished" of a discrepancy.

    Just one side vouches for its words; just one has them under a verb of wishing, as in "had asked
    for 25 million euros".
    """
    if discrepancy.kind in _OF_LIMITS:
        return _NOTHING
    sides = (
        (alignment.draft_side, discrepancy.span),
        (alignment.claim_side, discrepancy.expected_span),
    )
    ours, theirs = (_inside(side, span) for side, span in sides)
    wished, wanted = (_is_wished(side, span) for side, span in sides)
    made = _NOTHING if ours == theirs else _UNCOMMITTED
    return made if wished == wanted else made | _WISHED


def _is_wished(side: Side, span: Span) -> bool:
    """Whether the verb that words hang on, infinitives passed over, only wishes for them."""
    within = side.inside(span)
    tokens = side.facts.tokens
    for place in range(within[0] - 1, max(-1, within[0] - 1 - _REACH), -1) if within else ():
        token = tokens[place]
        if token.tag is Tag.PUNCTUATION:
            return False
        if token.tag is Tag.VERB:
            if token.lemma.split(" ", 1)[0] in _WISHING:
                return True
            if place == 0 or tokens[place - 1].tag is not Tag.TO:
                return False
    return False


def _inside(side: Side, span: Span) -> bool:
    """Whether all words at a span are uncommitted, but for what denies them."""
    if not side.uncommitted:
        return False
    within = side.inside(span)
    told = [i for i in within if side.facts.tokens[i].tag is not Tag.NEGATION] or within
    return bool(told) and side.uncommitted.issuperset(told)
