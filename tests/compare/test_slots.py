"""Names in one slot: who did it, to whom, where."""

from __future__ import annotations

import pytest

from factcheck.compare import compare
from factcheck.compare.slots import compare_names
from tests.compare.rows import Difference, aligned, check_row, differences, each_row, facts_of


@each_row("slots")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def _clause_differences(claim: str, draft: str) -> set[Difference]:
    stated, facts = facts_of(claim), facts_of(draft)
    return {d for clause in facts.clauses for d in differences(compare(stated, facts, clause))}


@pytest.mark.parametrize(
    ("claim", "draft", "expect"),
    [
        (
            "NEC is based in Tokyo.",
            "Osaka-based NEC won the contract.",
            {("place", "Osaka", "Tokyo")},
        ),
        ("NEC is based in Tokyo.", "Tokyo-based NEC won the contract.", set()),
        (
            "Volvo's president is Anna Berg.",
            "Scania President Anna Berg won the prize.",
            {("attribution", "Scania", "Volvo")},
        ),
    ],
)
def test_what_a_name_is_said_to_be_in_passing(
    claim: str, draft: str, expect: set[Difference]
) -> None:
    assert _clause_differences(claim, draft) == expect


def test_a_pronoun_is_never_replaced_by_its_name() -> None:
    claim = facts_of("Nissan closed its factory in Barcelona.")
    [found] = compare(claim, facts_of("Toyota closed its factory in Barcelona.")).discrepancies
    assert found.replacement == "Nissan"


def test_a_people_is_not_replaced_by_the_country() -> None:
    claim = facts_of("The film was made in France.")
    for found in compare_names(aligned(claim.sentence.text, "It was a Danish film.")):
        assert found.replacement is None


def test_two_names_are_paired_each_with_its_own() -> None:
    claim = facts_of("Brazil beat Argentina in Paris.")
    found = compare(claim, facts_of("Brazil beat Uruguay in Rome."))
    assert set(differences(found)) == {
        ("place", "Rome", "Paris"),
        ("place", "Uruguay", "Argentina"),
    }


def test_a_name_in_small_letters_is_no_other_name() -> None:
    assert (
        compare_names(aligned("The red cross helped Haiti.", "The Red Cross helped Haiti.")) == []
    )


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        (
            "Norda has 32 percent of the U.S. market and few rivals.",
            "Norda has 32 percent of the PC market in the United States and few rivals.",
        ),
        (
            "The museum will expand its Asian collection.",
            "The museum will sell its European collection to pay for Asian works.",
        ),
        ("Norda accused Tallo of fraud.", "Norda accused Vexo and Tallo of fraud."),
    ],
)
def test_a_name_beside_one_that_both_have_is_in_nobodys_place(claim: str, draft: str) -> None:
    assert compare_names(aligned(claim, draft)) == []


@pytest.mark.parametrize(
    ("claim", "draft", "cue"),
    [
        ("It names Ann Lee and Bo Moe.", "It names Ann Lee and Cy Ray.", "partner"),
        ("The second seed, Ann Lee, lost.", "Second seed Cy Ray lost.", "described"),
        ("Ann Lee said taxes will rise.", "Taxes will rise, Cy Ray said.", "speakers"),
        (
            "Amazon sued Norda in May, and Norda paid.",
            "Amazon sued Tallo in May, and Norda paid.",
            "again",
        ),
        ("The plant in Exeter closed.", "The plant in Devon closed.", "wider"),
    ],
)
def test_what_ties_two_names_is_told(claim: str, draft: str, cue: str) -> None:
    [found] = compare_names(aligned(claim, draft))
    assert cue in found.cues
