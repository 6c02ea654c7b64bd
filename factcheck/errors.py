"""Every exception that leaves this package.

::

    FactcheckError
    ├── InvalidValueError      a value handed to a type is wrong: field, expected, got
    ├── DataError              a file's content is wrong; carries every Problem found
    │   ├── ClaimFileError     a claim file or a captured source
    │   ├── SettingsError      factcheck.toml or [tool.factcheck]
    │   └── BaselineError      a file of known findings
    ├── DocumentError          a draft cannot be read or decoded
    ├── StoreError             a store cannot be opened, or an id is not in it
    │   └── ConflictError      someone else has changed the claim since
    ├── ModelError             an encoder cannot be loaded, or gives no vectors
    └── MissingExtra           an optional package is not installed
"""

from __future__ import annotations

import attrs


class FactcheckError(Exception):
    """Root of the tree: catch this to catch everything the package raises on bad input."""


class InvalidValueError(FactcheckError, ValueError):
    """A value handed to a type is wrong.

    `field` names the attribute, `expected` says what it takes, `got` shows what came.
    """

    def __init__(self, field: str, expected: str, got: object) -> None:
        self.field = field
        self.expected = expected
        self.got = got
        super().__init__(f"{field}: expected {expected}, got {shown(got)}")


def shown(value: object, *, limit: int = 80) -> str:
    """Show `value` in a message: its repr on one line, cut to `limit` characters."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


@attrs.frozen
class Problem:
    """One thing wrong in a file.

    `path` is the file as the caller named it, or "" for data that came from no file; `line` and
    `column` are 1-based, or None where the problem has no place (a missing file); `field` is the
    path to the value inside the data (``$.claims[3].verdict``), or "" for the whole file.
    """

    path: str
    message: str
    field: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.path or ("" if self.line is None else "<text>")
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        return ": ".join(part for part in (place, self.field, self.message) if part)


class DataError(FactcheckError):
    """A file's content is wrong. `problems` holds every one found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class ClaimFileError(DataError):
    """A claim file, or a captured source that it names, cannot be loaded; nothing was."""


class SettingsError(DataError):
    """A settings file cannot be used."""


class BaselineError(DataError):
    """A baseline, the file of known findings, cannot be used."""


class DocumentError(FactcheckError):
    """A draft cannot be read: missing, unreadable, binary, or not in the encoding expected."""


class StoreError(FactcheckError):
    """A store cannot be opened, or does not hold what was asked of it."""


class ConflictError(StoreError):
    """Someone else has stored another revision of a claim since the one that was edited.

    `edited` is the number of the revision that the change was made on, `held` that of the one held
    now.
    """

    def __init__(self, claim_id: str, edited: int, held: int) -> None:
        self.claim_id = claim_id
        self.edited = edited
        self.held = held
        super().__init__(
            f"the claim {shown(claim_id)} was changed by someone else: revision {edited} was "
            f"edited, and revision {held} is held now"
        )


class ModelError(FactcheckError):
    """An encoder cannot be loaded, or does not give the vectors that it should.

    `path` is the file or folder, `field` the place in it ("" for the whole), `expected` what it
    should be and `got` what was found there, None for nothing.
    """

    def __init__(self, path: str, field: str, expected: str, got: object) -> None:
        self.path = path
        self.field = field
        self.expected = expected
        self.got = got
        place = ": ".join(part for part in (path, field) if part)
        found = "nothing" if got is None else shown(got, limit=160)
        super().__init__(f"{place}: expected {expected}, got {found}")


class MissingExtra(FactcheckError):  # noqa: N818 (named by the public contract)
    """An optional package is not installed; the message holds the command that installs it."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs an optional package: pip install 'factcheck[{extra}]'")
