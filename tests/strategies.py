"""Hypothesis strategies for every public type, and for the texts and files they come from."""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from factcheck import facts, findings
from factcheck.claims import Claim, Evidence, Rating, Selector, Source, Verdict
from factcheck.errors import Problem
from factcheck.settings import FAIL_ON, LEVELS, OFF, QUOTES, Allowed, PathRule, Settings
from factcheck.text import Comment, Document, Position, Sentence, Span

# Surrogates are no text: they cannot be written to a file.
characters = st.characters(codec="utf-8")
texts = st.text(characters, max_size=40)
filled_texts = texts.filter(lambda text: bool(text.strip()))
words = st.text(st.characters(categories=("Ll", "Lu")), min_size=1, max_size=8)
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
offsets = st.integers(0, 10_000)
numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
shares = st.floats(0, 1)


def _several(items: st.SearchStrategy[Any], *, most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


positions = st.builds(Position, st.integers(1, 99), st.integers(1, 99))
# At the start of a text: every text has that.
comments = st.builds(Comment, st.just(Span(0, 0)), texts, st.none() | st.just(Span(0, 0)))
documents = st.builds(
    Document,
    texts,
    path=st.none() | filled_texts,
    published_on=st.none() | dates,
    comments=st.none() | _several(comments),
)
sentences = st.builds(Sentence, spans, texts, st.integers(0, 99))

ratings = st.builds(
    Rating,
    filled_texts,
    filled_texts,
    st.none() | numbers,
    st.none() | numbers,
    st.none() | numbers,
    st.none() | filled_texts,
)
sources = st.builds(
    Source,
    id=filled_texts,
    title=st.none() | filled_texts,
    publisher=st.none() | filled_texts,
    author=st.none() | filled_texts,
    published_on=st.none() | dates,
    captured_on=st.none() | dates,
    url=st.none() | filled_texts,
    text=st.none() | texts,
    text_path=st.none() | filled_texts,
)
selectors = st.builds(
    Selector, filled_texts, prefix=texts, suffix=texts, position=st.none() | spans
)
evidence = st.builds(
    Evidence, sources, filled_texts, span=st.none() | spans, prefix=texts, suffix=texts
)
claims = st.builds(
    Claim,
    filled_texts,
    filled_texts,
    st.sampled_from(Verdict),
    evidence=_several(evidence),
    title=st.none() | filled_texts,
    explanation=st.none() | filled_texts,
    claimant=st.none() | filled_texts,
    variants=_several(filled_texts),
    tags=_several(filled_texts),
    asserted_on=st.none() | dates,
    valid_from=st.none() | dates,
    valid_to=st.none() | dates,
    recheck_by=st.none() | dates,
    supersedes=_several(filled_texts),
    ratings=_several(ratings),
    language=st.sampled_from(("en", "en-GB", "cy")),
    exclusive=st.none() | st.booleans(),
)
kinds = st.sampled_from(findings.Kind)
fail_ons = st.sampled_from(FAIL_ON) | st.dictionaries(
    st.just("default") | kinds.map(str), st.sampled_from(FAIL_ON), max_size=2
)
kind_levels = st.dictionaries(kinds, st.sampled_from((*LEVELS, OFF)) | shares, max_size=2)
allowed = st.builds(Allowed, filled_texts, _several(kinds), st.none() | filled_texts)
path_rules = st.builds(
    PathRule,
    _several(words),
    texts,
    fail_on=st.none() | fail_ons,
    level=st.none() | st.sampled_from(tuple(LEVELS)),
    min_confidence=st.none() | shares,
    kinds=kind_levels,
    allow=_several(allowed),
    quotes=st.none() | st.sampled_from(QUOTES),
)
settings = st.builds(
    Settings,
    _several(filled_texts),
    fail_ons,
    st.sampled_from(("strict", "balanced", "lenient")),
    st.none() | shares,
    kinds=kind_levels,
    allow=_several(allowed),
    paths=_several(path_rules),
    baseline=st.none() | filled_texts,
    quotes=st.sampled_from(QUOTES),
)
discrepancies = st.sampled_from(findings.DISCREPANCIES).flatmap(
    lambda cls: st.builds(cls, texts, texts, spans, spans, st.none() | texts)
)
quoted = st.builds(findings.Quoted, st.none() | texts, st.booleans())
findings_made = st.builds(
    findings.Finding,
    st.sampled_from(Verdict),
    st.sampled_from(findings.Kind),
    spans,
    spans,
    claims,
    _several(evidence),
    _several(discrepancies),
    texts,
    shares,
    st.none() | texts,
    st.none() | quoted,
)
checked_sentences = st.builds(
    findings.CheckedSentence,
    sentences,
    st.none() | st.sampled_from(Verdict),
    st.none() | claims,
    _several(evidence),
)
silenced = st.builds(
    findings.Silenced,
    findings_made,
    st.sampled_from(findings.Scope),
    texts,
    st.none() | texts,
    st.none() | st.integers(1, 99),
)
problems = st.builds(
    Problem, texts, texts, texts, st.none() | st.integers(1, 99), st.none() | st.integers(1, 99)
)
reports = st.builds(
    findings.Report,
    documents,
    _several(findings_made),
    _several(checked_sentences),
    st.integers(0, 999),
    _several(silenced),
    _several(problems),
)

_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: offsets,
    float: numbers,
    bool: st.booleans(),
    date: dates,
    NoneType: st.none(),
    Span: spans,
    Sentence: sentences,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type, made from the types of its fields: a field that is added is covered."""
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]
    if get_origin(hint) is tuple:
        args = get_args(hint)
        if args[-1] is Ellipsis:
            return _several(values_of(args[0]))
        return st.tuples(*map(values_of, args))
    if get_origin(hint) in (UnionType, Union):
        return st.one_of(*map(values_of, get_args(hint)))
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    hints = get_type_hints(hint)
    return st.builds(
        hint, **{field.name: values_of(hints[field.name]) for field in attrs.fields(hint)}
    )


FACETS: tuple[type, ...] = tuple(
    cls
    for cls in vars(facts).values()
    if isinstance(cls, type) and attrs.has(cls) and cls.__module__ == facts.__name__
)
"""Every class of `factcheck.facts`, whichever there are."""
