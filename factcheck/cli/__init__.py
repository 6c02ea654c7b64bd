"""The command line: ``factcheck check`` and ``factcheck claims``."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    `argv` are the words after the program's name, by default those of the process. Everything is
    imported from here on, so that an interrupt while Python still loads is handled as any other.
    """
    try:
        from factcheck.cli.exits import run

        return run(argv)
    except KeyboardInterrupt:
        return 130
