"""Candidates: the stored claims that a sentence may be about, ranked.

BM25 over stemmed words of statement, variants and title in one field, stop words dropped, each
query term once, ties broken by claim id: the best of the lexical configurations measured
(docs/explanation/retrieval.md).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache

import attrs
import Stemmer
import tantivy

from factcheck.claims import Claim
from factcheck.facts import Facts

_FIELD = "body"
_HEAP = 15_000_000
_MAX_TERMS = 200
STOP_WORDS = frozenset(
    "a about above after again all am an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each few for from further had "
    "has have having he her here hers him his how i if in into is it its itself just me more most "
    "my no nor not now of off on once only or other our out over own s same she should so some "
    "such t than that the their them then there these they this those through to too under until "
    "up very was we were what when where which while who whom why will with would you your n't "
    "'s".split()
)
_local = threading.local()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the Snowball English stem of a lower-case word (Porter 2)."""
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = Stemmer.Stemmer("english", 0)
    return str(stemmer.stemWord(word))


def terms(words: Iterable[str]) -> tuple[str, ...]:
    """Return the index terms of lower-case words: stems, without stop words, in order."""
    return tuple(term for norm in words for term in _terms_of(norm))


@lru_cache(maxsize=100_000)
def _terms_of(norm: str) -> tuple[str, ...]:
    """The index terms of one token, which may be a phrase."""
    return tuple(
        stem(word)
        for word in norm.split()
        if word not in STOP_WORDS and any(c.isalnum() for c in word)
    )


@attrs.frozen
class Candidate:
    """A claim that a sentence may be about; `score` is 0 to 1, relative to the best hit."""

    claim: Claim
    score: float


class Index:
    """An index in memory over claims, each with the facts of its texts."""

    def __init__(self, claims: Iterable[tuple[Claim, tuple[Facts, ...]]]) -> None:
        """Index `claims`: each with the facts of its statement, title and variants."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(_FIELD, tokenizer_name="whitespace")
        builder.add_unsigned_field("row", stored=True, indexed=False, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        ordered = sorted(claims, key=lambda pair: pair[0].id)
        self._claims = tuple(claim for claim, _ in ordered)
        writer = self._index.writer(_HEAP, 1)
        for row, (_, texts) in enumerate(ordered):
            words = [token.norm for facts in texts for token in facts.tokens]
            document = tantivy.Document()
            document.add_text(_FIELD, " ".join(terms(words)))
            document.add_unsigned("row", row)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        """How many claims it holds."""
        return len(self._claims)

    def candidates(self, facts: Facts, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Return at most `limit` claims for the sentence, best first, ties by claim id."""
        if not self._claims:
            return ()
        query_terms = tuple(dict.fromkeys(self._query_terms(facts)))[:_MAX_TERMS]
        if not query_terms:
            return ()
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _FIELD, term))
                for term in query_terms
            ]
        )
        hits = self._searcher.search(query, limit=limit, count=False).hits
        found = []
        for score, address in hits:
            row = self._searcher.doc(address)["row"][0]
            found.append((-score, row))
        found.sort()
        if not found:
            return ()
        best = -found[0][0]
        return tuple(Candidate(self._claims[row], -score / best) for score, row in found)

    @staticmethod
    def _query_terms(facts: Facts) -> Iterable[str]:
        yield from terms(token.norm for token in facts.tokens)
        for entity in facts.entities:
            for name in entity.names:
                yield from terms(name)
