"""Verifying the evidence of claim files, and mending positions in place.

::

    verify(*paths) -> tuple[Check, ...]
    fix(*paths, altered=False) -> tuple[Check, ...]

Mending replaces single values where they stand: comments, order, quoting and line ends of the rest
stay as they are, byte for byte.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import attrs
import yaml

from factcheck.errors import StoreError
from factcheck.stores.checks import Check, Status, check
from factcheck.stores.claim_files import Contents, EvidenceRecord, read
from factcheck.stores.files import StorePath
from factcheck.text import Span


def verify(*paths: StorePath) -> tuple[Check, ...]:
    """Check every piece of evidence in claim files and folders of them, in their order.

    Raises StoreError and ClaimFileError as `factcheck.load` does, but not for evidence that does
    not hold: that is what the checks tell.
    """
    return tuple(check(record) for record in _records(_sound(paths)))


def fix(*paths: StorePath, altered: bool = False) -> tuple[Check, ...]:
    """Verify, and rewrite what moved; returns the checks, those mended marked `fixed`.

    Moved evidence gets its new ``start`` and ``end``. Altered evidence is left for an editor, who
    must judge whether the new words still bear the claim; with `altered`, its ``quote`` (and
    ``start`` and ``end``, where given) becomes what the captured copy says now. Each file is
    replaced in one step, or not at all.

    Raises as `verify` does, and StoreError when a file cannot be written.
    """
    contents = _sound(paths)
    mended = {Status.MOVED, Status.ALTERED} if altered else {Status.MOVED}
    checks: list[Check] = []
    edits: dict[Path, list[tuple[Span, str]]] = {place.path: [] for place in contents.files}
    texts: dict[Path, str] = {}
    for record in _records(contents):
        found = check(record)
        if found.status in mended:
            edits[record.place.path] += _edits(record, found)
            texts[record.place.path] = record.document.text
            found = attrs.evolve(found, fixed=True)
        checks.append(found)
    for path, text in texts.items():
        _replace(path, _edited(text, edits[path]))
    return tuple(checks)


def _sound(paths: tuple[StorePath, ...]) -> Contents:
    contents = read(paths)
    contents.fail_if(contents.problems)
    return contents


def _records(contents: Contents) -> list[EvidenceRecord]:
    return [record for claim in contents.claims for record in claim.evidence]


def _edits(record: EvidenceRecord, found: Check) -> list[tuple[Span, str]]:
    """The values to replace in the claim file: where each stands, and what to put there."""
    assert found.span is not None
    assert found.words is not None
    values = {}
    if found.position is not None:
        values = {"start": str(found.span.start), "end": str(found.span.end)}
    if found.status is Status.ALTERED:
        values["quote"] = _quoted(found.words)
    return [(record.entry.nodes[name].span, value) for name, value in values.items()]


def _quoted(words: str) -> str:
    """Return `words` as a double-quoted YAML scalar on one line."""
    written = yaml.safe_dump(words, default_style='"', allow_unicode=True, width=float("inf"))
    assert isinstance(written, str)
    return written.rstrip("\n")


def _edited(text: str, edits: list[tuple[Span, str]]) -> str:
    parts: list[str] = []
    end = 0
    for span, value in sorted(edits):
        # A block scalar's node takes in the line ends after it: these stay.
        written = span.of(text)
        kept = written[len(written.rstrip()) :]
        parts += [text[end : span.start], value, kept]
        end = span.end
    return "".join((*parts, text[end:]))


def _replace(path: Path, text: str) -> None:
    """Write `text` to a new file beside `path`, then put it in its place, permissions kept."""
    target = path.resolve()
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from None
