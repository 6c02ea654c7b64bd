"""What earlier sentences give to later ones: names, antecedents, an open quotation."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.analysis import Context, read_on
from tests.analysis import reading


def after(*texts: str) -> Context:
    """The context after some sentences."""
    context = Context(reading.PUBLISHED_ON)
    for text in texts:
        context = read_on(context, reading.facts_of(text, context=context))
    return context


def resolved(text: str, context: Context) -> dict[str, str]:
    """The words that stand for a name, and the name."""
    facts = reading.facts_of(text, context=context)
    reading.check(facts)
    return {e.span.of(text): e.name for e in facts.entities if e.resolved}


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("On Friday Angela Merkel spoke.", "Then she left.", {"she": "Angela Merkel"}),
        ("On Friday Angela Merkel spoke.", "Police saw him.", {"him": "Angela Merkel"}),
        ("IBM sells it.", "Then it left.", {"it": "IBM"}),
        ("IBM left.", "The company is old.", {"The company": "IBM"}),
        ("IBM left.", "The firm is old.", {"The firm": "IBM"}),
        ("IBM left.", "That company is old.", {"That company": "IBM"}),
        # The general noun doesn't fit, or means something else.
        ("IBM left.", "The city is old.", {}),
        ("IBM left.", "A company is old.", {}),
        ("IBM left.", "The companies are old.", {}),
        ("IBM left.", "The company that left is old.", {}),
        ("IBM left.", "Company rules are old.", {}),
        # More than one name could be meant, or none.
        ("Angela Merkel met Brad Smith and Jane Hill met Ann Lee.", "Then she left.", {}),
        ("It fell.", "Then she left.", {}),
        ("On Friday Angela Merkel spoke.", "Then they left.", {}),
        # Nobody whom a "his" brings in is "he"; she may be "she".
        ("His sister Jane Hill spoke.", "Then he left.", {}),
        ("His late sister, Jane Hill, spoke.", "Then she left.", {"she": "Jane Hill"}),
        ("Her coach, Brad Smith, spoke.", "Then he left.", {"he": "Brad Smith"}),
        ("His party met Jane Hill.", "Then he left.", {"he": "Jane Hill"}),
        # Another one is the subject that they are told of.
        ("At 15 he studied with Brad Smith.", "Then he left.", {}),
        ("At 15 Tom Hill studied with Brad Smith.", "Then he left.", {}),
        # A name that may be anyone's.
        ("Oyvatel Brundski met Jane Hill.", "Then she left.", {}),
        # Who is quoted speaks of what they spoke of, the paper of its own.
        ("On Friday Angela Merkel spoke.", "“She left,” Brad Smith said.", {}),
        ("IBM left.", '"It rained," Brad Smith said.', {}),
        ("IBM left.", "It “rained” money.", {"It": "IBM"}),
        ("IBM left.", "“Oracle grew. It left,” Brad Smith said.", {"It": "Oracle"}),
    ],
)
def test_antecedents(before: str, text: str, expected: dict[str, str]) -> None:
    assert resolved(text, after(before)) == expected


def test_the_nearest_sentence_wins() -> None:
    context = after("On Friday Angela Merkel spoke.", "Then Brad Smith spoke.")
    assert resolved("Police saw him.", context) == {"him": "Brad Smith"}


def test_kin_brought_in_leave_who_was_spoken_of_before() -> None:
    context = after("On Friday Brad Smith spoke.", "It was late, his sister Jane Hill said.")
    assert resolved("Then he left.", context) == {}
    assert resolved("Then she left.", context) == {"she": "Jane Hill"}
    told = resolved("His sister Jane Hill said he left.", after("On Friday Brad Smith spoke."))
    assert told == {"he": "Brad Smith"}


def test_a_sentence_without_names_keeps_the_antecedent() -> None:
    context = after("On Friday Angela Merkel spoke.", "Prices rose.")
    assert resolved("Then she left.", context) == {"she": "Angela Merkel"}


def test_names_are_kept_once_the_latest_last() -> None:
    context = after("IBM left.", "In Berlin police met.", "IBM left.")
    assert [entity.name for entity in context.names] == ["Berlin", "IBM"]


def test_names_are_kept_up_to_a_bound() -> None:
    letters = "abcdefghijklmnopqrst"
    names = [f"Zq{one}{two}xo" for one in letters for two in letters]
    context = after(*(f"They use {name} daily." for name in names))
    assert [entity.name for entity in context.names] == names[-200:]


def test_the_date_is_kept() -> None:
    assert after("IBM left.").published_on == date(2020, 6, 11)


def test_an_open_quotation_goes_on() -> None:
    context = after("“We will go on.")
    assert context.in_quotation
    assert after("“We will go on.", "We won't stop,” he said.").in_quotation is False
    facts = reading.facts_of("We won't stop,” he said.", context=context)
    assert [q.words for q in facts.quotations] == [("we", "wo", "n't", "stop")]
