"""Rows: a claim as a database keeps it, and back.

A claim is JSON with the fields of `Claim`, in which each piece of evidence names its source by a
key; sources are kept once each. A digest of the JSON tells when a byte of it has changed since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

import attrs

from factcheck.candidates import claim_facts, claim_terms
from factcheck.claims import Claim, Evidence, Rating, Source
from factcheck.errors import StoreError
from factcheck.facts import Facts
from factcheck.stores.packing import pack
from factcheck.text import Span
from factcheck.wire import to_data

_DATES = ("asserted_on", "valid_from", "valid_to", "recheck_by")
_SOURCE_DATES = ("published_on", "captured_on")
_HALF = re.compile("[\ud800-\udfff]")


@attrs.frozen
class Row:
    """All that is written of a claim: its JSON, its sources by key, its packed facts, its terms."""

    claim_id: str
    data: str
    sources: tuple[tuple[str, str], ...]
    supersedes: tuple[str, ...]
    facts: bytes
    terms: str


def to_row(claim: Claim) -> Row:
    """Analyse a claim and return what is written of it."""
    data, sources = _told(claim)
    texts = claim_facts(claim)
    return Row(
        claim.id,
        data,
        tuple(sources.items()),
        claim.supersedes,
        pack(texts),
        joined_terms(claim, texts),
    )


def refuse_halves(claim: Claim) -> Claim:
    """Return a claim that can be stored.

    Raises StoreError for one with half a surrogate pair, which JSON can hold and is no text.
    """
    _told(claim)
    return claim


def unanalysed(claim: Claim) -> str:
    """The digest that a claim's row would have."""
    return digest(_told(claim)[0])


def _told(claim: Claim) -> tuple[str, dict[str, str]]:
    """A claim's JSON, and its sources by key."""
    fields = to_data(claim)
    sources: dict[str, str] = {}
    for evidence in fields.get("evidence", ()):
        told = _json(evidence["source"])
        key = digest(told)
        sources[key] = told
        evidence["source"] = key
    return _json(fields), sources


def joined_terms(claim: Claim, texts: tuple[Facts, ...]) -> str:
    """The index terms of a claim whose texts have these facts, with spaces between."""
    return " ".join(claim_terms(claim, texts))


def to_claim(data: str, sources: Mapping[str, Source]) -> Claim:
    """Return the claim that `to_row` made `data` of; raises ValueError or TypeError for others."""
    fields: dict[str, Any] = json.loads(data)
    _read_dates(fields, _DATES)
    evidence = [_evidence(told, sources) for told in fields.pop("evidence", ())]
    ratings = [Rating(**told) for told in fields.pop("ratings", ())]
    return Claim(**fields, evidence=tuple(evidence), ratings=tuple(ratings))


def source_keys(data: str) -> tuple[str, ...]:
    """The keys of the sources that a claim's JSON names."""
    return tuple(told["source"] for told in json.loads(data).get("evidence", ()))


def to_source(data: str) -> Source:
    """Return the source of which `to_row` made `data`."""
    fields: dict[str, Any] = json.loads(data)
    _read_dates(fields, _SOURCE_DATES)
    return Source(**fields)


def digest(data: str) -> str:
    """A short digest of text, by which a changed byte shows."""
    return blake2b(data.encode(), digest_size=12).hexdigest()


def _evidence(told: dict[str, Any], sources: Mapping[str, Source]) -> Evidence:
    span = told.get("span")
    return Evidence(
        sources[told["source"]],
        told["exact"],
        None if span is None else Span(span["start"], span["end"]),
        told.get("prefix", ""),
        told.get("suffix", ""),
    )


def _read_dates(fields: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if fields.get(name) is not None:
            fields[name] = date.fromisoformat(fields[name])


def _json(data: object) -> str:
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    half = _HALF.search(told)
    if half is not None:
        raise StoreError(f"half a surrogate pair (U+{ord(half[0]):04X}) cannot be stored")
    return told
