"""What holds for every input: offsets, silence on the same words, order, repetition, no crash."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.analysis import analyze
from factcheck.claims import Claim
from factcheck.compare import compare
from factcheck.facts import Facts
from factcheck.findings import Report
from factcheck.protocols import ClaimStore
from factcheck.sentences import segment
from factcheck.text import Document, Sentence, Span
from factcheck.wire import from_data, to_data
from tests.conftest import ROOT
from tests.strategies import characters
from tests.test_cases import BARS, rows, silence, spans_hold

_THREADS = 8
_STEPS = {"drafts": 2, "retold": 10, "retold_more": 10}


@cache
def _stored() -> tuple[Claim, ...]:
    return tuple(factcheck.load(ROOT / "claims"))


@cache
def _checker() -> factcheck.Checker:
    return factcheck.Checker(factcheck.MemoryStore(_stored()))


@cache
def _drafts() -> tuple[str, ...]:
    return tuple(row.text for name in BARS for row in rows(name))


@cache
def _sample() -> tuple[str, ...]:
    """Drafts of every sort, for what doesn't hang on their words: of ``retold``, every tenth.

    Those are in their hundreds, and all of the same two articles.
    """
    return tuple(row.text for name in BARS for row in rows(name)[:: _STEPS.get(name, 1)])


@cache
def _analysed() -> tuple[Facts, ...]:
    """Every sentence of the case files, the silence list and the claims, analysed."""
    texts = (*_drafts(), *silence(), *(claim.statement for claim in _stored()))
    return tuple(analyze(sentence) for text in texts for sentence in segment(Document(text)))


def _bytes(report: Report) -> bytes:
    return json.dumps(to_data(report), sort_keys=True).encode()


@pytest.fixture(scope="module")
def alone(report_of: Callable[[str], Report]) -> list[bytes]:
    """The report on each draft of the sample, checked by itself."""
    return [_bytes(report_of(text)) for text in _sample()]


def _example() -> Document:
    return factcheck.read(ROOT / "examples" / "draft.md")


@cache
def _example_alone() -> bytes:
    return _bytes(_checker().check(_example()))


# What is shown is what stands there


def test_spans_hold_within_a_document_of_many_paragraphs() -> None:
    report = _checker().check("\n\n".join(_sample()))
    assert report.findings
    spans_hold(report)


@settings(max_examples=40)
@given(
    before=st.text(characters, max_size=20),
    text=st.sampled_from(_drafts()),
    after=st.text(characters, max_size=20),
)
def test_spans_hold_between_arbitrary_paragraphs(before: str, text: str, after: str) -> None:
    spans_hold(_checker().check(f"{before}\n\n{text}\n\n{after}"))


# The same words agree with themselves


def test_nothing_departs_from_itself() -> None:
    departs = [
        (facts.sentence.text, [(d.kind.value, d.found, d.expected) for d in found])
        for facts in _analysed()
        if (found := compare(facts, facts).discrepancies)
    ]
    assert departs == []


def test_no_clause_departs_from_its_own_sentence() -> None:
    departs = [
        (facts.sentence.text, [(d.kind.value, d.found, d.expected) for d in found])
        for facts in _analysed()
        for clause in facts.clauses
        if clause.kind != "conditional"
        if (found := compare(facts, facts, clause).discrepancies)
    ]
    assert departs == []


@pytest.mark.parametrize("claim", _stored(), ids=lambda claim: claim.id)
def test_a_stored_statement_is_supported_and_never_flagged(claim: Claim) -> None:
    report = _checker().check(Document(claim.statement, published_on=claim.said_on))
    assert report.findings == ()
    assert [checked.verdict for checked in report.sentences if checked.claim] != []
    assert all(s.verdict is not None and s.verdict.holds for s in report.supported)


@pytest.mark.parametrize("statement", [s for s in silence() if not s.endswith("?")])
def test_any_statement_is_supported_by_itself(statement: str) -> None:
    store = factcheck.MemoryStore([Claim("own", statement, "accurate")])
    report = factcheck.Checker(store).check(statement)
    assert report.findings == ()
    assert report.supported


def test_a_statement_among_all_others_is_not_flagged() -> None:
    claims = [Claim(f"s{n}", s, "accurate") for n, s in enumerate(silence())]
    checker = factcheck.Checker(factcheck.MemoryStore([*_stored(), *claims]))
    assert [f.reason for s in silence() for f in checker.check(s).findings] == []


# The same input gives the same bytes


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_claims_is_nothing(order: random.Random, alone: list[bytes]) -> None:
    shuffled = list(_stored())
    order.shuffle(shuffled)
    other = factcheck.Checker(factcheck.MemoryStore(shuffled))
    for text, expected in zip(_sample()[::3], alone[::3], strict=True):
        assert _bytes(other.check(text)) == expected
    assert _bytes(other.check(_example())) == _example_alone()


def test_checking_twice_gives_the_same_bytes(
    checker: factcheck.Checker, alone: list[bytes]
) -> None:
    again = [_bytes(checker.check(text)) for text in reversed(_sample())]
    assert again[::-1] == alone


def test_eight_threads_give_the_same_bytes(alone: list[bytes]) -> None:
    checker = factcheck.Checker(factcheck.MemoryStore(_stored()))
    with ThreadPoolExecutor(_THREADS) as pool:
        together = list(pool.map(lambda text: _bytes(checker.check(text)), _sample()))
        whole = list(pool.map(lambda _: _bytes(checker.check(_example())), range(_THREADS)))
    assert together == alone
    assert set(whole) == {_example_alone()}


# Any text at all


_SIGNS = (
    *('"', "“", "”", "'", "’", ".", ". ", "?", "…", "%", "$", "$5 ", "28", "1,000", "2018", "-"),
    *("not ", "n't ", "no ", "until ", "more than ", "between 2 and ", "the company ", "he "),
    *("\n", "\r", "\n\n", "\x00", "\ufeff", "e\u0301", "\u202e", "# ", "* "),
)


@st.composite
def _mixed_texts(draw: st.DrawFn) -> str:
    """Pieces of claims, signs that mean something to the stages, and anything else, jumbled."""
    statement = st.sampled_from([claim.statement for claim in _stored()])
    pieces = st.one_of(
        statement,
        st.builds(lambda s, a, b: s[min(a, b) : max(a, b)], statement, *[st.integers(0, 90)] * 2),
        statement.map(str.upper),
        statement.flatmap(lambda s: st.sampled_from(s.split())),
        st.sampled_from(_SIGNS),
        st.text(characters, max_size=12),
        st.text(max_size=4),
    )
    return draw(st.lists(pieces, max_size=12).map(draw(st.sampled_from(("", " "))).join))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(text=_mixed_texts())
def test_any_text_is_checked_without_an_error(text: str) -> None:
    report = _checker().check(text)
    spans_hold(report)
    assert report.claims == len(_stored())


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(text=_mixed_texts())
def test_any_text_has_candidates_without_an_error(text: str) -> None:
    scores = [score for _, score in _checker().candidates(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(statements=st.lists(_mixed_texts().filter(str.strip), min_size=1, max_size=3, unique=True))
def test_any_statement_can_be_stored(statements: list[str]) -> None:
    claims = [Claim(str(n), s, "accurate") for n, s in enumerate(statements)]
    checker = factcheck.Checker(factcheck.MemoryStore(claims))
    for statement in statements:
        spans_hold(checker.check(statement))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(text=_mixed_texts())
def test_nothing_departs_from_itself_in_any_text(text: str) -> None:
    facts = analyze(Sentence(Span(0, len(text)), text))
    assert compare(facts, facts).discrepancies == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(one=_mixed_texts(), two=_mixed_texts())
def test_shares_lie_between_nothing_and_all(one: str, two: str) -> None:
    claim, draft = (analyze(Sentence(Span(0, len(text)), text)) for text in (one, two))
    for clause in (None, *draft.clauses):
        found = compare(claim, draft, clause)
        assert 0 <= found.coverage <= 1
        assert 0 <= found.claim_coverage <= 1
        assert 0 <= found.relation <= 1
        assert found.shared <= found.total + 1e-9


# Reports travel


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(drafts=st.lists(st.sampled_from(_drafts()), max_size=4))
def test_a_report_comes_back_from_json(drafts: list[str]) -> None:
    report = _checker().check("\n\n".join(drafts))
    assert from_data(Report, json.loads(_bytes(report))) == report


def test_the_report_on_the_example_comes_back_from_json(store: ClaimStore) -> None:
    report = factcheck.Checker(store).check(_example())
    assert from_data(Report, json.loads(_bytes(report))) == report
