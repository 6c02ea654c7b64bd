"""Where output goes: standard output, a file replaced as a whole, notes on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import attrs
import click

from factcheck.errors import DataError, FactcheckError

PIPED_WIDTH = 100
"""The width of a text report that no terminal shows, in cells: the same on every machine."""


def tell(level: str, message: str) -> None:
    """Write one line to standard error: ``error: …`` or ``note: …``, control characters spelled."""
    if sys.stderr is None:
        return
    from factcheck.reports.layout import visible

    line = f"{level}: {visible(' '.join(message.splitlines()))}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def tell_error(error: click.ClickException | FactcheckError) -> None:
    """Tell what went wrong: each problem of files on a line of its own."""
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "factcheck"
        message = error.format_message()
        stop = "" if message.endswith((".", "?")) else "."
        tell("error", f"{message}{stop} See '{where} --help'.")
    elif isinstance(error, click.ClickException):
        tell("error", error.format_message())
    elif isinstance(error, DataError):
        for problem in error.problems:
            tell("error", str(problem))
    else:
        tell("error", str(error))


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether `stream` is open and shown on a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def wants_color() -> bool:
    """Whether standard output takes colours: a terminal, and ``NO_COLOR`` (no-color.org) unset."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdout) and not plain


def width() -> int:
    """How many cells a line of standard output has: the terminal's, within reason."""
    if not is_terminal(sys.stdout):
        return PIPED_WIDTH
    return min(max(shutil.get_terminal_size().columns, 40), 120)


@contextmanager
def writer(path: str | None) -> Iterator[Callable[[str], None]]:
    """Give a function that writes text to the file `path`, or to standard output without one.

    Output is UTF-8, with line feeds, except on a terminal, which gets its own encoding. A file is
    written beside its place and moved there at the end, so that it is never half old, half new;
    when anything fails it stays as it was. Raises click.ClickException when it cannot be written.
    """
    if path is None:
        yield _write_out
        return
    with _replacing(path) as file:
        yield lambda text: _write_file(path, file, text)


def replace_file(path: str, data: bytes) -> None:
    """Put `data` in the place of the file `path` as a whole, or leave it as it was.

    Raises click.ClickException when it cannot be written.
    """
    with _replacing(path) as file, _as_message(path):
        file.write(data)


@contextmanager
def _replacing(path: str) -> Iterator[IO[bytes]]:
    target = Path(os.path.realpath(path))
    # A device or pipe is written to, never replaced.
    whole = target.is_file() or not target.exists()
    part = target.with_name(f".{target.name}.{os.getpid()}.part") if whole else target
    with _as_message(path):
        file = part.open("xb" if whole else "wb")
    try:
        yield file
        with _as_message(path):
            file.close()
            if whole:
                if target.exists():
                    shutil.copymode(target, part)
                part.replace(target)
    finally:
        with suppress(OSError):
            file.close()
        if whole:
            part.unlink(missing_ok=True)


@contextmanager
def _as_message(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{path}: cannot be written: {reason}") from None


def _write_file(path: str, file: IO[bytes], text: str) -> None:
    with _as_message(path):
        file.write(_encoded(text, "utf-8"))


def _write_out(text: str) -> None:
    stream = sys.stdout
    if stream is None:
        raise click.ClickException("standard output is closed; name a file with --output")
    encoding = stream.encoding if is_terminal(stream) else "utf-8"
    data = _encoded(text, encoding)
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        discard_output()
        raise
    except OSError:
        discard_output()
        with _as_message("standard output"):
            raise


def discard_output() -> None:
    """Point standard output nowhere, so that Python's own flush at exit has nothing to say."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _encoded(text: str, encoding: str) -> bytes:
    # Only lone surrogates are outside UTF-8, and in JSON their spelling \udc80 is an escape.
    return text.encode(encoding, "backslashreplace")


_BAR = 20
"""The length of the progress bar, in cells."""


@attrs.define
class Progress:
    """A bar and a line on standard error that say which of `total` files is being checked.

    Silent unless there is more than one file and standard error is a terminal.
    """

    total: int
    _shown: int = attrs.field(default=0, init=False)

    def step(self, count: int, path: str) -> None:
        """Show that file number `count`, `path`, is next."""
        if self.total < 2 or not is_terminal(sys.stderr):
            return
        from factcheck.reports.layout import cut, visible

        columns = shutil.get_terminal_size().columns
        done = _BAR * (count - 1) // self.total
        bar = f"[{'#' * done}{'-' * (_BAR - done)}]"
        line = cut(f"{bar} checking {count} of {self.total}: {visible(path)}", columns - 1)
        self.clear()
        sys.stderr.write(line.encode(sys.stderr.encoding, "replace").decode(sys.stderr.encoding))
        sys.stderr.flush()
        self._shown = columns - 1

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0
