"""What a check says: typed discrepancies, the findings made of them, and the report."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import attrs

from factcheck.claims import Claim, Evidence, Verdict
from factcheck.errors import InvalidValueError, Problem
from factcheck.text import Document, Sentence, Span


class Kind(StrEnum):
    """What sort of departure a finding is about. Each has one stable code."""

    ATTRIBUTION = "attribution"
    ENTITY = "entity"
    PLACE = "place"
    ROLE = "role"
    QUANTITY = "quantity"
    COMPARATOR = "comparator"
    DATE = "date"
    POLARITY = "polarity"
    QUANTIFIER = "quantifier"
    CONDITION = "condition"
    MODALITY = "modality"
    QUOTE = "quote"
    OUTDATED = "outdated"
    KNOWN = "known"

    @property
    def code(self) -> str:
        """The rule code, such as ``FC101``: stable across versions, one for each kind."""
        return _CODES[self]


_CODES = {
    Kind.ATTRIBUTION: "FC101",
    Kind.ENTITY: "FC102",
    Kind.PLACE: "FC103",
    Kind.ROLE: "FC104",
    Kind.QUANTITY: "FC201",
    Kind.COMPARATOR: "FC202",
    Kind.DATE: "FC203",
    Kind.POLARITY: "FC301",
    Kind.QUANTIFIER: "FC302",
    Kind.CONDITION: "FC303",
    Kind.MODALITY: "FC304",
    Kind.QUOTE: "FC401",
    Kind.OUTDATED: "FC501",
    Kind.KNOWN: "FC502",
}


@attrs.frozen
class Discrepancy:
    """One typed difference between a draft and a claim, without an opinion on it.

    `found` is what the draft says and `span` where in the document; `expected` is what the claim
    says and `expected_span` where in its statement, or in the variant compared. Either text is ""
    where one side says nothing.
    `replacement` is the text that would mend the draft when put in place of `span`, where one
    substitution does. `cues` name what ties the two stretches to one slot, and what speaks against
    it ("noun", "only", "close"): judgement weighs them. `weight` is how much the draft's words
    count among the clause's content.
    """

    kind: ClassVar[Kind]

    found: str
    expected: str
    span: Span
    expected_span: Span
    replacement: str | None = None
    cues: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    weight: float = attrs.field(default=0.0, repr=False)


class AttributionDiscrepancy(Discrepancy):
    """The fact belongs to another subject or speaker: ``Microsoft`` where the claim says ``IBM``.

    Fires when relation and other slots are the claim's, and only who did or said it differs.
    """

    kind = Kind.ATTRIBUTION


class EntityDiscrepancy(Discrepancy):
    """Another name, or a noun, stands in a slot that is not the subject: object, partner, event."""

    kind = Kind.ENTITY


class PlaceDiscrepancy(Discrepancy):
    """Another place, neither of the two within the other: ``in Chicago`` for ``in Minneapolis``."""

    kind = Kind.PLACE


class RoleDiscrepancy(Discrepancy):
    """The right names in each other's places: who did what to whom is turned round."""

    kind = Kind.ROLE


class QuantityDiscrepancy(Discrepancy):
    """Another number of the same thing, beyond rounding: ``38 members`` for ``28 members``."""

    kind = Kind.QUANTITY


class ComparatorDiscrepancy(Discrepancy):
    """The bound on a number is turned round: ``at most 28`` for ``at least 28``."""

    kind = Kind.COMPARATOR


class DateDiscrepancy(Discrepancy):
    """Another day, month or year for the same event, or before it for after it."""

    kind = Kind.DATE


class PolarityDiscrepancy(Discrepancy):
    """One side denies what the other asserts, by a negation or by words that oppose each other."""

    kind = Kind.POLARITY


class QuantifierDiscrepancy(Discrepancy):
    """Another scope: all / some / none, only, first / third, entirely / partly, never / once."""

    kind = Kind.QUANTIFIER


class ConditionDiscrepancy(Discrepancy):
    """A limit that the claim sets is turned round: ``permanently`` for ``for a year``."""

    kind = Kind.CONDITION


class ModalityDiscrepancy(Discrepancy):
    """Plan or possibility against fact: ``has closed`` where the claim says ``plans to close``."""

    kind = Kind.MODALITY


class QuoteDiscrepancy(Discrepancy):
    """Words inside quotation marks are not what was said, or another person said them."""

    kind = Kind.QUOTE


class OutdatedDiscrepancy(Discrepancy):
    """The draft tells as so what a newer claim has superseded, or what has run out."""

    kind = Kind.OUTDATED


class KnownDiscrepancy(Discrepancy):
    """The draft repeats a statement that is stored as inaccurate or misleading."""

    kind = Kind.KNOWN


DISCREPANCIES: tuple[type[Discrepancy], ...] = (
    AttributionDiscrepancy,
    EntityDiscrepancy,
    PlaceDiscrepancy,
    RoleDiscrepancy,
    QuantityDiscrepancy,
    ComparatorDiscrepancy,
    DateDiscrepancy,
    PolarityDiscrepancy,
    QuantifierDiscrepancy,
    ConditionDiscrepancy,
    ModalityDiscrepancy,
    QuoteDiscrepancy,
    OutdatedDiscrepancy,
    KnownDiscrepancy,
)


def _share(_: object, attribute: attrs.Attribute[float], value: float) -> None:
    if not 0.0 <= value <= 1.0:
        raise InvalidValueError(attribute.name, "0 to 1", value)


@attrs.frozen
class Quoted:
    """That the marked words are a quotation's, and not the paper's own.

    `speaker` is who said them, as the draft names them, None where it doesn't tell. `excused` says
    that the setting `quotes` leaves them to the speaker: the finding makes no run fail.
    """

    speaker: str | None = None
    excused: bool = False


@attrs.frozen
class Finding:
    """What an editor is shown about one sentence.

    `span` marks the wrong words and `sentence` the sentence, both in the document's text.
    `verdict` is what the claims make of the draft's words, `kind` the sort of departure, `reason`
    one English sentence to act on, `confidence` from 0 to 1, `suggestion` the text to put in place
    of `span`, or None where no single substitution mends it, or where that would alter what someone
    else said. `quoted` tells whose words they are, None where they are the paper's.
    """

    verdict: Verdict
    kind: Kind
    span: Span
    sentence: Span
    claim: Claim
    evidence: tuple[Evidence, ...]
    discrepancies: tuple[Discrepancy, ...]
    reason: str
    confidence: float = attrs.field(validator=_share)
    suggestion: str | None = None
    quoted: Quoted | None = None

    @property
    def code(self) -> str:
        """The stable rule code of the finding's kind, such as ``FC101``."""
        return self.kind.code


@attrs.frozen
class Aligned:
    """Words of a clause that were taken to stand for words of a claim's statement or variant.

    `span` is in the document, `expected_span` in the statement or variant; `relation` is how the
    two are related: "same", "synonym", "broader", "antonym" and so on.
    """

    found: str
    expected: str
    span: Span
    expected_span: Span
    relation: str


@attrs.frozen
class Considered:
    """A claim that was considered for a clause, and what came of it.

    `span` is the clause in the document, `coverage` the share of it that the claim matches, from 0
    to 1, and `outcome` says in a few words why there is a finding or none. `discrepancy` is the
    likeliest error, None where nothing differs, `confidence` how likely it is one, and
    `contributions` what each feature added to the log odds of that, the largest first. `aligned`
    are the words that stand for each other, `unmatched` the clause's words that stand for none, and
    `differences` all that differs, worth weighing or not.
    """

    span: Span
    claim: Claim
    coverage: float
    outcome: str
    discrepancy: Discrepancy | None = None
    confidence: float = 0.0
    contributions: tuple[tuple[str, float], ...] = ()
    aligned: tuple[Aligned, ...] = ()
    unmatched: tuple[Span, ...] = ()
    differences: tuple[Discrepancy, ...] = ()


@attrs.frozen
class CheckedSentence:
    """One sentence and what the claims say of it.

    `verdict` is accurate when a stored claim supports it, that of the worst finding when there is
    one, and None when nothing stored covers it. `claim` is the claim that decided, or None, and
    `evidence` that claim's evidence.
    """

    sentence: Sentence
    verdict: Verdict | None = None
    claim: Claim | None = None
    evidence: tuple[Evidence, ...] = ()


class Scope(StrEnum):
    """What may silence a finding."""

    TEXT = "text"
    ALLOW = "allow"
    QUOTE = "quote"
    KIND = "kind"
    BASELINE = "baseline"


@attrs.frozen
class Silenced:
    """A finding that is not shown, and why.

    `scope` is what silenced it: a directive in the text, a phrase of the allow list, that the words
    are quoted, a kind that is off, or the baseline; `by` names the one in its own words, such as
    ``factcheck-ignore quantity``; `reason` is the reason given there, or None; `line` the 1-based
    line of the document's source on which a directive stands, None for what stands elsewhere.
    """

    finding: Finding
    scope: Scope
    by: str
    reason: str | None = None
    line: int | None = None


@attrs.frozen
class Report:
    """The outcome of one check: the document, findings in reading order, every sentence.

    `findings` holds those that need an editor, worst first within a sentence; `sentences` every
    sentence with its verdict; `claims` how many claims the store held; `left_out` how many
    sentences of the document are not in the report, because they weren't asked about.

    `silenced` holds, in the same order, the findings that were silenced, and what by; the verdict
    of their sentences is what the claims say all the same. `notes` tell of directives that are
    wrong or silence nothing, and of entries of the baseline that no longer occur.
    """

    document: Document
    findings: tuple[Finding, ...]
    sentences: tuple[CheckedSentence, ...]
    claims: int
    silenced: tuple[Silenced, ...] = ()
    notes: tuple[Problem, ...] = ()
    left_out: int = attrs.field(default=0, kw_only=True)

    @property
    def supported(self) -> tuple[CheckedSentence, ...]:
        """The sentences that a stored claim supports."""
        return tuple(s for s in self.sentences if s.verdict is not None and s.verdict.holds)
