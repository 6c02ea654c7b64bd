"""Compile WordNet 3.0 and the curated tables beside this file into ``factcheck/lexicon/words.dat``.

Run ``python scripts/lexicon/compile.py WORDNET_FOLDER``, where the folder holds WordNet's own
database files (``index.*``, ``data.*``, ``*.exc``, ``cntlist.rev``; Debian: ``wordnet-base``).

The file written is a 16-byte header (magic, number of records, where the offsets start), the
records in the order of their keys' bytes, one UTF-8 line each, and the records' offsets as
little-endian 32-bit integers. A record is its key and its fields, parted by tabs; a field's first
character says what it is:

``n v a r``  a part of speech: ``count;senses;related;derived;antonyms;classes;exclusive``
``I``        irregular forms: ``lemma,pos,form`` parted by ``|``
``P``        the longest phrase that starts with the key, in words
``W``        the key is a phrase
``G``        kinds of name; ``C`` canonical place; ``T`` containing places; ``D`` demonym's place;
``E``        what an acronym stands for
``X``        relations that WordNet gives wrongly: ``kind,pos,lemma`` parted by ``|``
``K``        (record of the empty key) the names of the classes, in the order of their codes

A sense is ``id:share:hypernyms:second hypernyms:opposites``: ids in base 36, a curated group's with
a leading ``+``, a converse with a leading ``~``; share in percent, left out where it is whole; no
id where nothing else refers to the synset; trailing empty parts left out.
"""

from __future__ import annotations

import argparse
import struct
import sys
from pathlib import Path

from records import Compiler
from tables import TableError, read_tables
from wordnet import read_wordnet

MAGIC = b"FCLEX001"


def encode(records: list[str]) -> bytes:
    """Lay the records out as the reader expects them."""
    lines = [record.encode() + b"\n" for record in records]
    offsets = []
    position = 16
    for line in lines:
        offsets.append(position)
        position += len(line)
    header = struct.pack("<8sII", MAGIC, len(lines), position)
    return header + b"".join(lines) + struct.pack(f"<{len(offsets)}I", *offsets)


def compile_lexicon(wordnet: Path, tables: Path) -> bytes:
    """The bytes of the lexicon; the same for the same input."""
    return encode(Compiler(read_wordnet(wordnet), read_tables(tables)).records())


def main(arguments: list[str] | None = None) -> int:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description="Compile the lexicon.")
    parser.add_argument("wordnet", type=Path, help="folder of WordNet's database files")
    parser.add_argument("--tables", type=Path, default=here, help="folder of the curated tables")
    parser.add_argument(
        "--output", type=Path, default=here.parents[1] / "factcheck" / "lexicon" / "words.dat"
    )
    options = parser.parse_args(arguments)
    try:
        data = compile_lexicon(options.wordnet, options.tables)
    except (TableError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    # Replaced in one step: readers keep the file mapped.
    part = options.output.with_suffix(".part")
    part.write_bytes(data)
    part.replace(options.output)
    print(f"{options.output}: {len(data):,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
