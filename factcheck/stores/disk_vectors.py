"""The vectors beside a database: in a folder, mapped into memory, made anew whenever in doubt.

The database is the truth, as it is of the index: what is here follows its changes. Claims are
encoded some hundreds at a time, each lot kept when it is done, so that what was cut off goes on
where it was, and so that several processes that have much to encode share it.
"""

from __future__ import annotations

import mmap
import os
import shutil
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.errors import StoreError
from factcheck.protocols import Encoder
from factcheck.stores.derived import READ_ONLY, Mark, locked, state_of
from factcheck.stores.vector_files import (
    FOLDERS,
    NUMBERS,
    ROWS,
    WIDTH,
    Lot,
    VectorState,
    pieces,
    read_vector_state,
    write_vector_state,
)
from factcheck.vectors import (
    RECIPE,
    Block,
    Bytes,
    Numbers,
    cosines,
    encoded,
    nearest,
    places,
    signs_of,
)

# Above this share of vectors that are no longer held, the files are written anew without them.
_DEAD = 0.02
_PIECE = 1 << 14


@attrs.frozen(eq=False)
class _Open:
    """What is read of the files: the state, its block, and the pages of its rows."""

    state: VectorState
    block: Block
    pages: mmap.mmap | None


@attrs.frozen(eq=False)
class VectorView:
    """The vectors of one state of a database, whatever is written meanwhile."""

    state: str
    blocks: tuple[Block, ...] = ()
    _pages: mmap.mmap | None = None

    def now(self) -> VectorView:
        """Return these."""
        return self

    def follow(self) -> None:
        """Do nothing: what they were stays."""

    def search(self, query: Bytes, numbers: Iterable[int], limit: int) -> Mapping[int, float]:
        """Return the cosines of these claims, and of the `limit` that are nearest to the query."""
        found = nearest(self.blocks, query, limit)
        found.update(cosines(self.blocks, query, numbers))
        if self._pages is not None and hasattr(mmap, "MADV_DONTNEED"):
            # The pages that were read stay in the system's cache: the process needs none of them.
            self._pages.madvise(mmap.MADV_DONTNEED)
        return found


class DiskVectors:
    """The vectors by one encoder of the claims of the database that `identity` names.

    They lie within the folder `index`. `last()` gives the database's last change, `at(seq)` the one
    of a number, and `lot(seq)` the claims that changed after it, some hundreds at most.
    """

    def __init__(
        self,
        index: Path,
        identity: str,
        encoder: Encoder,
        last: Callable[[], Mark],
        at: Callable[[int], Mark],
        lot: Callable[[int], Lot],
    ) -> None:
        """Nothing is read before `follow`."""
        told = f"{encoder.fingerprint}/{encoder.dimensions}/{RECIPE}"
        name = blake2b(told.encode(), digest_size=8).hexdigest()
        self._index = index
        self._folder = index / FOLDERS.replace("*", name)
        self._database = identity
        self._identity = f"{identity}/{told}"
        self._encoder = encoder
        self._last = last
        self._at = at
        self._lot = lot
        self._open: _Open | None = None
        self._mark: Mark | None = None
        self._view = VectorView("")
        self._lock = threading.Lock()

    @property
    def state(self) -> str:
        """Of which state of the database they are, as the store tells it."""
        return self._view.state

    def now(self) -> VectorView:
        """Return the vectors as they were when they last followed."""
        return self._view

    def search(self, query: Bytes, numbers: Iterable[int], limit: int) -> Mapping[int, float]:
        """Return the cosines of these claims, and of the `limit` that are nearest to the query."""
        return self._view.search(query, numbers, limit)

    def follow(self, progress: Callable[[int], None] | None = None) -> None:
        """Take in every change of the database by now, whoever encodes it.

        `progress` is told how many claims have been encoded here. Where the folder cannot be
        written, what is missing is encoded in memory. Raises StoreError when another process holds
        the folder for more than 20 seconds.
        """
        mark = self._last()
        if self._mark == mark:
            return
        done = 0
        with self._lock:
            try:
                while not self._load(mark):
                    self._folder.mkdir(parents=True, exist_ok=True)
                    with locked(self._folder):
                        if not self._load(mark):
                            done += self._grow()
                    if progress is not None:
                        progress(done)
            except OSError as error:
                if error.errno not in READ_ONLY:
                    raise StoreError(
                        f"{self._folder}: the vectors cannot be written: {error}"
                    ) from None
                self._grow_in_memory()

    def keep_alone(self) -> None:
        """Remove the vectors by other encoders."""
        for other in self._index.glob(FOLDERS):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)

    def _load(self, mark: Mark) -> bool:
        """Open what is on disk; whether it goes up to `mark`."""
        state = self._state()
        if state is None or state.seq < mark.seq:
            return False
        if (state.mark != mark and self._at(state.seq) != state.mark) or not self._read(state):
            return False
        assert self._open is not None
        self._see(state.mark, (self._open.block,), self._open.pages)
        return True

    def _see(self, mark: Mark, blocks: tuple[Block, ...], pages: mmap.mmap | None) -> None:
        """Let these be the vectors from now on."""
        self._mark = mark
        self._view = VectorView(state_of(self._database, mark), blocks, pages)

    def _state(self) -> VectorState | None:
        state = read_vector_state(self._folder)
        sound = state is not None and (state.identity, state.dimensions) == (
            self._identity,
            self._encoder.dimensions,
        )
        return state if sound else None

    def _read(self, state: VectorState) -> bool:
        """Read the files of a state, or what was added to them; whether they are whole."""
        held = self._open
        if held is None or held.state.folder != state.folder or held.state.count > state.count:
            held = None
        try:
            self._open = self._opened(state, held)
        except (OSError, EOFError, ValueError):
            return False
        return True

    def _opened(self, state: VectorState, held: _Open | None) -> _Open:
        folder, width, count = self._folder / state.folder, state.dimensions, state.count
        first, crc = (0, 0) if held is None else (held.state.count, held.state.rows)
        signs = [] if held is None else [held.block.signs]
        for rows in _slices(folder / ROWS, first, count, width):
            crc = zlib.crc32(rows.data, crc)
            signs.append(signs_of(rows))
        told = b"".join(pieces(folder / NUMBERS, 0, count * WIDTH))
        if (crc, zlib.crc32(told)) != (state.rows, state.numbers):
            raise EOFError
        numbers = np.frombuffer(told, "<i8")
        pages, rows = None, np.empty((0, width), np.int8)
        if count:
            with (folder / ROWS).open("rb") as file:
                pages = mmap.mmap(file.fileno(), count * width, access=mmap.ACCESS_READ)
            rows = np.frombuffer(pages, np.int8).reshape(count, width)
        both = np.concatenate(signs, axis=1) if signs else signs_of(rows)
        return _Open(state, Block(numbers, rows, both, places(numbers, state.gone)), pages)

    def _grow(self) -> int:
        """Encode what changed next and keep it; return how many claims were encoded."""
        state = self._state()
        if state is None or self._at(state.seq) != state.mark or not self._read(state):
            state = self._begun()
        lot = self._lot(state.seq)
        numbers, rows = self._encoded(lot)
        assert self._open is not None
        gone = np.intersect1d(self._open.block.numbers, sorted({*state.gone, *lot.gone}))
        folder = self._folder / state.folder
        _append(folder / ROWS, state.count * state.dimensions, rows)
        _append(folder / NUMBERS, state.count * WIDTH, numbers)
        state = attrs.evolve(
            state,
            seq=lot.mark.seq,
            token=lot.mark.token,
            count=state.count + len(rows),
            rows=zlib.crc32(rows.data, state.rows),
            numbers=zlib.crc32(numbers.data, state.numbers),
            gone=tuple(gone.tolist()),
        )
        write_vector_state(self._folder, state)
        if not self._read(state):
            raise StoreError(f"{folder}: the vectors cannot be read back")
        if lot.whole:
            self._compact(self._open)
        return len(lot.texts)

    def _begun(self) -> VectorState:
        """A folder with no vectors, which replaces what there is."""
        folder = Path(tempfile.mkdtemp(prefix="rows-", dir=self._folder))
        none = Mark(0, "")
        width = self._encoder.dimensions
        state = VectorState(self._identity, none.seq, none.token, folder.name, width, 0, 0, 0, ())
        self._switch(state)
        return state

    def _compact(self, held: _Open) -> None:
        """Write the files anew without what is no longer held, where that is much."""
        block, state = held.block, held.state
        if len(block.gone) <= _DEAD * state.count:
            return
        kept = np.ones(state.count, np.bool_)
        kept[block.gone] = False
        folder = Path(tempfile.mkdtemp(prefix="rows-", dir=self._folder))
        crc = 0
        for start in range(0, state.count, _PIECE):
            rows = block.rows[start : start + _PIECE][kept[start : start + _PIECE]]
            _append(folder / ROWS, None, rows)
            crc = zlib.crc32(rows.data, crc)
        numbers = block.numbers[kept]
        _append(folder / NUMBERS, None, numbers)
        self._switch(
            attrs.evolve(
                state,
                folder=folder.name,
                count=len(numbers),
                rows=crc,
                numbers=zlib.crc32(numbers.data),
                gone=(),
            )
        )

    def _switch(self, state: VectorState) -> None:
        """Let another folder be the one that counts."""
        folder = self._folder / state.folder
        for name in (ROWS, NUMBERS):
            (folder / name).touch()
        write_vector_state(self._folder, state)
        for other in self._folder.glob("rows-*"):
            if other.name != state.folder:
                shutil.rmtree(other, ignore_errors=True)
        self._read(state)

    def _grow_in_memory(self) -> None:
        """Encode what the files lack, and keep it in memory."""
        blocks, seq = self._known()
        pages = None if self._open is None else self._open.pages
        kept = [(np.empty(0, np.int64), np.empty((0, self._encoder.dimensions), np.int8))]
        while True:
            lot = self._lot(seq)
            blocks = [_without(block, lot.gone) for block in blocks]
            kept.append(self._encoded(lot))
            seq = lot.mark.seq
            if lot.whole:
                break
        numbers, rows = (np.concatenate(part) for part in zip(*kept, strict=True))
        self._see(lot.mark, (*blocks, Block.of(numbers.tolist(), rows)), pages)

    def _known(self) -> tuple[list[Block], int]:
        """What need not be encoded again, and up to which change it goes."""
        if self._mark is not None and self._at(self._mark.seq) == self._mark:
            return list(self._view.blocks), self._mark.seq
        state = self._state()
        if state is not None and self._at(state.seq) == state.mark and self._read(state):
            assert self._open is not None
            return [self._open.block], state.seq
        return [], 0

    def _encoded(self, lot: Lot) -> tuple[Numbers, Bytes]:
        """The vectors of a lot with the numbers of their claims."""
        pairs = [(number, text) for number, texts in lot.texts for text in texts]
        numbers = np.array([number for number, _ in pairs], "<i8")
        if not pairs:
            return numbers, np.empty((0, self._encoder.dimensions), np.int8)
        return numbers, encoded(self._encoder, [text for _, text in pairs])


def _without(block: Block, gone: Iterable[int]) -> Block:
    return attrs.evolve(block, gone=np.union1d(block.gone, places(block.numbers, gone)))


def _slices(path: Path, first: int, last: int, width: int) -> Iterator[Bytes]:
    """The rows of a file, some thousands at a time, read without mapping them."""
    for start in range(first, last, _PIECE):
        end = min(start + _PIECE, last)
        told = b"".join(pieces(path, start * width, end * width))
        yield np.frombuffer(told, np.int8).reshape(-1, width)


def _append(path: Path, size: int | None, values: NDArray[Any]) -> None:
    """Write values at the end of a file, or from a place on where it goes beyond what counts."""
    with path.open("r+b" if path.exists() else "wb") as file:
        file.seek(0, os.SEEK_END) if size is None else file.seek(size)
        file.write(np.ascontiguousarray(values).tobytes())
        file.flush()
        os.fsync(file.fileno())
