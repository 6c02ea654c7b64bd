"""The files of vectors: rows of bytes, the number of each one's claim, and of which state they are.

Both files only ever grow: ``state.json`` says how much of them counts, and its checksum, so that a
process that is killed while it writes leaves the old state. What is no longer held stays in them,
named in the state, until it is too much and both are written anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from factcheck.stores.derived import Mark, read_state, write_state

_FORMAT = 1
FOLDERS = "vectors-*"
"""The folders of vectors within that of an index, one for each model."""
ROWS, NUMBERS = "rows.i8", "numbers.i64"
"""The names of the two files."""
WIDTH = 8
"""The bytes of a number, the lowest first."""
_CHUNK = 1 << 20


@attrs.frozen
class VectorState:
    """What ``state.json`` holds: of which model, and up to which change of which database.

    `count` vectors of `dimensions` bytes lie in `folder`, with the checksums `rows` and `numbers`;
    `gone` are the numbers of those that are no longer held.
    """

    identity: str
    seq: int
    token: str
    folder: str
    dimensions: int
    count: int
    rows: int
    numbers: int
    gone: tuple[int, ...]

    @property
    def mark(self) -> Mark:
        """The last change that the vectors know of."""
        return Mark(self.seq, self.token)


@attrs.frozen
class Lot:
    """Claims that changed after some change of the database, up to `mark`.

    `texts` are those of the claims held, by number, which rises; `gone` the numbers that are held
    no longer. Where it is not `whole`, more have changed after `mark`.
    """

    mark: Mark
    texts: Sequence[tuple[int, tuple[str, ...]]]
    gone: frozenset[int]
    whole: bool


def read_vector_state(folder: Path) -> VectorState | None:
    """What `folder` says, None where it says nothing that this version understands."""
    told: Any = read_state(folder)
    try:
        if told.pop("format") != _FORMAT:
            return None
        numbers = ("seq", "dimensions", "count", "rows", "numbers")
        state = VectorState(
            identity=str(told["identity"]),
            token=str(told["token"]),
            folder=str(told["folder"]),
            gone=tuple(int(number) for number in told["gone"]),
            **{name: int(told[name]) for name in numbers},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    sound = Path(state.folder).name == state.folder and state.count >= 0 < state.dimensions
    return state if sound else None


def write_vector_state(folder: Path, state: VectorState) -> None:
    """Let the state of `folder` be this one, in one step."""
    write_state(folder, {"format": _FORMAT, **attrs.asdict(state)})


def pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a file from one place to another; raises EOFError where it ends before."""
    with path.open("rb") as file:
        file.seek(start)
        while start < end:
            piece = file.read(min(_CHUNK, end - start))
            if not piece:
                raise EOFError
            start += len(piece)
            yield piece


def problems_in(index: Path) -> Iterator[str]:
    """What is wrong with the vectors beside an index, of whatever models."""
    for folder in sorted(index.glob(FOLDERS)):
        state = read_vector_state(folder)
        if state is None:
            yield f"{folder}: no vectors that this version reads"
            continue
        sizes = (
            (ROWS, state.count * state.dimensions, state.rows),
            (NUMBERS, state.count * WIDTH, state.numbers),
        )
        for name, size, expected in sizes:
            path = folder / state.folder / name
            try:
                found = 0
                for piece in pieces(path, 0, size):
                    found = zlib.crc32(piece, found)
            except (OSError, EOFError):
                yield f"{path}: missing, too short, or cannot be read"
                continue
            if found != expected:
                yield f"{path}: changed since it was written"
