"""Where claims are kept.

::

    load(*paths) -> MemoryStore                             claim files and folders of them
    verify.verify(*paths) -> tuple[Check, ...]              every piece of evidence, checked
    verify.fix(*paths, altered=False) -> tuple[Check, ...]  the same, and the files mended
"""

from __future__ import annotations

from factcheck.claims import Claim, Evidence, Selector, Source
from factcheck.stores.checks import Check, Status, check
from factcheck.stores.claim_files import ClaimRecord, read
from factcheck.stores.files import StorePath
from factcheck.stores.memory import MemoryStore
from factcheck.text import Span

__all__ = ["Check", "MemoryStore", "Status", "load"]


def load(*paths: StorePath) -> MemoryStore:
    """Load claim files, folders of claim files (``*.yaml``, ``*.yml``, at any depth), or both.

    Claims come in the order of the paths, a folder's files sorted by path. Ids hold across all
    files loaded together. Every quote is verified against the captured copy of its source, which
    must lie in the folder given, or in that of the claim file when a file is given. Files and
    folders whose names begin with a dot are passed over. A file holds at most 16 MB.

    Raises StoreError when a path is missing, of an unknown kind or holds no claim file, and
    ClaimFileError, with every problem found in the files, when anything in them is wrong.
    """
    contents = read(paths)
    problems = list(contents.problems)
    claims: list[Claim] = []
    for record in contents.claims:
        checks = [check(item) for item in record.evidence]
        problems += [item.problem for item in checks if not item.holds]
        if not problems:
            claims.append(_claim(record, checks))
    contents.fail_if(problems)
    return MemoryStore(claims)


def _claim(record: ClaimRecord, checks: list[Check]) -> Claim:
    evidence = tuple(
        _evidence(item.source, item.selector, found.span)
        for item, found in zip(record.evidence, checks, strict=True)
    )
    return Claim(**record.values, evidence=evidence)  # type: ignore[arg-type]


def _evidence(source: Source, selector: Selector, span: Span | None) -> Evidence:
    return Evidence(source, selector.exact, span, selector.prefix, selector.suffix)
