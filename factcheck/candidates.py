"""Candidates: the claims that a sentence may be about, ready to be compared with it.

A store that finds claims by itself (`IndexedStore`) is asked for each sentence; any other is read
whole, analysed and indexed in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import attrs

from factcheck.analysis import about, analyze, topic_words
from factcheck.claims import Claim
from factcheck.compare import Side
from factcheck.errors import InvalidValueError, MissingExtra
from factcheck.facts import Facts
from factcheck.protocols import (
    ClaimStore,
    DatedStore,
    EncodedStore,
    Encoder,
    Hit,
    IndexedStore,
    NumberedStore,
    SnapshotStore,
    StoredVectors,
)
from factcheck.rerank import depth, rerank
from factcheck.retrieve import TermIndex, held_terms, query_terms, terms, text_terms
from factcheck.text import Sentence, Span

if TYPE_CHECKING:
    from factcheck.vectors import Block, Bytes

MOST = 20
"""How many claims a sentence is compared with, at most."""
# Claims that are kept ready between sentences.
_KEPT = 20_000
# So many times vectors and claims of one state are looked for, while others write.
_TRIES = 3


@attrs.frozen(eq=False)
class Candidate:
    """A claim that a sentence may be about.

    `sides` are its statement and variants, ready to be compared; `newer` is the claim that
    supersedes it, or None.
    """

    claim: Claim
    sides: tuple[Side, ...]
    newer: Claim | None = None


class Candidates(Protocol):
    """Where the candidates for a sentence come from."""

    @property
    def store(self) -> IndexedStore | None:
        """The store that finds them, None where they were read beforehand."""
        ...

    def now(self) -> Candidates:
        """Return those among the claims as they are held now, whatever is stored meanwhile."""
        ...

    def find(self, facts: Facts) -> tuple[Candidate, ...]:
        """Return the claims to compare the sentence with: the best `MOST`, in whatever order."""
        ...

    def rank(self, facts: Facts, *, limit: int) -> tuple[tuple[Claim, float], ...]:
        """Return at most `limit` claims for the sentence, best first, ties by claim id.

        Each comes with a score of 0 to 1, relative to the best.
        """
        ...

    def find_by(self, words: tuple[str, ...], *, limit: int) -> tuple[Candidate, ...]:
        """Return at most `limit` claims that have some of the lower-case `words`, best first."""
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
    made: Candidates
    if encoder is None:
        made = _Stored(store)
    elif isinstance(store, EncodedStore):
        made = _EncodedStored(store, encoder, store.vectors(encoder))
    else:
        raise InvalidValueError("store", "one that keeps vectors", store)
    # What is wrong with the store is told now, and not at the first check.
    made.now()
    return made


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
    """The claims of a store, read once.

    Of so few that all may be compared, the terms tell: an index takes longer to make.
    """

    store = None

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: dict[str, Claim] = {}
        self._sides: dict[str, tuple[Side, ...]] = {}
        self._newer: dict[str, Claim] = {}
        told: dict[str, tuple[str, ...]] = {}
        for claim in sorted(claims, key=lambda claim: claim.id):
            texts = claim_facts(claim)
            self._claims[claim.id] = claim
            self._sides[claim.id] = _sides(claim, texts)
            told[claim.id] = claim_terms(claim, texts)
            for old in claim.supersedes:
                self._newer.setdefault(old, claim)
        self._few = len(self._claims) < MOST
        self._terms = told if self._few else {}
        self._held = {key: held_terms(found) for key, found in self._terms.items()}
        self._index = None if self._few else _indexed(told)

    def now(self) -> Candidates:
        """Return these: what was read stays."""
        return self

    def find(self, facts: Facts) -> tuple[Candidate, ...]:
        if not self._few:
            return self._made(key for key, _ in self._ranked(facts, MOST))
        told = frozenset(query_terms(facts))
        return self._made(key for key, held in self._held.items() if not held.isdisjoint(told))

    def rank(self, facts: Facts, *, limit: int) -> tuple[tuple[Claim, float], ...]:
        return tuple((self._claims[key], score) for key, score in self._ranked(facts, limit))

    def find_by(self, words: tuple[str, ...], *, limit: int) -> tuple[Candidate, ...]:
        return self._made(key for key, _ in self._search(terms(words), limit))

    def _ranked(self, facts: Facts, limit: int) -> tuple[tuple[str, float], ...]:
        return self._search(query_terms(facts), limit)

    def _search(self, told: tuple[str, ...], limit: int) -> tuple[tuple[str, float], ...]:
        if self._index is None:
            self._index = _indexed(self._terms)
        return self._index.search(told, limit)

    def _made(self, keys: Iterable[str]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self._claims[key], self._sides[key], self._newer.get(key)) for key in keys
        )

    def __len__(self) -> int:
        return len(self._claims)


def _indexed(told: Mapping[str, tuple[str, ...]]) -> TermIndex:
    index = TermIndex()
    for key, found in told.items():
        index.add(key, found)
    index.commit()
    return index


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

    def find(self, facts: Facts) -> tuple[Candidate, ...]:
        return self._made(key for key, _ in self._ranked(facts, MOST))

    def _ranked(self, facts: Facts, limit: int) -> tuple[tuple[str, float], ...]:
        from factcheck.vectors import cosines, nearest

        deep = depth(limit)
        lexical = self._search(query_terms(facts), deep)
        query = _query(self._encoder, facts)
        found = nearest(self._blocks, query, deep)
        found |= cosines(self._blocks, query, [self._numbers[key] for key, _ in lexical])
        means = {self._ids[number]: cosine for number, cosine in found.items()}
        return rerank(lexical, means, limit)


class _Later:
    """The same two, made when they are first needed."""

    store = None

    def __init__(self, claims: tuple[Claim, ...], encoder: Encoder | None) -> None:
        self._claims = claims
        self._encoder = encoder
        self._made: _InMemory | None = None
        self._lock = threading.Lock()

    def now(self) -> Candidates:
        """Return these: what was read stays."""
        return self

    def find(self, facts: Facts) -> tuple[Candidate, ...]:
        return self._read().find(facts)

    def rank(self, facts: Facts, *, limit: int) -> tuple[tuple[Claim, float], ...]:
        return self._read().rank(facts, limit=limit)

    def find_by(self, words: tuple[str, ...], *, limit: int) -> tuple[Candidate, ...]:
        return self._read().find_by(words, limit=limit)

    def _read(self) -> _InMemory:
        with self._lock:
            if self._made is None and self._encoder is None:
                self._made = _InMemory(self._claims)
            elif self._made is None and self._encoder is not None:
                self._made = _EncodedInMemory(self._claims, self._encoder)
        assert self._made is not None
        return self._made

    def __len__(self) -> int:
        return len(self._claims)


class _Stored:
    """The claims of a store that finds them by itself; those used last are kept ready."""

    def __init__(self, store: IndexedStore, ready: _Ready | None = None) -> None:
        self.store = store
        self._ready = ready or _Ready()

    def now(self) -> Candidates:
        return _Stored(_newest(self.store), self._ready)

    def find(self, facts: Facts) -> tuple[Candidate, ...]:
        return self._made(self._hits(facts, MOST))

    def rank(self, facts: Facts, *, limit: int) -> tuple[tuple[Claim, float], ...]:
        hits = self._hits(facts, limit)
        found = self._made(hits)
        return tuple((one.claim, hit.score) for one, hit in zip(found, hits, strict=True))

    def find_by(self, words: tuple[str, ...], *, limit: int) -> tuple[Candidate, ...]:
        return self._made(self.store.find(terms(words), limit))

    def _hits(self, facts: Facts, limit: int) -> tuple[Hit, ...]:
        return self.store.find(query_terms(facts), limit)

    def _made(self, hits: tuple[Hit, ...]) -> tuple[Candidate, ...]:
        ready = self._ready.of(self.store, [hit.revision for hit in hits])
        return tuple(
            Candidate(claim, sides, hit.newer)
            for hit, (claim, sides) in zip(hits, ready, strict=True)
        )

    def __len__(self) -> int:
        return len(self.store)


class _Ready:
    """The claims used last, ready to be compared, by their revisions. Threads may share it."""

    def __init__(self) -> None:
        self._made: OrderedDict[int, tuple[Claim, tuple[Side, ...]]] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self, store: IndexedStore, revisions: Sequence[int]
    ) -> list[tuple[Claim, tuple[Side, ...]]]:
        """The claims of these revisions of a store."""
        with self._lock:
            made = {key: self._made[key] for key in revisions if key in self._made}
        missing = tuple(key for key in revisions if key not in made)
        for key, stored in store.fetch(missing).items():
            made[key] = (stored.claim, _sides(stored.claim, stored.texts))
        with self._lock:
            for key, prepared in made.items():
                self._made[key] = prepared
                self._made.move_to_end(key)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return [made[key] for key in revisions]


def _newest(store: IndexedStore) -> IndexedStore:
    """The store as it is now."""
    if isinstance(store, SnapshotStore):
        return store.snapshot()
    store.refresh()
    return store


class _EncodedStored(_Stored):
    """The same, and found by their meaning."""

    def __init__(
        self,
        store: NumberedStore,
        encoder: Encoder,
        vectors: StoredVectors,
        ready: _Ready | None = None,
    ) -> None:
        super().__init__(store, ready)
        self._numbered = store
        self._encoder = encoder
        self._vectors = vectors

    def now(self) -> Candidates:
        for _ in range(_TRIES):
            store = _newest(self.store)
            self._vectors.follow()
            vectors = self._vectors.now()
            # Where something was stored in between, what it changed has another vector, or none.
            if not isinstance(store, DatedStore) or store.state == vectors.state:
                break
        assert isinstance(store, NumberedStore)
        return _EncodedStored(store, self._encoder, vectors, self._ready)

    def _hits(self, facts: Facts, limit: int) -> tuple[Hit, ...]:
        deep = depth(limit)
        lexical = self.store.find(query_terms(facts), deep)
        known = [hit.revision for hit in lexical]
        found = self._vectors.search(_query(self._encoder, facts), known, deep)
        beyond = self._numbered.hits([number for number in found if number not in set(known)])
        hits = {hit.claim_id: hit for hit in (*lexical, *beyond)}
        means = {key: found[hit.revision] for key, hit in hits.items() if hit.revision in found}
        ranked = rerank([(hit.claim_id, hit.score) for hit in lexical], means, limit)
        return tuple(attrs.evolve(hits[key], score=score) for key, score in ranked)


def _query(encoder: Encoder, facts: Facts) -> Bytes:
    """The vector of a sentence."""
    from factcheck.vectors import encoded

    made: Bytes = encoded(encoder, [facts.sentence.text])[0]
    return made
