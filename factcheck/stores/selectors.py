"""Finding a passage again in a text: the selector's words, what stood around them, and where.

The order of the W3C Web Annotation selectors: the exact words at the old position; the exact words
elsewhere, between the same prefix and suffix if these stand anywhere, the nearest to the old
position first; words that are nearly the same. The same input gives the same answer.
"""

from __future__ import annotations

import re

import attrs
from rapidfuzz import fuzz

from factcheck.claims import Selector
from factcheck.text import Span

MIN_SIMILARITY = 0.9
"""Least similarity, 0 to 1, of words that count as the quote, altered."""
_REACH = 64
"""Code points around an alignment in which its best word boundaries are looked for."""
_MAX_MATCHES = 8
"""Passages that an approximate search gathers before it stops."""
_WORD = re.compile(r"\w+|[^\w\s]")


@attrs.frozen
class Match:
    """A passage that a selector finds: where, how like the quote (0 to 1, 1 the same words).

    `rivals` are the passages that fit as well, but for their distance from the old position.
    """

    span: Span
    similarity: float
    rivals: tuple[Span, ...] = ()


def find(text: str, selector: Selector) -> Match | None:
    """Find the passage in `text`; None when nothing there is like it."""
    old = selector.position
    if old is not None and old.of(text) == selector.exact:
        return Match(old, 1.0)
    exact = _occurrences(text, selector.exact)
    framed = [span for span in exact if _is_framed(text, span, selector)]
    spans = framed or exact
    if spans:
        first, *rest = sorted(spans, key=lambda span: (_distance(span, selector), span))
        return Match(first, 1.0, tuple(rest))
    matches = _approximate(text, selector.exact)
    if not matches:
        return None
    best = min(matches, key=lambda m: (-m.similarity, _distance(m.span, selector), m.span))
    rivals = (m.span for m in matches if m.similarity == best.similarity and m is not best)
    return Match(best.span, best.similarity, tuple(sorted(rivals)))


def _occurrences(text: str, quote: str) -> list[Span]:
    found: list[Span] = []
    start = text.find(quote)
    while start != -1:
        found.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


def _is_framed(text: str, span: Span, selector: Selector) -> bool:
    return text.startswith(selector.suffix, span.end) and text.endswith(
        selector.prefix, 0, span.start
    )


def _distance(span: Span, selector: Selector) -> int:
    return 0 if selector.position is None else abs(span.start - selector.position.start)


def _approximate(text: str, quote: str) -> list[Match]:
    """Passages at least `MIN_SIMILARITY` like the quote, none overlapping another."""
    found: list[Match] = []
    stretches = [Span(0, len(text))]
    while stretches and len(found) < _MAX_MATCHES:
        stretch = stretches.pop()
        # The aligned window is as long as the quote, so that words put in or taken out cost more
        # here than they will once the boundaries are set: hence the lower cut-off.
        aligned = fuzz.partial_ratio_alignment(
            quote, stretch.of(text), score_cutoff=100 * (2 * MIN_SIMILARITY - 1)
        )
        if aligned is None or aligned.dest_start == aligned.dest_end:
            continue
        rough = Span(aligned.dest_start, aligned.dest_end).shift(stretch.start)
        best = _set_boundaries(text, quote, rough, stretch)
        if best is not None and best.similarity >= MIN_SIMILARITY:
            found.append(best)
            rough = best.span
            stretches += [Span(rough.end, stretch.end), Span(stretch.start, rough.start)]
    return found


def _set_boundaries(text: str, quote: str, rough: Span, within: Span) -> Match | None:
    """Return the passage of whole words near `rough` that is most like the quote."""
    low = max(within.start, rough.start - _REACH)
    high = min(within.end, rough.end + _REACH)
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, low, high)]
    starts = [word.start for word in words if abs(word.start - rough.start) < _REACH]
    ends = [word.end for word in words if abs(word.end - rough.end) < _REACH]
    best: Match | None = None
    for start in starts:
        for end in ends:
            if end <= start:
                continue
            similarity = fuzz.ratio(quote, text[start:end], score_cutoff=100 * MIN_SIMILARITY) / 100
            if best is None or similarity > best.similarity:
                best = Match(Span(start, end), similarity)
    return best
