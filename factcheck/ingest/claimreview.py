"""ClaimReview, the markup of schema.org in which fact-checkers publish: to claims, and back.

What is found in pages departs from the definition in every way: fields are missing, texts hold
HTML entities, one value stands where a list should and the other way round. Whatever can be read
is; what cannot is told. What this project wrote itself is known by its ``@id``, and taken as it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, unquote

from factcheck.claims import Claim, Evidence, Rating, Source, Verdict
from factcheck.errors import InvalidValueError
from factcheck.ingest.ratings import Ratings

_URN = "urn:factcheck:claim:"
_VERDICT = "urn:factcheck:verdict:"
# What may stand unescaped in a URN (RFC 8141, section 2); a slash may not everywhere.
_PLAIN = "-._~!$&'()+*,;=:@"
_CONTEXT = "https://schema.org"
_TAGS = re.compile(r"<[^<>]{1,500}>")
_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# As English pages write days: "June 11, 2020", "11 June 2020".
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d")
_DEEP = 50
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")


def reviews_in(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every ClaimReview in a JSON-LD value: an item, a list, a graph, a feed."""
    if depth > _DEEP:
        return
    if isinstance(data, list):
        for item in data:
            yield from reviews_in(item, depth + 1)
    elif isinstance(data, dict):
        if is_review(data):
            yield data
            return
        for value in data.values():
            if isinstance(value, list | dict):
                yield from reviews_in(value, depth + 1)


def is_review(data: Any) -> bool:
    """Whether a value says of itself that it is a ClaimReview."""
    if not isinstance(data, dict):
        return False
    return any(str(kind).rpartition("/")[2] == "ClaimReview" for kind in _list(data.get("@type")))


def to_claim(review: dict[str, Any], ratings: Ratings) -> Claim:
    """Return the claim that a ClaimReview tells of.

    Raises InvalidValueError when it says nothing of what was reviewed.
    """
    own = _own_id(review)
    if own is not None:
        return _own_claim(own, review)
    reviewed = _first(review.get("itemReviewed"))
    statement = _text(review.get("claimReviewed")) or _text(_get(reviewed, "text", "name"))
    if statement is None:
        raise InvalidValueError("claimReviewed", "the statement that was reviewed", None)
    url = _text(review.get("url")) or _text(_get(reviewed, "url"))
    publisher = _name(review.get("author")) or _name(review.get("publisher")) or "unknown"
    rating = _rating(_first(review.get("reviewRating")), publisher, url)
    verdict = None if rating is None else ratings.verdict(publisher, rating.label)
    title = _text(review.get("headline")) or _text(review.get("name"))
    return Claim(
        _id(url, statement),
        statement,
        verdict or Verdict.UNVERIFIABLE,
        evidence=_evidence(review, title, publisher, url),
        title=title,
        explanation=_text(review.get("reviewBody")) or _text(review.get("description")),
        claimant=_name(_get(reviewed, "author")) or _name(_get(reviewed, "creator")),
        asserted_on=_day(_get(reviewed, "datePublished", "dateCreated")),
        ratings=() if rating is None else (rating,),
        language=_language(review.get("inLanguage")),
    )


def from_claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as a ClaimReview.

    The judgement is the first rating that the claim has, in its publisher's own words, with the
    publisher as its author; without one it is the verdict. Its address is `review_url`.
    """
    rating = next(iter(claim.ratings), None)
    source = next((e.source for e in claim.evidence), None)
    publisher = rating.publisher if rating else (source.publisher if source else None)
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        "@id": _URN + quote(claim.id, safe=_PLAIN),
        "url": review_url(claim),
        "claimReviewed": claim.statement,
        "headline": claim.title,
        "reviewBody": claim.explanation,
        "inLanguage": claim.language,
        "datePublished": _iso(source.published_on if source else None),
        "author": _thing("Organization", publisher),
        "reviewRating": _filled(
            {
                "@type": "Rating",
                "additionalType": _VERDICT + claim.verdict.value,
                "author": _thing("Organization", rating.publisher if rating else None),
                "alternateName": rating.label if rating else claim.verdict.value,
                "ratingValue": rating.value if rating else None,
                "bestRating": rating.best if rating else None,
                "worstRating": rating.worst if rating else None,
            }
        ),
        "itemReviewed": _filled(
            {
                "@type": "Claim",
                "author": _thing("Person", claim.claimant),
                "datePublished": _iso(claim.asserted_on),
            }
        ),
    }
    return _filled(told)


def review_url(claim: Claim) -> str | None:
    """The address of a claim's review: that of the first rating, or of the first source.

    None where neither has one, without which Google passes a ClaimReview over.
    """
    rated = [rating.url for rating in claim.ratings[:1]]
    named = (*rated, *(evidence.source.url for evidence in claim.evidence[:1]))
    return next((url for url in named if url is not None and _URL.fullmatch(url)), None)


def _own_id(review: dict[str, Any]) -> str | None:
    """The id of a claim that this project wrote, None for what others wrote."""
    own = review.get("@id")
    if not isinstance(own, str) or not own.startswith(_URN):
        return None
    return unquote(own[len(_URN) :]) or None


def _own_claim(claim_id: str, review: dict[str, Any]) -> Claim:
    """The claim of which `from_claim` made a review, as far as that holds it."""
    rated, reviewed = _object(review.get("reviewRating")), _object(review.get("itemReviewed"))
    title, url = review.get("headline"), review.get("url")
    author, rater = _object(review.get("author")).get("name"), _object(rated.get("author"))
    ratings: tuple[Rating, ...] = ()
    if rater:
        ends = _number(rated.get("bestRating")), _number(rated.get("worstRating"))
        value, label = _number(rated.get("ratingValue")), str(rated.get("alternateName") or "")
        ratings = (Rating(str(rater.get("name") or ""), label, value, *ends, url),)
    return Claim(
        claim_id,
        review.get("claimReviewed") or "",
        str(rated.get("additionalType")).removeprefix(_VERDICT),
        evidence=_evidence(review, title, author, url),
        title=title,
        explanation=review.get("reviewBody"),
        claimant=_object(reviewed.get("author")).get("name"),
        asserted_on=_day(reviewed.get("datePublished")),
        ratings=ratings,
        language=review.get("inLanguage") or "en",
    )


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _id(url: str | None, statement: str) -> str:
    """An id made of the address and the statement, the same each time."""
    told = f"{url or ''}\0{statement}"
    return "cr-" + blake2b(told.encode(), digest_size=10).hexdigest()


def _rating(told: Any, publisher: str, url: str | None) -> Rating | None:
    """The rating, in words; a mere number has none, and is kept as it stands."""
    if isinstance(told, str | int | float) and not isinstance(told, bool):
        told = {"alternateName": str(told)}
    if not isinstance(told, dict):
        return None
    value = told.get("ratingValue")
    number = _number(value)
    label = _text(told.get("alternateName")) or _text(told.get("name"))
    label = label or _text(told.get("ratingExplanation")) or _text(value)
    if label is None:
        return None
    best, worst = _number(told.get("bestRating")), _number(told.get("worstRating"))
    return Rating(publisher, label, number, best, worst, url)


def _evidence(
    review: dict[str, Any], title: str | None, publisher: str | None, url: str | None
) -> tuple[Evidence, ...]:
    """The fact-check itself, by its headline: the only words of it that the markup surely has."""
    if title is None or url is None:
        return ()
    published_on = _day(review.get("datePublished")) or _day(review.get("dateModified"))
    source = Source(url, title=title, publisher=publisher, published_on=published_on, url=url)
    return (Evidence(source, title),)


def _text(value: Any) -> str | None:
    """Text without markup, entities and needless space; None for none."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    plain = html.unescape(_TAGS.sub(" ", html.unescape(str(value))))
    # A lone surrogate, which JSON can hold, is no text.
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    return _SPACE.sub(" ", plain).strip() or None


def _name(value: Any) -> str | None:
    value = _first(value)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if abs(number) < float("inf") else None


def _day(value: Any) -> date | None:
    """The day of a date as pages write them, None where it can't be read."""
    told = _text(value)
    if told is None:
        return None
    found = _DAY.match(told)
    if found is not None:
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(told, form).date()
        except ValueError:
            continue
    return None


def _language(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _text(value) or "en"


def _get(data: Any, *names: str) -> Any:
    if not isinstance(data, dict):
        return None
    return next((data[name] for name in names if data.get(name)), None)


def _first(value: Any) -> Any:
    """The first of a list, or the value itself."""
    return next(iter(value), None) if isinstance(value, list) else value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _thing(kind: str, name: str | None) -> dict[str, str] | None:
    return None if name is None else {"@type": kind, "name": name}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value is not None}
