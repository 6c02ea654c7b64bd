"""English words, their forms and how they relate: WordNet 3.0 joined with curated news tables.

The data lies in ``words.dat`` beside this file, written by ``scripts/lexicon/compile.py``, whose
docstring describes the format. It is mapped into memory at the first question, not at import, and
read record by record. All words are lower case, those of a phrase joined by single spaces; parts of
speech are ``n`` (noun), ``v`` (verb), ``a`` (adjective) and ``r`` (adverb). Nothing here raises on
an unknown word: the answer is empty. Safe to share between threads.

Source of the data: Princeton University, "About WordNet", 2010, https://wordnet.princeton.edu;
see ``WORDNET-LICENSE``.
"""

from __future__ import annotations

from factcheck.lexicon.forms import Reading, is_phrase, lookup, phrase_starts
from factcheck.lexicon.names import (
    LEGAL_FORMS,
    are_two_places,
    canonical_place,
    demonym_of,
    expansions_of,
    gazetteer,
    parts,
)
from factcheck.lexicon.relations import Relation, classes, is_variant, relation, ties

__all__ = [
    "LEGAL_FORMS",
    "Reading",
    "Relation",
    "are_two_places",
    "canonical_place",
    "classes",
    "demonym_of",
    "expansions_of",
    "gazetteer",
    "is_phrase",
    "is_variant",
    "lookup",
    "parts",
    "phrase_starts",
    "relation",
    "ties",
]
