"""``factcheck claims draft``: a claim file to review, from articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.claims import Verdict
from factcheck.cli.options import (
    claims_option,
    config_option,
    settings_from,
    store_from,
    to_day,
    to_encoding,
)
from factcheck.cli.output import tell, writer
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.drafting import Draft
    from factcheck.protocols import ClaimStore

_VERDICTS = click.Choice([verdict.value for verdict in Verdict])


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@claims_option
@config_option
@click.option(
    "--output",
    metavar="FILE",
    help="Write the claim file to FILE, and copies of the articles to sources/ beside it. FILE "
    "must not be there yet.",
)
@click.option("--title", metavar="TEXT", help="Headline of the article.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option(
    "--published-on",
    callback=to_day,
    metavar="DATE",
    help="When it was published: the day that “Thursday” counts from.",
)
@click.option(
    "--verdict",
    type=_VERDICTS,
    default="accurate",
    show_default=True,
    help="The verdict that the claims get. With unverifiable, checks say nothing of them until "
    "someone has looked.",
)
@click.option("--encoding", callback=to_encoding, metavar="NAME", help="Encoding of the articles.")
def draft(
    articles: tuple[str, ...],
    claims: tuple[str, ...],
    config: str | None,
    output: str | None,
    title: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
    published_on: date | None,
    verdict: str,
    encoding: str | None,
) -> None:
    """Draft claims from articles: a claim file to review.

    Each sentence that asserts something checkable gives one claim or more, with pronouns and
    relative days written out, its exact place in the article, and the verdict that an article of
    trust gives it until someone has looked. The most checkable stand first, those with a doubt
    last; comments tell the reasons, the doubts, and what was passed over.

    What the stored claims say already is left out, and what contradicts one of them is told. Where
    there are none, that is passed over. Without --output the claim file goes to standard output,
    its quotes without a place, as no copy is kept.

    \b
    Examples:
      factcheck claims draft article.txt --output claims/article.yaml
      factcheck claims draft article.txt --published-on 2020-06-11 --publisher "Harbour News"
    """
    from factcheck.documents import read
    from factcheck.drafting import draft_claims, to_yaml, write_drafts

    told = {"title": title, "url": url}
    if len(articles) > 1 and any(told.values()):
        given = " and ".join(f"--{name}" for name, value in told.items() if value)
        raise click.UsageError(f"{given} can be told of one article only")
    store = _store(claims, settings_from(config))
    drafts: list[Draft] = []
    taken: set[str] = set()
    for path in articles:
        made = draft_claims(
            read(path, encoding=encoding),
            store,
            title=title,
            publisher=publisher,
            author=author,
            url=url,
            published_on=published_on,
            verdict=verdict,
            taken=taken,
        )
        taken |= {made.source.id, *(item.claim.id for item in made.claims)}
        drafts.append(made)
    if output is None:
        with writer(None) as write:
            write(to_yaml(drafts, copies=False))
    else:
        write_drafts(drafts, output)
    _tell(drafts)


def _store(claims: tuple[str, ...], settings: Settings) -> ClaimStore | None:
    """The stored claims; None where none were named, and the default folder holds none."""
    if not claims and settings.claims == Settings().claims:
        folder = Path(settings.claims[0])
        if not any(folder.rglob("*.y*ml")):
            return None
    return store_from(claims, settings)


def _tell(drafts: list[Draft]) -> None:
    for draft in drafts:
        told = sum(len(item.doubts) > 0 for item in draft.claims)
        held = sum(item.held is not None for item in draft.passed)
        tell(
            "note",
            f"{draft.source.id}: {len(draft.claims)} claims drafted, {told} of them doubtful; "
            f"{held} statements are stored already",
        )
        for item in draft.claims:
            for departure in item.departures:
                tell(
                    "note", f"{item.claim.id} contradicts {departure.claim_id}: {departure.reason}"
                )
