"""Remembering what came of a sentence, so that the same sentence need not be judged again.

What comes of a sentence depends on its words, on what the sentences before it told, on what the
whole draft tells of the claims it is compared with, on the draft's day, on the claims, the settings
and the program. All of that is in the key, so nothing need ever be taken back: what has changed has
another key.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from factcheck.analysis import Context, Step, analyze, step_after
from factcheck.caching.results import Results
from factcheck.claims import Claim, Verdict
from factcheck.compare import DraftCounts, Surroundings, Told, told_by
from factcheck.errors import DataError, InvalidValueError, StoreError
from factcheck.facts import Facts
from factcheck.findings import Discrepancy, Finding, Kind
from factcheck.judge import Judgement, Weighed
from factcheck.protocols import ClaimStore, DatedStore, Encoder, IndexedStore
from factcheck.reading import KEPT
from factcheck.settings import Settings
from factcheck.text import Sentence, Span
from factcheck.wire import from_data, to_data

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = ("attrs", "cattrs", "numpy", "PyStemmer", "rapidfuzz", "tantivy")


class StoredMemory:
    """What is remembered of sentences checked against the claims of one store."""

    def __init__(self, store: ClaimStore, results: Results, encoder: Encoder | None) -> None:
        """Raises InvalidValueError for a store that finds claims and cannot tell its state."""
        if isinstance(store, IndexedStore) and not isinstance(store, DatedStore):
            raise InvalidValueError("cache", "none, for a store that cannot tell its state", store)
        self._results = results
        self._encoder = "" if encoder is None else encoder.fingerprint
        self._claims = _Claims(store, "" if isinstance(store, DatedStore) else _digest_of(store))

    def begin(
        self,
        sentences: tuple[Sentence, ...],
        on: date | None,
        settings: Settings,
        state: IndexedStore | None,
    ) -> StoredSentences:
        """Return what is remembered of the sentences of a draft of a day."""
        claims = self._claims
        if isinstance(state, DatedStore):
            now = state.state
            if now != claims.state:
                claims = self._claims = _Claims(state, now)
        sure = repr([settings.least_of(kind) for kind in Kind])
        told = (engine(), claims.state, self._encoder, sure, repr(on))
        return StoredSentences(claims, self._results, sentences, _key(*told), Context(on))


@attrs.define
class _Claims:
    """The claims of one state of a store; those asked for are kept."""

    _store: ClaimStore
    state: str
    _kept: dict[str, Claim] = attrs.field(factory=dict, init=False)

    def get(self, claim_id: str) -> Claim:
        """Return a claim; raises StoreError when there is none of that id."""
        if claim_id not in self._kept:
            self._kept[claim_id] = self._store.get(claim_id)
        return self._kept[claim_id]

    def changed(self) -> bool:
        """Whether the claims are others by now."""
        return isinstance(self._store, DatedStore) and self._store.state != self.state


@attrs.define
class _Read:
    """One sentence as far as it was read: its key, what it tells, and what it asks of the draft.

    `step` is what it gives to those after it, as text. `asked` is None where it is not known which
    claims the sentence is compared with, `facts` where it was not analysed in this run.
    """

    key: bytes
    step: str
    told: Told
    asked: Told | None = None
    facts: Facts | None = None


@attrs.define
class _Telling:
    """What the sentences before one have told, asked for in the order of the sentences."""

    _context: Context
    _taken: int = 0

    def before(self, number: int, read: Sequence[_Read]) -> Context:
        """The context of a sentence."""
        for each in read[self._taken : number]:
            self._context = self._context.after(from_data(Step, json.loads(each.step)))
        self._taken = number
        return self._context


@attrs.define
class StoredSentences:
    """The sentences of one draft: what is known of each, or is to be kept.

    The key of a sentence is made of the keys before it, which stand for all that the sentences so
    far have told. What came of it has a key made of that, and of what the whole draft tells of what
    the sentence asks for.
    """

    _claims: _Claims
    _results: Results
    _sentences: tuple[Sentence, ...]
    _start: bytes
    _context: Context
    _parts: list[_Read] = attrs.field(factory=list, init=False)
    _draft: DraftCounts = attrs.field(init=False)
    _before: _Telling = attrs.field(init=False)
    _fresh: dict[bytes, bytes] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        chain, before = self._start, _Telling(self._context)
        for sentence in self._sentences:
            key = _key(chain, sentence.text)
            read = self._known(key)
            if read is None:
                context = before.before(len(self._parts), self._parts)
                read = _read_anew(key, sentence, context)
            if len(self._parts) >= KEPT:
                read.facts = None
            self._parts.append(read)
            chain = _key(chain, read.step)
        self._draft = DraftCounts(read.told for read in self._parts)
        self._before = _Telling(self._context)

    def find(self, number: int) -> Judgement | None:
        """Return what came of a sentence before in such a draft, None where that is not known."""
        read = self._parts[number]
        if read.asked is None:
            return None
        kept = self._results.get(self._judged(read, read.asked))
        if kept is None:
            return None
        try:
            return self._judgement(json.loads(kept), self._sentences[number].span)
        except (ValueError, KeyError, TypeError, DataError, StoreError):
            return None

    def read(self, number: int) -> tuple[Facts, Surroundings]:
        """Return the facts of a sentence, and what is around it."""
        read = self._parts[number]
        facts = read.facts
        if facts is None:
            facts = analyze(self._sentences[number], self._before.before(number, self._parts))
        return facts, self._draft.around(read.told)

    def keep(self, number: int, judgement: Judgement, weighed: tuple[Weighed, ...]) -> None:
        """Remember what came of a sentence, given what it was compared with."""
        read = self._parts[number]
        claims = {id(item.facts): item.facts for item in weighed}
        asked = frozenset(key for facts in claims.values() for key in told_by(facts))
        if self._can_be_told(judgement):
            written = _write(judgement, self._sentences[number].span)
            self._fresh[self._judged(read, asked)] = json.dumps(written).encode()
        if read.asked is None:
            kept = {"step": read.step, "told": sorted(read.told), "asked": sorted(asked)}
            self._fresh[read.key] = json.dumps(kept).encode()

    def _judged(self, read: _Read, asked: Told) -> bytes:
        """The key of what came of a sentence."""
        return _key(read.key, *self._draft.around(read.told).answers(asked))

    def _known(self, key: bytes) -> _Read | None:
        """What was kept of a sentence itself, None where nothing was."""
        kept = self._results.get(key)
        if kept is None:
            return None
        try:
            told = json.loads(kept)
            return _Read(key, told["step"], frozenset(told["told"]), frozenset(told["asked"]))
        except (ValueError, KeyError, TypeError):
            return None

    def end(self) -> None:
        """Put what is new into the cache, unless the claims have changed meanwhile."""
        if self._fresh and not self._claims.changed():
            self._results.put(self._fresh)

    def _can_be_told(self, judgement: Judgement) -> bool:
        """Whether the store gives the claims back by their ids."""
        with suppress(StoreError):
            return all(
                self._claims.get(finding.claim.id) == finding.claim
                and finding.evidence == finding.claim.evidence
                for finding in judgement.findings
            ) and (
                judgement.claim is None or self._claims.get(judgement.claim.id) == judgement.claim
            )
        return False

    def _judgement(self, told: dict[str, Any], place: Span) -> Judgement:
        claim, verdict = told["claim"], told["verdict"]
        return Judgement(
            None if verdict is None else Verdict(verdict),
            None if claim is None else self._claims.get(claim),
            tuple(self._finding(each, place) for each in told["findings"]),
        )

    def _finding(self, told: dict[str, Any], place: Span) -> Finding:
        claim = self._claims.get(told["claim"])
        found = from_data(tuple[Discrepancy, ...], told["discrepancies"])
        return Finding(
            Verdict(told["verdict"]),
            Kind(told["kind"]),
            Span(*told["span"]).shift(place.start),
            place,
            claim,
            claim.evidence,
            tuple(attrs.evolve(d, span=d.span.shift(place.start)) for d in found),
            told["reason"],
            told["confidence"],
            told["suggestion"],
        )


def _read_anew(key: bytes, sentence: Sentence, context: Context) -> _Read:
    facts = analyze(sentence, context)
    step = json.dumps(to_data(step_after(context, facts)))
    return _Read(key, step, told_by(facts), facts=facts)


def _write(judgement: Judgement, place: Span) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "claim": None if judgement.claim is None else judgement.claim.id,
        "findings": [
            {
                "verdict": finding.verdict,
                "kind": finding.kind,
                "span": attrs.astuple(finding.span.shift(-place.start)),
                "claim": finding.claim.id,
                "discrepancies": [
                    to_data(attrs.evolve(d, span=d.span.shift(-place.start)))
                    for d in finding.discrepancies
                ],
                "reason": finding.reason,
                "confidence": finding.confidence,
                "suggestion": finding.suggestion,
            }
            for finding in judgement.findings
        ],
    }


def _key(*parts: str | bytes) -> bytes:
    """One key for several texts, another for any others."""
    made = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


def _digest_of(store: ClaimStore) -> str:
    """One digest of all claims; captured sources are told by the passages that claims rest on."""
    return _key(*(repr(claim) for claim in store)).hex()


@cache
def engine() -> str:
    """What tells this program from any other version of it: its code, its data, its libraries."""
    made = sha256()
    files = (path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".json", ".dat"))
    for path in sorted(files):
        made.update(str(path.relative_to(_PACKAGE)).encode())
        made.update(sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            made.update(f"{name} {version(name)}".encode())
    return made.hexdigest()
