"""Positions: drafts written at random and specifications' examples, read and traced back.

    python -m benchmarks.positions [--sentences 100000] [--spec FILE]…

Counts the sentences, and those whose stretches of the source, decoded by the format's rules, are
not their words; the drafts whose text is not what was written; and the replacements of one word in
the source that change more, or less, than that word in the text. ``--spec`` names examples of
Markdown and the HTML they mean: CommonMark's as JSON, or in the form of markdown-it's fixtures (see
``scripts/specs``). Both are read, and must hold the same words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from random import Random

from benchmarks.positions.checks import (
    blocks,
    decoded_html,
    decoded_json,
    decoded_markdown,
    mismatches,
    replaced,
)
from benchmarks.positions.written import Written, html, markdown
from factcheck.documents import Fields, parse
from factcheck.sentences import segment
from factcheck.text import Document

_FORMATS: dict[str, tuple[Callable[[Random], Written], Callable[[str], str]]] = {
    "markdown": (markdown, decoded_markdown),
    "html": (html, decoded_html),
}

_FIXTURE = re.compile(r"^\.\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^\.\n", re.S | re.M)
"""An example as markdown-it's tests have it, between lines of a full stop."""


def main() -> int:
    """Run; return 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.positions")
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spec", type=Path, action="append", default=[])
    options = parser.parse_args()
    found: Counter[str] = Counter()
    problems: list[str] = []
    random = Random(options.seed)
    began = time.perf_counter()
    while found["sentences"] < options.sentences:
        for name, (write, _) in _FORMATS.items():
            written = write(random)
            for through_json in (False, True):
                _check(written, name, through_json, random, found, problems)
    for path in options.spec:
        for example in _examples(path):
            for name, markup in example.items():
                _check(Written(markup, ()), name, False, random, found, problems, known=False)
            problems.extend(_differences(example))
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    took = time.perf_counter() - began
    print(
        f"{found['sentences']} sentences of {found['drafts']} drafts, {found['replaced']} words "
        f"replaced, {took:.0f} s: {len(problems)} wrong"
    )
    return 1 if problems else 0


def _examples(path: Path) -> Iterator[dict[str, str]]:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        for row in json.loads(text):
            yield {name: row[name] for name in _FORMATS}
    else:
        for match in _FIXTURE.finditer(text):
            yield match.groupdict()


def _differences(example: dict[str, str]) -> Iterator[str]:
    """The words of the Markdown and those of its HTML, where they are not the same.

    HTML inside Markdown is not read, nor is an image in the text of another where it stands.
    """
    if "<" in example["markdown"] or example["markdown"].count("![") > 1:
        return
    words = {name: parse(markup, format=name).text.split() for name, markup in example.items()}
    if words["markdown"] != words["html"]:
        yield f"{example['markdown']!r} is read as {words['markdown']}, its HTML as {words['html']}"


def _check(
    written: Written,
    name: str,
    through_json: bool,
    random: Random,
    found: Counter[str],
    problems: list[str],
    *,
    known: bool = True,
) -> None:
    decoded = _FORMATS[name][1]
    source = written.markup
    if through_json:
        decoded = decoded_json(decoded)
        source = json.dumps([{"body": source}], ensure_ascii=random.random() < 0.5)

    def read(text: str) -> Document:
        if through_json:
            return parse(text, format="json", fields=Fields(text="body", format=name))
        return parse(text, format=name)

    document = read(source)
    found["drafts"] += 1
    found["sentences"] += len(segment(document))
    wrong = list(mismatches(document, decoded))
    if known and blocks(document) != written.blocks:
        pairs = zip_longest(blocks(document), written.blocks)
        got, wanted = next((got, wanted) for got, wanted in pairs if got != wanted)
        wrong.append(f"read {got!r}, not {wanted!r}")
    found["replaced"] += 1
    wrong.extend(replaced(document, read, random))
    problems.extend(f"{name}: {problem}\n  in {source!r}" for problem in wrong)


if __name__ == "__main__":
    sys.exit(main())
