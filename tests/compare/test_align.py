"""Which words of a draft stand for which words of a claim."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from factcheck import compare
from factcheck.compare import Side, compare_clauses
from factcheck.compare.align import Pairing, align
from factcheck.compare.alignment import Alignment
from factcheck.compare.tied import Tied
from tests.cases_texts import TEXTS, pairs
from tests.compare.rows import aligned, facts_of


def _pairs(alignment: Alignment) -> dict[str, str]:
    return {
        alignment.draft.tokens[i].text: alignment.claim.tokens[j].text
        for i, j in alignment.pairs.items()
    }


def _index(alignment: Alignment, word: str) -> int:
    return next(i for i, t in enumerate(alignment.draft.tokens) if t.text == word)


def _claim_index(alignment: Alignment, word: str) -> int:
    return next(j for j, t in enumerate(alignment.claim.tokens) if t.text == word)


def test_names_synonyms_and_inflections_are_paired() -> None:
    made = aligned("Volvo purchased three automobiles.", "Volvo has bought three cars.")
    assert _pairs(made) == {
        "Volvo": "Volvo",
        "bought": "purchased",
        "three": "three",
        "cars": "automobiles",
    }


def test_each_claim_word_is_taken_once() -> None:
    made = aligned("The city opened a school.", "The school opened a school in the school.")
    assert len(set(made.pairs.values())) == len(made.pairs)


def test_the_twin_with_the_same_neighbours_wins() -> None:
    made = aligned(
        "The red lorry followed the blue lorry at noon.",
        "A blue lorry was seen behind the red lorry.",
    )
    first = _index(made, "lorry")
    assert made.claim.tokens[made.pairs[first] - 1].text == "blue"


def test_words_that_oppose_each_other_are_set_apart() -> None:
    made = aligned("The bank raised rates.", "The bank lowered rates.")
    lowered, raised = _index(made, "lowered"), _claim_index(made, "raised")
    assert made.opposed == {lowered: raised}
    assert lowered not in made.pairs
    assert made.aligned(lowered, raised)


def test_words_that_deny_the_same_thing_stand_for_each_other() -> None:
    made = aligned("The factory refused to sell cars.", "The factory stopped selling cars.")
    assert made.pairs[_index(made, "stopped")] == _claim_index(made, "refused")


def test_a_verb_that_only_carries_a_noun_stands_for_it() -> None:
    made = aligned("Peru banned imports.", "Peru imposed a ban on imports.")
    ban, banned = _index(made, "ban"), _claim_index(made, "banned")
    assert made.pairs[ban] == banned
    assert made.carrier(_index(made, "imposed")) == ban
    assert made.carrier(ban) == ban
    assert made.aligned(_index(made, "imposed"), banned)
    assert _index(made, "Peru") in made.subjects(ban)


def test_subjects_are_those_of_the_predicate() -> None:
    made = aligned("Brazil beat Argentina.", "Argentina was beaten by Brazil.")
    beat, beaten = _claim_index(made, "beat"), _index(made, "beaten")
    assert made.claim_subjects(beat) == [_claim_index(made, "Brazil")]
    assert made.subjects(beaten) == [_index(made, "Brazil")]


def test_one_claim_name_may_have_several_mentions() -> None:
    made = aligned("Merkel said Merkel would resign in May.", "Merkel resigned.")
    first = _claim_index(made, "Merkel")
    second = _claim_index(made, "said") + 1
    assert made.same_claim_name(first, first)
    assert made.same_claim_name(first, second)
    assert not made.same_claim_name(first, _claim_index(made, "May"))


def test_two_mentions_of_the_draft_stand_for_one_of_the_claim() -> None:
    made = aligned("Volvo sells trucks.", "Volvo says Volvo sells trucks.")
    assert set(made.names.values()) == {0}
    assert len(made.names) == 2


def test_a_clause_is_compared_alone() -> None:
    claim = facts_of("Volvo sells trucks.")
    draft = facts_of("Volvo sells trucks, and Scania builds engines in Lyon.")
    second = next(c for c in draft.clauses if "Lyon" in [draft.tokens[i].text for i in c.tokens])
    made = align(claim, draft, second)
    assert made.segment == frozenset(second.tokens)
    assert "Volvo" not in [entity.name for _, entity in made.draft_entities()]
    assert not set(made.pairs) - set(second.tokens)


def test_nothing_in_common_pairs_nothing() -> None:
    assert aligned("Volvo sells trucks.", "Rain fell overnight.").pairs == {}


@given(pairs)
def test_words_that_are_not_asked_for_are_not_related(told: tuple[str, str]) -> None:
    sides = Side(facts_of(told[0])), Side(facts_of(told[1]))
    every = set(range(len(sides[1].readings)))
    with patch.object(Tied, "related", lambda *_, **__: every):
        asked = Pairing(*sides)._related
    assert Pairing(*sides)._related == asked


@given(pairs)
def test_only_what_may_meet_is_paired(told: tuple[str, str]) -> None:
    pairing = Pairing(Side(facts_of(told[0])), Side(facts_of(told[1])))
    for clause in (None, *pairing.draft.facts.clauses):
        made = pairing.align(clause)
        assert {*made.pairs, *made.topical} <= pairing.within


@given(pairs, st.sampled_from(TEXTS))
def test_a_clause_that_is_not_aligned_has_nothing_to_tell(
    told: tuple[str, str], title: str
) -> None:
    one = Side(facts_of(told[0]), frozenset(title.lower().split()))
    two = Side(facts_of(told[1]))
    clauses = (None, *two.facts.clauses)
    with patch.object(compare, "_may_meet", lambda *_: True):
        every = compare_clauses(one, two, clauses)
    assert compare_clauses(one, two, clauses) == every
