"""The fields of a claim file: derived from the types, each with its form and its meaning.

Reading and the published JSON Schema both follow this table.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import get_type_hints

import attrs

from factcheck.claims import Claim, Evidence, Rating, Source, Verdict


class Form(StrEnum):
    """What a field takes; the values are the words used in messages."""

    TEXT = "text"
    STRING = "one character or more"
    DATE = "a date such as 2020-06-11"
    NUMBER = "a number"
    OFFSET = "a whole number of 0 or more"
    FLAG = "true or false"
    VERDICT = "one of " + ", ".join(Verdict)
    TEXTS = "a list of texts"
    RATINGS = "a list of ratings"
    EVIDENCE = "a list of evidence"
    SOURCES = "a list of sources"
    CLAIMS = "a list of claims"


@attrs.frozen
class Field:
    """One field: its name, what it takes, whether it must be given, and what it means."""

    name: str
    form: Form
    required: bool
    description: str


@attrs.frozen
class EvidenceEntry:
    """A piece of evidence as a claim file writes it."""

    source: str
    quote: str
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


_FORMS: dict[object, Form] = {
    str: Form.TEXT,
    str | None: Form.TEXT,
    date | None: Form.DATE,
    float | None: Form.NUMBER,
    int | None: Form.OFFSET,
    bool | None: Form.FLAG,
    Verdict: Form.VERDICT,
    tuple[str, ...]: Form.TEXTS,
    tuple[Rating, ...]: Form.RATINGS,
    tuple[Evidence, ...]: Form.EVIDENCE,
}


def _fields_of(cls: type[attrs.AttrsInstance], descriptions: dict[str, str]) -> tuple[Field, ...]:
    hints = get_type_hints(cls)
    fields = attrs.fields_dict(cls)
    return tuple(
        Field(name, _FORMS[hints[name]], fields[name].default is attrs.NOTHING, description)
        for name, description in descriptions.items()
    )


SOURCE = _fields_of(
    Source,
    {
        "id": "Names the source; evidence refers to it. One of a kind in all files loaded.",
        "title": "Headline or title, as published.",
        "publisher": "Who published it.",
        "author": "Who wrote it.",
        "published_on": "Day of publication; relative dates in the source count from it.",
        "captured_on": "Day on which the copy was taken.",
        "url": "Where it was published.",
        "text": "Captured copy: path of a UTF-8 file, relative to the claim file, within the "
        "claims folder. Evidence positions are verified against it.",
    },
)

EVIDENCE = tuple(
    attrs.evolve(field, form=Form.STRING) if field.name in ("prefix", "suffix") else field
    for field in _fields_of(
        EvidenceEntry,
        {
            "source": "Id of the source.",
            "quote": "The exact words of the source that bear on the claim.",
            "start": "Offset of the quote's first character in the captured copy, counted in "
            "Unicode code points from 0. Goes with end.",
            "end": "Offset after the quote's last character. Goes with start.",
            "prefix": "What stands right before the quote, to tell it from the same words "
            "elsewhere.",
            "suffix": "What stands right after the quote, to tell it from the same words "
            "elsewhere.",
        },
    )
)

RATING = _fields_of(
    Rating,
    {
        "publisher": "Who gave the rating.",
        "label": "The rating in the publisher's own words.",
        "value": "The rating as a number on the publisher's scale.",
        "best": "The number that means true on the publisher's scale.",
        "worst": "The number that means false on the publisher's scale.",
        "url": "Where the rating was published.",
    },
)

CLAIM = _fields_of(
    Claim,
    {
        "id": "Names the claim. One of a kind in all files loaded.",
        "statement": "The claim as an assertion that stands alone.",
        "verdict": "What checking found of the statement.",
        "evidence": "Passages of sources that bear on the claim.",
        "title": "Headline of the fact-check; searched with the statement.",
        "explanation": "Why the verdict is what it is.",
        "claimant": "Who asserted it.",
        "variants": "Other wordings of the same statement.",
        "tags": "Words to group claims by.",
        "asserted_on": "Day on which it was asserted; relative dates in it count from then.",
        "valid_from": "First day on which the statement holds.",
        "valid_to": "Last day on which the statement holds.",
        "recheck_by": "Day after which the claim wants another look.",
        "supersedes": "Ids of older claims that this one replaces.",
        "ratings": "What other publishers made of it, kept verbatim.",
        "language": "Language of the statement, as a BCP 47 tag.",
        "exclusive": "Whether the relation holds of one thing at a time (true), of many (false), "
        "or, when left out, as the built-in table of relations has it.",
    },
)

FILE = (
    Field("sources", Form.SOURCES, False, "Where things were published."),
    Field("claims", Form.CLAIMS, False, "Checked statements."),
)

ENTRIES: dict[Form, tuple[str, tuple[Field, ...]]] = {
    Form.SOURCES: ("source", SOURCE),
    Form.CLAIMS: ("claim", CLAIM),
    Form.EVIDENCE: ("evidence", EVIDENCE),
    Form.RATINGS: ("rating", RATING),
}
"""For every form that is a list of entries: what one entry is called, and its fields."""
