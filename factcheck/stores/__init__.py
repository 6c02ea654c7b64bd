"""Where claims are kept.

::

    load(*paths) -> ClaimStore                              claim files and folders, or a database
    SqliteStore(path, create=False)                         a database, with its history
    PostgresStore(address, create=False)                    the same, for a team
    open_database(place, create=False, migrate=False)       either of the two
    verify.verify(*paths) -> tuple[Check, ...]              every piece of evidence, checked
    verify.fix(*paths, altered=False) -> tuple[Check, ...]  the same, and the files mended
"""

from __future__ import annotations

from factcheck.claims import Claim, Evidence, Selector, Source
from factcheck.errors import StoreError
from factcheck.protocols import Encoder
from factcheck.stores.addresses import is_address, without_password
from factcheck.stores.checks import Check, Status, check
from factcheck.stores.claim_files import ClaimRecord, read
from factcheck.stores.files import StorePath
from factcheck.stores.memory import MemoryStore
from factcheck.stores.postgres import PostgresStore
from factcheck.stores.sqlite import SqliteStore
from factcheck.text import Span

__all__ = [
    "Check",
    "MemoryStore",
    "PostgresStore",
    "SqliteStore",
    "Status",
    "is_database",
    "load",
    "open_database",
    "without_password",
]

_DATABASES = (".db", ".sqlite", ".sqlite3")


def load(*paths: StorePath) -> MemoryStore | SqliteStore | PostgresStore:
    """Load claim files, folders of claim files (``*.yaml``, ``*.yml``, at any depth), or both.

    A single path that ends in ``.db``, ``.sqlite`` or ``.sqlite3``, or an address that begins with
    ``postgresql://``, is a database, which is opened as it is; nothing else can be loaded together
    with one.

    Claims come in the order of the paths, a folder's files sorted by path. Ids hold across all
    files loaded together. Every quote is verified against the captured copy of its source, which
    must lie in the folder given, or in that of the claim file when a file is given. Files and
    folders whose names begin with a dot are passed over. A file holds at most 16 MB.

    Raises StoreError when a path is missing, of an unknown kind or holds no claim file, and
    ClaimFileError, with every problem found in the files, when anything in them is wrong.
    """
    databases = [path for path in paths if is_database(path)]
    if databases:
        if len(paths) > 1:
            named = without_password(databases[0])
            raise StoreError(f"{named}: a database cannot be loaded together with others")
        return open_database(databases[0])
    contents = read(paths)
    problems = list(contents.problems)
    claims: list[Claim] = []
    for record in contents.claims:
        checks = [check(item) for item in record.evidence]
        problems += [item.problem for item in checks if not item.holds]
        if not problems:
            claims.append(_claim(record, checks))
    contents.fail_if(problems)
    return MemoryStore(claims, origins=contents.origins)


def is_database(path: StorePath) -> bool:
    """Whether a path is that of a database, by how it ends, or the address of one."""
    return is_address(path) or str(path).endswith(_DATABASES)


def open_database(
    place: StorePath,
    *,
    create: bool = False,
    migrate: bool = False,
    encoder: Encoder | None = None,
) -> SqliteStore | PostgresStore:
    """Open the database at a place; with `create`, make it where it is missing.

    With `migrate`, one that an earlier version made is brought to the newest; an SQLite database is
    in any case. With an `encoder`, claims get their vectors when they are stored. Raises StoreError
    when it cannot be opened.
    """
    if is_address(place):
        return PostgresStore(str(place), create=create or migrate, migrate=migrate, encoder=encoder)
    return SqliteStore(str(place), create=create, encoder=encoder)


def _claim(record: ClaimRecord, checks: list[Check]) -> Claim:
    evidence = tuple(
        _evidence(item.source, item.selector, found.span)
        for item, found in zip(record.evidence, checks, strict=True)
    )
    return Claim(**record.values, evidence=evidence)  # type: ignore[arg-type]


def _evidence(source: Source, selector: Selector, span: Span | None) -> Evidence:
    return Evidence(source, selector.exact, span, selector.prefix, selector.suffix)
