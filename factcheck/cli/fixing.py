"""``factcheck check --fix``: safe suggestions written into the drafts, or shown as a diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs
import click

from factcheck.cli.changed import Changed
from factcheck.cli.output import Progress, replace_file, tell
from factcheck.cli.parallel import Work
from factcheck.errors import DocumentError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.findings import Finding, Report
    from factcheck.fixing import Fixed
    from factcheck.reports import Options
    from factcheck.text import Document

fix_option = click.option(
    "--fix",
    is_flag=True,
    help="Write the suggestions that are safe into the drafts, and report what is left.",
)

dry_run_option = click.option(
    "--dry-run",
    is_flag=True,
    help="With --fix: change nothing, and give a unified diff in place of the report.",
)


@attrs.define
class Fixing:
    """Checks files and fixes them; with `dry_run` it keeps the diffs for `render` instead."""

    checker: Checker
    work: Work = attrs.field(kw_only=True)
    dry_run: bool = attrs.field(kw_only=True)
    progress: Progress = attrs.field(kw_only=True)
    changed: Changed | None = attrs.field(kw_only=True)
    _diff: str = attrs.field(default="", init=False)

    def reports(self, path: str) -> Iterator[Report]:
        """Yield the reports on a file: as it is once fixed, or as it lies there with `dry_run`.

        Raises DocumentError when it cannot be read, or changes meanwhile.
        """
        from factcheck.documents.decoding import load
        from factcheck.fixing import File, fix_data

        data, name = load(path)
        file = File(name, **attrs.asdict(self.work.reading, recurse=False))
        fixed = fix_data(data, file, self.checker, only=self._is_asked)
        if self.dry_run:
            self._diff = fixed.diff()
        elif fixed.data != data:
            if load(path)[0] != data:
                raise DocumentError(f"{path}: changed while it was being fixed; left as it is")
            replace_file(path, fixed.data)
        self._tell(fixed)
        yield from map(self.checker.check, file.read(data)) if self.dry_run else fixed.reports

    def render(self, reports: Iterable[Report], options: Options) -> Iterator[str]:
        """Yield the diffs, in place of the reports."""
        for _ in reports:
            if self._diff:
                yield self._diff
            self._diff = ""

    def _is_asked(self, document: Document, finding: Finding) -> bool:
        return self.changed is None or self.changed.touches(document, finding.sentence)

    def _tell(self, fixed: Fixed) -> None:
        if not fixed.fixes:
            return
        self.progress.clear()
        for fix in fixed.left:
            at = f"{fixed.path}:{fix.position.line}:{fix.position.column}"
            tell("note", f"{at}: left “{fix.finding.suggestion}”: {fix.left}")
        would = "to fix" if self.dry_run else "fixed"
        tell("note", f"{fixed.path}: {len(fixed.applied)} {would}, {len(fixed.left)} left")
