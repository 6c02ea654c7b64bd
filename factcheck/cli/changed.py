"""``factcheck check --diff``: only the sentences that changes since a revision of git touch."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from factcheck.cli.parallel import Reading
from factcheck.errors import DocumentError
from factcheck.text import Span

if TYPE_CHECKING:
    from factcheck.findings import Report
    from factcheck.text import Document

diff_option = click.option(
    "--diff",
    "revision",
    metavar="REV",
    help="Report only sentences on lines that were changed since the git revision REV, such as "
    "main or HEAD~1. A draft that git doesn't know yet is new as a whole.",
)

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.M)


@attrs.define
class Changed:
    """What was changed since a revision, asked of the repository that each draft lies in."""

    revision: str
    how: Reading = attrs.field(kw_only=True)
    _spans: dict[tuple[str, str], tuple[Span, ...] | None] = attrs.field(factory=dict, init=False)

    def narrow(self, report: Report) -> Report:
        """Return the report with the sentences that changes touch, the others counted."""
        kept = tuple(
            checked
            for checked in report.sentences
            if self.touches(report.document, checked.sentence.span)
        )
        spans = {checked.sentence.span for checked in kept}
        return attrs.evolve(
            report,
            findings=tuple(f for f in report.findings if f.sentence in spans),
            silenced=tuple(s for s in report.silenced if s.finding.sentence in spans),
            sentences=kept,
            left_out=len(report.sentences) - len(kept),
        )

    def touches(self, document: Document, sentence: Span) -> bool:
        """Whether a change touches the lines of a sentence, or takes one away inside it.

        Raises click.ClickException where git, the repository or the revision is missing.
        """
        assert document.path is not None
        key = document.path, document.source
        if key not in self._spans:
            self._spans[key] = self._changed(*key)
        changed = self._spans[key]
        place = document.in_source(sentence)
        return changed is None or any(place.overlaps(span) for span in changed)

    def _changed(self, path: str, source: str) -> tuple[Span, ...] | None:
        """The stretches of a source that were changed; None when all of it is new."""
        place = Path(os.path.realpath(Path(path).parent), Path(path).name)
        top = _top(str(place.parent), path)
        _verify(top, self.revision)
        name = os.path.relpath(place, top)
        if _git(top, "ls-files", "--others", "-z", "--", name):
            return None
        before = _names(top, self.revision).get(name, name)
        if before is None:
            return None
        told = _git(
            *(top, "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff"),
            *("--no-textconv", self.revision, "--", before, name),
        )
        if re.search(rb"^Binary files .* differ$", told, re.M):
            return self._compared(top, before, path, source)
        return tuple(_stretches(told, source))

    def _compared(self, top: str, before: str, path: str, source: str) -> tuple[Span, ...] | None:
        """The same for a file that git takes for binary: a Word file, or text in UTF-16."""
        data = _git(top, "cat-file", "blob", f"{self.revision}:{before}")
        try:
            old = next(self.how.documents(path, data)).source
        except (DocumentError, StopIteration):
            return None
        lines = source.split("\n")
        starts = _starts(source)
        matcher = difflib.SequenceMatcher(None, old.split("\n"), lines, autojunk=False)
        return tuple(
            Span(starts[first], max(starts[first], starts[end] - 1))
            for sort, _, _, first, end in matcher.get_opcodes()
            if sort != "equal"
        )


def _stretches(told: bytes, source: str) -> Iterator[Span]:
    """The stretches of the source that the hunks of a diff tell of.

    Where lines were only taken away, it is the empty one between those before and after.
    """
    starts = _starts(source)
    for first, count in _HUNK.findall(told):
        line, lines = int(first), int(count or 1)
        if lines == 0:
            yield Span(starts[line], starts[line])
        else:
            yield Span(starts[line - 1], starts[line - 1 + lines])


def _starts(source: str) -> tuple[int, ...]:
    """Where each line starts as git counts them, by line feeds alone; and the end, twice."""
    found = [match.end() for match in re.finditer("\n", source)]
    return (0, *found, len(source), len(source))


@cache
def _top(folder: str, path: str) -> str:
    """The top of the working tree that a folder is in."""
    try:
        told = _git(folder, "rev-parse", "--show-toplevel")
    except _GitError as error:
        if "not a git repository" in error.told:
            raise click.ClickException(
                f"{path}: not in a git repository, which --diff needs"
            ) from None
        raise
    return os.path.realpath(os.fsdecode(told.removesuffix(b"\n")))


@cache
def _verify(top: str, revision: str) -> None:
    try:
        _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except _GitError:
        raise click.ClickException(
            f"--diff {revision}: the git repository {top} has no such revision"
        ) from None


@cache
def _names(top: str, revision: str) -> dict[str, str | None]:
    """How the files that differ were called before; None for those that are new."""
    told = _git(
        *(top, "diff", "--name-status", "--find-renames", "-z", "--no-ext-diff"), revision, "--"
    )
    words = iter(os.fsdecode(told).split("\0"))
    made: dict[str, str | None] = {}
    for status in words:
        if status[:1] in ("R", "C"):
            old = next(words)
            made[next(words)] = old
        elif status:
            name = next(words)
            made[name] = None if status == "A" else name
    return made


class _GitError(click.ClickException):
    """What git said when it failed."""

    def __init__(self, told: str) -> None:
        self.told = told
        super().__init__(f"git: {told}")


def _git(folder: str, *words: str) -> bytes:
    """Run git in a folder and return what it prints; paths are taken as they are, no patterns."""
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    try:
        ran = subprocess.run(
            ["git", "-C", folder, *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"--diff needs git, which cannot be run: {reason}") from None
    if ran.returncode:
        told = ran.stderr.decode(errors="replace").strip() or f"it ended with {ran.returncode}"
        raise _GitError(told.removeprefix("fatal: "))
    return ran.stdout
