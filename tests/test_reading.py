"""Reading a draft: each sentence's facts, in the light of those before and of the whole."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import reading
from factcheck.analysis import Context, analyze
from factcheck.compare import told_by
from factcheck.facts import Facts
from factcheck.reading import read_facts
from factcheck.text import Document, Sentence

TEXT = "NEC sells screens. It was founded last year. Snow fell on the screens."


def test_sentences_know_those_before_and_all_others() -> None:
    read = list(read_facts(Document(TEXT, published_on=date(2020, 6, 5))))
    assert [facts.sentence.text for facts, _ in read] == [
        "NEC sells screens.",
        "It was founded last year.",
        "Snow fell on the screens.",
    ]
    founded = read[1][0]
    assert [entity.name for entity in founded.entities] == ["NEC"]
    assert founded.dates[0].year == 2019
    screen = frozenset(("screen",))
    assert [around.elsewhere(screen) for _, around in read] == [True, True, True]
    assert [around.elsewhere(frozenset(("snow",))) for _, around in read] == [True, True, False]


def test_a_long_draft_is_read_once_unless_something_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def counted(sentence: Sentence, context: Context) -> Facts:
        read.append(sentence.text)
        return analyze(sentence, context)

    monkeypatch.setattr(reading, "analyze", counted)
    monkeypatch.setattr(reading, "KEPT", 2)
    told = list(read_facts(Document(TEXT)))
    assert len(read) == 3
    assert told[0][1].elsewhere(frozenset(("snow",)))
    assert told[1][1].elsewhere(frozenset(("snow",)))
    assert len(read) == 6


def test_a_draft_without_sentences() -> None:
    assert list(read_facts(Document(" \n"))) == []


@pytest.mark.parametrize("kept", [0, 2, 3])
def test_a_long_draft_is_read_as_a_short_one(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> list[tuple[object, ...]]:
        return [
            (facts, around.own, dict(around.draft.counts)) for facts, around in read_facts(document)
        ]

    document = Document(TEXT)
    expected = told()
    assert all(facts_told == told_by(facts) for facts, facts_told, _ in expected)  # type: ignore[arg-type]
    monkeypatch.setattr(reading, "KEPT", kept)
    assert told() == expected
