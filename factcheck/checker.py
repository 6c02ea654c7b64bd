"""The checker: the loop over the stages."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date
from functools import partial

from factcheck.analysis import analyze
from factcheck.baselines import Baseline
from factcheck.candidates import MOST, Candidate, Candidates, candidates_in
from factcheck.claims import Claim
from factcheck.compare import (
    Side,
    Surroundings,
    aligned,
    compare_clauses,
    in_common,
    measures_alike,
    standing_words,
    tells_standing,
)
from factcheck.facts import Facts
from factcheck.findings import Aligned, CheckedSentence, Considered, Finding, Report
from factcheck.judge import Judgement, Weighed, explain, judge
from factcheck.memory import Cache
from factcheck.protocols import ClaimStore, Encoder
from factcheck.quoting import told_apart
from factcheck.reading import read_facts
from factcheck.rebuttals import without_rebutted
from factcheck.sentences import segment
from factcheck.settings import Settings
from factcheck.silence import read_directives, silence, without_directives
from factcheck.text import Document, Sentence, Span

# How many claims are looked at for each person or body whose office or seat a sentence tells.
_ON_STANDING = 5
# A candidate says nothing beside another that has so much more of the sentence's words, with the
# names and without them, whose very difference may be the error; unless so much of it is in there.
_LEAST_IN_COMMON = 0.6
_LEAST_OF_ITSELF = 0.5
# One that has a measure of what the sentence measures may have less.
_LEAST_OF_MEASURE = 0.4


class Checker:
    """Checks text against the claims of a store.

    The claims are read and analysed once, when the checker is made; those of a database are read as
    they are needed, as they are held when a check begins: all sentences of a text are judged
    against one state of the claims, whatever is stored meanwhile. Checking changes no claim, and
    threads may share a checker; the same text and claims give the same report.
    """

    def __init__(
        self,
        store: ClaimStore,
        *,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        baseline: Baseline | None = None,
        cache: Cache | None = None,
    ) -> None:
        """Check against the claims of `store`; `settings` default to those of `Settings`.

        With an `encoder`, claims are found by what they mean, too. `baseline` holds findings that
        are known, and silenced; `load_baseline` reads it. What came of a sentence is kept in the
        `cache`, and looked up there; it changes no report. Raises InvalidValueError when the
        encoder is none, or the store one that nothing can be kept of.
        """
        self.settings = settings or Settings()
        self.baseline = baseline
        self._candidates = candidates_in(store, encoder, later=cache is not None)
        self._memory = None if cache is None else cache.over(store, encoder)
        self._over = (store, encoder)

    def remembering(self, cache: Cache) -> Checker:
        """Return the same checker, with what came of each sentence kept in `cache`.

        It is this very one where it keeps that already. Raises InvalidValueError when the store is
        one that nothing can be kept of.
        """
        if self._memory is not None:
            return self
        made = copy(self)
        made._memory = cache.over(*self._over)
        return made

    def check(self, text: str | Document, *, silencing: bool = True) -> Report:
        """Return the report on `text`. Raises InvalidValueError when it is neither of the two.

        What directives in the text, settings and the baseline silence is told apart in it; without
        `silencing` nothing is, and all findings are there.
        """
        document = text if isinstance(text, Document) else Document(text)
        settings = self.settings.at(document.path)
        # Every sentence is judged against the same claims, whatever is stored meanwhile.
        found = self._candidates.now()
        directives = read_directives(document)
        judged = self._judged if self._memory is None else self._remembered
        findings: list[Finding] = []
        checked: list[CheckedSentence] = []
        prose = without_directives(document, directives)
        for sentence, verdict in judged(prose, settings, found):
            findings.extend(verdict.findings)
            evidence = verdict.claim.evidence if verdict.claim is not None else ()
            checked.append(CheckedSentence(sentence, verdict.verdict, verdict.claim, evidence))
        read, kept = without_rebutted(checked, findings)
        told = told_apart(prose, [each.sentence for each in read], kept, settings)
        report = Report(document, told, read, len(found))
        if not silencing:
            return report
        if self.baseline is None:
            return silence(report, directives, settings, {})
        known = self.baseline.counts(document)
        return self.baseline.with_stale(silence(report, directives, settings, known))

    def _judged(
        self, document: Document, settings: Settings, among: Candidates
    ) -> Iterator[tuple[Sentence, Judgement]]:
        """What each sentence of a document comes to."""
        for facts, around in read_facts(document):
            weighed = self.weigh(facts, document.published_on, among=among, around=around)
            yield facts.sentence, judge(facts, weighed, settings)

    def _remembered(
        self, document: Document, settings: Settings, among: Candidates
    ) -> Iterator[tuple[Sentence, Judgement]]:
        """The same, of sentences that were judged before as they came out then."""
        assert self._memory is not None
        sentences = segment(document)
        known = self._memory.begin(sentences, document.published_on, settings, among.store)
        for number, sentence in enumerate(sentences):
            judgement = known.find(number)
            if judgement is None:
                facts, around = known.read(number)
                weighed = self.weigh(facts, document.published_on, among=among, around=around)
                judgement = judge(facts, weighed, settings)
                known.keep(number, judgement, weighed)
            yield sentence, judgement
        known.end()

    def explain(self, text: str | Document) -> tuple[Considered, ...]:
        """Return every claim that was considered for each clause of `text`, and what came of it.

        Raises InvalidValueError when `text` is neither of the two.
        """
        document = text if isinstance(text, Document) else Document(text)
        settings = self.settings.at(document.path)
        found = self._candidates.now()
        made: list[Considered] = []
        for facts, around in read_facts(without_directives(document, read_directives(document))):
            if not facts.question:
                weighed = self.weigh(facts, document.published_on, among=found, around=around)
                made.extend(explain(facts, weighed, settings, partial(_aligned, facts)))
        return tuple(made)

    def candidates(self, text: str, *, limit: int = 20) -> tuple[tuple[Claim, float], ...]:
        """Return the claims that `text` may be about, best first, each with a score of 0 to 1."""
        facts = analyze(Sentence(Span(0, len(text)), text))
        return self._candidates.now().rank(facts, limit=limit)

    def weigh(
        self,
        facts: Facts,
        on: date | None = None,
        *,
        without: str | None = None,
        among: Candidates | None = None,
        around: Surroundings | None = None,
    ) -> tuple[Weighed, ...]:
        """Compare the sentence, and each of its clauses, with every candidate.

        `on` is the day on which claims must be in force to count as current; `without` the id of a
        claim that is left out. Candidates are looked for `among` those, or else among the claims as
        they are held now. `around` is what the rest of the draft tells, None for a
        sentence that stands alone.
        """
        asserted = [c for c in facts.clauses if c.kind != "conditional"]
        clauses = (None, *(asserted if len(facts.clauses) > 1 else ()))
        draft = Side(facts, around=around)
        if among is None:
            among = self._candidates.now()
        stated = [
            (candidate, side, in_common(side, draft))
            for candidate in _candidates(draft, among)
            if candidate.claim.id != without
            for side in candidate.sides
        ]
        most = max((met.all for _, _, met in stated), default=0.0)
        most_words = max((met.words for _, _, met in stated), default=0.0)
        made = []
        for candidate, side, met in stated:
            if (
                met.all < _LEAST_IN_COMMON * most
                and met.words < _LEAST_IN_COMMON * most_words
                and met.all < _LEAST_OF_ITSELF * side.total
                and not tells_standing(side, draft)
                and not (met.all >= _LEAST_OF_MEASURE * most and measures_alike(side, draft))
            ):
                continue
            claim, newer = candidate.claim, _replacing(candidate.newer, on)
            current = newer is None and _in_force(claim, on)
            compared = compare_clauses(side, draft, clauses)
            for clause, comparison in zip(clauses, compared, strict=True):
                made.append(Weighed(clause, claim, side.facts, comparison, current, newer))
        return tuple(made)


def _candidates(draft: Side, among: Candidates) -> Iterator[Candidate]:
    """The claims that a sentence may be about, and those on what it says in passing.

    "IBM's president, Ann Lee, said …" may be about any of a hundred claims before the one on who
    IBM's president is.
    """
    found = among.find(draft.facts)
    yield from found
    if len(found) < MOST:
        return
    known = {candidate.claim.id for candidate in found}
    for words in standing_words(draft):
        for candidate in among.find_by(words, limit=_ON_STANDING):
            told = any(tells_standing(side, draft) for side in candidate.sides)
            if told and candidate.claim.id not in known:
                known.add(candidate.claim.id)
                yield candidate


def _aligned(facts: Facts, item: Weighed) -> tuple[Aligned, ...]:
    return aligned(item.facts, facts, item.clause)


def _replacing(newer: Claim | None, on: date | None) -> Claim | None:
    """The claim that supersedes another on a day: not before it is in force itself."""
    if newer is None or (on is not None and newer.valid_from is not None and on < newer.valid_from):
        return None
    return newer


def _in_force(claim: Claim, on: date | None) -> bool:
    if on is None:
        return True
    begun = claim.valid_from is None or claim.valid_from <= on
    return begun and (claim.valid_to is None or on <= claim.valid_to)
