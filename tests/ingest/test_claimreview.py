"""ClaimReview as pages really have it, to claims and back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim, Rating
from factcheck.errors import FactcheckError, InvalidValueError
from factcheck.ingest.claimreview import from_claim, review_url, reviews_in, to_claim
from factcheck.ingest.ratings import Ratings
from tests.ingest.schema_org import departures, missing
from tests.strategies import claims

RATINGS = Ratings()
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/zingo",
    "datePublished": "2020-06-11T08:00:00Z",
    "headline": "Does Zingo hold no sugar?",
    "claimReviewed": "Zingo contains no sugar.",
    "author": {"@type": "Organization", "name": "Check Example"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Anna Berg"},
        "datePublished": "2020-06-01",
    },
}


def _claim(**changes: Any) -> Claim:
    return to_claim({**REVIEW, **changes}, RATINGS)


def test_a_full_review() -> None:
    claim = to_claim(REVIEW, RATINGS)
    assert (claim.statement, claim.verdict.value) == ("Zingo contains no sugar.", "inaccurate")
    assert claim.title == "Does Zingo hold no sugar?"
    assert (claim.claimant, claim.asserted_on) == ("Anna Berg", date(2020, 6, 1))
    assert claim.ratings == (
        Rating("Check Example", "False", 1.0, 5.0, 1.0, "https://check.example/zingo"),
    )
    [evidence] = claim.evidence
    assert evidence.exact == claim.title
    assert evidence.source.url == "https://check.example/zingo"
    assert evidence.source.published_on == date(2020, 6, 11)


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        (
            {"claimReviewed": "Caf&eacute; &amp; <b>bar</b>\n closed"},
            "statement",
            "Café & bar closed",
        ),
        ({"claimReviewed": ["A first.", "A second."]}, "statement", "A first."),
        ({"claimReviewed": {"@value": "A value."}}, "statement", "A value."),
        ({"claimReviewed": None, "itemReviewed": {"name": "By name."}}, "statement", "By name."),
        ({"headline": None, "name": "Named"}, "title", "Named"),
        ({"itemReviewed": [{"author": ["Ann", "Bob"]}]}, "claimant", "Ann"),
        ({"itemReviewed": {"author": "Ann"}}, "claimant", "Ann"),
        ({"itemReviewed": "words"}, "claimant", None),
        ({"itemReviewed": {"datePublished": "June 11, 2020"}}, "asserted_on", date(2020, 6, 11)),
        ({"itemReviewed": {"datePublished": "11 June 2020"}}, "asserted_on", date(2020, 6, 11)),
        ({"itemReviewed": {"datePublished": "2020-6-1"}}, "asserted_on", date(2020, 6, 1)),
        ({"itemReviewed": {"datePublished": "2020-99-99"}}, "asserted_on", None),
        ({"itemReviewed": {"datePublished": "some day"}}, "asserted_on", None),
        ({"inLanguage": {"@type": "Language", "alternateName": "de"}}, "language", "de"),
        ({"inLanguage": None}, "language", "en"),
        ({"reviewBody": "<p>It holds 30 grams.</p>"}, "explanation", "It holds 30 grams."),
    ],
)
def test_messy_markup(changes: dict[str, Any], field: str, value: object) -> None:
    assert getattr(_claim(**changes), field) == value


@pytest.mark.parametrize(
    ("rating", "verdict", "label"),
    [
        ({"alternateName": "Mostly True"}, "mostly-accurate", "Mostly True"),
        ({"alternateName": "False."}, "inaccurate", "False."),
        ({"name": "Half true"}, "mixed", "Half true"),
        ("False", "inaccurate", "False"),
        # A number alone says nothing: scales run both ways.
        ({"ratingValue": 1, "bestRating": 5}, "unverifiable", "1"),
        (5, "unverifiable", "5"),
        ({"alternateName": "Four Pinocchios"}, "unverifiable", "Four Pinocchios"),
        ({"alternateName": "Ball of confusion"}, "unverifiable", "Ball of confusion"),
    ],
)
def test_ratings_go_by_the_publishers_words(rating: Any, verdict: str, label: str) -> None:
    claim = _claim(reviewRating=rating)
    assert (claim.verdict.value, claim.ratings[0].label) == (verdict, label)


def test_a_publishers_own_label() -> None:
    claim = _claim(
        author={"name": "The Washington Post"}, reviewRating={"alternateName": "Four Pinocchios"}
    )
    assert claim.verdict.value == "inaccurate"


def test_without_a_rating_nothing_is_guessed() -> None:
    claim = _claim(reviewRating=None)
    assert (claim.verdict.value, claim.ratings) == ("unverifiable", ())


def test_one_item_has_one_id_and_two_have_two() -> None:
    assert _claim().id == _claim().id
    assert _claim().id != _claim(claimReviewed="Zingo contains salt.").id
    assert _claim().id != _claim(url="https://check.example/other").id


@pytest.mark.parametrize("claimed", [None, "", " ", [], {}, True])
def test_an_item_that_says_nothing_is_told(claimed: Any) -> None:
    with pytest.raises(InvalidValueError, match="claimReviewed"):
        _claim(claimReviewed=claimed, itemReviewed=None)


@pytest.mark.parametrize(
    "data",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {**REVIEW, "@type": ["ClaimReview", "Review"]},
        {**REVIEW, "@type": "https://schema.org/ClaimReview"},
    ],
)
def test_items_are_found_wherever_they_stand(data: Any) -> None:
    [review] = reviews_in(data)
    assert to_claim(review, RATINGS).statement == REVIEW["claimReviewed"]


def test_markup_nested_without_end_is_left() -> None:
    data: Any = REVIEW
    for _ in range(500):
        data = [data]
    assert list(reviews_in(data)) == []


_ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.just("2020-06-11"),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "@value", "alternateName", "author"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(REVIEW)), _ANY))
def test_no_markup_breaks_it(changes: dict[str, Any]) -> None:
    try:
        claim = to_claim({**REVIEW, **changes}, RATINGS)
    except FactcheckError:
        return
    assert claim.statement.strip()
    json.dumps(from_claim(claim), allow_nan=False)


@given(claims)
def test_what_is_written_is_as_schema_org_defines_it(claim: Claim) -> None:
    told = json.loads(json.dumps(from_claim(claim)))
    assert list(departures(told)) == []
    assert list(missing(told)) == ([] if review_url(claim) else ["$.url"])
    assert list(reviews_in(told)) == [told]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"@type": "ClaimsReview"}, "$: 'ClaimsReview' is no type"),
        ({"statement": "x"}, "$.statement: ClaimReview has no such property"),
        ({"datePublished": "June 11"}, "$.datePublished: expected Date or DateTime, got 'June 11'"),
        ({"url": "check.example"}, "$.url: expected URL, got 'check.example'"),
        ({"author": "Check"}, "$.author: expected Organization or Person, got 'Check'"),
        ({"@id": "urn:x:a b"}, "$.@id: no IRI: 'urn:x:a b'"),
        (
            {"itemReviewed": {"@type": "Claim", "author": {"@type": "Place"}}},
            "$.itemReviewed.author: expected Organization or Person, got {'@type': 'Place'}",
        ),
    ],
)
def test_what_departs_from_the_definition_is_seen(changes: dict[str, Any], told: str) -> None:
    assert list(departures(REVIEW)) == []
    assert list(departures({**REVIEW, **changes})) == [told]


@given(claims)
def test_what_was_written_comes_back_as_it_was(claim: Claim) -> None:
    again = _again(claim)
    # Of several ratings the first goes out, and of evidence the headline at its address.
    assert all(getattr(again, name) == getattr(claim, name) for name in _KEPT)
    url = review_url(claim)
    assert again.ratings == tuple(attrs.evolve(rated, url=url) for rated in claim.ratings[:1])
    assert _again(again) == again


_KEPT = (
    *("id", "statement", "verdict", "title", "explanation", "claimant", "asserted_on"),
    "language",
)


def _again(claim: Claim) -> Claim:
    [review] = reviews_in(json.loads(json.dumps(from_claim(claim))))
    return to_claim(review, Ratings())


@given(st.dictionaries(st.sampled_from(sorted(REVIEW.keys() - {"url"})), _ANY))
def test_an_item_that_came_in_goes_out_as_it_was(changes: dict[str, Any]) -> None:
    try:
        claim = to_claim({**REVIEW, **changes}, RATINGS)
    except FactcheckError:
        return
    assert _again(claim) == claim


def test_a_verdict_by_a_users_table_comes_back_without_it(tmp_path: Path) -> None:
    table = tmp_path / "ratings.yaml"
    table.write_text("Check Example:\n  mixed: [So so]\n", "utf-8")
    claim = to_claim({**REVIEW, "reviewRating": "So so"}, Ratings(table))
    assert claim.verdict == "mixed"
    assert _again(claim) == claim


@pytest.mark.parametrize(
    "changes", [{"reviewRating": None}, {"claimReviewed": None}, {"reviewRating": {"author": {}}}]
)
def test_an_item_of_ours_that_was_changed_is_told(changes: dict[str, Any]) -> None:
    told = from_claim(_claim())
    with pytest.raises(InvalidValueError):
        to_claim({**told, **changes}, RATINGS)
