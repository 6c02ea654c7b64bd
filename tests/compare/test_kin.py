"""Whose relation somebody is told to be."""

from __future__ import annotations

from factcheck.compare.kin import compare_kin, find_kin
from tests.compare.rows import aligned, check_row, each_row, facts_of


@each_row("kin")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_each_way_to_tell_it_is_read() -> None:
    for text in (
        "Ann Lee, the mayor's younger sister, won.",
        "Ann Lee, a sister of the mayor, won.",
        "The mayor's sister Ann Lee won.",
        "The sister of the mayor, Ann Lee, won.",
    ):
        facts = facts_of(text)
        [kin] = find_kin(facts)
        assert (kin.word, facts.tokens[kin.owner].norm) == ("sister", "mayor"), text


def test_words_joined_to_a_relation_are_part_of_it() -> None:
    facts = facts_of("Ann Lee, the mayor's sister-in-law, and Bob Cole, his half-brother, won.")
    [kin] = find_kin(facts)
    assert facts.words(kin.span) == "sister-in-law"


def test_a_relation_of_no_line_is_at_odds_with_none() -> None:
    sister, other = "Ann Lee, the mayor's sister, won.", "Ann Lee, the mayor's cousin-in-law, won."
    assert compare_kin(aligned(sister, other)) == []
    assert compare_kin(aligned(other, sister)) == []


def test_whose_relation_it_is_must_be_told() -> None:
    assert find_kin(facts_of("Ann Lee, a mother of three, won.")) == ()
    assert find_kin(facts_of("Ann Lee, his sister, won.")) == ()
