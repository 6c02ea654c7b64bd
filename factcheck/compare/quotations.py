"""Quotations: words inside quotation marks against the words that were said, and who said them."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from factcheck.compare.align import Alignment
from factcheck.compare.names import Match, match
from factcheck.facts import Facts, Quotation
from factcheck.findings import AttributionDiscrepancy, Discrepancy, QuoteDiscrepancy
from factcheck.text import Span

# Shorter quotations may be titles or single words in scare quotes: any sentence may hold them.
MIN_WORDS = 5
# Below this share of words in common, two quotations are two utterances.
_SAME_UTTERANCE = 0.6


def compare_quotations(alignment: Alignment) -> list[Discrepancy]:
    """Report words altered inside quotation marks, or given to another speaker."""
    made: list[Discrepancy] = []
    for one in alignment.draft.quotations:
        if len(one.words) < MIN_WORDS or one.first not in alignment.segment:
            continue
        best = closest(one, alignment.claim)
        if best is None:
            continue
        two, window = best
        altered = _altered(alignment, one, two, window)
        if altered is not None:
            made.append(altered)
        elif (speaker := _other_speaker(alignment, one, two)) is not None:
            made.append(speaker)
    return made


def compare_speakers(alignment: Alignment) -> list[Discrepancy]:
    """Report a statement given to another named speaker than the claim gives it to."""
    draft, claim = alignment.draft, alignment.claim
    ours = [s.entity for s in draft.speakers if s.entity is not None and s.head in alignment.segment]
    theirs = [s.entity for s in claim.speakers if s.entity is not None]
    if not ours or not theirs:
        return []
    one, two = draft.entities[ours[0]], claim.entities[theirs[0]]
    if any(match(draft.entities[n], claim.entities[m]) for n in ours for m in theirs):
        return []
    return [AttributionDiscrepancy(one.name, two.name, one.span, two.span, two.name)]


def closest(quotation: Quotation, claim: Facts) -> tuple[Quotation, tuple[str, ...]] | None:
    """The claim's quotation that says nearly the same, and its stretch nearest to the draft's."""
    best: tuple[float, int, tuple[str, ...]] | None = None
    for number, other in enumerate(claim.quotations):
        window = _window(quotation.words, other.words)
        score = Indel.normalized_similarity(quotation.words, window)
        if score >= _SAME_UTTERANCE and (best is None or score > best[0]):
            best = (score, number, window)
    return None if best is None else (claim.quotations[best[1]], best[2])


def _window(words: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """The stretch of `said` between its first and last words in common with `words`."""
    blocks = [
        op
        for op in Indel.opcodes(said, words)
        if op.tag == "equal" and op.src_end - op.src_start >= 2
    ]
    if not blocks:
        return said
    first, last = blocks[0], blocks[-1]
    start = max(0, first.src_start - first.dest_start)
    end = min(len(said), last.src_end + (len(words) - last.dest_end))
    return said[start:end]


def _altered(
    alignment: Alignment, one: Quotation, two: Quotation, window: tuple[str, ...]
) -> Discrepancy | None:
    changed = [op for op in Indel.opcodes(window, one.words) if op.tag != "equal"]
    changed = [op for op in changed if not _marked(alignment.draft, one, op.dest_start)]
    if not changed:
        return None
    start = min(op.dest_start for op in changed)
    end = max(op.dest_end for op in changed)
    span = _span_of(alignment.draft, one, start, max(end, start + 1))
    return QuoteDiscrepancy(span.of(_text(alignment.draft)), " ".join(window), span, two.span)


def _marked(draft: Facts, quotation: Quotation, place: int) -> bool:
    """Whether an omission or insertion is marked, by dots or brackets."""
    inside = [t.norm for t in draft.tokens[quotation.first : quotation.end]]
    return any(norm in ("…", "...", "[", ".") and i > 0 for i, norm in enumerate(inside[:-1])) and (
        "…" in inside or "[" in inside or inside.count(".") >= 3
    )


def _span_of(draft: Facts, quotation: Quotation, first: int, end: int) -> Span:
    """The span of the words `first` to `end` of a quotation."""
    spans = []
    for token in draft.tokens[quotation.first : quotation.end]:
        if token.norm[0].isalnum() or token.norm in ("%", "$", "n't", "'s"):
            spans.extend([token.span] * len(token.norm.split()))
    chosen = spans[first:end] or spans[-1:]
    # Offsets relative to the sentence's text, then moved to the document's.
    return chosen[0].cover(chosen[-1])


def _text(facts: Facts) -> str:
    """The sentence's text padded so that document offsets index it."""
    return " " * facts.sentence.span.start + facts.sentence.text


def _other_speaker(alignment: Alignment, one: Quotation, two: Quotation) -> Discrepancy | None:
    if one.speaker is None or two.speaker is None:
        return None
    said, true = alignment.draft.entities[one.speaker], alignment.claim.entities[two.speaker]
    if match(said, true) in (Match.SAME, Match.WITHIN):
        return None
    present = [e for e in alignment.draft.entities if match(e, true) is Match.SAME]
    if present:
        return None
    return QuoteDiscrepancy(said.name, true.name, said.span, true.span, true.name)
