from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim, Verdict
from factcheck.findings import Finding, Kind
from factcheck.fingerprints import Numbering, fingerprint, normalized
from factcheck.text import Document, Span


def finding(text: str, *, claim: str = "c", kind: Kind = Kind.PLACE) -> Finding:
    start = len(text) - len(text.lstrip())
    sentence = Span(start, len(text.rstrip()))
    stored = Claim(claim, "NEC is based in Tokyo.", Verdict.ACCURATE)
    return Finding(Verdict.INACCURATE, kind, sentence, sentence, stored, (), (), "No.", 0.9)


def made(text: str, **what: object) -> str:
    return fingerprint(finding(text, **what), Document(text))  # type: ignore[arg-type]


SENTENCE = "NEC’s “new” seat, worth €5.5m, is in Café Street, Osaka."
SAME = [
    SENTENCE,
    f"\n\n  {SENTENCE}\r\n",
    SENTENCE.replace(" ", "\n"),
    SENTENCE.replace(" ", "\r\n\t> ".replace("> ", "")),
    SENTENCE.replace(" ", "\N{NO-BREAK SPACE}"),
    SENTENCE.replace("“", '"').replace("”", '"').replace("’", "'"),
    SENTENCE.replace("é", "e\u0301"),
    SENTENCE.replace("Street", "Str\u00adeet"),
]
OTHER = [
    SENTENCE.replace("5.5", "55"),
    SENTENCE.replace("5.5", "5,5"),
    SENTENCE.replace("€", "$"),
    SENTENCE.replace("is in", "is not in"),
    SENTENCE.replace("Osaka", "osaka"),
    SENTENCE.replace(".", ""),
    "NEC²",
    "NEC2",
]


@pytest.mark.parametrize("text", SAME)
def test_how_a_sentence_is_set_does_not_matter(text: str) -> None:
    assert made(text) == made(SENTENCE)


def test_what_a_sentence_says_does() -> None:
    assert len({made(text) for text in [SENTENCE, *OTHER]}) == len(OTHER) + 1


def test_claim_and_kind_are_part_of_it() -> None:
    found = {made(SENTENCE), made(SENTENCE, claim="d"), made(SENTENCE, kind=Kind.ENTITY)}
    assert len(found) == 3


def test_it_is_pinned() -> None:
    """A baseline that was written by an earlier version must still be read."""
    assert made("NEC is based in Osaka.") == "e7c8e4e8840fccf2fd92cd351c7f0e62"


def test_the_same_again_in_one_file_is_numbered() -> None:
    numbering = Numbering()
    first, second = Document(SENTENCE, path="a.md"), Document(SENTENCE, path="b.md")
    told = [numbering.of(finding(SENTENCE), document) for document in (first, first, second, first)]
    base = made(SENTENCE)
    assert told == [base, f"{base}:2", base, f"{base}:3"]


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)
