"""What a statement leaves open."""

from __future__ import annotations

import pytest

from factcheck.drafting.standing import left_open


@pytest.mark.parametrize(
    ("statement", "open_ends"),
    [
        ("He closed the factory in Ghent.", ("“He”: who or what?",)),
        ("This sparked criticism.", ("“This”: who or what?",)),
        ("Shares in the company fell by 3%.", ("“the company”: which?",)),
        ("Volvo closed a factory on Thursday.", ("“Thursday”: on which day?",)),
        ("The mayor of Ostrow.", ("no verb",)),
        ("Volvo closed a factory on Thursday, 11 June 2020.", ()),
        ("Volvo said that it had closed a factory.", ()),
        ("Anna Lind said: “He closed the company on Thursday.”", ()),
        ("This bridge in Ostrow cost 3 million euros.", ()),
        ("Kia is the company that sells most cars in Peru.", ()),
    ],
)
def test_left_open(statement: str, open_ends: tuple[str, ...]) -> None:
    assert left_open(statement) == open_ends
