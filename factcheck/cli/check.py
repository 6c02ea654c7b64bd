"""``factcheck check``: drafts in, a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from factcheck.claims import Origins
from factcheck.cli.changed import Changed, diff_option
from factcheck.cli.completing import complete_formats
from factcheck.cli.fixing import Fixing, dry_run_option, fix_option
from factcheck.cli.options import (
    baseline_option,
    claims_option,
    config_option,
    encoder_option,
    fail_on_option,
    places,
    quotes_option,
    settings_from,
    settings_path,
    to_day,
    to_encoding,
    to_field_format,
    to_format,
    to_renderer,
    with_options,
)
from factcheck.cli.output import (
    PIPED_WIDTH,
    Progress,
    is_terminal,
    tell,
    wants_color,
    width,
    writer,
)
from factcheck.cli.parallel import Checkers, Pool, Reading, Work, cache_option, jobs_option
from factcheck.cli.watching import watch, watch_option, watched
from factcheck.errors import DocumentError, Problem
from factcheck.silence import PhraseUse

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.documents import Fields
    from factcheck.findings import Report
    from factcheck.protocols import ClaimStore
    from factcheck.reports import Options, Renderer
    from factcheck.settings import Settings

STANDARD_INPUT = "-"


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@claims_option
@click.option(
    "--format",
    "renderer",
    callback=to_renderer,
    default="text",
    show_default=True,
    shell_complete=complete_formats,
    metavar="[text|json|jsonl|html|sarif|rdjsonl|github|gitlab|markdown]",
    help="text for people; json, one object for the run; jsonl, one line a document; html, a page "
    "for editors; sarif, for code scanning; rdjsonl, for reviewdog; github, annotations of a "
    "workflow; gitlab, Code Quality; markdown, a summary.",
)
@click.option("--output", metavar="FILE", help="Write the report to FILE, replaced as a whole.")
@click.option(
    "--show",
    type=click.Choice(["findings", "all"]),
    default="findings",
    show_default=True,
    help="What to report: findings only, or supported and uncovered sentences too, and what was "
    "silenced.",
)
@fail_on_option
@quotes_option
@baseline_option
@click.option(
    "--as-of",
    callback=to_day,
    metavar="DATE",
    help="The day to read 'Thursday' or 'last year' against, such as 2020-06-11.",
)
@click.option(
    "--encoding",
    callback=to_encoding,
    metavar="NAME",
    help="Encoding of the drafts.  [default: UTF-8, or as a byte order mark says]",
)
@encoder_option
@click.option(
    "--from",
    "draft_format",
    callback=to_format,
    metavar="[text|markdown|html|docx|json|jsonl]",
    help="Format of the drafts.  [default: as their names end; standard input is text]",
)
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="FIELD",
    help="Field of a JSON item that holds an article's words: a name, or a JSON Pointer such as "
    "/article/body. More than one are read in that order.",
)
@click.option(
    "--field-format",
    callback=to_field_format,
    default="html",
    show_default=True,
    metavar="[text|markdown|html]",
    help="How the words in a --field are written.",
)
@click.option("--id", "id_field", metavar="FIELD", help="Field of a JSON item that names it.")
@click.option(
    "--date",
    "date_field",
    metavar="FIELD",
    help="Field of a JSON item with the day it is published.",
)
@diff_option
@fix_option
@dry_run_option
@jobs_option
@cache_option
@watch_option
@config_option
def check(
    paths: tuple[str, ...],
    claims: tuple[str, ...],
    renderer: Renderer,
    output: str | None,
    show: str,
    fail_on: dict[str, str],
    quotes: str | None,
    baseline: str | None,
    as_of: date | None,
    encoding: str | None,
    encoder: str | None,
    draft_format: str | None,
    fields: tuple[str, ...],
    field_format: str,
    id_field: str | None,
    date_field: str | None,
    revision: str | None,
    fix: bool,
    dry_run: bool,
    jobs: int,
    cache: str | None,
    watching: bool,
    config: str | None,
) -> bool:
    """Check drafts against the stored claims.

    PATH is a file, or a folder whose drafts (.txt, .md, .markdown, .html, .htm, .docx) are checked;
    - is standard input, also read when no PATH is given and something is piped in. Each finding
    shows the line with the wrong words marked, the reason, and the source that says so. What
    directives in the text, settings or the baseline silence is counted, and listed with --show all.

    A draft that cannot be read is told on standard error, and the others are checked all the same.

    \b
    Exit codes:
      0    nothing at or above --fail-on
      1    something
      2    the command line, settings, claims or a draft are wrong
      130  interrupted

    \b
    Examples:
      factcheck check draft.md
      factcheck check drafts/ --claims claims/ --format json --output report.json
      echo "Microsoft exited facial recognition entirely." | factcheck check
      factcheck check articles.jsonl --field body --id slug --date published_at
    """
    if not fields and (id_field is not None or date_field is not None):
        raise click.UsageError("--id and --date need --field, which names the article's words")
    chosen = _chosen(paths, output)
    _vet(chosen, revision, fix=fix, dry_run=dry_run, jobs=jobs, watching=watching)
    reading = Reading(
        encoding, draft_format, as_of, _fields(fields, field_format, id_field, date_field)
    )
    checkers = Checkers(watching=watching)

    def once() -> bool:
        settings = with_options(settings_from(config), fail_on, baseline, quotes)
        work = Work(places(claims, settings), settings, encoder, cache, reading)
        store = checkers.store(work)
        files = _files(chosen, encoding, output)
        progress = Progress(len(files))
        changed = None if revision is None else Changed(revision, how=reading)
        processes = min(jobs, len(files))
        render = renderer
        with Pool(work, processes, files, _data) if processes > 1 else nullcontext() as pool:
            if pool is not None:
                reports = pool.reports
            elif fix:
                fixing = Fixing(
                    checkers.checker(work),
                    work=work,
                    dry_run=dry_run,
                    progress=progress,
                    changed=changed,
                )
                reports = fixing.reports
                render = fixing.render if dry_run else renderer
            else:
                reports = partial(_reports, work, checkers.checker(work))
            # Of drafts that were not checked, nobody knows what is of use there.
            whole = changed is None and any(map(os.path.isdir, chosen))
            phrases = PhraseUse(settings) if whole else None
            checked = _Run(
                *(reports, settings, phrases), config=config, changed=changed, progress=progress
            )
            with writer(output) as write:
                options = _options(store, checked, output, show_all=show == "all")
                for piece in render(checked.reports(files), options):
                    progress.clear()
                    write(piece)
                progress.clear()
        if checked.unread:
            click.get_current_context().exit(2)
        return checked.failed

    if watching:
        watch(once, lambda: watched(chosen, claims, config))
    return once()


def _options(store: ClaimStore, checked: _Run, output: str | None, *, show_all: bool) -> Options:
    """What the renderer is told; of what cannot be read, it hears as it happens."""
    from factcheck.documents.formats import BINARY, SUFFIXES
    from factcheck.reports import Options
    from factcheck.stores import MemoryStore

    return Options(
        claims=len(store),
        show_all=show_all,
        color=output is None and wants_color(),
        width=width() if output is None else PIPED_WIDTH,
        folder=str(Path.cwd()),
        origins=store.origins if isinstance(store, MemoryStore) else Origins(),
        binary=tuple(end for end, name in SUFFIXES.items() if name in BINARY),
        unread=checked.unread,
        notes=checked.notes,
    )


@attrs.define
class _Run:
    """The loop over the files, and what is known at its end.

    `phrases` tells which of the allow list are of use, where all drafts of a folder are checked.
    """

    check: Callable[[str], Iterator[Report]]
    settings: Settings
    phrases: PhraseUse | None
    config: str | None = attrs.field(kw_only=True)
    changed: Changed | None = attrs.field(kw_only=True)
    progress: Progress = attrs.field(kw_only=True)
    failed: bool = attrs.field(default=False, init=False)
    unread: list[str] = attrs.field(factory=list, init=False)
    notes: list[str] = attrs.field(factory=list, init=False)

    def reports(self, files: Sequence[str]) -> Iterator[Report]:
        for count, path in enumerate(files, 1):
            self.progress.step(count, path)
            try:
                yield from map(self._checked, self.check(path))
            except DocumentError as error:
                self.progress.clear()
                for line in str(error).splitlines():
                    tell("error", line)
                self.unread.append(str(error))
        if self.phrases is not None and not self.unread:
            self.progress.clear()
            for place, allowed in self.phrases.unused():
                path = os.path.relpath(settings_path(self.config) or "")
                message = f"“{allowed.phrase}” silenced nothing in this run"
                self.notes.append(str(Problem(path, message, place)))
                tell("note", self.notes[-1])

    def _checked(self, report: Report) -> Report:
        report = report if self.changed is None else self.changed.narrow(report)
        settings = self.settings.at(report.document.path)
        if self.phrases is not None:
            self.phrases.add(report)
        self.failed |= any(map(settings.fails, report.findings))
        for note in report.notes:
            self.progress.clear()
            tell("note", str(note))
        return report


def _chosen(paths: tuple[str, ...], output: str | None) -> tuple[str, ...]:
    if not paths:
        if sys.stdin is None or is_terminal(sys.stdin):
            raise click.UsageError("nothing to check: name a file or folder, or pipe text in")
        paths = (STANDARD_INPUT,)
    if "" in paths:
        raise click.UsageError("an empty PATH names no file")
    if paths.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if output is not None and any(_same(path, output) for path in paths):
        raise click.UsageError(f"--output {output} would overwrite the draft it reports on")
    return paths


def _vet(
    paths: tuple[str, ...],
    revision: str | None,
    *,
    fix: bool,
    dry_run: bool,
    jobs: int,
    watching: bool,
) -> None:
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    if fix and jobs > 1:
        raise click.UsageError("--fix takes one file after the other, without --jobs")
    given = (("--fix", fix), ("--diff", revision is not None), ("--watch", watching))
    for option, is_given in given:
        if is_given and STANDARD_INPUT in paths:
            raise click.UsageError(f"{option} is for files; standard input is none")


def _same(path: str, other: str) -> bool:
    return path != STANDARD_INPUT and os.path.realpath(path) == os.path.realpath(other)


def _files(paths: tuple[str, ...], encoding: str | None, output: str | None) -> list[str]:
    from factcheck.documents import walk
    from factcheck.documents.formats import WALKED

    found = walk(
        paths, encoding=encoding, on_skip=lambda path, why: tell("note", f"{path}: skipped: {why}")
    )
    # The report of an earlier run, in a folder that is walked, is no draft.
    files = [path for path in found if output is None or not _same(path, output)]
    if not files:
        suffixes = ", ".join(WALKED)
        tell("note", f"nothing to check: no drafts ({suffixes}) in {', '.join(paths)}")
    return files


def _fields(
    text: tuple[str, ...], written: str, name: str | None, day: str | None
) -> Fields | None:
    from factcheck.documents import Fields

    return Fields(text=text, format=written, id=name, date=day) if text else None


def _reports(work: Work, checker: Checker, path: str) -> Iterator[Report]:
    for document in work.reading.documents(*_data(path)):
        yield checker.check(document)


def _data(path: str) -> tuple[str, bytes | None]:
    """The name of a file in messages; and the bytes of standard input, None of any other."""
    from factcheck.documents.decoding import MAX_BYTES

    if path != STANDARD_INPUT:
        return path, None
    name = "<stdin>"
    try:
        return name, sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read: {error.strerror or error}") from None
