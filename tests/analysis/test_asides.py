"""Asides: what a sentence says in passing of the names in it."""

from __future__ import annotations

import pytest

from tests.analysis import reading


def asides_in(text: str) -> list[tuple[str, str]]:
    """The kind and the words of each clause that is said in passing."""
    facts = reading.facts_of(text)
    reading.check(facts)
    return [
        (clause.kind, " ".join(facts.tokens[index].text for index in clause.tokens))
        for clause in facts.clauses
        if clause.kind in ("apposition", "based", "nominal", "title")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Idemia, a French company, sells cameras.",
            "apposition",
            "Idemia a French company",
        ),
        ("Idemia (a French company) sells cameras.", "apposition", "Idemia a French company"),
        ("Microsoft President Brad Smith spoke.", "title", "Microsoft President Brad Smith"),
        ("The Tokyo-based NEC sells cameras.", "based", "NEC based Tokyo"),
        (
            "The death of Ann Lee in Oslo shocked the town.",
            "nominal",
            "The death of Ann Lee in Oslo",
        ),
    ],
)
def test_said_in_passing(text: str, kind: str, words: str) -> None:
    assert asides_in(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Brad Smith met Ann Lee.",
        "Idemia, the firm was told, sells cameras.",
        "Idemia, Thales and Safran sell cameras.",
        "NEC is based in Tokyo.",
        "The sale was large and cheap.",
        "",
    ],
)
def test_nothing_in_passing(text: str) -> None:
    assert asides_in(text) == []


def test_the_main_clause_keeps_the_name_and_leaves_the_aside() -> None:
    facts = reading.facts_of("Idemia, a French company, sells cameras.")
    (main,) = (clause for clause in facts.clauses if clause.kind == "main")
    words = {facts.tokens[index].text for index in main.tokens}
    assert "Idemia" in words
    assert not {"French", "company"} & words


def test_both_a_place_and_an_apposition_may_be_told_of_one_name() -> None:
    kinds = [kind for kind, _ in asides_in("NEC, the Tokyo-based maker, sells cameras.")]
    assert sorted(kinds) == ["apposition", "based"]
