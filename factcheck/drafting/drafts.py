"""What drafting gives: claims to review, and what was passed over, each with the reason."""

from __future__ import annotations

import attrs

from factcheck.claims import Claim, Source
from factcheck.text import Span


@attrs.frozen
class Departure:
    """A stored claim that a drafted one contradicts: its id, and in which respect."""

    claim_id: str
    reason: str


@attrs.frozen
class DraftedClaim:
    """A claim to review.

    `score` is 0 to 1: how much there is to check; `reasons` say what it is. `doubts` say what was
    guessed or left open, in words for an editor; `departures` which stored claims it contradicts.
    """

    claim: Claim
    score: float
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()


@attrs.frozen
class PassedOver:
    """A passage of the article that no claim was drafted from: its span, its words, and why.

    `held` is the id of the stored claim that says it already, or None.
    """

    span: Span
    text: str
    reason: str
    held: str | None = None


@attrs.frozen
class Draft:
    """The claims drafted from one article.

    `claims` come with the most to check first, doubtful ones last; `passed` in the order of the
    article. `source` holds the captured text, which the spans of the evidence are of.
    """

    source: Source
    claims: tuple[DraftedClaim, ...] = ()
    passed: tuple[PassedOver, ...] = ()
