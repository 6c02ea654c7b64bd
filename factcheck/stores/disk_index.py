"""The index beside a database: in a folder, mapped into memory, made anew whenever in doubt.

The database is the truth. ``state.json`` says which folder holds the index, up to which change of
the database it goes, and the checksum of every file: a reader that finds anything else makes the
index anew. It is replaced in one step, after the index itself is written, so that a process that is
killed leaves the old state or the new.

What is written to the disk is waited for there, some twenty times as long as a claim takes to be
stored. Who searches follows every change first; who only stores claims follows now and then.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import attrs

from factcheck.errors import StoreError
from factcheck.retrieve import TermIndex, TermView
from factcheck.stores.derived import (
    READ_ONLY,
    Mark,
    checksum,
    checksums,
    damaged,
    locked,
    locked_at_once,
    read_state,
    state_age,
    write_state,
)

Change = tuple[str, str | None]
"""A claim's id with its terms, None for a claim that is no longer held."""
Changes = AbstractContextManager[tuple[Mark, Iterable[Change]]]
"""Changes up to a mark, for as long as they are read."""


_FORMAT = 2
# Claims that were taken out still count in how rare a word is: above this share of the index they
# are too many, and it is made anew.
_DEAD = 0.01
# Who only stores claims lets the index be for so many seconds after it was written.
_PAUSE = 0.5
# What says which files of the index count: the index itself replaces it, and no other.
_META = "meta.json"


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


@attrs.frozen
class IndexView:
    """What an index held after a change of the database: just what was held then."""

    mark: Mark
    terms: TermView


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
        changes: Callable[[int], Changes],
    ) -> None:
        """Nothing is read before `follow`."""
        self._folder = folder
        self._identity = identity
        self._last = last
        self._at = at
        self._changes = changes
        self._index: TermIndex | None = None
        self._open_folder: str | None = None
        self._view: IndexView | None = None
        self._verified: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def follow(self) -> IndexView:
        """Take in every change of the database by now, whoever writes the index; return what it is.

        Where the folder cannot be written, an index that is missing or stale is made in memory.
        Raises StoreError when another process writes the index for more than 20 seconds.
        """
        mark = self._last()
        view = self._view
        if view is not None and view.mark == mark:
            return view
        with self._lock:
            view = self._load(mark)
            if view is not None:
                return view
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with locked(self._folder):
                    return self._load(mark) or self._write()
            except OSError as error:
                if error.errno not in READ_ONLY:
                    raise self._unwritable(error) from None
                return self._build_in_memory()

    def held(self) -> IndexView:
        """What the index was when it last followed; it follows when it never has."""
        return self._view or self.follow()

    def keep_up(self) -> None:
        """Follow, unless that was done a moment ago or another is about it: a search will.

        So the index falls behind by no more than a moment's changes while many are made.
        """
        age = state_age(self._folder)
        if age is None:
            self.held()
            return
        if 0 <= age < _PAUSE or not self._lock.acquire(blocking=False):
            return
        try:
            with locked_at_once(self._folder) as held:
                if held and not self._load(self._last()):
                    self._write()
        except OSError as error:
            if error.errno not in READ_ONLY:
                raise self._unwritable(error) from None
        finally:
            self._lock.release()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the index on disk; nothing when it is well, if behind."""
        state = self._read_state()
        if state is None:
            return ("the index is missing, or of another version",)
        found = [*damaged(self._folder / state.folder, state.files, {})]
        if not self._knows(state):
            found.append("the index is that of another state of the database")
        return tuple(found)

    def rebuild(self) -> None:
        """Make the index anew; raises StoreError where the folder cannot be written."""
        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with locked(self._folder):
                    self._build()
            except OSError as error:
                raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(f"{self._folder}: the index cannot be written: {error.strerror}")

    def _load(self, mark: Mark) -> IndexView | None:
        """Open what is on disk, None where it doesn't go up to `mark`."""
        state = self._read_state()
        if state is None or state.seq < mark.seq:
            return None
        # What goes further is of a change made a moment ago, or of a state that is no more: one
        # before a back-up was restored, or that of a copy.
        if state.mark != mark and not self._knows(state):
            return None
        return self._view if self._open(state) else None

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
            # Another process may have committed in between, and not said so yet.
            if checksum(folder / _META) != state.files[_META]:
                return False
        except (StoreError, ValueError, OSError, KeyError):
            return False
        self._open_folder, self._verified = state.folder, state.files
        self._view = IndexView(state.mark, self._index.view)
        return True

    def _write(self) -> IndexView:
        """Bring the index on disk up to date: by what changed, or from nothing."""
        state = self._read_state()
        if state is None or not self._knows(state) or not self._open(state):
            return self._build()
        index = self._index
        assert index is not None
        before, dead = len(index), state.dead
        added = 0
        try:
            with self._changes(state.seq) as (mark, changes):
                for claim_id, terms in changes:
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
            return self._build()
        return self._keep(index, state.folder, mark, dead, known=state.files)

    def _build(self) -> IndexView:
        folder = Path(tempfile.mkdtemp(prefix="terms-", dir=self._folder))
        index, mark = self._filled(TermIndex(folder))
        view = self._keep(index, folder.name, mark, 0, known={})
        for other in self._folder.glob("terms-*"):
            if other.name != folder.name:
                shutil.rmtree(other, ignore_errors=True)
        return view

    def _build_in_memory(self) -> IndexView:
        self._index, mark = self._filled(TermIndex())
        self._open_folder = None
        self._view = IndexView(mark, self._index.view)
        return self._view

    def _filled(self, index: TermIndex) -> tuple[TermIndex, Mark]:
        with self._changes(0) as (mark, changes):
            for claim_id, terms in changes:
                if terms is not None:
                    index.add(claim_id, terms.split())
        index.commit()
        return index, mark

    def _keep(
        self,
        index: TermIndex,
        folder: str,
        mark: Mark,
        dead: int,
        *,
        known: Mapping[str, tuple[int, int]],
    ) -> IndexView:
        """Let this be the index on disk. Files that are `known` were written once for all."""
        lasting = {name: of for name, of in known.items() if not name.endswith(".json")}
        files = dict(checksums(self._folder / folder, lasting))
        state = _State(self._identity, mark.seq, mark.token, dead, folder, files)
        write_state(self._folder, {"format": _FORMAT, **attrs.asdict(state)})
        self._index, self._open_folder, self._verified = index, folder, files
        self._view = IndexView(mark, index.view)
        return self._view

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
