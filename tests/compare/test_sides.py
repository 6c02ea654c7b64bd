"""What comparison reads off one sentence: how much its words count, and their roles."""

from __future__ import annotations

import pytest

from factcheck.compare.sides import Side
from factcheck.facts import Facts
from tests.compare.rows import facts_of


def _weights(text: str) -> dict[str, float]:
    side = Side(facts_of(text))
    return {t.text: w for t, w in zip(side.facts.tokens, side.weights, strict=True)}


@pytest.mark.parametrize(
    ("text", "heavy", "light"),
    [
        ("The company built a bridge.", "bridge", "company"),
        ("The mayor said the bridge collapsed.", "collapsed", "said"),
        ("The bridge collapsed recently.", "collapsed", "recently"),
        ("Peru plans to ban imports.", "ban", "plans"),
        ("Peru imposed a ban on imports.", "ban", "imposed"),
        ("The bridge has rusted.", "bridge", "The"),
    ],
)
def test_words_that_tell_weigh_more(text: str, heavy: str, light: str) -> None:
    made = _weights(text)
    assert made[heavy] >= 1.0
    assert made[light] <= 0.5


def test_a_name_weighs_the_same_however_long() -> None:
    side = Side(facts_of("Angela Merkel met Scania."))
    made = {e.name: sum(side.weights[e.first : e.end]) for e in side.facts.entities}
    assert made == {"Angela Merkel": 2.0, "Scania": 2.0}
    assert side.named == {0, 1, 3}


def test_a_verb_only_carries_a_noun_of_action() -> None:
    side = Side(facts_of("Peru imposed a ban on imports."))
    words = [token.text for token in side.facts.tokens]
    assert side.carried == {words.index("imposed"): words.index("ban")}
    assert Side(facts_of("Peru imposed a horse on imports.")).carried == {}


def test_a_compound_weighs_what_its_words_weigh() -> None:
    made = _weights("The fire brigade arrived.")
    assert sum(made[word] for word in made if "fire" in word or "brigade" in word) == 2.0


def test_telling_words_and_words_that_may_be_left_out() -> None:
    side = Side(facts_of("All 28 ships left Oslo in May until the storm ended."))
    words = [token.text for token in side.facts.tokens]
    assert {words[i] for i in side.telling} >= {"All", "28", "Oslo", "May"}
    assert {words[i] for i in side.optional} >= {"May", "storm", "ended"}
    assert "ships" not in {words[i] for i in side.telling | side.optional}


def test_neighbours_are_the_content_words_on_both_sides() -> None:
    side = Side(facts_of("A red car hit the wall."))
    words = [token.text for token in side.facts.tokens]
    assert side.beside[words.index("car")] == ("red", "hit")
    assert side.beside[words.index("red")] == (None, "car")
    assert side.beside[words.index("wall")] == ("hit", None)


def test_a_word_may_have_several_roles() -> None:
    side = Side(facts_of("Volvo sold trucks to Scania."))
    words = [token.text for token in side.facts.tokens]
    assert [a.role for a in side.roles[words.index("Volvo")]] == ["subject"]
    assert [a.role for a in side.roles[words.index("trucks")]] == ["object"]
    assert "The" not in [words[i] for i in side.roles]


def test_a_reader_is_asked_once() -> None:
    asked = []

    def words(facts: Facts) -> int:
        asked.append(facts)
        return len(facts.tokens)

    side = Side(facts_of("The bridge collapsed."))
    assert side.told(words) == side.told(words) == 4
    assert asked == [side.facts]
