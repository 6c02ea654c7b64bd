"""The index beside a database: in a folder, mapped into memory, made anew whenever in doubt.

The database is the truth. ``state.json`` says which folder holds the index, up to which change of
the database it goes, and the checksum of every file: a reader that finds anything else makes the
index anew. It is replaced in one step, after the index itself is written, so that a process that is
killed leaves the old state or the new.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from factcheck.errors import StoreError
from factcheck.retrieve import TermIndex
from factcheck.stores.derived import (
    READ_ONLY,
    Mark,
    checksums,
    damaged,
    locked,
    read_state,
    write_state,
)

Change = tuple[str, str | None]
"""A claim's id with its terms, None for a claim that is no longer held."""


_FORMAT = 2
# Claims that were taken out still count in how rare a word is: above this share of the index they
# are too many, and it is made anew.
_DEAD = 0.01


@attrs.frozen
class _State:
    """What ``state.json`` holds."""

    identity: str
    seq: int
    token: str
    dead: int
    folder: str
    files: dict[str, tuple[int, int]]

    @property
    def mark(self) -> Mark:
        return Mark(self.seq, self.token)


class DiskIndex:
    """The index in `folder` of the database that `identity` names, with the version of its terms.

    `last()` gives the database's last change, `at(seq)` the one of a number, and `changes(since)`
    the last state of every claim that changed after a number; `changes(0)` gives all.
    """

    def __init__(
        self,
        folder: Path,
        identity: str,
        last: Callable[[], Mark],
        at: Callable[[int], Mark],
        changes: Callable[[int], Iterable[Change]],
    ) -> None:
        """Nothing is read before `follow`."""
        self._folder = folder
        self._identity = identity
        self._last = last
        self._at = at
        self._changes = changes
        self._index: TermIndex | None = None
        self._open_folder: str | None = None
        self._mark: Mark | None = None
        self._verified: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def search(self, terms: tuple[str, ...], limit: int) -> tuple[tuple[str, float], ...]:
        """Return the ids of at most `limit` claims that share a term, as `TermIndex.search`."""
        index = self._index
        return () if index is None else index.search(terms, limit)

    def follow(self) -> None:
        """Take in every change of the database by now, whoever writes the index.

        Where the folder cannot be written, an index that is missing or stale is made in memory.
        Raises StoreError when another process writes the index for more than 20 seconds.
        """
        mark = self._last()
        if self._mark == mark:
            return
        with self._lock:
            if self._load(mark):
                return
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with locked(self._folder):
                    if not self._load(mark):
                        self._write(mark)
            except OSError as error:
                if error.errno not in READ_ONLY:
                    raise self._unwritable(error) from None
                self._build_in_memory(mark)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the index on disk; nothing when it is well."""
        mark = self._last()
        state = self._read_state()
        if state is None:
            return ("the index is missing, or of another version",)
        found = [*damaged(self._folder / state.folder, state.files, {})]
        if state.seq != mark.seq:
            found.append(f"the index goes up to change {state.seq} of {mark.seq}")
        elif state.mark != mark:
            found.append("the index is that of another state of the database")
        return tuple(found)

    def rebuild(self) -> None:
        """Make the index anew; raises StoreError where the folder cannot be written."""
        mark = self._last()
        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with locked(self._folder):
                    self._build(mark)
            except OSError as error:
                raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(f"{self._folder}: the index cannot be written: {error.strerror}")

    def _load(self, mark: Mark) -> bool:
        """Open what is on disk; whether it goes up to `mark`."""
        state = self._read_state()
        if state is None or state.seq < mark.seq:
            return False
        # What goes further is of a change made a moment ago, or of a state that is no more: one
        # before a back-up was restored, or that of a copy.
        if state.mark != mark and not self._knows(state):
            return False
        return self._open(state)

    def _knows(self, state: _State) -> bool:
        """Whether the state of the index was one of this database."""
        return self._at(state.seq) == state.mark

    def _open(self, state: _State) -> bool:
        folder = self._folder / state.folder
        if next(damaged(folder, state.files, self._verified), None) is not None:
            return False
        try:
            if self._index is not None and self._open_folder == state.folder:
                self._index.reload()
            else:
                self._index = TermIndex(folder)
        except (StoreError, ValueError, OSError):
            return False
        self._open_folder, self._mark = state.folder, state.mark
        self._verified = state.files
        return True

    def _write(self, mark: Mark) -> None:
        """Bring the index on disk up to `mark`: by what changed, or from nothing."""
        state = self._read_state()
        if state is None or not self._knows(state) or not self._open(state):
            self._build(self._last())
            return
        index = self._index
        assert index is not None
        before, dead = len(index), state.dead
        added = 0
        try:
            for claim_id, terms in self._changes(state.seq):
                index.remove(claim_id)
                if terms is not None:
                    index.add(claim_id, terms.split())
                    added += 1
            index.commit()
        except BaseException:
            # Reading broke off: others may write meanwhile.
            index.roll_back()
            raise
        dead += before + added - len(index)
        if dead > _DEAD * len(index):
            self._build(mark)
            return
        self._keep(state.folder, mark, dead)

    def _build(self, mark: Mark) -> None:
        folder = Path(tempfile.mkdtemp(prefix="terms-", dir=self._folder))
        self._index = self._filled(TermIndex(folder))
        self._open_folder = folder.name
        self._keep(folder.name, mark, 0)
        for other in self._folder.glob("terms-*"):
            if other.name != folder.name:
                shutil.rmtree(other, ignore_errors=True)

    def _build_in_memory(self, mark: Mark) -> None:
        self._index, self._open_folder, self._mark = self._filled(TermIndex()), None, mark

    def _filled(self, index: TermIndex) -> TermIndex:
        for claim_id, terms in self._changes(0):
            if terms is not None:
                index.add(claim_id, terms.split())
        index.commit()
        return index

    def _keep(self, folder: str, mark: Mark, dead: int) -> None:
        files = dict(checksums(self._folder / folder))
        state = _State(self._identity, mark.seq, mark.token, dead, folder, files)
        write_state(self._folder, {"format": _FORMAT, **attrs.asdict(state)})
        self._mark, self._verified = mark, files

    def _read_state(self) -> _State | None:
        """What ``state.json`` says, None where it is missing, damaged or of another version."""
        told = read_state(self._folder)
        try:
            if told["format"] != _FORMAT:
                return None
            files = {
                str(name): (int(size), int(crc)) for name, (size, crc) in told["files"].items()
            }
            state = _State(
                str(told["identity"]),
                int(told["seq"]),
                str(told["token"]),
                int(told["dead"]),
                str(told["folder"]),
                files,
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        sound = state.identity == self._identity and Path(state.folder).name == state.folder
        return state if sound else None
