"""Whether a piece of evidence still stands where its claim file says, and where it went."""

from __future__ import annotations

from enum import StrEnum

import attrs

from factcheck.errors import Problem, shown
from factcheck.stores.claim_files import EvidenceRecord
from factcheck.stores.selectors import find
from factcheck.text import Span

_FIX = "run: factcheck claims verify --fix"


class Status(StrEnum):
    """What became of a passage.

    ok: the quote stands where it should. uncaptured: the source has no copy to look in. moved: the
    same words stand elsewhere. altered: nearly the same words stand there. ambiguous: it has no
    position, and its words stand in several places. lost: nothing like it is in the copy.
    """

    OK = "ok"
    UNCAPTURED = "uncaptured"
    MOVED = "moved"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@attrs.frozen
class Check:
    """The outcome for one piece of evidence.

    `path`, `line` and `column` (1-based) say where it is written, `field` its path inside the file
    (``$.claims[3].evidence[0]``). `exact` and `position` are as written there, and `standing` is
    what the captured copy holds at that position. `span` is where the passage stands now, `words`
    what it reads, and `similarity`, 0 to 1, how like the quote that is. `rivals` are other places
    that fit as well. `fixed` says that the claim file has been rewritten.
    """

    path: str
    line: int
    column: int
    field: str
    claim_id: str
    source_id: str
    status: Status
    exact: str
    position: Span | None = None
    standing: str | None = None
    span: Span | None = None
    words: str | None = None
    similarity: float = 0.0
    rivals: tuple[Span, ...] = ()
    fixed: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing needs doing: the quote holds, or there is no copy to hold it against."""
        return self.status in (Status.OK, Status.UNCAPTURED)

    @property
    def message(self) -> str:
        """One sentence on what was found, without the place."""
        found = _shown_span(self.span)
        instead = ""
        if self.position is not None and self.standing is not None:
            where = _shown_span(self.position)
            stands = shown(self.standing) if self.standing else "nothing, beyond the text's end"
            instead = f"at {where} stands {stands}; "
        others = f" (also at {', '.join(map(_shown_span, self.rivals))})" if self.rivals else ""
        match self.status:
            case Status.OK:
                return f"the quote stands at {found}"
            case Status.UNCAPTURED:
                return "no captured copy to verify the quote against"
            case Status.MOVED:
                return f"{instead}the quote stands at {found}{others}"
            case Status.ALTERED:
                return (
                    f"{instead}the quote is not in the text; {self.similarity:.0%} alike at {found}"
                    f"{others}: {shown(self.words, limit=300)}"
                )
            case Status.AMBIGUOUS:
                return (
                    f"the quote stands in {len(self.rivals) + 1} places, at {found}{others}: "
                    "give start and end, or a prefix or suffix"
                )
        return f"{instead}the quote is not in the text, nor anything like it"

    @property
    def problem(self) -> Problem:
        """The same as a loading error: what stands at the position, and what to do."""
        message = self.message
        if self.status is Status.MOVED:
            message += f"; {_FIX}"
        return Problem(self.path, message, self.field, self.line, self.column)

    def __str__(self) -> str:
        """Show place, claim, status and message on one line."""
        fixed = " (fixed)" if self.fixed else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.claim_id}: {self.status}{fixed}: {self.message}"


def _shown_span(span: Span | None) -> str:
    return "" if span is None else f"{span.start} to {span.end}"


def check(record: EvidenceRecord) -> Check:
    """Verify one piece of evidence against the captured copy of its source."""
    selector, text = record.selector, record.source.text
    place = record.document.position(record.entry.node.span.start)
    written = Check(
        str(record.place.path),
        place.line,
        place.column,
        record.entry.path,
        record.claim_id,
        record.source.id,
        Status.UNCAPTURED,
        selector.exact,
        selector.position,
    )
    if text is None:
        return written
    if selector.position is not None:
        written = attrs.evolve(written, standing=selector.position.of(text))
    match = find(text, selector)
    if match is None:
        return attrs.evolve(written, status=Status.LOST)
    if match.span.of(text) != selector.exact:
        status = Status.ALTERED
    elif selector.position is None:
        status = Status.AMBIGUOUS if match.rivals else Status.OK
    else:
        status = Status.OK if match.span == selector.position else Status.MOVED
    return attrs.evolve(
        written,
        status=status,
        span=match.span,
        words=match.span.of(text),
        similarity=match.similarity,
        rivals=match.rivals,
    )
