"""``factcheck check``: drafts in, a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from factcheck.claims import Origins
from factcheck.cli.options import (
    baseline_option,
    claims_option,
    config_option,
    encoder_from,
    encoder_option,
    fail_on_option,
    settings_from,
    store_from,
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
from factcheck.errors import DocumentError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.documents import Fields
    from factcheck.findings import Report
    from factcheck.reports import Renderer
    from factcheck.settings import Settings
    from factcheck.text import Document

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
@config_option
def check(
    paths: tuple[str, ...],
    claims: tuple[str, ...],
    renderer: Renderer,
    output: str | None,
    show: str,
    fail_on: dict[str, str],
    baseline: str | None,
    as_of: date | None,
    encoding: str | None,
    encoder: str | None,
    draft_format: str | None,
    fields: tuple[str, ...],
    field_format: str,
    id_field: str | None,
    date_field: str | None,
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
    settings = with_options(settings_from(config), fail_on, baseline)
    store = store_from(claims, settings)
    from factcheck.baseline_files import load_baseline
    from factcheck.checker import Checker
    from factcheck.documents.formats import BINARY, SUFFIXES
    from factcheck.reports import Options
    from factcheck.stores import MemoryStore

    files = _files(chosen, encoding, output)
    known = None if settings.baseline is None else load_baseline(settings.baseline)
    model = encoder_from(encoder, settings)
    checked = _Run(
        Checker(store, settings=settings, encoder=model, baseline=known),
        settings,
        read=partial(
            _read,
            encoding=encoding,
            format=draft_format,
            published_on=as_of,
            fields=_fields(fields, field_format, id_field, date_field),
        ),
        progress=Progress(len(files)),
    )
    options = Options(
        claims=len(store),
        show_all=show == "all",
        color=output is None and wants_color(),
        width=width() if output is None else PIPED_WIDTH,
        folder=str(Path.cwd()),
        origins=store.origins if isinstance(store, MemoryStore) else Origins(),
        binary=tuple(end for end, name in SUFFIXES.items() if name in BINARY),
        unread=checked.unread,
    )
    with writer(output) as write:
        for piece in renderer(checked.reports(files), options):
            checked.progress.clear()
            write(piece)
        checked.progress.clear()
    if checked.unread:
        click.get_current_context().exit(2)
    return checked.failed


@attrs.define
class _Run:
    """The loop over the files, and what is known at its end."""

    checker: Checker
    settings: Settings
    read: Callable[[str], Iterator[Document]] = attrs.field(kw_only=True)
    progress: Progress = attrs.field(kw_only=True)
    failed: bool = attrs.field(default=False, init=False)
    unread: list[str] = attrs.field(factory=list, init=False)

    def reports(self, files: Sequence[str]) -> Iterator[Report]:
        for count, path in enumerate(files, 1):
            self.progress.step(count, path)
            try:
                yield from map(self._checked, self.read(path))
            except DocumentError as error:
                self.progress.clear()
                for line in str(error).splitlines():
                    tell("error", line)
                self.unread.append(str(error))

    def _checked(self, document: Document) -> Report:
        report = self.checker.check(document)
        settings = self.settings.at(document.path)
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


def _read(path: str, **how: Any) -> Iterator[Document]:
    from factcheck.documents import read_all, read_data
    from factcheck.documents.decoding import MAX_BYTES

    if path != STANDARD_INPUT:
        return read_all(path, **how)
    name = "<stdin>"
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read: {error.strerror or error}") from None
    return read_data(data, name, **how)
