"""Who did what to whom: two names that have changed places."""

from __future__ import annotations

import pytest

from factcheck.compare.roles import compare_roles
from tests.compare.rows import aligned


@pytest.mark.parametrize(
    ("claim", "draft", "turned"),
    [
        ("Brazil beat Argentina.", "Argentina beat Brazil.", True),
        ("Brazil beat Argentina.", "Brazil beat Argentina.", False),
        ("March precedes April.", "April follows March.", False),
        ("March Ltd precedes April Ltd.", "March Ltd follows April Ltd.", True),
        ("Volvo bought Scania.", "Scania was bought by Volvo.", False),
        ("Volvo bought Scania.", "Volvo was bought by Scania.", True),
        ("Volvo sold trucks to Scania.", "Scania bought trucks from Volvo.", False),
        ("Volvo sold trucks to Scania.", "Volvo bought trucks from Scania.", True),
        ("Volvo bought Scania.", "Scania bought a factory.", False),
    ],
)
def test_roles(claim: str, draft: str, turned: bool) -> None:
    assert bool(compare_roles(aligned(claim, draft))) is turned


@pytest.mark.parametrize(
    ("claim", "draft", "turned"),
    [
        ("The bus was going from Lyon to Turin.", "The bus was going from Turin to Lyon.", True),
        ("The ferry sailed from Bari to Split.", "Leaving Split, it was bound for Bari.", False),
        ("The ferry sailed from Bari to Split.", "It left from Split and headed for Bari.", True),
        ("The choir drove to Lyon from a show in Turin.", "It drove to Turin from Lyon.", False),
        (
            "The choir was going to Lyon from a show in Turin.",
            "The choir was going to Turin after a show in Lyon.",
            True,
        ),
        ("The bus went from Lyon to Turin.", "The bus went to Turin from Lyon.", False),
        ("The bus went from Lyon to Turin.", "The bus returned from Turin to Lyon.", False),
        ("The bus went from Lyon to Turin.", "The bus to Turin had left from Lyon.", False),
        (
            "Trains run from Lyon to Turin.",
            "Trains run from Turin to Lyon and from Lyon to Turin.",
            False,
        ),
        ("The pupils flew from Lyon to Turin.", "The pupils flew from Lyon to Genoa.", False),
    ],
)
def test_places_on_a_way(claim: str, draft: str, turned: bool) -> None:
    assert bool(compare_roles(aligned(claim, draft))) is turned
