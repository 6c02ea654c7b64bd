"""Reading a draft: the facts of each sentence, in the light of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.analysis import Context, analyze, read_on
from factcheck.compare import DraftCounts, Surroundings, told_by
from factcheck.facts import Facts
from factcheck.sentences import segment
from factcheck.text import Document

KEPT = 1000
"""Of a draft with more sentences than that, facts are read twice and not kept: they take a hundred
times the text's room."""


def read_facts(document: Document) -> Iterator[tuple[Facts, Surroundings]]:
    """Yield the facts of each sentence, and what is around it, in order."""
    kept: list[Facts] = []

    def first_time() -> Iterator[Facts]:
        for facts in _analyzed(document):
            if len(kept) <= KEPT:
                kept.append(facts)
            yield facts

    draft = DraftCounts.of(told_by(facts) for facts in first_time())
    for facts in kept if len(kept) <= KEPT else _analyzed(document):
        yield facts, draft.around(told_by(facts))


def _analyzed(document: Document) -> Iterator[Facts]:
    context = Context(document.published_on)
    for sentence in segment(document):
        facts = analyze(sentence, context)
        context = read_on(context, facts)
        yield facts
