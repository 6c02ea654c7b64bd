"""What is measured of factcheck itself: an import, and checks against the database."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.places import Place

if TYPE_CHECKING:
    from factcheck.protocols import Encoder

_WARM = 100
DRAFTS = 400
_FIRST = "Borville sold 300 buses to the Marden Group in May 2019."
# Drafts take up those of the first claims, so that each size is asked the same.
_KNOWN = 2000
LINES = "claims.jsonl"


def drafts(count: int) -> Iterator[str]:
    """Yield sentences, every other one a stored claim with something changed."""
    corpus = Corpus(seed=5)
    known = list(Corpus().claims(_KNOWN))
    for _ in range(count):
        yield corpus.draft(known)


def measure_import(place: Place, jobs: int, encoder: str | None) -> dict[str, float]:
    """Import the claims of a folder into a database; then encode them, if by an encoder."""
    from factcheck import import_claims, load_encoder

    start = time.perf_counter()
    store = place.store(create=True)
    done = import_claims([place.folder / LINES], store, jobs=jobs)
    taken = time.perf_counter() - start
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    made = {"import_rate": done.written.added / taken, "import_mb": resident() + jobs * child}
    if encoder is not None:
        start = time.perf_counter()
        store.vectors(load_encoder(encoder)).follow()
        made["encode_rate"] = done.written.added / (time.perf_counter() - start)
    return made


def measure_check(place: Place, encoder: str | None, count: int) -> dict[str, float]:
    """Check drafts against the database: milliseconds a sentence, and where those of CPU go."""
    start = time.perf_counter()
    from factcheck import Checker, load_encoder

    model = None if encoder is None else load_encoder(encoder)
    checker = Checker(place.store(), encoder=model)
    checker.check(_FIRST)
    cold = time.perf_counter() - start
    spent: dict[str, float] = {}
    for owner, name in _stages(model):
        spent[name] = 0.0
        setattr(owner, name, _timed(getattr(owner, name), name, spent))
    whole: list[float] = []
    clock: list[float] = []
    parts: dict[str, list[float]] = {name: [] for name in spent}
    warm = min(_WARM, count)
    for number, draft in enumerate(drafts(warm + count)):
        spent.update(dict.fromkeys(spent, 0.0))
        before, began = time.process_time(), time.perf_counter()
        checker.check(draft)
        passed, taken = time.perf_counter() - began, time.process_time() - before
        if number >= warm:
            whole.append(taken * 1000)
            clock.append(passed * 1000)
            for name, some in parts.items():
                some.append(spent[name] * 1000)
    rest = [each - sum(some) for each, *some in zip(whole, *parts.values(), strict=True)]
    return {
        "cold_s": cold,
        "check_mb": resident(),
        **spread("check", whole),
        "clock_ms": median(clock),
        **{f"{name}_ms": median(some) for name, some in parts.items()},
        "own_mb": own_memory(),
        "rest_ms": median(rest),
    }


def _stages(model: Encoder | None) -> list[tuple[Any, str]]:
    """The methods that a check spends its time in before it compares."""
    from factcheck.stores.database_store import DatabaseStore
    from factcheck.stores.snapshots import StoreSnapshot

    found: list[tuple[Any, str]] = [
        (DatabaseStore, "snapshot"),
        (StoreSnapshot, "find"),
        (StoreSnapshot, "fetch"),
    ]
    if model is not None:
        from factcheck.stores.disk_vectors import VectorView

        found += [(model, "encode"), (VectorView, "search")]
    return found


def measure_rate(place: Place, count: int) -> dict[str, float]:
    """Sentences a second of one process, by the clock."""
    from factcheck import Checker

    checker = Checker(place.store())
    warm = min(_WARM, count)
    texts = list(drafts(warm + count))
    for draft in texts[:warm]:
        checker.check(draft)
    start = time.perf_counter()
    for draft in texts[warm:]:
        checker.check(draft)
    return {"rate": count / (time.perf_counter() - start)}


def measure_candidates(place: Place, count: int) -> dict[str, float]:
    """Look drafts up in the database: what is laid beside other ways to find claims."""
    from factcheck import Checker

    checker = Checker(place.store())
    warm = min(_WARM, count)
    texts = list(drafts(warm + count))
    for draft in texts[:warm]:
        checker.candidates(draft)
    taken = []
    for draft in texts[warm:]:
        before = time.process_time()
        checker.candidates(draft)
        taken.append((time.process_time() - before) * 1000)
    return {"resident_mb": resident(), **spread("query", taken)}


def resident() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def own_memory() -> float:
    """What is resident of this process without the pages of files, in MB; 0 where none can tell."""
    path = Path("/proc/self/status")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    told = dict(line.split(":", 1) for line in lines)
    return int(told["RssAnon"].split()[0]) / 1024 if "RssAnon" in told else 0.0


def spread(name: str, taken: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile."""
    cuts = quantiles(taken, n=100, method="inclusive")
    return {f"{name}_ms": median(taken), f"{name}_p95": cuts[94], f"{name}_p99": cuts[98]}


def _timed(call: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        before = time.process_time()
        try:
            return call(*args)
        finally:
            spent[name] += time.process_time() - before

    return timed
