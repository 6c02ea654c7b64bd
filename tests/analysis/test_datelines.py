"""What a report is headed with, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given

from factcheck.analysis import Context
from factcheck.analysis.datelines import dateline_end
from tests.analysis import reading

DATELINES = [
    "OSLO - ",
    "OSLO — ",
    "OSLO—",
    "OSLO -- ",
    "Oslo – ",
    "OSLO: ",
    "VARDEN — ",
    "NEW YORK — ",
    "RIO DE JANEIRO — ",
    "ST. LOUIS — ",
    "OSLO, Norway — ",
    "VARDEN, Norway: ",
    "Washington – ",
    "WASHINGTON, D.C. — ",
    "TAMPA, Fla. (AP) — ",
    "OSLO (Reuters) - ",
    "OSLO (Reuters) -",
    "OSLO (Thomson Reuters Foundation) - ",
    "Varden (dpa) – ",
    "OSLO, Nov 21 (Reuters) - ",
    "OSLO, Nov. 21 — ",
    "Varden, 21 November 2025 – ",
    "Oslo, May 16, 2025 - ",
    "Oslo, Monday – ",
    "OSLO, Nov 21: ",
    "BERGEN, Norway/OSLO, Nov 21 (Reuters) - ",
    "New Delhi, Nov 21 (PTI) ",
    "(Reuters) - ",
    "(ANSA) - ROME, NOV 21 - ",
]
SENTENCES = [
    "Police arrested 87 people on Tuesday.",
    "Norway sent them home – a first – on Sunday.",
    '"We won," said Ann Lee.',
    "12 people were hurt.",
]


@pytest.mark.parametrize("head", DATELINES)
@pytest.mark.parametrize("rest", SENTENCES)
def test_datelines(head: str, rest: str) -> None:
    tokens = reading.tokens_of(head + rest)
    assert (head + rest)[tokens[dateline_end(tokens)].start :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Oslo – the capital – voted on Sunday.",
        "Oslo – Norway's capital – voted on Sunday.",
        "Oslo, Norway, voted on Sunday.",
        "Oslo voted on Sunday.",
        "Oslo (population 700,000) – Norway's capital – voted.",
        "In Oslo – the capital – many voted.",
        "Oslo, Rome and Lima – Three capitals – voted.",
        "Oslo – Rome flights resume.",
        "OSLO - the capital - voted.",
        "Oslo: the biography sells well.",
        "The Oslo – Bergen train stopped.",
        "Oslo-based Varden lost.",
        "Varden – which sued – won.",
        "Varden – the firm – closed.",
        "IBM - the firm - closed.",
        "IBM: We closed.",
        "US – China talks resume.",
        "NATO — Russia's old foe — met.",
        "NATO (AP) - the alliance - met.",
        "Ann Lee (BBC) – Britain's broadcaster – said no.",
        "Lee: We will win.",
        "LEE: We will win.",
        "Victoria – The queen reigned.",
        "Split – They did.",
        "Norway - Officials said so.",
        "Monday – The vote was held.",
        "May 21 – The vote was held.",
        "F-35 jets crashed.",
        "(Lee) - She won.",
        "OSLO",
        "OSLO -",
        "(Reuters)",
        "(Reuters) -",
        "OSLO, Nov 21 (Reuters",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline_end(reading.tokens_of(text)) == 0


def test_left_out() -> None:
    facts = reading.facts_of("OSLO, June 9 (Reuters) - Lee resigned on Tuesday.", start=7)
    assert [entity.name for entity in facts.entities] == ["Lee"]
    assert [facts.words(mention.span) for mention in facts.dates] == ["Tuesday"]
    assert facts.tokens[0].text == "Lee"
    assert facts.tokens[0].start == 7 + len("OSLO, June 9 (Reuters) - ")


def test_a_quotation_goes_on() -> None:
    facts = reading.facts_of("OSLO - We won.", context=Context(in_quotation=True))
    assert facts.tokens[0].text == "OSLO"


@given(reading.texts)
def test_any_text(text: str) -> None:
    tokens = reading.tokens_of(text)
    assert 0 <= dateline_end(tokens) < max(len(tokens), 1)
