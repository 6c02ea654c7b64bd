"""How the tests of analysis read: sentences to facts, case files, and what holds of any facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from hypothesis import strategies as st

from benchmarks.yaml_files import read_yaml
from factcheck.analysis import Context, analyze
from factcheck.analysis.tags import tag
from factcheck.analysis.tokens import tokenize
from factcheck.facts import Facts, Token
from factcheck.text import Sentence, Span
from tests.strategies import characters

PUBLISHED_ON = date(2020, 6, 11)
"""A Thursday: the day that relative dates of the cases count from."""

_FOLDER = Path(__file__).parents[1] / "cases" / "analysis"


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of a case file."""
    found: list[dict[str, Any]] = read_yaml(_FOLDER / f"{name}.yaml")
    texts = [row["text"] for row in found]
    assert len(set(texts)) == len(texts), f"{name}.yaml: a sentence stands there twice"
    return found


def sentence_of(text: str, start: int = 0) -> Sentence:
    """A sentence that starts at an offset of its document."""
    return Sentence(Span(start, start + len(text)), text, 0)


def tokens_of(text: str) -> tuple[Token, ...]:
    return tag(tokenize(sentence_of(text)))


def facts_of(text: str, *, start: int = 0, context: Context | None = None) -> Facts:
    return analyze(sentence_of(text, start), context or Context(published_on=PUBLISHED_ON))


def words(facts: Facts, first: int, end: int) -> str:
    """The characters from one token to another, as they stand in the sentence."""
    span = facts.tokens[first].span.cover(facts.tokens[end - 1].span)
    return span.shift(-facts.sentence.span.start).of(facts.sentence.text)


_PIECES = st.sampled_from(
    [
        *" \t\n\0.,;:!?'\"’“”‘«»()[]$€£¥₹%°#*/\\-‐‑–—−_&@+=<>|~^`…",
        *(
            "½",
            "²",
            "٣",
            "１２",
            "İ",
            "ß",
            "ﬁ",
            "e\u0301",
            "\u0301",
            "\u200b",
            "\ufeff",
            "🎉",
            "👩‍👩‍👧",
        ),
        *("0", "1", "9", "28", "2020", "1990s", "21st", "1,000", "1.5", "1.2.3", ".5", "9" * 400),
        *("1" + "0" * 400, "0." + "0" * 400 + "1", "3-1", "10–12", "2020-06-11", "25/12/2020"),
        *("31.02.2020", "2018-19", "10:30", "1/0", "1/3", "555-1234", "²nd", "1.2rd", "$5b", "30C"),
        *(
            "a",
            "an",
            "the",
            "one",
            "half",
            "third",
            "dozen",
            "hundred",
            "million",
            "twenty",
            "first",
        ),
        *("between", "and", "to", "from", "in", "of", "at least", "more than", "or more", "about"),
        *(
            "percent",
            "points",
            "miles per hour",
            "US dollars",
            "pounds",
            "year",
            "years old",
            "ago",
        ),
        *("June", "May", "may", "Feb.", "30", "Thursday", "last", "next", "week", "yesterday"),
        *("not", "n't", "no", "never", "nobody", "only", "all", "most", "until", "unless", "if"),
        *("Amazon", "IBM", "U.S.", "Mr.", "Theresa", "King", "of", "Tokyo", "based", "president"),
        *("will", "was", "has", "sold", "said", "refused", "banned", "that", "who", "it", "he"),
        *("as long as", "provided", "don't", "cannot", "it's", "x" * 5_000, "." * 50, "a-b-c"),
    ]
)
texts = st.one_of(
    st.text(characters, max_size=80),
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=30).map("".join),
    st.text("0123456789.,-/:$%skmbn ", max_size=60),
)
"""Any text, and texts made of what the facets look for."""


def _spans(value: Any) -> Iterable[Span]:
    """Every span within a facet."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _spans(getattr(value, field.name))


def _facets(facts: Facts) -> Iterable[tuple[str, Any]]:
    for field in attrs.fields(Facts):
        if field.name not in ("sentence", "tokens", "question", "told_on"):
            for item in getattr(facts, field.name):
                yield field.name, item


def check(facts: Facts) -> None:
    """Assert what holds of the facts of any sentence."""
    _check_tokens(facts)
    count = len(facts.tokens)
    for name, item in _facets(facts):
        for span in _spans(item):
            assert facts.sentence.span.contains(span), (name, item)
            assert len(span) > 0, (name, item)
        first, end = getattr(item, "first", None), getattr(item, "end", None)
        if first is not None and end is not None:
            assert 0 <= first < end <= count, (name, item)
        at = getattr(item, "token", None)
        if first is not None and end is not None and hasattr(item, "span"):
            cover = facts.tokens[first].span.cover(facts.tokens[end - 1].span)
            assert item.span == cover, (name, item)
        elif at is not None:
            assert item.span == facts.tokens[at].span, (name, item)
        for index in ("noun", "head", "focus", "predicate", "governor"):
            held = getattr(item, index, None)
            assert held is None or 0 <= held < count, (name, item)
    for clause in facts.clauses:
        assert all(0 <= index < count for index in clause.tokens), clause
    for negation in facts.negations:
        assert 0 <= negation.scope[0] <= negation.scope[1] <= count, negation
    named = {q.speaker for q in facts.quotations} | {s.entity for s in facts.speakers}
    assert all(n is None or 0 <= n < len(facts.entities) for n in named)
    for quantity in facts.quantities:
        assert quantity.low <= quantity.high, quantity
        assert quantity.step >= 0, quantity
    for mention in facts.dates:
        assert (mention.starts_on is None) == (mention.ends_on is None), mention
        if mention.starts_on is not None and mention.ends_on is not None:
            assert mention.starts_on <= mention.ends_on, mention


def _check_tokens(facts: Facts) -> None:
    sentence = facts.sentence
    reached = sentence.span.start
    for token in facts.tokens:
        assert reached <= token.start < token.end <= sentence.span.end, token
        seen = token.span.shift(-sentence.span.start).of(sentence.text)
        # A phrase's words are joined by single spaces, whatever stands between them.
        assert _letters(seen) == _letters(token.text), token
        assert token.norm, token
        assert token.lemma is not None, token
        reached = token.end


def _letters(text: str) -> str:
    # Hyphens and the marks of emphasis stand between words, as spaces do.
    return "".join(char for char in text if not char.isspace() and char not in "-‐‑*_")


def shifted(value: Any, by: int) -> Any:
    """A facet as it is when its sentence starts `by` code points later."""
    if isinstance(value, Span):
        return value.shift(by)
    if isinstance(value, Token):
        return attrs.evolve(value, start=value.start + by, end=value.end + by)
    if isinstance(value, tuple):
        return tuple(shifted(item, by) for item in value)
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return attrs.evolve(value, **{f.name: shifted(getattr(value, f.name), by) for f in fields})
    return value
