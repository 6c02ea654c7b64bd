"""How far a deed has come that a noun, or a clause after "whether", tells."""

from __future__ import annotations

import pytest

from factcheck.compare.factuality import Factuality, deed_told
from tests.compare.rows import facts_of


def _told(text: str, word: str) -> tuple[Factuality, str, bool] | None:
    facts = facts_of(text)
    index = next(i for i, token in enumerate(facts.tokens) if token.norm == word)
    told = deed_told(facts, index)
    return None if told is None else (told.factuality, facts.words(told.span), told.now)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The board is weighing a sale.", "sale", "is weighing"),
        ("A sale is still being considered.", "sale", "is still being considered"),
        ("A sale is under review.", "sale", "is under review"),
        ("A sale is planned.", "sale", "is planned"),
        ("Talks on a sale continue.", "sale", "Talks on a sale"),
        ("The potential sale would help.", "sale", "potential sale"),
        ("The board has to decide whether to sell it.", "sell", "decide whether"),
    ],
)
def test_weighed(text: str, word: str, told: str) -> None:
    assert _told(text, word) == (Factuality.WEIGHED, told, True)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The board has finalised the sale.", "sale", "has finalised"),
        ("The planned sale was completed.", "sale", "was completed"),
        ("The tax became law.", "tax", "became law"),
        ("The tax came into force.", "tax", "came into force"),
    ],
)
def test_done(text: str, word: str, told: str) -> None:
    assert _told(text, word) == (Factuality.DONE, told, True)


def test_what_was_proposed_once_is_not_weighed_now() -> None:
    assert _told("The sale was proposed in 2020.", "sale") == (
        Factuality.WEIGHED,
        "was proposed",
        False,
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The sale surprised Rome.", "sale"),
        ("The board had considered a sale.", "sale"),
        ("The board was considering a sale.", "sale"),
        ("The board is not weighing a sale.", "sale"),
        ("The board will complete the sale.", "sale"),
        ("Critics attacked the proposed sale.", "sale"),
        ("The court asks whether they sold it.", "sold"),
        ("The court asked whether to sell it.", "sell"),
        ("The board sold it.", "sold"),
    ],
)
def test_neither(text: str, word: str) -> None:
    assert _told(text, word) is None
