"""``factcheck claims import | export | search | lint | index | migrate``: a whole archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from factcheck.cli.options import (
    claims_option,
    config_option,
    database_from,
    encoder_from,
    encoder_option,
    settings_from,
    store_from,
    to_day,
)
from factcheck.cli.output import is_terminal, tell, writer

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.ingest import Imported
    from factcheck.ingest.reading import Entry
    from factcheck.protocols import Encoder
    from factcheck.stores.database_store import DatabaseStore
    from factcheck.stores.disk_vectors import DiskVectors

_IN = ("auto", "yaml", "jsonl", "csv", "claimreview")
_OUT = ("jsonl", "csv", "yaml", "claimreview")
# Labels named one by one at the end of an import.
_NAMED = 20


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@claims_option
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_IN),
    default="auto",
    show_default=True,
    help="What the files hold; auto goes by how their names end.",
)
@click.option("--rejects", metavar="FILE", help="Write the items that cannot be read to FILE.")
@click.option("--ratings", metavar="FILE", help="A table of publishers' labels and our verdicts.")
@click.option("--dry-run", is_flag=True, help="Read everything, and write nothing.")
@click.option("--by", metavar="NAME", help="Who brings them in, for the history.")
@click.option("--why", metavar="TEXT", help="Why, for the history.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that analyse.  [default: one for each processor]",
)
@encoder_option
def import_(
    paths: tuple[str, ...],
    claims: tuple[str, ...],
    config: str | None,
    form: str,
    rejects: str | None,
    ratings: str | None,
    dry_run: bool,
    by: str | None,
    why: str | None,
    jobs: int | None,
    encoder: str | None,
) -> bool:
    """Put the claims of files into a database, which is made when it is missing.

    Takes claim files and folders of them, JSON lines and CSV (named as the fields of a claim), and
    ClaimReview: in a page, a feed, an array, or one object a line. Claims that are there already
    and differ get a new revision; run again, it changes nothing. Items that cannot be read are
    told, or written to the file of --rejects, and the rest go in: the exit code is then 1. With an
    encoder, claims get their vectors as they come in, and those of the database that have none yet.

    \b
    Examples:
      factcheck claims import claims/ --claims claims.db
      factcheck claims import feed.json --claims claims.db --rejects rejects.jsonl
    """
    from factcheck.ingest import Ratings, import_claims

    table = Ratings(None if ratings is None else Path(ratings))
    settings = settings_from(config)
    model = None if dry_run else encoder_from(encoder, settings)
    store = None if dry_run else database_from(claims, settings, create=True, encoder=model)
    with _rejecting(rejects) as reject, _counting() as progress:
        done = import_claims(
            paths,
            store,
            form=form,
            ratings=table,
            reject=reject,
            progress=progress,
            by=by,
            why=why,
            jobs=jobs,
        )
    with writer(None) as write:
        write(_told(done, dry=dry_run) + "\n")
    _tell_labels(done)
    return done.rejected > 0


@click.command("export")
@claims_option
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_OUT),
    default="jsonl",
    show_default=True,
    help="What to write.",
)
@click.option("--output", metavar="FILE", help="Write to FILE, which is replaced as a whole.")
def export(claims: tuple[str, ...], config: str | None, form: str, output: str | None) -> None:
    """Write all claims: JSON lines, CSV, a claim file, or ClaimReview, one object a line.

    \b
    Examples:
      factcheck claims export --claims claims.db > claims.jsonl
      factcheck claims export --claims claims.db --format claimreview --output reviews.jsonl
    """
    from factcheck.ingest import export_claims

    told: Iterable[Claim] = store_from(claims, settings_from(config))
    lacking: list[str] = []
    if form == "claimreview":
        told = _without_address(told, lacking)
    with writer(output) as write:
        for text in export_claims(told, form):
            write(text)
    if lacking:
        tell("note", f"claims without an address (url), which Google requires: {len(lacking)}")


@click.command()
@click.argument("text")
@claims_option
@config_option
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="At most so many claims.",
)
@encoder_option
def search(
    text: str, claims: tuple[str, ...], config: str | None, limit: int, encoder: str | None
) -> None:
    """Find the claims that a text may be about: score, id, verdict and statement, best first.

    \b
    Example:
      factcheck claims search "facial recognition for the police"
    """
    from factcheck.checker import Checker
    from factcheck.reports.layout import flat

    settings = settings_from(config)
    checker = Checker(store_from(claims, settings), encoder=encoder_from(encoder, settings))
    with writer(None) as write:
        for claim, score in checker.candidates(text, limit=limit):
            row = (f"{score:.2f}", flat(claim.id), claim.verdict.value, flat(claim.statement))
            write("\t".join(row) + "\n")


@click.command()
@claims_option
@config_option
@click.option(
    "--check",
    "checking",
    is_flag=True,
    help="Only say what is wrong with the database and its index.",
)
@encoder_option
def index(claims: tuple[str, ...], config: str | None, checking: bool, encoder: str | None) -> bool:
    """Make a database's index anew, and analyse what an earlier version analysed.

    With an encoder, claims that have no vector yet get one, and the vectors of other encoders are
    removed: cut off, it goes on where it was when it is run again.

    With --check every page of the database and every file of the index is read, and what is wrong
    is told, one line each: the exit code is then 1.

    \b
    Examples:
      factcheck claims index --claims claims.db
      factcheck claims index --claims claims.db --check
    """
    settings = settings_from(config)
    store = database_from(claims, settings)
    if checking:
        problems = store.check()
        with writer(None) as write:
            write("".join(f"{problem}\n" for problem in problems) or "all is well\n")
        return bool(problems)
    with _counting("analysed {} claims") as progress:
        analysed = store.reanalyse(progress=progress)
    store.rebuild_index()
    model = encoder_from(encoder, settings)
    if model is not None:
        _encode(store, model).keep_alone()
    with writer(None) as write:
        write(f"indexed {len(store)} claims, {analysed} of them analysed anew\n")
    return False


@click.command()
@claims_option
@config_option
def migrate(claims: tuple[str, ...], config: str | None) -> None:
    """Bring a database that an earlier version made to the format of this one.

    A file is brought there whenever it is opened; this is for doing it at a time of your choice. A
    PostgreSQL database is by this command alone, which makes its tables when it is new; the owner
    of the tables runs it. There is no way back: keep a copy.

    \b
    Examples:
      factcheck claims migrate --claims claims.db
      factcheck claims migrate --claims postgresql://owner@db.example/claims
    """
    store = database_from(claims, settings_from(config), migrate=True)
    with writer(None) as write:
        write(f"{store.place}: format {store.version}\n")


@click.command()
@claims_option
@config_option
@click.option(
    "--as-of",
    "on",
    callback=to_day,
    metavar="DATE",
    help="The day on which claims are due or expired.  [default: today]",
)
def lint(claims: tuple[str, ...], config: str | None, on: date | None) -> bool:
    """Look the claims over: which contradict each other, say the same, or want a look.

    Told are, too, claims that are overdue or expired, that supersede one which is not there, whose
    quotes have moved, and statements that don't stand alone. One line each: claim, rule, what is
    the matter, what may be done. The exit code is 1 when there is any.

    \b
    Example:
      factcheck claims lint --claims claims/
    """
    from factcheck.linting import lint as looked_over
    from factcheck.reports.layout import visible

    found = False
    with writer(None) as write:
        store = store_from(claims, settings_from(config))
        for remark in looked_over(store, on=on or date.today()):
            found = True
            told = f"{remark.claim_id}: {remark.rule}: {remark.message} ({remark.suggestion})"
            write(visible(" ".join(told.split())) + "\n")
        if not found:
            write("nothing to say\n")
    return found


@contextmanager
def _rejecting(path: str | None) -> Iterator[Callable[[Entry], None]]:
    """What is done with items that cannot be read: a line of JSON each, or a note."""
    if path is None:
        yield lambda entry: tell("rejected", f"{entry.path}:{entry.line}: {entry.reason}")
        return
    with writer(path) as write:

        def reject(entry: Entry) -> None:
            told: dict[str, Any] = {
                "path": entry.path,
                "line": entry.line,
                "reason": entry.reason,
                "item": entry.raw,
            }
            write(json.dumps(told, ensure_ascii=False) + "\n")

        yield reject


def _encode(store: DatabaseStore, encoder: Encoder) -> DiskVectors:
    """Make the vectors that are missing; those of the store are returned."""
    vectors = store.vectors(encoder)
    with _counting("encoded {} claims") as progress:
        vectors.follow(progress)
    return vectors


@contextmanager
def _counting(told: str = "read {} items") -> Iterator[Callable[[int], None] | None]:
    """A line on a terminal that counts what has been done."""
    stream: IO[str] | None = sys.stderr
    if stream is None or not is_terminal(stream):
        yield None
        return

    def show(count: int) -> None:
        stream.write("\r" + told.format(count))
        stream.flush()

    yield show
    stream.write("\r" + " " * 40 + "\r")
    stream.flush()


def _told(done: Imported, *, dry: bool) -> str:
    if dry:
        return f"{done.written.added} claims can be read, {done.rejected} items cannot"
    w = done.written
    return (
        f"{w.added} added, {w.changed} changed, {w.unchanged} unchanged, {done.rejected} rejected"
    )


def _without_address(claims: Iterable[Claim], lacking: list[str]) -> Iterator[Claim]:
    """The claims as they are; the ids of those without an address are put into `lacking`."""
    from factcheck.ingest.claimreview import review_url

    for claim in claims:
        if review_url(claim) is None:
            lacking.append(claim.id)
        yield claim


def _tell_labels(done: Imported) -> None:
    for publisher, label, count in done.labels[:_NAMED]:
        tell("note", f"label without a verdict: {label!r} ({publisher}), {count} times")
    if len(done.labels) > _NAMED:
        tell("note", f"and {len(done.labels) - _NAMED} labels more")
