"""Retrieval: the keys of the stored claims that a sentence may be about, ranked.

BM25 over stemmed words of statement, variants and title in one field, stop words dropped, each
query term once, ties broken by claim id: the best of the lexical configurations measured
(docs/explanation/retrieval.md).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import Stemmer
import tantivy

from factcheck.accents import unaccented
from factcheck.errors import StoreError
from factcheck.facts import Facts

TERMS = "3"
"""The version of what `text_terms` makes of a claim; an index of another version is made anew."""
_BODY, _KEY = "body", "key"
_HEAP = 15_000_000
_MAX_TERMS = 200
# An index leaves out what is longer, in bytes (tantivy's MAX_TOKEN_LEN).
_LONGEST_TERM = 65_530
# Hits beyond those asked for, so that equal scores are put in order before the cut.
_MARGIN = 20
_MOST = 640
# Scores are sums of 32-bit numbers: beyond so many digits they depend on the order of adding.
_DIGITS = 5
STOP_WORDS = frozenset(
    "a about above after again all am an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each few for from further had "
    "has have having he her here hers him his how i if in into is it its itself just me more most "
    "my no nor not now of off on once only or other our out over own s same she should so some "
    "such t than that the their them then there these they this those through to too under until "
    "up very was we were what when where which while who whom why will with would you your n't "
    "'s".split()
)
# The index weighs a claim's length with b = .75, which is too much for texts of a sentence or two.
# So many words more in every claim make it about .4 for statements with a headline.
_PADDING = ("_",) * 20
_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_TAGS = frozenset("#@")
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])")
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
        stem(unaccented(word))
        for word in norm.split()
        if word not in STOP_WORDS and any(c.isalnum() for c in word)
    )


def text_terms(texts: Iterable[Facts]) -> tuple[str, ...]:
    """Return the index terms of a claim's texts: statement, variants and title."""
    return terms(word for facts in texts for word in _words(facts))


def held_terms(told: Iterable[str]) -> frozenset[str]:
    """Return the terms that an index holds of those it is given: it parts them at spaces."""
    return frozenset(
        term for term in " ".join(told).split(" ") if len(term.encode()) <= _LONGEST_TERM
    )


def _words(facts: Facts) -> Iterator[str]:
    """The words of a sentence as they are looked up: addresses left out, tags taken apart.

    "#StopTheBan" is looked up by "stop" and "ban", too.
    """
    links = [found.span() for found in _LINK.finditer(facts.sentence.text)]
    offset = facts.sentence.span.start
    tagged = -1
    for token in facts.tokens:
        start, end = token.start - offset, token.end - offset
        link = next((first for first, last in links if first < end and start < last), None)
        if link is None:
            told, norm = token.text, token.norm
        else:
            # A tag may run into an address.
            told = token.text[: max(0, link - start)]
            norm = told.lower()
        if norm:
            yield norm
        if norm in _TAGS:
            tagged = end
        elif start == tagged:
            yield from (part.lower() for part in _PARTS.split(told) if part != told)


def query_terms(facts: Facts) -> tuple[str, ...]:
    """Return the terms that a sentence is looked up by, each once: its words, and its names."""
    names = (terms(name) for entity in facts.entities for name in entity.names)
    found = (*terms(_words(facts)), *(t for name in names for t in name))
    return tuple(dict.fromkeys(found))[:_MAX_TERMS]


class TermView:
    """What an index held at some moment, whatever is changed since. Threads may share it."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        """Search with `searcher`."""
        self._searcher = searcher
        self._schema = schema

    def __len__(self) -> int:
        """How many claims it holds."""
        return int(self._searcher.num_docs)

    def search(self, told: tuple[str, ...], limit: int) -> tuple[tuple[str, float], ...]:
        """Return at most `limit` keys that share a term, the best first, ties by key.

        Each comes with a score from 0 to 1, relative to the best.
        """
        if not told or not len(self):
            return ()
        searcher = self._searcher
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _BODY, term))
                for term in told
            ]
        )
        asked = limit + _MARGIN
        while True:
            hits = searcher.search(query, limit=asked, count=False).hits
            scores = [float(f"{score:.{_DIGITS}g}") for score, _ in hits]
            # Where the cut falls among equal scores, all of them are needed to put them in order.
            if len(hits) < asked or asked >= _MOST or scores[limit - 1] > scores[-1]:
                break
            asked *= 2
        if not hits:
            return ()
        least = scores[min(limit, len(scores)) - 1]
        kept = [
            (-score, searcher.doc(address)[_KEY][0])
            for score, (_, address) in zip(scores, hits, strict=True)
            if score >= least
        ]
        kept.sort()
        return tuple((key, score / kept[0][0]) for score, key in kept[:limit])


class TermIndex:
    """An index over the terms of claims, each known by its key.

    It lies in memory, or in a folder, where it is mapped into memory. Changes are seen after
    `commit`; `view` is what it holds now. Threads may search it together; one at a time may change
    it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Open the index in `folder`, or begin one there, or in memory for None.

        Raises StoreError when the folder holds no index that can be read, or cannot be written.
        """
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(_BODY, tokenizer_name="whitespace")
        builder.add_text_field(_KEY, stored=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        try:
            if folder is None:
                self._index = tantivy.Index(self._schema)
            else:
                self._index = tantivy.Index(self._schema, path=str(folder))
            # By itself it would reload on every commit, beside `reload`, and watch the folder.
            self._index.config_reader("Manual")
            self.view = TermView(self._index.searcher(), self._schema)
        except (ValueError, OSError) as error:
            raise StoreError(f"the index in {folder} cannot be opened: {error}") from None
        self._writer: tantivy.IndexWriter | None = None

    def __len__(self) -> int:
        """How many claims it holds."""
        return len(self.view)

    def add(self, key: str, told: Iterable[str]) -> None:
        """Index the terms of a claim that the index does not hold."""
        document = tantivy.Document()
        document.add_text(_BODY, " ".join((*told, *_PADDING)))
        document.add_text(_KEY, key)
        self._writing().add_document(document)

    def remove(self, key: str) -> None:
        """Take a claim out, if the index holds it."""
        self._writing().delete_documents_by_term(_KEY, key)

    def commit(self) -> None:
        """Keep the changes since the last commit, and search with them from now on."""
        writer = self._writing()
        try:
            writer.commit()
            writer.wait_merging_threads()
        except (ValueError, OSError) as error:
            raise StoreError(f"the index cannot be written: {error}") from None
        finally:
            self._writer = None
        self.reload()

    def roll_back(self) -> None:
        """Forget the changes since the last commit; another process may write."""
        self._writer = None

    def reload(self) -> None:
        """Search with what has been committed by now, here or in another process."""
        self._index.reload()
        self.view = TermView(self._index.searcher(), self._schema)

    def search(self, told: tuple[str, ...], limit: int) -> tuple[tuple[str, float], ...]:
        """Return what `TermView.search` gives now."""
        return self.view.search(told, limit)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(_HEAP, 1)
            except ValueError as error:
                raise StoreError(f"the index cannot be written: {error}") from None
        return self._writer
