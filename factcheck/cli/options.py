"""What commands share: how option values are read, and how settings and claims are found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from factcheck.claims import Claim
from factcheck.errors import InvalidValueError, StoreError
from factcheck.findings import Kind
from factcheck.paths import relative
from factcheck.protocols import ClaimStore, Encoder
from factcheck.settings import (
    DEFAULT,
    FAIL_ON,
    QUOTES,
    FailOn,
    Settings,
    find_settings,
    load_settings,
)

if TYPE_CHECKING:
    from factcheck.reports import Renderer
    from factcheck.stores import PostgresStore, SqliteStore


def to_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that `value` names as ISO 8601 writes it; raises click.BadParameter."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        message = f"expected a date such as 2020-06-11, got {value!r}"
        raise click.BadParameter(message, context, parameter) from None


def to_encoding(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """Return Python's name of the text encoding `value`; raises click.BadParameter."""
    from factcheck.documents import lookup_encoding

    with _as_usage(context, parameter):
        return None if value is None else lookup_encoding(value)


def to_format(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return `value` when it is a format of drafts; raises click.BadParameter."""
    from factcheck.documents.formats import resolve

    with _as_usage(context, parameter):
        if value is not None:
            resolve(value)
    return value


def to_field_format(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return `value` when a field may be written in that format; raises click.BadParameter."""
    from factcheck.documents import Fields

    with _as_usage(context, parameter):
        return Fields(text="body", format=value).format


def to_renderer(context: click.Context, parameter: click.Parameter, value: str) -> Renderer:
    """Return the renderer of the report format `value`; raises click.BadParameter."""
    from factcheck.reports import resolve

    with _as_usage(context, parameter):
        return resolve(value)


def to_fail_on(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Return the verdicts that `values` name, by kind or under "default"; raises BadParameter."""
    made = {}
    for value in values:
        kind, _, verdict = value.rpartition("=")
        convert = click.Choice(FAIL_ON).convert
        made[kind or DEFAULT] = convert(verdict, parameter, context)
        if kind and kind not in list(Kind):
            message = f"expected a kind, one of {', '.join(Kind)}, got {kind!r}"
            raise click.BadParameter(message, context, parameter)
    return made


@contextmanager
def _as_usage(context: click.Context, parameter: click.Parameter) -> Iterator[None]:
    try:
        yield
    except InvalidValueError as error:
        message = f"expected {error.expected}, got {error.got!r}"
        raise click.BadParameter(message, context, parameter) from None


claims_option = click.option(
    "--claims",
    "claims",
    multiple=True,
    metavar="CLAIMS",
    help="Claim file, folder of claim files, or database (.db, or postgresql://…); files and "
    "folders may be given more than once.  "
    "[default: what factcheck.toml or pyproject.toml names, else claims/]",
)

encoder_option = click.option(
    "--encoder",
    metavar="PATH|NAME",
    help="Find claims by their meaning, too: the folder of a sentence encoder, or its name on the "
    "Hugging Face hub.  [default: as settings say, else none]",
)

config_option = click.option(
    "--config",
    metavar="FILE",
    help="Settings file.  [default: factcheck.toml, or pyproject.toml with a [tool.factcheck] "
    "table, here or in a folder above]",
)


fail_on_option = click.option(
    "--fail-on",
    callback=to_fail_on,
    multiple=True,
    metavar="[KIND=]VERDICT",
    help=f"Mildest verdict that makes the exit code 1: {', '.join(FAIL_ON)}; of one kind of "
    "finding with KIND=. May be given more than once.  "
    "[default: as settings say, else inaccurate]",
)

quotes_option = click.option(
    "--quotes",
    type=click.Choice(QUOTES),
    help="Findings in what someone is quoted as saying: check, as with all others; speaker: shown, "
    "with who spoke, and no failure; skip: silenced.  [default: as settings say, else check]",
)

baseline_option = click.option(
    "--baseline",
    metavar="FILE",
    help="File of known findings, which are silenced.  [default: as settings say, else none]",
)


def settings_path(config: str | None) -> Path | None:
    """Return the settings file: `config`, else the one in force here, or None."""
    return find_settings(Path.cwd()) if config is None else Path(config)


def settings_from(config: str | None) -> Settings:
    """Return the settings of the file `config`, or of the one in force here, or the defaults.

    Raises SettingsError when the file cannot be used.
    """
    path = settings_path(config)
    return Settings() if path is None else load_settings(path)


def encoder_from(encoder: str | None, settings: Settings) -> Encoder | None:
    """Return the encoder that `encoder` names, else the settings, None where neither does.

    Raises ModelError when it cannot be loaded, and MissingExtra.
    """
    named = encoder or settings.encoder
    if named is None:
        return None
    from factcheck.models import load_encoder

    return load_encoder(named)


def with_options(
    settings: Settings, fail_on: dict[str, str], baseline: str | None, quotes: str | None
) -> Settings:
    """Return the settings with what the command line says put over them.

    A verdict without a kind takes the place of all that settings say, those by path too; so does
    what is said of quotes.
    """

    def over(named: FailOn) -> FailOn:
        table = {DEFAULT: named} if isinstance(named, str) else named
        made = {**({} if DEFAULT in fail_on else table), **fail_on}
        return made[DEFAULT] if list(made) == [DEFAULT] else made

    rules = (
        attrs.evolve(
            rule,
            fail_on=None if rule.fail_on is None else over(rule.fail_on),
            quotes=None if quotes is not None else rule.quotes,
        )
        for rule in settings.paths
    )
    return attrs.evolve(
        settings,
        fail_on=over(settings.fail_on),
        paths=tuple(rules),
        baseline=baseline or from_here(settings.baseline),
        quotes=quotes or settings.quotes,
    )


def from_here(path: str | None) -> str | None:
    """Return a path that a settings file names as it is called from the working folder."""
    return None if path is None else relative(path, "")


def places(claims: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Return where the claims are: as `claims` names, else as the settings do.

    Raises click.ClickException when neither says and the default folder is not there.
    """
    default = Settings().claims
    if not claims and settings.claims == default and not Path(default[0]).exists():
        raise click.ClickException(
            f"no claims: there is no folder {default[0]} here; "
            "name claims with --claims, or in factcheck.toml"
        )
    return claims or settings.claims


def store_from(claims: tuple[str, ...], settings: Settings) -> ClaimStore:
    """Return the store of all the claims that `places` finds; raises what loading raises."""
    from factcheck.stores import load

    return load(*places(claims, settings))


def database_from(
    claims: tuple[str, ...],
    settings: Settings,
    *,
    create: bool = False,
    migrate: bool = False,
    encoder: Encoder | None = None,
) -> SqliteStore | PostgresStore:
    """Return the database that `claims` names, else the settings, as `open_database` opens it.

    Raises click.ClickException when it is none, and StoreError when it cannot be opened.
    """
    from factcheck.stores import is_database, open_database, without_password

    named = claims or settings.claims
    if len(named) != 1 or not is_database(named[0]):
        raise click.ClickException(
            f"{', '.join(map(without_password, named))}: no database; name one that ends in .db, "
            "or the address of one, with --claims (claim files are changed with an editor)"
        )
    return open_database(named[0], create=create, migrate=migrate, encoder=encoder)


def claim_from(store: ClaimStore, claim_id: str) -> Claim:
    """Return the claim `claim_id`; raises click.ClickException with the ids most like it."""
    from difflib import get_close_matches

    with suppress(StoreError):
        return store.get(claim_id)
    ids = [claim.id for claim in store]
    near = get_close_matches(claim_id, ids)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; 'factcheck claims list' has all"
    raise click.ClickException(f"no claim has the id {claim_id!r}{hint}")
