"""Which noun is said of which name."""

from __future__ import annotations

import pytest

from factcheck.compare.identities import names_of
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norda is a firm bought by Tallo.", {"firm": {"Norda"}}),
        ("Norda, a firm in Oslo, was bought by Tallo.", {"firm": {"Norda"}}),
        ("Norda is not a firm.", {}),
        ("A firm bought Norda.", {}),
    ],
)
def test_names_of(text: str, expected: dict[str, set[str]]) -> None:
    facts = facts_of(text)
    assert {
        facts.tokens[noun].text: {facts.tokens[name].text for name in names}
        for noun, names in names_of(facts).items()
    } == expected
