"""The words for a relation, and its two parties."""

from __future__ import annotations

import pytest

from factcheck.compare.parties import read_frames
from tests.compare.rows import facts_of


@pytest.mark.parametrize(
    ("text", "name", "first", "second", "wanted"),
    [
        ("Norda bought Tallo.", "acquisition", "norda", "tallo", False),
        ("Norda has struck a deal to take over Tallo.", "acquisition", "norda", "tallo", True),
        ("Norda paid a million to acquire Tallo.", "acquisition", "norda", "tallo", False),
        ("Norda named Lee its chief, replacing Cole.", "succession", "lee", "cole", False),
        ("Lee stepped in on Friday for Cole.", "succession", "lee", "cole", False),
        ("Lee inherited a farm from Cole.", "transfer", "cole", "lee", False),
        ("The port passed from Merune to Arvand.", "transfer", "merune", "arvand", False),
        ("Lee vetoed a proposal by Cole.", "rejection", "lee", "cole", False),
    ],
)
def test_each_party_is_read(text: str, name: str, first: str, second: str, wanted: bool) -> None:
    facts = facts_of(text)
    told = [
        (frame.name, *({facts.tokens[i].norm for i in p} for p in frame.parties), frame.wanted)
        for frame in read_frames(facts)
    ]
    assert (name, {first}, {second}, wanted) in told


@pytest.mark.parametrize("text", ["Norda did not buy Tallo.", "The law passed in May."])
def test_what_tells_of_none_is_none(text: str) -> None:
    assert not read_frames(facts_of(text))
