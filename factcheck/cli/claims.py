"""``factcheck claims``: verify the stored evidence, list the claims, show one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from factcheck.claims import Claim, Evidence
from factcheck.cli import archive, drafting, editing
from factcheck.cli.completing import complete_claim_ids
from factcheck.cli.options import (
    claim_from,
    claims_option,
    config_option,
    places,
    settings_from,
    store_from,
)
from factcheck.cli.output import is_terminal, width, writer

if TYPE_CHECKING:
    from factcheck.stores import Check


@click.group(invoke_without_command=True)
@click.pass_context
def claims(context: click.Context) -> None:
    """Look after the stored claims: bring them in and out, find, change and verify them.

    \b
    Example:
      factcheck claims verify
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


@claims.command()
@claims_option
@config_option
@click.option("--fix", is_flag=True, help="Write the new place of every moved quote to its file.")
def verify(claims: tuple[str, ...], config: str | None, fix: bool) -> bool:
    """Check that every quote still stands in the captured copy of its source.

    One line for each that does not: it moved (the same words elsewhere: --fix writes the new place,
    and leaves the rest of the file as it is), was altered, stands in several places, or is lost;
    these three need an editor. Exit code 1 when one is left, else 0.

    \b
    Examples:
      factcheck claims verify
      factcheck claims verify --claims claims/politics.yaml --fix
    """
    from factcheck.reports.layout import visible
    from factcheck.stores import is_database, without_password
    from factcheck.stores import verify as verifying

    paths = places(claims, settings_from(config))
    for path in filter(is_database, paths):
        raise click.ClickException(
            f"{without_password(path)}: only the quotes of claim files are verified; "
            "'factcheck claims lint' looks a database over"
        )
    checks = verifying.fix(*paths) if fix else verifying.verify(*paths)
    with writer(None) as write:
        for check in checks:
            if not check.holds:
                write(visible(str(check)) + "\n")
        write(_summary(checks) + "\n")
    return any(not check.holds and not check.fixed for check in checks)


@claims.command("list")
@claims_option
@config_option
def list_(claims: tuple[str, ...], config: str | None) -> None:
    """List the claims: id, verdict and statement, one a line.

    Tabs stand between the three where the output is no terminal.

    \b
    Examples:
      factcheck claims list
      factcheck claims list --claims claims/ | grep -i police
    """
    from factcheck.reports.layout import cut, flat

    rows = [
        (flat(claim.id), claim.verdict.value, flat(claim.statement))
        for claim in store_from(claims, settings_from(config))
    ]
    with writer(None) as write:
        if not is_terminal(sys.stdout):
            write("".join("\t".join(row) + "\n" for row in rows))
            return
        longest = [max((len(row[at]) for row in rows), default=0) for at in (0, 1)]
        for name, verdict, statement in rows:
            line = f"{name:<{longest[0]}}  {verdict:<{longest[1]}}  {statement}"
            write(cut(line, width()) + "\n")


@claims.command()
@click.argument("claim_id", metavar="ID", shell_complete=complete_claim_ids)
@claims_option
@config_option
def show(claim_id: str, claims: tuple[str, ...], config: str | None) -> None:
    """Show one claim: all that is stored of it, with its evidence and sources.

    \b
    Example:
      factcheck claims show ibm-exits --claims claims/
    """
    claim = claim_from(store_from(claims, settings_from(config)), claim_id)
    with writer(None) as write:
        for label, text in _described(claim):
            write(_laid_out(label, text))


def _described(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "id", claim.id
    yield "statement", claim.statement
    yield "verdict", claim.verdict.value
    for label, value in (
        ("title", claim.title),
        ("explanation", claim.explanation),
        ("claimant", claim.claimant),
        ("asserted on", claim.asserted_on),
        ("valid from", claim.valid_from),
        ("valid to", claim.valid_to),
        ("recheck by", claim.recheck_by),
        ("language", claim.language),
        ("tags", ", ".join(claim.tags)),
        ("supersedes", ", ".join(claim.supersedes)),
    ):
        if value:
            yield label, str(value)
    if claim.exclusive is not None:
        yield "exclusive", "yes" if claim.exclusive else "no"
    for variant in claim.variants:
        yield "variant", variant
    for rating in claim.ratings:
        yield "rating", f"{rating.label} ({rating.publisher})"
    for evidence in claim.evidence:
        yield from _evidence(evidence)


def _evidence(evidence: Evidence) -> Iterator[tuple[str, str]]:
    source, span = evidence.source, evidence.span
    place = "" if span is None else f" (at {span.start} to {span.end})"
    yield "evidence", f"“{evidence.exact}”{place}"
    cited = (source.title or source.id, source.publisher, source.author, source.published_on)
    yield "source", ", ".join(str(part) for part in cited if part)
    if source.url:
        yield "url", source.url


def _laid_out(label: str, text: str) -> str:
    from factcheck.reports.layout import flat, wrap

    indent = 13
    lines = wrap(flat(text), width() - indent)
    return f"{label + ':':<{indent}}" + f"\n{'':{indent}}".join(lines) + "\n"


def _summary(checks: Sequence[Check]) -> str:
    counts = Counter(str(check.status) for check in checks)
    stands = counts.pop("ok", 0)
    fixed = sum(check.fixed for check in checks)
    parts = [f"{stands} stand as written"]
    parts += [f"{number} {status}" for status, number in sorted(counts.items())]
    parts += [f"{fixed} fixed"] if fixed else []
    number = len({check.claim_id for check in checks})
    return f"{', '.join(parts)}, of {len(checks)} quotes of {number} claims"


for command in (
    archive.import_,
    archive.export,
    archive.search,
    drafting.draft,
    archive.lint,
    archive.index,
    archive.migrate,
    editing.add,
    editing.edit,
    editing.retire,
    editing.history,
):
    claims.add_command(command)
