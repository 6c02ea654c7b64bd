"""The compiled file of words: mapped into memory when first asked, read record by record."""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_PATH = Path(__file__).with_name("words.dat")
_MAGIC = b"FCLEX001"
_OFFSETS = struct.Struct("<I")
# A key is looked for among the first keys of blocks of so many records, then within its block.
_BLOCK = 64


@cache
def _file() -> tuple[mmap.mmap, int, int]:
    """The mapped file, the number of records and where their offsets start."""
    with _PATH.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    magic, count, offsets = struct.unpack_from("<8sII", data)
    if magic != _MAGIC:
        raise RuntimeError(f"{_PATH} is not a lexicon of this version: reinstall factcheck")
    return data, count, offsets


@cache
def _blocks() -> tuple[list[bytes], list[int]]:
    """The first key of every so many records, and where those records start; then their end."""
    data, count, offsets = _file()
    starts = [
        _OFFSETS.unpack_from(data, offsets + 4 * index)[0] for index in range(0, count, _BLOCK)
    ]
    return [data[start : data.find(b"\t", start)] for start in starts], [*starts, offsets]


@lru_cache(maxsize=50_000)
def read_record(key: str) -> Mapping[str, str]:
    """The fields of a record by their first character; empty where there is no such key."""
    data, _, _ = _file()
    wanted = key.encode()
    firsts, starts = _blocks()
    block = bisect_right(firsts, wanted) - 1
    start = starts[block]
    if firsts[block] != wanted:
        # Each record is a line: its key, then its fields, with tabs between.
        start = data.find(b"\n%b\t" % wanted, start, starts[block + 1]) + 1
        if not start or b"\t" in wanted:
            return {}
    line = data[start : data.find(b"\n", start)].decode()
    return {field[0]: field[1:] for field in line.split("\t")[1:]}


def read_count(lemma: str, pos: str) -> int | None:
    """How often a lemma is used as one part of speech, None where the file doesn't have it so.

    The rest of what the file says of it is left unread.
    """
    field = read_record(lemma).get(pos)
    return None if field is None else int(field.partition(";")[0] or "0", 36)


@dataclass(frozen=True, slots=True)
class Word:
    """A lemma in one part of speech. Senses and groups are ids with their share of the uses.

    `ties` are the ids, and the names of words, that it is tied to in whatever way, its own name
    among them: two words without one in common are not related.
    """

    senses: Mapping[str, float]
    related: Mapping[str, float]
    hypernyms: Mapping[str, float]
    second: Mapping[str, float]
    opposites: Mapping[str, float]
    converses: frozenset[str]
    derived: frozenset[str]
    antonyms: frozenset[str]
    classes: frozenset[str]
    exclusive: Mapping[str, tuple[str, ...]]
    ties: frozenset[str]


@cache
def _class_names() -> tuple[str, ...]:
    """The names of the classes, each where its number says."""
    return tuple(read_record("")["K"].split())


@lru_cache(maxsize=50_000)
def read_word(lemma: str, pos: str) -> Word | None:
    """Return what the file says of a lemma as one part of speech, None where it has none."""
    field = read_record(lemma).get(pos)
    if field is None:
        return None
    _, senses, related, derived, antonyms, classes_, exclusive = (field.split(";") + [""] * 6)[:7]
    shares: tuple[dict[str, float], dict[str, float]] = ({}, {})
    hypernyms: dict[str, float] = {}
    second: dict[str, float] = {}
    opposites: dict[str, float] = {}
    converses = set()
    for kind, text in enumerate((senses, related)):
        for item in text.split():
            sense, percent, ups, seconds, against = (item.split(":") + [""] * 4)[:5]
            share = int(percent or 100) / 100
            if sense:
                shares[kind][sense] = share
            for held, ids in ((hypernyms, ups), (second, seconds), (opposites, against)):
                for other in ids.split(",") if ids else ():
                    if other[0] == "~":
                        converses.add(other[1:])
                    else:
                        held[other] = max(share, held.get(other, 0.0))
    names = _class_names()
    excluding = {
        names[int(code, 36)]: tuple(ids.split(","))
        for code, _, ids in (item.partition(":") for item in exclusive.split())
    }
    return Word(
        shares[0],
        shares[1],
        hypernyms,
        second,
        opposites,
        frozenset(converses),
        frozenset(derived.split(",")) if derived else frozenset(),
        frozenset(antonyms.split(",")) if antonyms else frozenset(),
        frozenset(names[int(code, 36)] for code in classes_.split()),
        excluding,
        frozenset(
            (
                *(*shares[0], *shares[1], *hypernyms, *second, *opposites, *converses, *excluding),
                f"{lemma}/{pos}",
                *(name.removesuffix("*") for name in derived.split(",") if name),
                lemma,
                *(other for other in antonyms.split(",") if other),
            )
        ),
    )
