"""Large drafts: as much as a reader takes of what it takes longest for, and 50 MB of HTML.

    python -m benchmarks.positions.large [markdown] [html]

Each pattern is repeated up to the longest draft that the reader takes, and read in a process of its
own. Prints CPU time and the most memory, the slowest first; then what 50 MB come to.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from factcheck.documents import html, markdown, read_data
from factcheck.errors import FactcheckError

_LIMITS = {"markdown": markdown.MAX_LENGTH, "html": html.MAX_LENGTH}
_HUGE = 50_000_000
_PATTERNS: dict[str, tuple[str, ...]] = {
    "markdown": (
        *("x ", "_![", "***![", "![[^a]:", "^[~~~", "a_b*c", "*a **b", "`a", "~~a", "![a](b"),
        *("[a](b) ", "*a*", "&amp;", "<b>", "~a~ ", "_a__b___c", f"{'x' * 20}\\\n", "| a | b |\n"),
        *("a" * 8 + "\n\n", "- " + "a" * 8 + "\n", "# " + "a" * 8 + "\n", "a|-|-|-\n-|-|-|-\n\n"),
    ),
    "html": (
        *("<p>Microsoft said so &amp; left. ", "x ", "<b>", "<b></i>", "<p>", "<!-- -->", "&amp;"),
        *("<a b=c ", "<q>x</q>", "<div>x</div>", "<td>x", "<span hidden>", "<svg>", "<", "<!--"),
        *("<time datetime=2020-06-11>x</time>", "<p>&", "<li>x", "<dt>x<dd>y", " \tx", "\r\nx"),
        *("<br>x", "<p>[f]", "\r\n[f]", "<!--x-->y", "&#10;x", "<p role=x>"),
    ),
}
"""Each is repeated."""


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.positions.large")
    parser.add_argument("formats", nargs="*", help="markdown, html, or both")
    parser.add_argument("--one", help="a format: read one pattern, in this process")
    parser.add_argument("--pattern")
    parser.add_argument("--length", type=int)
    options = parser.parse_args()
    if options.one:
        print(_read(options.one, options.pattern, options.length))
        return
    formats = options.formats or list(_PATTERNS)
    for name in formats:
        told = [_apart(name, pattern, _LIMITS[name]) for pattern in _PATTERNS[name]]
        for took, memory, what, pattern in sorted(told, reverse=True):
            print(f"{name} {pattern!r}: {took:.2f} s of CPU time, {memory} MB{what}")
    for pattern in _PATTERNS["html"][:4] if "html" in formats else ():
        took, memory, what, _ = _apart("html", pattern, _HUGE)
        print(f"50 MB of html {pattern!r}: {took:.2f} s of CPU time, {memory} MB{what}")


def _apart(name: str, pattern: str, length: int) -> tuple[float, int, str, str]:
    command = [sys.executable, "-m", "benchmarks.positions.large"]
    command += [f"--one={name}", f"--pattern={pattern}", f"--length={length}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    took, memory, what = ran.stdout.rstrip("\n").split("\t")
    return float(took), int(memory), what, pattern


def _read(name: str, pattern: str, length: int) -> str:
    times = length // len(pattern)
    if name == "markdown" and "\n" in pattern:
        times = min(times, (markdown.MAX_LINES - 1) // pattern.count("\n"))
    data = (pattern * times).encode()
    began, what = time.process_time(), ""
    try:
        for _ in read_data(data, "draft", format=name):
            pass
    except FactcheckError as error:
        what = f", refused: {error}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{time.process_time() - began}\t{memory}\t{what}"


if __name__ == "__main__":
    main()
