"""Types to plain data and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import findings, text
from factcheck.claims import Claim, Evidence, Rating, Selector, Source, Verdict
from factcheck.errors import DataError, InvalidValueError
from factcheck.facts import Quantity
from factcheck.settings import Settings
from factcheck.text import Span
from factcheck.wire import from_data, to_data
from tests import strategies

_TYPES: dict[type, st.SearchStrategy[Any]] = {
    text.Span: strategies.spans,
    text.Position: strategies.positions,
    text.Comment: strategies.comments,
    text.Document: strategies.documents,
    text.Sentence: strategies.sentences,
    Rating: strategies.ratings,
    Source: strategies.sources,
    Selector: strategies.selectors,
    Evidence: strategies.evidence,
    Claim: strategies.claims,
    Settings: strategies.settings,
    findings.Discrepancy: strategies.discrepancies,
    findings.Quoted: strategies.quoted,
    findings.Finding: strategies.findings_made,
    findings.CheckedSentence: strategies.checked_sentences,
    findings.Report: strategies.reports,
    **{cls: strategies.values_of(cls) for cls in strategies.FACETS},
}


@pytest.mark.parametrize("cls", _TYPES, ids=lambda cls: cls.__name__)
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_type_comes_back_from_json(cls: type, data: st.DataObject) -> None:
    value = data.draw(_TYPES[cls])
    written = json.dumps(to_data(value), allow_nan=False)
    assert from_data(cls, json.loads(written)) == value


@given(value=strategies.discrepancies)
def test_a_discrepancy_keeps_its_class(value: findings.Discrepancy) -> None:
    plain = to_data(value)
    assert plain["kind"] == value.kind
    assert type(from_data(findings.Discrepancy, plain)) is type(value)
    assert from_data(type(value), plain) == value


def test_plain_data_is_plain() -> None:
    source = Source(id="s", published_on=date(2020, 6, 11))
    claim = Claim("c", "A is B.", Verdict.MIXED, evidence=[Evidence(source, "A", Span(0, 1))])
    assert to_data(claim) == {
        "id": "c",
        "statement": "A is B.",
        "verdict": "mixed",
        "evidence": [
            {
                "source": {"id": "s", "published_on": "2020-06-11"},
                "exact": "A",
                "span": {"start": 0, "end": 1},
            }
        ],
    }
    assert type(to_data(claim)["verdict"]) is str


_CLAIM = {"id": "c", "statement": "A is B.", "verdict": "accurate"}
_DISCREPANCY = {
    "kind": "place",
    "found": "a",
    "expected": "b",
    "span": {"start": 0, "end": 1},
    "expected_span": {"start": 0, "end": 1},
}
_VERDICTS = "accurate, mostly-accurate, mixed, misleading, mostly-inaccurate, inaccurate"

_BAD: list[tuple[Any, Any, list[str]]] = [
    (Claim, 3, ["$: expected an object, got 3"]),
    (Claim, {}, ["$.id: missing", "$.statement: missing", "$.verdict: missing"]),
    (Claim, _CLAIM | {"id": 7}, ["$.id: expected text, got 7"]),
    (Claim, _CLAIM | {"id": " "}, ["$.id: expected text that is not empty, got ' '"]),
    (
        Claim,
        _CLAIM | {"verdict": "false"},
        [f"$.verdict: expected one of {_VERDICTS}, unverifiable, got 'false'"],
    ),
    (
        Claim,
        _CLAIM | {"verdict": ["mixed"]},
        [f"$.verdict: expected one of {_VERDICTS}, unverifiable, got ['mixed']"],
    ),
    (Claim, _CLAIM | {"zeal": 1, "a": 2}, ["$.a: unknown field", "$.zeal: unknown field"]),
    (Claim, _CLAIM | {"tags": "news"}, ["$.tags: expected a list, got 'news'"]),
    (Claim, _CLAIM | {"tags": ["news", 1]}, ["$.tags[1]: expected text, got 1"]),
    (Claim, _CLAIM | {"exclusive": 1}, ["$.exclusive: expected true or false, got 1"]),
    (
        Claim,
        _CLAIM | {"asserted_on": "2020-02-30"},
        ["$.asserted_on: expected a date such as 2020-06-11, got '2020-02-30'"],
    ),
    (
        Claim,
        _CLAIM | {"asserted_on": "20200211"},
        ["$.asserted_on: expected a date such as 2020-06-11, got '20200211'"],
    ),
    (
        Claim,
        _CLAIM | {"evidence": [{"source": {"id": "s"}, "exact": "x", "span": {"start": 2}}]},
        ["$.evidence[0].span.end: missing"],
    ),
    (
        list[Claim],
        [_CLAIM, _CLAIM | {"language": None}],
        ["$[1].language: expected text, got None"],
    ),
    (
        tuple[Claim, ...],
        [_CLAIM, _CLAIM | {"language": None}],
        ["$[1].language: expected text, got None"],
    ),
    (tuple[int, int], [1, 2, 3], ["$: expected a list of 2, got [1, 2, 3]"]),
    (Span, {"start": 3, "end": 1}, ["$: expected 0 <= start <= end, got (3, 1)"]),
    (Span, {"start": True, "end": 1}, ["$.start: expected a whole number, got True"]),
    (Span, {"start": 0.0, "end": 1}, ["$.start: expected a whole number, got 0.0"]),
    (
        Rating,
        {"publisher": "p", "label": "l", "value": float("inf")},
        ["$.value: expected a finite number, got inf"],
    ),
    (
        Rating,
        {"publisher": "p", "label": "l", "value": "4"},
        ["$.value: expected a finite number, got '4'"],
    ),
    (
        findings.PlaceDiscrepancy,
        _DISCREPANCY | {"kind": "date"},
        ["$.kind: expected one of place, got 'date'"],
    ),
    (findings.Discrepancy, [], ["$: expected an object, got []"]),
    (findings.Discrepancy, _DISCREPANCY | {"x": 1}, ["$.x: unknown field"]),
]


@pytest.mark.parametrize(("cls", "data", "problems"), _BAD)
def test_bad_data_is_told_with_its_path(cls: Any, data: object, problems: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        from_data(cls, data)
    assert sorted(map(str, caught.value.problems)) == sorted(problems)


def test_problems_name_the_file_they_came_from() -> None:
    with pytest.raises(DataError, match=r"^claims\.jsonl: \$\.id: expected text, got 7$"):
        from_data(Claim, _CLAIM | {"id": 7}, path="claims.jsonl")


def test_a_whole_number_does_for_a_number() -> None:
    rating = from_data(Rating, {"publisher": "p", "label": "l", "value": 4})
    assert rating.value == 4.0
    assert type(rating.value) is float


def test_a_number_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(DataError, match=r"\$\.value: expected a finite number"):
        from_data(Rating, {"publisher": "p", "label": "l", "value": 10**400})


def test_a_number_that_json_cannot_hold_is_not_written() -> None:
    with pytest.raises(InvalidValueError, match="expected a finite number, got inf"):
        to_data(Rating("p", "l", float("inf")))


@attrs.frozen
class _Even:
    number: int

    def __attrs_post_init__(self) -> None:
        if self.number % 2:
            raise ValueError("not even")


def test_what_a_class_itself_refuses_is_told() -> None:
    with pytest.raises(DataError, match=r"^\$\[1\]: not even$"):
        from_data(tuple[_Even, ...], [{"number": 2}, {"number": 3}])


def test_facts_are_covered() -> None:
    assert Quantity in strategies.FACETS


def test_the_pieces_of_a_document_come_back() -> None:
    pieces = (
        text.Piece(Span(0, 2), Span(0, 2)),
        text.Piece(Span(2, 3), Span(3, 4)),
    )
    document = text.Document("a b", source="a  b", pieces=pieces)
    written = json.dumps(to_data(document))
    assert json.loads(written)["pieces"][1]["source"] == {"start": 3, "end": 4}
    assert from_data(text.Document, json.loads(written)) == document
    assert from_data(text.Document, json.loads(written)).pieces == pieces
