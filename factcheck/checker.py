"""The checker: the loop over the stages."""

from __future__ import annotations

from datetime import date

from factcheck.analysis import Context, about, analyze, read_on, topic_words
from factcheck.claims import Claim
from factcheck.compare import Side, compare_clauses, in_common
from factcheck.facts import Facts
from factcheck.findings import CheckedSentence, Considered, Finding, Report
from factcheck.judge import Weighed, explain, judge
from factcheck.protocols import ClaimStore
from factcheck.retrieve import Index
from factcheck.sentences import segment
from factcheck.settings import Settings
from factcheck.text import Document, Sentence, Span

_CANDIDATES = 20
# A candidate that has less than the first share of the words that another has, and less than the
# second of its own words in the sentence, says nothing beside it.
_LEAST_IN_COMMON = 0.2
_LEAST_OF_ITSELF = 0.35


class Checker:
    """Checks text against the claims of a store.

    The claims are read and analysed once, when the checker is made. A checker holds no state that
    checking changes, so that threads may share one; the same text gives the same report.
    """

    def __init__(self, store: ClaimStore, *, settings: Settings | None = None) -> None:
        """Read the claims of `store`; `settings` default to those of `Settings`."""
        self.settings = settings or Settings()
        claims = [(claim, _claim_facts(claim)) for claim in store]
        self._sides = {
            claim.id: tuple(Side(facts, topic_words(claim.title)) for facts in told)
            for claim, told in claims
        }
        self._newer = {old: claim for claim, _ in claims for old in claim.supersedes}
        self._index = Index((claim, (*told, *_title_facts(claim))) for claim, told in claims)

    def check(self, text: str | Document) -> Report:
        """Return the report on `text`. Raises InvalidValueError when it is neither of the two."""
        document = text if isinstance(text, Document) else Document(text)
        context = Context(document.published_on)
        findings: list[Finding] = []
        checked: list[CheckedSentence] = []
        for sentence in segment(document):
            facts = analyze(sentence, context)
            context = read_on(context, facts)
            weighed = self.weigh(facts, document.published_on)
            verdict = judge(facts, weighed, self.settings)
            findings.extend(verdict.findings)
            evidence = verdict.claim.evidence if verdict.claim is not None else ()
            checked.append(CheckedSentence(sentence, verdict.verdict, verdict.claim, evidence))
        return Report(document, tuple(findings), tuple(checked), len(self._index))

    def explain(self, text: str | Document) -> tuple[Considered, ...]:
        """Return every claim that was considered for each clause of `text`, and what came of it.

        Raises InvalidValueError when `text` is neither of the two.
        """
        document = text if isinstance(text, Document) else Document(text)
        context = Context(document.published_on)
        made: list[Considered] = []
        for sentence in segment(document):
            facts = analyze(sentence, context)
            context = read_on(context, facts)
            if not facts.question:
                weighed = self.weigh(facts, document.published_on)
                made.extend(explain(facts, weighed, self.settings))
        return tuple(made)

    def candidates(self, text: str, *, limit: int = 20) -> tuple[tuple[Claim, float], ...]:
        """Return the claims that `text` may be about, best first, each with a score of 0 to 1."""
        facts = analyze(Sentence(Span(0, len(text)), text))
        found = self._index.candidates(facts, limit=limit)
        return tuple((candidate.claim, candidate.score) for candidate in found)

    def weigh(self, facts: Facts, on: date | None = None) -> tuple[Weighed, ...]:
        """Compare the sentence, and each of its clauses, with every candidate.

        `on` is the day on which claims must be in force to count as current.
        """
        asserted = [c for c in facts.clauses if c.kind != "conditional"]
        clauses = (None, *(asserted if len(facts.clauses) > 1 else ()))
        draft = Side(facts)
        stated = [
            (candidate.claim, side, in_common(side, draft))
            for candidate in self._index.candidates(facts, limit=_CANDIDATES)
            for side in self._sides[candidate.claim.id]
        ]
        least = _LEAST_IN_COMMON * max((met for _, _, met in stated), default=0.0)
        return tuple(
            Weighed(
                clause,
                claim,
                side.facts,
                comparison,
                claim.id not in self._newer and _in_force(claim, on),
                self._newer.get(claim.id),
            )
            for claim, side, met in stated
            if met >= min(least, _LEAST_OF_ITSELF * side.total)
            for clause, comparison in zip(
                clauses, compare_clauses(side, draft, clauses), strict=True
            )
        )


def _in_force(claim: Claim, on: date | None) -> bool:
    if on is None:
        return True
    begun = claim.valid_from is None or claim.valid_from <= on
    return begun and (claim.valid_to is None or on <= claim.valid_to)


def _claim_facts(claim: Claim) -> tuple[Facts, ...]:
    """The facts of a claim's statement, and of each of its variants."""
    context = about(claim.title, claim.said_on)
    return tuple(
        analyze(Sentence(Span(0, len(text)), text), context)
        for text in (claim.statement, *claim.variants)
    )


def _title_facts(claim: Claim) -> tuple[Facts, ...]:
    if claim.title is None:
        return ()
    return (analyze(Sentence(Span(0, len(claim.title)), claim.title)),)
