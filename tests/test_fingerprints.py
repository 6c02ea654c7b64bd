from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given

from factcheck.claims import Claim
from factcheck.findings import Finding, Kind
from factcheck.fingerprints import fingerprint, normalized
from factcheck.text import Document, Span
from tests import strategies

CLAIM = Claim("c1", "NEC is based in Tokyo.", "accurate")


def of(text: str, *, claim: Claim = CLAIM, kind: Kind = Kind.PLACE) -> str:
    span = Span(0, len(text))
    finding = Finding(claim.verdict, kind, span, span, claim, (), (), "Why.", 0.9)
    return fingerprint(Document(text), finding)


def test_it_is_pinned() -> None:
    """Baselines on disk and services that were sent one rely on it."""
    assert of("NEC is based in Osaka.") == "234039a1be8087a3b08a57c2ed5daf35"


def test_it_is_32_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", of("NEC is based in Osaka."))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("NEC is based in Osaka.", "nec is Based\r\n  in\tOsaka."),
        ("“It’s 5 km,” he said.", '"It\'s 5 km," he said.'),
        ("The oﬃce is in Osaka.", "The office is in Osaka."),
        ("Cafe\u0301 NEC is in Osaka.", "Café NEC is in Osaka."),
        ("NEC\u00a0is in «Osaka».", 'NEC is in "Osaka".'),
        ("The straße.", "The STRASSE."),
    ],
)
def test_how_words_are_set_does_not_count(text: str, other: str) -> None:
    assert of(text) == of(other)


@pytest.mark.parametrize(
    "other",
    [
        "NEC is based in Kyoto.",
        "NEC is based in Osaka!",
        "NEC is based in Osaka 2.",
        "NEC is in Osaka.",
    ],
)
def test_words_count(other: str) -> None:
    assert of("NEC is based in Osaka.") != of(other)


def test_claim_and_kind_count() -> None:
    text = "NEC is based in Osaka."
    other = attrs.evolve(CLAIM, id="c2")
    assert len({of(text), of(text, claim=other), of(text, kind=Kind.ENTITY)}) == 3
    # Neither can be taken for a part of the next.
    assert of("b", claim=attrs.evolve(CLAIM, id="a")) != of("b", claim=attrs.evolve(CLAIM, id="ab"))


@given(strategies.texts)
def test_normalized_text_has_single_spaces(text: str) -> None:
    made = normalized(text)
    assert made == " ".join(made.split())
    assert normalized(f" {text}\r\n") == made


def test_a_lone_surrogate_is_no_matter() -> None:
    assert of("\ud800") != of("\ud801")
