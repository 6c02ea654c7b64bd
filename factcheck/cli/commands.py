"""The tree of commands."""

from __future__ import annotations

import click

from factcheck import __version__
from factcheck.cli.baseline import baseline
from factcheck.cli.check import check
from factcheck.cli.claims import claims
from factcheck.cli.completing import completion
from factcheck.cli.explaining import explain
from factcheck.cli.settings import settings


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="factcheck %(version)s")
@click.pass_context
def factcheck(context: click.Context) -> None:
    """Check text against a newsroom's stored claims before it is published.

    Each sentence of a draft is held against the claims: what contradicts one is shown with the
    reason and the source that says so, what a claim supports is counted, and of what no claim
    covers nothing is said.

    \b
    Example:
      factcheck check draft.md --claims claims/
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


factcheck.add_command(baseline)
factcheck.add_command(check)
factcheck.add_command(claims)
factcheck.add_command(explain)
factcheck.add_command(completion)
factcheck.add_command(settings)
