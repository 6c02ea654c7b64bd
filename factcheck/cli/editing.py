"""``factcheck claims add | edit | retire | history``: one claim, and who changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import click

from factcheck.claims import Claim, Verdict
from factcheck.cli.options import (
    claims_option,
    config_option,
    database_from,
    encoder_from,
    encoder_option,
    settings_from,
    to_day,
)
from factcheck.cli.output import tell, writer

if TYPE_CHECKING:
    from factcheck.protocols import ClaimStore, Encoder

_VERDICTS = click.Choice([verdict.value for verdict in Verdict])


def _fields(command: Any) -> Any:
    """The options that set fields of a claim."""
    for option in (
        click.option("--title", metavar="TEXT", help="The headline of the fact-check."),
        click.option("--explanation", metavar="TEXT", help="Why the verdict is what it is."),
        click.option("--claimant", metavar="NAME", help="Who asserted it."),
        click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be given again."),
        click.option("--valid-from", callback=to_day, metavar="DATE", help="First day it holds."),
        click.option("--valid-to", callback=to_day, metavar="DATE", help="Last day it holds."),
        click.option("--recheck-by", callback=to_day, metavar="DATE", help="When to look again."),
        click.option("--supersedes", multiple=True, metavar="ID", help="The claim it replaces."),
        click.option("--by", metavar="NAME", help="Who makes the change, for the history."),
        click.option("--why", metavar="TEXT", help="Why, for the history."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("claim_id", metavar="ID")
@click.argument("statement")
@click.option(
    "--verdict", type=_VERDICTS, default="accurate", show_default=True, help="What checking found."
)
@_fields
@claims_option
@config_option
@encoder_option
def add(
    claim_id: str,
    statement: str,
    verdict: str,
    by: str | None,
    why: str | None,
    claims: tuple[str, ...],
    config: str | None,
    encoder: str | None,
    **fields: Any,
) -> None:
    """Add a claim to a database, which is made when it is missing.

    A claim that says the same, or that it contradicts, is told at once; it is stored all the same.
    With an encoder it gets its vector at once, too.

    \b
    Example:
      factcheck claims add nec-seat "NEC is based in Tokyo." --claims claims.db --by ann
    """
    settings = settings_from(config)
    model = encoder_from(encoder, settings)
    store = database_from(claims, settings, create=True, encoder=model)
    claim = Claim(claim_id, statement, verdict, **_given(fields))
    _tell_neighbours(store, claim, model)
    store.add(claim, by=by, why=why)


@click.command()
@click.argument("claim_id", metavar="ID")
@click.option("--statement", metavar="TEXT", help="The assertion.")
@click.option("--verdict", type=_VERDICTS, help="What checking found.")
@click.option(
    "--revision",
    type=click.IntRange(1),
    metavar="N",
    help="The revision that was edited: nothing is changed when another is held now.",
)
@_fields
@claims_option
@config_option
@encoder_option
def edit(
    claim_id: str,
    revision: int | None,
    by: str | None,
    why: str | None,
    claims: tuple[str, ...],
    config: str | None,
    encoder: str | None,
    **fields: Any,
) -> None:
    """Store a new revision of a claim: what the options name changes, the rest stays.

    \b
    Example:
      factcheck claims edit nec-seat --verdict misleading --why "moved in 2024" --by ann
    """
    settings = settings_from(config)
    model = encoder_from(encoder, settings)
    store = database_from(claims, settings, encoder=model)
    changed = attrs.evolve(store.get(claim_id), **_given(fields))
    _tell_neighbours(store, changed, model)
    store.edit(changed, number=revision, by=by, why=why)


@click.command()
@click.argument("claim_id", metavar="ID")
@click.option(
    "--revision",
    type=click.IntRange(1),
    metavar="N",
    help="The revision that was looked at: it stays when another is held now.",
)
@click.option("--by", metavar="NAME", help="Who makes the change, for the history.")
@click.option("--why", metavar="TEXT", help="Why, for the history.")
@claims_option
@config_option
def retire(
    claim_id: str,
    revision: int | None,
    by: str | None,
    why: str | None,
    claims: tuple[str, ...],
    config: str | None,
) -> None:
    """Hold a claim no longer. Its history stays, and it can be added again.

    \b
    Example:
      factcheck claims retire nec-seat --why "no longer checked" --by ann --claims claims.db
    """
    store = database_from(claims, settings_from(config))
    store.retire(claim_id, number=revision, by=by, why=why)


@click.command()
@click.argument("claim_id", metavar="ID")
@claims_option
@config_option
def history(claim_id: str, claims: tuple[str, ...], config: str | None) -> None:
    """Show who changed a claim, when, and why: one revision a line, the first one first.

    \b
    Example:
      factcheck claims history nec-seat --claims claims.db
    """
    from factcheck.reports.layout import flat

    store = database_from(claims, settings_from(config))
    with writer(None) as write:
        for revision in store.history(claim_id):
            row = (
                str(revision.number),
                revision.made_at.strftime("%Y-%m-%d %H:%M:%S"),
                revision.action.value,
                flat(revision.made_by or "-"),
                revision.claim.verdict.value,
                flat(revision.claim.statement),
                flat(revision.why or "-"),
            )
            write("\t".join(row) + "\n")


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in fields.items() if value not in (None, ())}


def _tell_neighbours(store: ClaimStore, claim: Claim, encoder: Encoder | None) -> None:
    """Say which claims say the same as one that comes in, or contradict it."""
    from factcheck.checker import Checker

    report = Checker(store, encoder=encoder).check(claim.statement)
    for finding in report.findings:
        if finding.claim.id != claim.id:
            what = "says the same" if finding.kind == "known" else "differs"
            tell("note", f"the claim {finding.claim.id!r} {what}: {finding.reason}")
    for sentence in report.sentences:
        other = sentence.claim
        if sentence.verdict == Verdict.ACCURATE and other is not None and other.id != claim.id:
            tell("note", f"the claim {other.id!r} says the same: “{other.statement}”")
