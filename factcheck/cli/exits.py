"""What a run ends with: the exit codes, and the one place where exceptions become messages."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum

import click
from click.exceptions import Exit as ClickExit

from factcheck.cli.commands import factcheck
from factcheck.cli.completing import completed
from factcheck.cli.output import discard_output, tell_error
from factcheck.errors import FactcheckError, InvalidValueError


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    """Nothing at or above ``--fail-on``; for ``claims verify``, every passage stands, and for
    ``baseline check`` every entry occurs."""
    FOUND = 1
    """Something at or above ``--fail-on``; for ``claims verify``, a passage moved or is
    lost, and for ``baseline check`` an entry no longer occurs."""
    ERROR = 2
    """The command line, the settings, the claims or a draft are wrong; or a bug was met."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C: 128 and the number of the signal, as shells count."""
    BROKEN_PIPE = 141
    """The reader of the output went away: as a tool that SIGPIPE ended, silently."""


def run(argv: Sequence[str] | None = None) -> Exit:
    """Run the command that `argv` names and return how it ended, messages told.

    Of click's own entry point only the parsing is used: it would answer a broken pipe with 1,
    which here means that something was found.
    """
    code = completed(factcheck)
    if code is not None:
        return Exit(code)
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        with factcheck.make_context("factcheck", words) as context:
            found = factcheck.invoke(context)
        return Exit.FOUND if found else Exit.CLEAN
    except ClickExit as ended:
        return _settle(Exit(ended.exit_code))
    except (click.Abort, KeyboardInterrupt):
        return _settle(Exit.INTERRUPTED)
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except InvalidValueError:
        # Option values were vetted when parsed: what reaches a type from here on is our mistake.
        traceback.print_exc()
    except (click.ClickException, FactcheckError) as error:
        tell_error(error)
    except Exception:
        traceback.print_exc()
    return Exit.ERROR


def _settle(code: Exit) -> Exit:
    """Flush what click itself has written, such as a help text, and return `code`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        discard_output()
        return Exit.BROKEN_PIPE
    return code
