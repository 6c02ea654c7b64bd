"""Candidates: the claims that a sentence may be about, ready to be compared with it.

A store that finds claims by itself (`IndexedStore`) is asked for each sentence; any other is read
whole, analysed and indexed in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import attrs

from factcheck.analysis import about, analyze, topic_words
from factcheck.claims import Claim
from factcheck.compare import Side
from factcheck.errors import InvalidValueError, MissingExtra
from factcheck.facts import Facts
from factcheck.protocols import ClaimStore, EncodedStore, Encoder, Hit, IndexedStore
from factcheck.rerank import depth, rerank
from factcheck.retrieve import TermIndex, query_terms, text_terms
from factcheck.text import Sentence, Span

if TYPE_CHECKING:
    from factcheck.vectors import Block, Bytes

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


def candidates_in(
    store: ClaimStore, encoder: Encoder | None = None, *, later: bool = False
) -> Candidates:
    """Return where the candidates among the claims of `store` come from.

    With an encoder they are found by their meaning, too. With `later`, claims that must be analysed
    are so when the first candidates are asked for. Raises InvalidValueError when it is none,
    or the store finds claims by itself and keeps no vectors; MissingExtra without numpy.
    """
    if encoder is not None:
        if not isinstance(encoder, Encoder):
            raise InvalidValueError("encoder", "fingerprint, dimensions and encode", encoder)
        if find_spec("numpy") is None:
            raise MissingExtra("an encoder", "semantic")
    if not isinstance(store, IndexedStore):
        claims = tuple(store)
        if later:
            return _Later(claims, encoder)
        return _InMemory(claims) if encoder is None else _EncodedInMemory(claims, encoder)
    if encoder is None:
        return _Stored(store)
    if not isinstance(store, EncodedStore):
        raise InvalidValueError("store", "one that keeps vectors", store)
    return _EncodedStored(store, encoder)


def claim_texts(claim: Claim) -> tuple[str, ...]:
    """Return the texts of a claim that a sentence is compared with: statement and variants."""
    return (claim.statement, *claim.variants)


def claim_facts(claim: Claim) -> tuple[Facts, ...]:
    """Return the facts of a claim's statement, and of each of its variants."""
    context = about(claim.title, claim.said_on)
    return tuple(
        analyze(Sentence(Span(0, len(text)), text), context) for text in claim_texts(claim)
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

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: dict[str, Claim] = {}
        self._sides: dict[str, tuple[Side, ...]] = {}
        self._newer: dict[str, Claim] = {}
        self._index = TermIndex()
        for claim in sorted(claims, key=lambda claim: claim.id):
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
        return self._made(self._index.search(query_terms(facts), limit))

    def _made(self, ranked: Iterable[tuple[str, float]]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self._claims[key], score, self._sides[key], self._newer.get(key))
            for key, score in ranked
        )

    def __len__(self) -> int:
        return len(self._claims)


class _EncodedInMemory(_InMemory):
    """The same, and found by their meaning: a claim's number is its place among the ids."""

    def __init__(self, claims: Iterable[Claim], encoder: Encoder) -> None:
        from factcheck.vectors import Block, encoded

        super().__init__(claims)
        self._encoder = encoder
        self._ids = list(self._claims)
        self._numbers = {claim_id: number for number, claim_id in enumerate(self._ids)}
        pairs = [
            (number, text)
            for number, claim in enumerate(self._claims.values())
            for text in claim_texts(claim)
        ]
        self._blocks: tuple[Block, ...] = ()
        if pairs:
            rows = encoded(encoder, [text for _, text in pairs])
            self._blocks = (Block.of((number for number, _ in pairs), rows),)

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        from factcheck.vectors import cosines, nearest

        deep = depth(limit)
        lexical = self._index.search(query_terms(facts), deep)
        query = _query(self._encoder, facts)
        found = nearest(self._blocks, query, deep)
        found |= cosines(self._blocks, query, [self._numbers[key] for key, _ in lexical])
        means = {self._ids[number]: cosine for number, cosine in found.items()}
        return self._made(rerank(lexical, means, limit))


class _Later:
    """The same two, made when they are first needed."""

    def __init__(self, claims: tuple[Claim, ...], encoder: Encoder | None) -> None:
        self._claims = claims
        self._encoder = encoder
        self._made: _InMemory | None = None
        self._lock = threading.Lock()

    def refresh(self) -> None:
        """Do nothing: what was read stays."""

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        with self._lock:
            if self._made is None and self._encoder is None:
                self._made = _InMemory(self._claims)
            elif self._made is None and self._encoder is not None:
                self._made = _EncodedInMemory(self._claims, self._encoder)
        assert self._made is not None
        return self._made.find(facts, limit=limit)

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
        return self._made(self._store.find(query_terms(facts), limit))

    def _made(self, hits: tuple[Hit, ...]) -> tuple[Candidate, ...]:
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


class _EncodedStored(_Stored):
    """The same, and found by their meaning."""

    def __init__(self, store: EncodedStore, encoder: Encoder) -> None:
        self._encoded = store
        self._encoder = encoder
        self._vectors = store.vectors(encoder)
        super().__init__(store)

    def refresh(self) -> None:
        super().refresh()
        self._vectors.follow()

    def find(self, facts: Facts, *, limit: int) -> tuple[Candidate, ...]:
        deep = depth(limit)
        lexical = self._store.find(query_terms(facts), deep)
        known = [hit.revision for hit in lexical]
        found = self._vectors.search(_query(self._encoder, facts), known, deep)
        beyond = self._encoded.hits([number for number in found if number not in set(known)])
        hits = {hit.claim_id: hit for hit in (*lexical, *beyond)}
        means = {key: found[hit.revision] for key, hit in hits.items() if hit.revision in found}
        ranked = rerank([(hit.claim_id, hit.score) for hit in lexical], means, limit)
        return self._made(tuple(attrs.evolve(hits[key], score=score) for key, score in ranked))


def _query(encoder: Encoder, facts: Facts) -> Bytes:
    """The vector of a sentence."""
    from factcheck.vectors import encoded

    made: Bytes = encoded(encoder, [facts.sentence.text])[0]
    return made
