"""What holds of the facts of any sentence, wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.analysis import Context, analyze, read_on
from factcheck.facts import Facts
from factcheck.text import Sentence, Span
from tests.analysis import reading

_ODD = [
    "",
    " ",
    "\0",
    "\0\0 a \0",
    "🎉🎉 won 3-1 🎉",
    "!!! ... ?!? — – ---",
    "x" * 100_000,
    "9" * 100_000,
    "1" + "0" * 400 + " people",
    "1,000 " * 500,
    "$" * 500,
    "3-1-2-3-4-5-6 1/2/3/4 1:2:3 1.2.3.4 1,2,3,4",
    "²nd 2²nd 1.2.3rd 1,2th 00th 0",
    "İİİ's İstanbul's won't",
    "cafe\u0301s weren\u2019t open",
    "\ufeffBOM at the start",
    "of of of the the the and and and",
    "It said: “",
    "” it said",
    "(" * 300 + ")" * 300,
    "not not not not never no none",
    "between and between 1 and and 2",
    "half a a half and a half",
    "May May May 2020 2020 2020 June 99 June 31, 2021",
    "Feb. 30, 2020 and 31 June and 2020-02-31 and 31.02.2020",
]


@pytest.mark.parametrize("text", _ODD, ids=range(len(_ODD)))
def test_odd_text(text: str) -> None:
    reading.check(reading.facts_of(text))


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(reading.texts)
def test_any_text(text: str) -> None:
    reading.check(reading.facts_of(text))


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(reading.texts, st.integers(1, 10_000))
@example("Amazon’s ban on sales won't last more than 2½ years, Mr. Bezos said.", 7)
def test_a_shift_shifts_the_facts(text: str, by: int) -> None:
    assert reading.facts_of(text, start=by) == reading.shifted(reading.facts_of(text), by)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(reading.texts, min_size=2, max_size=4), st.none() | st.dates())
def test_any_document(texts: list[str], published_on: date | None) -> None:
    """Sentences read one after the other, each in the light of those before it."""
    context = Context(published_on)
    start = 0
    for number, text in enumerate(texts):
        facts = analyze(Sentence(Span(start, start + len(text)), text, number), context)
        names = [e for e in facts.entities if not e.resolved]
        assert all(facts.sentence.span.contains(entity.span) for entity in names)
        reading.check(facts)
        context = read_on(context, facts)
        start += len(text) + 1


@given(reading.texts)
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_same_text_same_facts(text: str) -> None:
    assert reading.facts_of(text) == reading.facts_of(text)


def test_no_context_is_an_empty_one() -> None:
    sentence = reading.sentence_of("It fell on Thursday.")
    assert analyze(sentence) == analyze(sentence, Context())
    assert analyze(sentence).dates[0].starts_on is None


def test_a_table_is_read_up_to_a_bound() -> None:
    facts = reading.facts_of("1 2 " * 1_000)
    assert len(facts.tokens) == 400


def test_nothing_gives_nothing() -> None:
    assert reading.facts_of("").tokens == ()
    assert not reading.facts_of("").question


@pytest.mark.parametrize(
    ("text", "question"), [("Did it fall?", True), ("It fell.", False), ("It fell", False)]
)
def test_question(text: str, question: bool) -> None:
    assert reading.facts_of(text).question is question


def test_facets_share_no_number() -> None:
    """A date is no quantity, though both are numbers."""
    facts = reading.facts_of("On 11 June 2020, 28 people paid $5 each in the 1990s.")
    assert [reading.words(facts, d.first, d.end) for d in facts.dates] == ["11 June 2020", "1990s"]
    assert [reading.words(facts, q.first, q.end) for q in facts.quantities] == ["28", "$5"]


def test_title_case_marks_no_names() -> None:
    """Capitals of a headline are no sign of a name."""
    facts: Facts = reading.facts_of("Major Retailer Stops Sales After Long Public Protests")
    assert "Sales" not in {entity.name for entity in facts.entities}
