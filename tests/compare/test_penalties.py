"""Terms, bans and fines."""

from __future__ import annotations

import pytest

from factcheck.compare.align import align
from factcheck.compare.penalties import compare_penalties, find_penalties
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "kind", "to_come"),
    [
        ("Lee was sentenced to seven years in prison.", "prison", False),
        ("Lee must serve nine years.", "prison", False),
        ("Lee got a seven-year jail term.", "prison", False),
        ("Lee faces up to 15 years behind bars.", "prison", True),
        ("Prosecutors asked for nine years in prison for Lee.", "prison", True),
        ("Lee's two-year ban ends in May.", "ban", False),
        ("The court fined Lee 3 million euros.", "fine", False),
    ],
)
def test_each_way_to_tell_it_is_read(text: str, kind: str, to_come: bool) -> None:
    (found,) = find_penalties(facts_of(text))
    assert (found.kind, found.to_come) == (kind, to_come)
    assert found.whose


@pytest.mark.parametrize(
    "text",
    [
        "Lee spent nine years in charge of the bank.",
        "Lee won a second term in May.",
        "Lee has served three years of her sentence.",
        "Lee earned 3 million euros.",
    ],
)
def test_what_is_no_penalty_is_none(text: str) -> None:
    assert not find_penalties(facts_of(text))


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Lee was sentenced to seven years in prison.", ["seven years"]),
        ("Lee was jailed for nine years.", []),
        ("Lee was jailed for more than eight years.", []),
        ("Lee faces up to 15 years in prison.", []),
        ("A court cut the term of Lee to six years in prison.", []),
        ("Cole was sentenced to seven years in prison.", []),
    ],
)
def test_another_term_of_the_same_person_is_reported(draft: str, found: list[str]) -> None:
    claim = facts_of("Ann Lee was sentenced to nine years in prison.")
    assert [d.found for d in compare_penalties(align(claim, facts_of(draft)))] == found
