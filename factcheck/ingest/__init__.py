"""Claims in and out of a store: claim files, JSON lines, CSV, ClaimReview.

::

    import_claims(paths, store) -> Imported
    export_claims(store, form) -> Iterator[str]
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import attrs

from factcheck.claims import Claim, Verdict
from factcheck.ingest.exporting import EXPORTS, export_claims
from factcheck.ingest.ratings import Ratings
from factcheck.ingest.reading import FORMS, Entry, batched, read_entries
from factcheck.stores import PostgresStore, SqliteStore
from factcheck.stores.history import Written
from factcheck.stores.rows import Row, to_row, unanalysed

__all__ = ["EXPORTS", "FORMS", "Imported", "Ratings", "export_claims", "import_claims"]

_BATCH = 1000
# Below so many claims, other processes cost more than they save.
_WORTH_IT = 500


@attrs.frozen
class Imported:
    """What an import came to.

    `written` counts what is new, changed, and there already; `rejected` the items that could not be
    read; `labels` the publishers' labels that stand in no table, each with how often it occurred.
    """

    written: Written = attrs.field(factory=Written)
    rejected: int = 0
    labels: tuple[tuple[str, str, int], ...] = ()


def import_claims(
    paths: Iterable[str | Path],
    store: SqliteStore | PostgresStore | None,
    *,
    form: str = "auto",
    ratings: Ratings | None = None,
    reject: Callable[[Entry], None] | None = None,
    progress: Callable[[int], None] | None = None,
    by: str | None = None,
    why: str | None = None,
    jobs: int | None = None,
) -> Imported:
    """Put the claims of files into a store: those that are new, and those that differ.

    Run again, it changes nothing; cut off, it goes on where it was when it is run again. Items that
    cannot be read are handed to `reject`, and the rest go in, a thousand in one transaction. Where
    the store was opened with an encoder, each thousand gets its vectors before the next is written.
    Without a `store` all is read and nothing written. `progress` is told how many items have been
    read. Claims are analysed in `jobs` processes (None: as many as there are processors).

    Raises StoreError when a file cannot be read at all or the store cannot be written, and
    ClaimFileError when claim files do not hold.
    """
    table = ratings or Ratings()
    seen: set[str] = set()
    unknown: Counter[tuple[str, str]] = Counter()
    written, rejected, count = Written(), 0, 0
    entries = (entry for path in paths for entry in read_entries(Path(path), form, table))
    with ExitStack() as stack:
        analyse = _analyser(stack, jobs)
        for batch in batched(entries, _BATCH):
            claims: list[Claim] = []
            for entry in batch:
                claim = entry.claim
                if claim is not None and claim.id in seen:
                    entry = attrs.evolve(
                        entry, claim=None, reason=f"the id {claim.id!r} came before"
                    )
                    claim = None
                if claim is None:
                    rejected += 1
                    if reject is not None:
                        reject(entry)
                    continue
                seen.add(claim.id)
                unknown.update(_unknown(claim, table))
                claims.append(claim)
            written += _put(store, claims, analyse, by, why)
            if store is not None:
                store.encode()
            count += len(batch)
            if progress is not None:
                progress(count)
    if store is not None:
        store.refresh()
        store.encode()
    labels = sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))
    return Imported(written, rejected, tuple((*label, number) for label, number in labels))


def _put(
    store: SqliteStore | PostgresStore | None,
    claims: list[Claim],
    analyse: Callable[[list[Claim]], Iterator[Row]],
    by: str | None,
    why: str | None,
) -> Written:
    """Write the claims that are new or differ; those that are there need no analysis."""
    if store is None:
        return Written(added=len(claims))
    held = store.digests([claim.id for claim in claims])
    fresh = [c for c in claims if held.get(c.id) != unanalysed(c)]
    there = Written(unchanged=len(claims) - len(fresh))
    if not fresh:
        return there
    rows = list(analyse(fresh))
    return there + store.put_rows(rows, by=by, why=why, index=False)


def _analyser(stack: ExitStack, jobs: int | None) -> Callable[[list[Claim]], Iterator[Row]]:
    """What analyses claims: in other processes, once there are many."""
    count = jobs if jobs is not None else os.cpu_count() or 1
    pool: list[ProcessPoolExecutor] = []

    def analyse(claims: list[Claim]) -> Iterator[Row]:
        if count < 2 or (len(claims) < _WORTH_IT and not pool):
            return map(to_row, claims)
        if not pool:
            pool.append(stack.enter_context(ProcessPoolExecutor(count)))
        return iter(pool[0].map(to_row, claims, chunksize=50))

    return analyse


def _unknown(claim: Claim, table: Ratings) -> Iterator[tuple[str, str]]:
    if claim.verdict is Verdict.UNVERIFIABLE:
        for rating in islice(claim.ratings, 1):
            if table.verdict(rating.publisher, rating.label) is None:
                yield rating.publisher, rating.label
