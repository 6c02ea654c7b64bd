"""The pages of the documentation as programs: what they show is run, and must be so.

A page runs from top to bottom, in a folder of its own. Of its fenced blocks

- one with a ``title`` is a file, written before what follows is run;
- ``console`` holds commands after ``$``, each followed by its output, standard error included; a
  shell runs them, but for those of nothing but ``factcheck`` and its words, run in this process;
- ``pycon`` is run as a doctest, ``python`` executed;
- ``sh`` (installation, CI), ``py`` (signatures) and ``text`` are not run, ``sql`` only by the test
  of the store that it is for.

A page that writes files starts in an empty folder, any other with copies of ``claims/`` and
``examples/``. Shown output may leave findings out: ``...``, alone between blank lines, stands for
any number of them.

``python -m tests.pages`` rewrites the output that pages show.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import attrs

from factcheck.cli import main as factcheck

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(
    r'^```(?P<language>\w+)(?: +title="(?P<title>[^"]+)")?[^\n]*\n(?P<code>.*?)^```$', re.M | re.S
)
_PROMPT = re.compile(r"^\$ (.*)\n", re.M)
_LEFT_OUT = "..."
_SHELL = frozenset("|&;<>()$`*?[]{}~#!\\\n")
"""Signs that a shell may take for more than a part of a word."""
_START = "import sys; from factcheck.cli import main; sys.exit(main())"


@attrs.frozen
class Block:
    """A fenced block: its language, its file name if it has one, its text and where that stands."""

    language: str
    title: str | None
    code: str
    start: int
    line: int


def name_of(page: Path) -> str:
    """How a page is called in messages."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> tuple[Block, ...]:
    """Return the fenced blocks of a page, in their order."""
    text = page.read_text("utf-8")
    return tuple(
        Block(
            match["language"],
            match["title"],
            match["code"],
            match.start("code"),
            text.count("\n", 0, match.start("code")) + 1,
        )
        for match in _FENCE.finditer(text)
    )


@attrs.frozen
class Shown:
    """What a console block shows, and what it should show."""

    block: Block
    actual: str


def run(page: Path, folder: Path) -> Iterator[Shown]:
    """Run a page in the empty `folder`; yields the console blocks with the true output."""
    found = blocks(page)
    if not any(block.title for block in found):
        for name in ("claims", "examples"):
            shutil.copytree(ROOT / name, folder / name)
    environment = _environment(folder)
    names: dict[str, object] = {}
    before, paths = Path.cwd(), list(sys.path)
    os.chdir(folder)
    try:
        for block in found:
            if block.title is not None:
                path = folder / block.title
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.code, "utf-8")
            elif block.language == "console":
                yield Shown(block, _transcript(block.code, environment))
            elif block.language == "python":
                exec(compile(block.code, f"{name_of(page)}:{block.line}", "exec"), names)
            elif block.language == "pycon":
                _doctest(page, block, names)
    finally:
        os.chdir(before)
        sys.path[:] = paths


def _environment(folder: Path) -> dict[str, str]:
    """An environment in which ``factcheck`` is this package, installed or not."""
    programs = folder / ".programs"
    programs.mkdir()
    for name, arguments in (("factcheck", f"-c '{_START}' "), ("python3", "")):
        program = programs / name
        program.write_text(f"#!/bin/sh\nexec '{sys.executable}' {arguments}\"$@\"\n", "utf-8")
        program.chmod(0o755)
    path = os.pathsep.join((str(programs), os.environ.get("PATH", os.defpath)))
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def _transcript(code: str, environment: dict[str, str]) -> str:
    """Run the commands of a console block; returns it with their true output."""
    _, *parts = _PROMPT.split(code)
    made = ""
    status = 0
    for command, shown in zip(parts[::2], parts[1::2], strict=True):
        words = _words(command)
        status, output = _called(words) if words else _shell(command, status, environment)
        made += f"$ {command}\n{shortened(output.decode('utf-8'), like=shown)}"
    return made


def _words(command: str) -> list[str] | None:
    """The words after ``factcheck`` of a command that is nothing but that; None of any other."""
    if _SHELL.intersection(command):
        return None
    name, *words = shlex.split(command)
    return words if name == "factcheck" else None


def _called(words: list[str]) -> tuple[int, bytes]:
    """Run the command line in this process: to start the program takes ten times as long.

    Returns the exit code, and the output and the messages as one pipe would have them.
    """
    pipe = io.BytesIO()
    out, err = io.TextIOWrapper(pipe, "utf-8"), io.TextIOWrapper(pipe, "utf-8", line_buffering=True)
    with Path(os.devnull).open() as nothing, patch.object(sys, "stdin", nothing):
        with redirect_stdout(out), redirect_stderr(err):
            status = int(factcheck(words))
        out.flush()
        err.flush()
        return status, pipe.getvalue()


def _shell(command: str, status: int, environment: dict[str, str]) -> tuple[int, bytes]:
    """Run a command in a shell, after one that ended with `status`."""
    ran = subprocess.run(
        ["bash", "-c", f"(exit {status})\n{command}"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ran.returncode, ran.stdout


def shortened(output: str, *, like: str) -> str:
    """Return `output` with as many of its paragraphs left out as `like` leaves out."""
    kept = like.rstrip("\n").split("\n\n")
    if _LEFT_OUT not in kept:
        return output
    at = kept.index(_LEFT_OUT)
    paragraphs = output.rstrip("\n").split("\n\n")
    after = len(kept) - at - 1
    end = paragraphs[len(paragraphs) - after :] if after else []
    return "\n\n".join((*paragraphs[:at], _LEFT_OUT, *end)) + "\n"


def _doctest(page: Path, block: Block, names: dict[str, object]) -> None:
    examples = doctest.DocTestParser().get_doctest(
        block.code, names, name_of(page), name_of(page), block.line - 1
    )
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(examples, out=said.append, clear_globs=False)
    names.update(examples.globs)
    assert not runner.failures, "".join(said)


def main() -> int:
    """Rewrite the console blocks of every page that no longer show the truth.

    Other examples that fail are told, to be mended by hand; then the exit code is 1.
    """
    failed = 0
    for page in PAGES:
        text = page.read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            try:
                shown = list(run(page, Path(folder)))
            except Exception as error:
                print(f"{page}: {error}")
                failed = 1
                continue
        for item in reversed(shown):
            start = item.block.start
            text = text[:start] + item.actual + text[start + len(item.block.code) :]
        if text != page.read_text("utf-8"):
            page.write_text(text, "utf-8")
            print(f"{page}: written")
    return failed


if __name__ == "__main__":
    sys.exit(main())
