"""How old somebody is told to be."""

from __future__ import annotations

from datetime import date

import attrs

from factcheck.compare.ages import compare_ages, find_ages
from factcheck.compare.align import align
from tests.compare.rows import facts_of


def test_only_what_is_told_of_now_is_read() -> None:
    for text, told in (
        ("Ann Lee, 43, won the race.", [43]),
        ("Ann Lee (43) won the race.", [43]),
        ("Ann Lee, who is 43, won the race.", [43]),
        ("The 43-year-old coach Ann Lee won the race.", [43]),
        ("At 43, Ann Lee has won the race.", [43]),
        ("Ann Lee was 43 when she won the race.", []),
        ("Ann Lee, 43 metres behind, lost the race.", []),
        ("The number of patients in Leeds was 43.", []),
    ):
        assert [age.years for age in find_ages(facts_of(text))] == told, text


def test_another_age_of_one_person_is_reported() -> None:
    claim = facts_of("Ann Lee, 43, won the race.")
    for draft, found in (
        ("Ann Lee, 34, won the race.", ["34"]),
        ("Ann Lee, 44, won the race.", []),
        ("Bob Lee, 34, won the race.", []),
    ):
        told = compare_ages(align(claim, facts_of(draft)))
        assert [d.found for d in told] == found, draft


def test_the_years_between_two_reports_count() -> None:
    claim = attrs.evolve(facts_of("Ann Lee, 43, won the race."), told_on=date(2016, 5, 1))
    for age, found in ((53, []), (43, ["43"]), (63, ["63"])):
        draft = facts_of(f"Ann Lee, {age}, won the race.")
        told = compare_ages(align(claim, attrs.evolve(draft, told_on=date(2026, 5, 1))))
        assert [d.found for d in told] == found, age
