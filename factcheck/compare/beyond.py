"""Beyond: what a clause asserts that the claim doesn't tell of: a reason, another deed, a now.

All that the claim has may be there, and still bears no "because" out, nor that it goes on today.
"""

from __future__ import annotations

from factcheck.compare.alignment import Alignment
from factcheck.compare.causes import tells_another_reason
from factcheck.facts import Facts, Tag

_PRESENT = frozenset("am are 'm 're 's do does has have is".split())
_WHEN_OR_WHY = frozenset("after as because before once since when while".split())


def goes_beyond(alignment: Alignment) -> bool:
    """Whether a clause asserts a reason, a main deed or a present that the claim doesn't."""
    return tells_another_reason(alignment) or _is_over(alignment) or _asserts_another(alignment)


def _is_over(alignment: Alignment) -> bool:
    """Whether the clause has going on what the claim has done until something."""
    draft, claim = alignment.draft, alignment.claim
    if "until" not in alignment.claim_side.norms or "until" in alignment.draft_side.norms:
        return False
    return any(
        _is_now(draft, i) and not _is_now(claim, j)
        for i, j in alignment.pairs.items()
        if draft.tokens[i].tag is Tag.VERB and claim.tokens[j].tag is Tag.VERB
    )


def _is_now(facts: Facts, verb: int) -> bool:
    """Whether a deed is told as going on: "treats", "has been losing"."""
    before = [t.norm for t in facts.tokens[max(0, verb - 3) : verb] if t.tag is Tag.AUXILIARY]
    return before[0] in _PRESENT if before else facts.tokens[verb].form == "third"


def _asserts_another(alignment: Alignment) -> bool:
    """Whether the claim's deed only tells when or why another is done: "Sales rose after …"."""
    draft = alignment.draft
    deeds = {c.predicate for c in alignment.claim.clauses if c.kind == "main"} - {None}
    behind = [c for c in draft.clauses if draft.tokens[min(c.tokens)].norm in _WHEN_OR_WHY]
    told = {alignment.pairs.get(c.predicate) for c in behind if c.predicate is not None}
    if told.isdisjoint(deeds):
        return False
    met = {*alignment.pairs, *alignment.opposed, *alignment.topical}
    main = [
        c.predicate
        for c in draft.clauses
        if c.kind == "main" and not c.reporting and alignment.segment.issuperset(c.tokens)
    ]
    return bool(main) and all(
        verb is not None and verb not in met and draft.tokens[verb].tag is Tag.VERB for verb in main
    )
