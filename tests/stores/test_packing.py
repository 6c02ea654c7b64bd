"""Facts as bytes, and back."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given

from factcheck.errors import DataError
from factcheck.facts import Facts
from factcheck.stores.packing import pack, unpack
from tests.cases_texts import TEXTS
from tests.compare.rows import facts_of
from tests.strategies import values_of


def test_the_facts_of_every_case_come_back() -> None:
    facts = tuple(facts_of(text) for text in TEXTS)
    assert unpack(pack(facts)) == facts


@given(values_of(tuple[Facts, ...]))
def test_any_facts_come_back(facts: tuple[Facts, ...]) -> None:
    assert unpack(pack(facts)) == facts


@pytest.mark.parametrize(
    "data", [b"", b"facts", zlib.compress(b"{"), zlib.compress(b"[[1]]"), zlib.compress(b"7")]
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DataError, match="packed facts cannot be read"):
        unpack(data)


def test_a_changed_byte_is_seen() -> None:
    facts = (facts_of("Volvo closed its factory in Ghent."),)
    packed = pack(facts)
    for place in range(len(packed)):
        changed = bytearray(packed)
        changed[place] ^= 0x10
        with suppress(DataError):
            assert unpack(bytes(changed)) == facts
