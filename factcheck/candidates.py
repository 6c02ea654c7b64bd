"""Candidates: the claims that a sentence may be about, ready to be compared with it.

A store that finds claims by itself (`IndexedStore`) is asked for each sentence; any other is read
whole, analysed and indexed in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Protocol

import attrs

from factcheck.analysis import about, analyze, topic_words
from factcheck.claims import Claim
from factcheck.compare import Side
from factcheck.facts import Facts
from factcheck.protocols import ClaimStore, IndexedStore
from factcheck.retrieve import TermIndex, query_terms, text_terms
from factcheck.text import Sentence, Span

# Claims that are kept ready between sentences.
_KEPT = 20_000


@attrs.frozen(eq=False)
class Candidate:
    """A claim that a sentence may be about.

    `score` is 0 to 1, relative to the best; `sides` are its statement and variants, ready to be
    compared; `newer` is the claim that supersedes it, or None.
    """

    claim: Claim
    score: float
    sides: tuple[Side, ...]
    newer: Claim | None = None


class Candidates(Protocol):
    """Where the candidates for a sentence come from."""

    def refresh(self) -> None:
        """See what has been stored by now."""
        ...

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        """Return at most `limit` claims for the sentence, best first, ties by claim id."""
        ...

    def __len__(self) -> int:
        """How many claims there are."""
        ...


def candidates_in(store: ClaimStore) -> Candidates:
    """Return where the candidates among the claims of `store` come from."""
    return _Stored(store) if isinstance(store, IndexedStore) else _InMemory(store)


def claim_facts(claim: Claim) -> tuple[Facts, ...]:
    """Return the facts of a claim's statement, and of each of its variants."""
    context = about(claim.title, claim.said_on)
    return tuple(
        analyze(Sentence(Span(0, len(text)), text), context)
        for text in (claim.statement, *claim.variants)
    )


def claim_terms(claim: Claim, texts: tuple[Facts, ...]) -> tuple[str, ...]:
    """Return the terms by which a claim, whose texts have these facts, is found."""
    if claim.title is None:
        return text_terms(texts)
    return text_terms((*texts, analyze(Sentence(Span(0, len(claim.title)), claim.title))))


def _sides(claim: Claim, texts: tuple[Facts, ...]) -> tuple[Side, ...]:
    topic = topic_words(claim.title)
    return tuple(Side(facts, topic) for facts in texts)


class _InMemory:
    """The claims of a store, read once."""

    def __init__(self, store: ClaimStore) -> None:
        self._claims: dict[str, Claim] = {}
        self._sides: dict[str, tuple[Side, ...]] = {}
        self._newer: dict[str, Claim] = {}
        self._index = TermIndex()
        for claim in sorted(store, key=lambda claim: claim.id):
            texts = claim_facts(claim)
            self._claims[claim.id] = claim
            self._sides[claim.id] = _sides(claim, texts)
            self._index.add(claim.id, claim_terms(claim, texts))
            for old in claim.supersedes:
                self._newer.setdefault(old, claim)
        self._index.commit()

    def refresh(self) -> None:
        """Do nothing: what was read stays."""

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self._claims[key], score, self._sides[key], self._newer.get(key))
            for key, score in self._index.search(query_terms(facts), limit)
        )

    def __len__(self) -> int:
        return len(self._claims)


class _Stored:
    """The claims of a store that finds them by itself; those used last are kept ready."""

    def __init__(self, store: IndexedStore) -> None:
        self._store = store
        self._ready: OrderedDict[int, tuple[Claim, tuple[Side, ...]]] = OrderedDict()
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> None:
        self._store.refresh()

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        hits = self._store.find(query_terms(facts), limit)
        with self._lock:
            ready = {h.revision: self._ready[h.revision] for h in hits if h.revision in self._ready}
        missing = tuple(hit.revision for hit in hits if hit.revision not in ready)
        for revision, stored in self._store.fetch(missing).items():
            ready[revision] = (stored.claim, _sides(stored.claim, stored.texts))
        with self._lock:
            for revision, prepared in ready.items():
                self._ready[revision] = prepared
                self._ready.move_to_end(revision)
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
        made = []
        for hit in hits:
            claim, sides = ready[hit.revision]
            made.append(Candidate(claim, hit.score, sides, hit.newer))
        return tuple(made)

    def __len__(self) -> int:
        return len(self._store)
