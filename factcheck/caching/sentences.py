"""Remembering what came of a sentence, so that the same sentence need not be judged again.

What comes of a sentence depends on its words, on what the sentences before it told, on the draft's
day, on the claims, the settings and the program. All of that is in the key, so nothing need ever be
taken back: what has changed has another key.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from factcheck.analysis import Context, Step
from factcheck.caching.results import Results
from factcheck.claims import Claim, Verdict
from factcheck.errors import DataError, InvalidValueError, StoreError
from factcheck.findings import Discrepancy, Finding, Kind
from factcheck.judge import Judgement
from factcheck.protocols import ClaimStore, DatedStore, Encoder, IndexedStore
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
        self, on: date | None, settings: Settings, state: IndexedStore | None
    ) -> StoredSentences:
        """Return what is remembered of the sentences of a draft of a day."""
        claims = self._claims
        if isinstance(state, DatedStore):
            now = state.state
            if now != claims.state:
                claims = self._claims = _Claims(state, now)
        sure = repr([settings.least_of(kind) for kind in Kind])
        told = (engine(), claims.state, self._encoder, sure, repr(on))
        return StoredSentences(claims, self._results, _key(*told), Context(on))


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
class StoredSentences:
    """The sentences of one draft, in their order: what is known of each, or is to be kept.

    The key of a sentence is made of the keys before it: `_chain` stands for all that the sentences
    so far have told. `_told` are the steps that `context` has not taken yet.
    """

    _claims: _Claims
    _results: Results
    _chain: bytes
    _context: Context
    _told: list[str] = attrs.field(factory=list, init=False)
    _fresh: dict[bytes, bytes] = attrs.field(factory=dict, init=False)

    @property
    def context(self) -> Context:
        """What the sentences before the next one have told."""
        for told in self._told:
            self._context = self._context.after(from_data(Step, json.loads(told)))
        self._told.clear()
        return self._context

    def find(self, sentence: Sentence) -> Judgement | None:
        """Return what came of a sentence before, None where that is not known."""
        kept = self._results.get(_key(self._chain, sentence.text))
        if kept is None:
            return None
        try:
            step, told = kept.decode().split("\n")
            judgement = self._read(json.loads(told), sentence.span)
        except (ValueError, KeyError, TypeError, DataError, StoreError):
            return None
        self._told.append(step)
        self._chain = _key(self._chain, step)
        return judgement

    def keep(self, sentence: Sentence, judgement: Judgement, step: Step) -> None:
        """Remember what came of a sentence, and what it gives to those after it."""
        told = json.dumps(to_data(step))
        if self._can_be_told(judgement):
            written = json.dumps(_write(judgement, sentence.span))
            self._fresh[_key(self._chain, sentence.text)] = f"{told}\n{written}".encode()
        self._context = self.context.after(step)
        self._chain = _key(self._chain, told)

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

    def _read(self, told: dict[str, Any], place: Span) -> Judgement:
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
