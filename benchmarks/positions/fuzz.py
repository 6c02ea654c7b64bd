"""Fuzzing: drafts cut off, changed, repeated and shuffled, that must be read or refused.

    python -m benchmarks.positions.fuzz html [--drafts 10000] [--seed 1] [--slowest FILE]

Formats: markdown, html, docx, json, jsonl. Anything but a document or a FactcheckError ends the
run, as does a piece that is not what stands in the source. Prints how many were refused, the
slowest in CPU time, and the most memory; ``--slowest`` keeps the slowest draft in a file. One in
twenty has a byte that its encoding, UTF-8, may not have, or is in another encoding.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.positions.word import spoilt_word_file
from benchmarks.positions.written import WORDS, html, markdown
from factcheck.documents import Fields, read_data
from factcheck.errors import FactcheckError
from factcheck.sentences import segment
from factcheck.text import Document

_FIELDS = Fields(text="body", id="id", date="date")
_ANY = [" ", "\n", "\n\n", "\r", "\r\n", "\t", "\ufeff", "\u00ad", "\u2028", "\xa0", "😀"]
_SIGNS = {
    "markdown": _ANY
    + r"""* _ ` [ ] ( ) < > \ & # ~ | - = + ! ^ : ``` ~~~ *** [^a] [^a]: ^[ ![ ]( &amp; &#x0; <b>
    </b> <!-- --> |---| --- +++ 1. [a]: http://a.b <br> <div>""".split(),
    "html": _ANY
    + """< > </ /> </> <p> </p> <p <!-- --> --!> <script> </script> <style> <title> <textarea> <pre>
    <plaintext> <xmp> <svg> <math> <template> <table> <td> <li> <ul> <article> <main> <q> </q> <sup>
    <a <img&alt=" ' = & &amp &lt; &#x; &#xFFFFFFFF; &notit; <![CDATA[ ]]> <? ?> <! hidden <br> </br>
    <time&datetime=2020 <meta&name="date"&content=" <div&hidden> <b> </b> <head> <body>""".replace(
        "&alt", " alt"
    ).split(),
    "json": _ANY
    + r"""{ } [ ] , : " \ \u \ud83d \ude00 \n null true 1e999 NaN -0 "body" "id" "date":""".split(),
}
_SIGNS["jsonl"] = _SIGNS["json"]
_CODECS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "shift_jis", "utf-7")


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.positions.fuzz")
    parser.add_argument("format", choices=(*_SIGNS, "docx"))
    parser.add_argument("--drafts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=Path)
    options = parser.parse_args()
    random = Random(options.seed)
    refused, slowest, worst = 0, 0.0, b""
    for _ in range(options.drafts):
        data = _spoilt(random, options.format)
        began = time.process_time()
        try:
            for document in read_data(data, "x", format=options.format, fields=_FIELDS):
                _look(document)
        except FactcheckError:
            refused += 1
        slowest, worst = max((slowest, worst), (time.process_time() - began, data))
    if options.slowest is not None:
        options.slowest.write_bytes(worst)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{options.format}: {options.drafts} drafts, {refused} refused, "
        f"slowest {slowest:.2f} s of CPU time, {memory} MB"
    )


def _look(document: Document) -> None:
    for piece in document.pieces:
        text, source = piece.text.of(document.text), piece.source.of(document.source)
        if piece.literal and text != source:
            pairs = zip(text, source, strict=True)
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in pairs)
    for sentence in segment(document):
        document.in_source(sentence.span)


def _spoilt(random: Random, name: str) -> bytes:
    if name == "docx":
        return spoilt_word_file(random, [*WORDS, *_ANY])
    signs = _SIGNS[name]
    text = _draft(random, name)
    ways: list[Callable[[], str]] = [
        lambda: text[: random.randint(0, len(text))],
        lambda: "".join(random.choices(signs, k=random.randint(1, 3_000))),
        lambda: "".join(random.choices(signs, k=3)) * random.choice((10, 1_000, 10_000)) + text,
        lambda: text[random.randint(0, len(text)) :] + _draft(random, name),
        *[lambda: _changed(random, text, signs)] * 8,
    ]
    if name.startswith("json") and random.random() < 0.5:
        ways = [lambda: text]
    made = random.choice(ways)()
    if random.random() < 0.02:
        return made.encode(random.choice(_CODECS), "replace")
    data = bytearray(made.encode())
    if data and random.random() < 0.05:
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def _changed(random: Random, text: str, signs: list[str]) -> str:
    for _ in range(random.randint(1, 20)):
        start = random.randint(0, len(text))
        text = text[:start] + random.choice(signs) + text[start + random.choice((0, 0, 1, 5)) :]
    return text


def _draft(random: Random, name: str) -> str:
    if name == "markdown":
        return markdown(random).markup
    page = html(random).markup
    if name == "html":
        return page
    page = _changed(random, page, _SIGNS["html"])
    item = {"body": page, "id": random.choice((1, None, "x")), "date": "2020-06-11"}
    if name == "json":
        return json.dumps([item] * random.randint(0, 3), indent=random.choice((None, 1)))
    return f"{json.dumps(item)}\n" * random.randint(0, 3)


if __name__ == "__main__":
    main()
