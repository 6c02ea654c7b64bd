"""``factcheck check --jobs``: several files at once, in processes of their own."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING

import attrs
import click

from factcheck.cli.watching import Stamps, stamps
from factcheck.errors import DocumentError, FactcheckError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.documents import Fields
    from factcheck.findings import Report
    from factcheck.memory import Cache
    from factcheck.protocols import ClaimStore
    from factcheck.settings import Settings
    from factcheck.text import Document

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Check N files at once, each in a process of its own. The report is the same.",
)

cache_option = click.option(
    "--cache",
    metavar="FOLDER",
    help="Keep what came of each sentence in FOLDER, and look it up there: what has not changed is "
    "not checked again. The report is the same.",
)

_AHEAD = 4
"""How many files a process has waiting: what they come to is held until their turn."""


@attrs.frozen
class Reading:
    """How drafts are read; `format` is None where a file's name tells it."""

    encoding: str | None = None
    format: str | None = None
    published_on: date | None = None
    fields: Fields | None = None

    def documents(self, path: str, data: bytes | None = None) -> Iterator[Document]:
        """Yield the drafts in a file, or in these bytes of one; raises DocumentError."""
        from factcheck.documents import read_all, read_data

        how = attrs.asdict(self, recurse=False)
        return read_all(path, **how) if data is None else read_data(data, path, **how)


@attrs.frozen
class Work:
    """How files are checked: all that a process needs to know.

    `claims` are where the claims are, `encoder` the name of one, `cache` the folder of one.
    """

    claims: tuple[str, ...]
    settings: Settings
    encoder: str | None
    cache: str | None
    reading: Reading

    def checker(self, store: ClaimStore, cache: Cache | None) -> Checker:
        """Return the checker over the claims."""
        from factcheck.baseline_files import load_baseline
        from factcheck.checker import Checker
        from factcheck.cli.options import encoder_from

        known = self.settings.baseline
        return Checker(
            store,
            settings=self.settings,
            encoder=encoder_from(self.encoder, self.settings),
            baseline=None if known is None else load_baseline(known),
            cache=cache,
        )

    def open_cache(self) -> Cache | None:
        """Return the cache in the folder, if one is named."""
        if self.cache is None:
            return None
        from factcheck.caching import SentenceCache

        return SentenceCache(self.cache)


@attrs.define
class Checkers:
    """The store and the checker of this process, made anew when the claims' files change.

    With `watching`, what came of sentences is kept in memory where no cache is named.
    """

    watching: bool = attrs.field(kw_only=True)
    _made_of: tuple[Stamps, Work] | None = attrs.field(default=None, init=False)
    _store: ClaimStore | None = attrs.field(default=None, init=False)
    _checker: Checker | None = attrs.field(default=None, init=False)

    def store(self, work: Work) -> ClaimStore:
        """Return the store of the claims; raises what loading raises."""
        from factcheck.stores import load

        known = work.settings.baseline
        held = (*work.claims, *(() if known is None else (known,)))
        made_of = stamps(held) if self.watching else {}, work
        if self._store is None or self._made_of != made_of:
            self._store, self._checker = load(*work.claims), None
            self._made_of = made_of
        return self._store

    def checker(self, work: Work) -> Checker:
        """Return the checker over the store; raises what loading raises."""
        store = self.store(work)
        if self._checker is None:
            cache = work.open_cache()
            if cache is None and self.watching:
                from factcheck.caching import SentenceCache

                cache = SentenceCache()
            self._checker = work.checker(store, cache)
        return self._checker


@attrs.frozen
class _Outcome:
    """What came of a file: reports, and what kept further ones from being made."""

    reports: tuple[Report, ...]
    unread: str | None = None
    failed: str | None = None


class Pool:
    """Processes that check files ahead of their turn; a context manager."""

    def __init__(
        self,
        work: Work,
        jobs: int,
        files: Sequence[str],
        read: Callable[[str], tuple[str, bytes | None]],
    ) -> None:
        """`read` tells the name of a file, and its bytes if they are to be had here alone."""
        self._read = read
        self._rest = iter(files)
        self._ahead: deque[Future[_Outcome]] = deque()
        self._most = _AHEAD * jobs
        # A fresh process each: a fork would share connections, and locks of threads.
        self._executor = ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(work,)
        )

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def reports(self, path: str) -> Iterator[Report]:
        """Yield the reports on the next file; raises DocumentError where it cannot be read."""
        for name in self._rest:
            self._ahead.append(self._executor.submit(_check, *self._read(name)))
            if len(self._ahead) >= self._most:
                break
        try:
            outcome = self._ahead.popleft().result()
        except BrokenProcessPool:
            message = f"{path}: a process ended while it checked files; try fewer --jobs"
            raise click.ClickException(message) from None
        yield from outcome.reports
        if outcome.unread is not None:
            raise DocumentError(outcome.unread)
        if outcome.failed is not None:
            raise click.ClickException(outcome.failed)


# What a process works with, set when it starts.
_working: list[tuple[Work, Checker]] = []


def _start(work: Work) -> None:
    # Ctrl-C at a terminal reaches all processes: these end without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from factcheck.stores import load

    _working.append((work, work.checker(load(*work.claims), work.open_cache())))


def _check(path: str, data: bytes | None) -> _Outcome:
    [(work, checker)] = _working
    made: list[Report] = []
    try:
        for document in work.reading.documents(path, data):
            made.append(checker.check(document))  # noqa: PERF401 (kept when a later one fails)
    except DocumentError as error:
        return _Outcome(tuple(made), unread=str(error))
    except FactcheckError as error:
        return _Outcome(tuple(made), failed=str(error))
    return _Outcome(tuple(made))
