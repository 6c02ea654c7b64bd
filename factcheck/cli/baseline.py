"""``factcheck baseline create | check | prune``: findings that are known, and not shown again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import (
    claims_option,
    config_option,
    encoder_from,
    encoder_option,
    from_here,
    settings_from,
    store_from,
    to_day,
    to_encoding,
)
from factcheck.cli.output import tell, writer

if TYPE_CHECKING:
    from factcheck.baselines import Baseline, Compared
    from factcheck.checker import Checker
    from factcheck.findings import Report

DEFAULT_PATH = "factcheck-baseline.json"

_file_option = click.option(
    "--baseline",
    "file",
    metavar="FILE",
    help=f"The baseline.  [default: as settings say, else {DEFAULT_PATH}]",
)
_paths_argument = click.argument("paths", nargs=-1, metavar="[PATH…]")
_as_of_option = click.option(
    "--as-of",
    callback=to_day,
    metavar="DATE",
    help="The day to read 'Thursday' or 'last year' against, such as 2020-06-11.",
)
_encoding_option = click.option(
    "--encoding",
    callback=to_encoding,
    metavar="NAME",
    help="Encoding of the drafts.  [default: UTF-8, or as a byte order mark says]",
)


@click.group(invoke_without_command=True)
@click.pass_context
def baseline(context: click.Context) -> None:
    """Keep a file of findings that are known, so that only new ones are shown.

    A finding is known by its claim, its kind and the words of its sentence, in its file: it stays
    known when lines move, and is shown again when a word of the sentence changes.

    \b
    Example:
      factcheck baseline create drafts/
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


@baseline.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_file_option
@click.option("--replace", is_flag=True, help="Make a baseline anew that is there already.")
@claims_option
@_as_of_option
@_encoding_option
@encoder_option
@config_option
def create(
    paths: tuple[str, ...],
    file: str | None,
    replace: bool,
    claims: tuple[str, ...],
    as_of: date | None,
    encoding: str | None,
    encoder: str | None,
    config: str | None,
) -> None:
    """Make the baseline of drafts: every finding that they have now is known.

    What directives or settings silence is left out.

    \b
    Examples:
      factcheck baseline create drafts/
      factcheck check drafts/ --baseline factcheck-baseline.json
    """
    from factcheck.baseline_files import dump_baseline
    from factcheck.baselines import make_baseline
    from factcheck.checker import Checker

    settings = settings_from(config)
    path = file or from_here(settings.baseline) or DEFAULT_PATH
    if Path(path).exists() and not replace:
        raise click.ClickException(
            f"{path}: is there already; 'factcheck baseline prune' takes out what no longer "
            "occurs, --replace makes it anew"
        )
    store = store_from(claims, settings)
    checker = Checker(store, settings=settings, encoder=encoder_from(encoder, settings))
    made = make_baseline(_reports(paths, checker, as_of, encoding), path=path)
    with writer(path) as write:
        write(dump_baseline(made))
    with writer(None) as write:
        write(f"{path}: {_count(made)} known\n")


@baseline.command()
@_paths_argument
@_file_option
@claims_option
@_as_of_option
@_encoding_option
@encoder_option
@config_option
def check(**options: Any) -> bool:
    """Say which entries of the baseline no longer occur: one line each, and exit code 1.

    PATH is a draft or a folder; without one, the drafts that the baseline names are looked at.

    \b
    Example:
      factcheck baseline check
    """
    known, compared = _compared(**options)
    with writer(None) as write:
        for line in _stale(compared):
            write(line)
        write(f"{_count(known)} known, {_total(compared)} of them no longer there\n")
    return bool(compared.stale)


@baseline.command()
@_paths_argument
@_file_option
@claims_option
@_as_of_option
@_encoding_option
@encoder_option
@config_option
def prune(**options: Any) -> None:
    """Take out of the baseline what no longer occurs; nothing is added.

    PATH is a draft or a folder; without one, the drafts that the baseline names are looked at.

    \b
    Example:
      factcheck baseline prune
    """
    from factcheck.baseline_files import dump_baseline

    known, compared = _compared(**options)
    if compared.pruned.findings != known.findings:
        with writer(known.path) as write:
            write(dump_baseline(compared.pruned))
    with writer(None) as write:
        for line in _stale(compared):
            write(line)
        write(f"{_total(compared)} taken out, {_count(compared.pruned)} known\n")


def _compared(
    *,
    paths: tuple[str, ...],
    file: str | None,
    claims: tuple[str, ...],
    as_of: date | None,
    encoding: str | None,
    encoder: str | None,
    config: str | None,
) -> tuple[Baseline, Compared]:
    """The baseline, and what became of it in the drafts as they are now."""
    from factcheck.baseline_files import load_baseline
    from factcheck.checker import Checker

    settings = settings_from(config)
    known = load_baseline(file or from_here(settings.baseline) or DEFAULT_PATH)
    checker = Checker(
        store_from(claims, settings),
        settings=settings,
        encoder=encoder_from(encoder, settings),
        baseline=known,
    )
    return known, known.compared(_reports(paths or known.drafts(), checker, as_of, encoding))


def _reports(
    paths: tuple[str, ...], checker: Checker, as_of: date | None, encoding: str | None
) -> Iterator[Report]:
    """The reports on all drafts; one that cannot be read ends the run, and nothing is written."""
    from factcheck.documents import read_all, walk

    def skipped(path: str, why: str) -> None:
        tell("note", f"{path}: skipped: {why}")

    for path in walk(paths, encoding=encoding, on_skip=skipped):
        for document in read_all(path, encoding=encoding, published_on=as_of):
            yield checker.check(document)


def _stale(compared: Compared) -> Iterator[str]:
    from factcheck.reports.layout import flat

    for known in compared.stale:
        yield f"{flat(known.described)}\n"


def _total(compared: Compared) -> int:
    return sum(known.count for known in compared.stale)


def _count(known: Baseline) -> str:
    total = sum(each.count for each in known.findings)
    return "1 finding" if total == 1 else f"{total} findings"
