"""A cache of results: what came of a sentence is kept, and not found out twice."""

from __future__ import annotations

from factcheck.caching.results import Results
from factcheck.caching.sentences import StoredMemory
from factcheck.protocols import ClaimStore, Encoder

__all__ = ["SentenceCache"]


class SentenceCache(Results):
    """Keeps what came of sentences, in a folder, or in memory without one.

    It is handed to a `Checker`. What is kept goes by the sentence's words, by what the sentences
    before it told, by the draft's day, the claims, the settings and the program itself: when one of
    them changes, the sentence is checked anew. Threads and processes may share a cache. It never
    fails: a file that is damaged is taken away, one that is locked or cannot be written keeps
    nothing and gives nothing. Beyond 1 GB it is begun anew.
    """

    def over(self, store: ClaimStore, encoder: Encoder | None) -> StoredMemory:
        """Return what is remembered of sentences that were checked against the claims of `store`.

        Raises InvalidValueError for a store that finds claims and cannot tell its state.
        """
        return StoredMemory(store, self, encoder)
