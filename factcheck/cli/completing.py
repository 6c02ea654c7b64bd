"""``factcheck completion``: words completed by the shell."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from factcheck.findings import Kind

VARIABLE = "_FACTCHECK_COMPLETE"
"""What the shell's script sets when it asks for words."""

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete commands, options, formats, kinds and claim ids.

    \b
    Examples:
      eval "$(factcheck completion bash)"     in ~/.bashrc
      eval "$(factcheck completion zsh)"      in ~/.zshrc
      factcheck completion fish | source      in ~/.config/fish/config.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    script = made(context.find_root().command, {}, "factcheck", VARIABLE)
    # The version of bash need not be asked for: only the text is wanted.
    click.echo(script.source_template % script.source_vars())


def completed(command: click.Command) -> int | None:
    """Answer the shell's question for words, if it has one; returns the exit code, else None."""
    instruction = os.environ.get(VARIABLE)
    if instruction is None:
        return None
    return shell_complete(command, {}, "factcheck", VARIABLE, instruction)


def _completer(words: Callable[[click.Context], Iterable[str]]) -> Completer:
    def complete(
        context: click.Context, _: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            return [CompletionItem(w) for w in words(context) if w.startswith(incomplete)]
        except Exception:
            # A shell has no place for a message.
            return []

    return complete


def _formats(_: click.Context) -> Iterable[str]:
    from factcheck.reports import REPORTS

    return REPORTS


def _codes(_: click.Context) -> Iterable[str]:
    return [*(kind.code for kind in Kind), *(kind.value for kind in Kind)]


def _claim_ids(context: click.Context) -> Iterable[str]:
    from factcheck.cli.options import settings_from, store_from

    settings = settings_from(context.params.get("config"))
    store = store_from(tuple(context.params.get("claims") or ()), settings)
    return sorted(claim.id for claim in store)


complete_formats = _completer(_formats)
complete_codes = _completer(_codes)
complete_claim_ids = _completer(_claim_ids)
