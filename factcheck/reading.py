"""Reading a draft: the facts of each sentence, in the light of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from factcheck.analysis import Context, analyze, read_on
from factcheck.compare import DraftCounts, Surroundings, told_by
from factcheck.facts import Facts
from factcheck.sentences import segment
from factcheck.text import Document, Sentence

KEPT = 1000
"""Of a draft with more sentences, facts are not kept: they take a hundred times the text's
room. Those of all are read again when the first sentence asks for what is around it."""


def read_facts(document: Document) -> Iterator[tuple[Facts, Surroundings]]:
    """Yield the facts of each sentence, and what is around it, in order."""
    sentences = segment(document)
    read: Iterable[Facts] = _analyzed(sentences, document.published_on)
    again: Iterable[Facts] = _analyzed(sentences, document.published_on)
    if len(sentences) <= KEPT:
        read = again = tuple(read)
    draft = DraftCounts(told_by(facts) for facts in again)
    for facts in read:
        yield facts, draft.around(told_by(facts))


def _analyzed(sentences: tuple[Sentence, ...], published_on: date | None) -> Iterator[Facts]:
    context = Context(published_on)
    for sentence in sentences:
        facts = analyze(sentence, context)
        context = read_on(context, facts)
        yield facts
