"""Reading claims out of files of every form, one after the other, whatever the size of the file."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs

from factcheck.claims import Claim
from factcheck.errors import DataError, FactcheckError, InvalidValueError, StoreError
from factcheck.ingest.claimreview import is_review, reviews_in, to_claim
from factcheck.ingest.ratings import Ratings
from factcheck.ingest.tabular import COLUMNS, from_cells
from factcheck.stores import load
from factcheck.stores.rows import refuse_halves
from factcheck.wire import from_data

FORMS = ("auto", "yaml", "jsonl", "csv", "claimreview")
"""The forms in which claims come in; "auto" goes by how a file's name ends."""
_BY_ENDING = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".json": "claimreview",
    ".jsonld": "claimreview",
    ".html": "claimreview",
    ".htm": "claimreview",
}
_PAGES = frozenset((".html", ".htm"))
_CHUNK = 1 << 20
_LONGEST = 16_000_000
# The names under which a feed or a graph holds its items.
_ITEMS = re.compile(r'"(?:dataFeedElement|@graph|itemListElement|claims)"\s*:\s*\[')
_SPACE = re.compile(r"[\s,]*")


@attrs.frozen
class Entry:
    """One item of a file: the claim, or what is wrong with it.

    `line` is where it starts, 1-based, or its number in a file that has no lines; `raw` shows the
    item as it stands there.
    """

    path: str
    line: int
    claim: Claim | None = None
    reason: str = ""
    raw: str = ""


def read_entries(path: Path, form: str, ratings: Ratings) -> Iterator[Entry]:
    """Read the items of a file, or of a folder of claim files.

    Raises StoreError when it cannot be read at all, or its form cannot be told, and ClaimFileError
    when claim files do not hold: those go in whole or not at all.
    """
    if form == "auto":
        form = "yaml" if path.is_dir() else _BY_ENDING.get(path.suffix.lower(), "")
        if not form:
            raise StoreError(
                f"{path}: unknown form; say --format, or end the name in {', '.join(_BY_ENDING)}"
            )
    if form == "yaml":
        for number, claim in enumerate(load(path), 1):
            yield Entry(str(path), number, claim)
        return
    try:
        if form == "csv":
            yield from _csv(path)
        elif form == "jsonl":
            yield from _lines(path, ratings)
        else:
            yield from _reviews(path, ratings)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from None


def _lines(path: Path, ratings: Ratings) -> Iterator[Entry]:
    """One object a line: the fields of a claim, or a ClaimReview."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield _entry(path, number, line, partial(_of_line, line, ratings))


def _of_line(line: bytes, ratings: Ratings) -> Claim:
    if len(line) > _LONGEST:
        raise InvalidValueError("line", "at most 16 MB", len(line))
    return _of_object(json.loads(line), ratings)


def _of_object(data: Any, ratings: Ratings) -> Claim:
    return to_claim(data, ratings) if is_review(data) else from_data(Claim, data)


def _csv(path: Path) -> Iterator[Entry]:
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv.reader(file, strict=True)
        header: list[str] | None = None
        while True:
            line = rows.line_num + 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Entry(str(path), line, reason=f"cannot be read as CSV: {error}")
                return
            if row is None:
                return
            if header is None:
                header = [name.strip() for name in row]
                unknown = [name for name in header if name not in COLUMNS]
                if unknown or len(set(header)) != len(header):
                    told = ", ".join(unknown) or "the same name twice"
                    raise StoreError(
                        f"{path}: unknown columns: {told}; accepted: {', '.join(COLUMNS)}"
                    )
                continue
            if row:
                yield _entry(path, line, ",".join(row), partial(_of_row, header, row))


def _of_row(header: list[str], row: list[str]) -> Claim:
    if len(row) > len(header):
        raise InvalidValueError("row", f"at most {len(header)} cells", len(row))
    cells = dict(zip(header, row, strict=False))
    for name, cell in cells.items():
        if not cell.isascii() and any("\udc80" <= sign <= "\udcff" for sign in cell):
            raise InvalidValueError(name, "text in UTF-8", cell.encode("utf-8", "surrogateescape"))
    return from_data(Claim, from_cells(cells))


def _reviews(path: Path, ratings: Ratings) -> Iterator[Entry]:
    """The ClaimReviews of a page, a feed or an array, and the claims that stand there."""
    items = _of_page(path) if path.suffix.lower() in _PAGES else _of_json(path)
    for number, (raw, data, reason) in enumerate(items, 1):
        if reason:
            yield Entry(str(path), number, reason=reason, raw=_shown(raw))
        elif _is_claim(data):
            yield _entry(path, number, raw, partial(from_data, Claim, data))
        else:
            for review in reviews_in(data):
                told = json.dumps(review, ensure_ascii=False)
                yield _entry(path, number, told, partial(to_claim, review, ratings))


def _is_claim(data: Any) -> bool:
    return isinstance(data, dict) and "statement" in data and "@type" not in data


_Item = tuple[str, Any, str]


def _of_json(path: Path) -> Iterator[_Item]:
    """The items of a JSON file: of its array, or of the list of a feed; else the whole."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = file.read(_CHUNK)
        start = text.lstrip()
        found = None if start.startswith("[") else _ITEMS.search(text)
        if not start.startswith("[") and found is None:
            while (more := file.read(_CHUNK)) and len(text) < _LONGEST:
                text += more
            yield _decoded(text)
            return
        text = start[1:] if found is None else text[found.end() :]
        place = 0
        while True:
            gap = _SPACE.match(text, place)
            place = place if gap is None else gap.end()
            if text.startswith("]", place):
                return
            try:
                data, end = decoder.raw_decode(text, place)
                yield text[place:end], data, ""
                place = end
                continue
            except RecursionError:
                yield text[place : place + _CHUNK], None, "nested too deeply"
                return
            except ValueError:
                more = file.read(_CHUNK)
            text, place = text[place:], 0
            if not more or len(text) > _LONGEST:
                if text.strip():
                    yield text, None, "not JSON from here on, or an item of more than 16 MB"
                return
            text += more


def _decoded(text: str) -> _Item:
    try:
        return text, json.loads(text), ""
    except RecursionError:
        return text, None, "nested too deeply"
    except ValueError as error:
        return text, None, f"not JSON: {error}"


def _of_page(path: Path) -> Iterator[_Item]:
    """The JSON-LD of a page."""
    if path.stat().st_size > 4 * _LONGEST:
        raise StoreError(f"{path}: a page of more than {4 * _LONGEST} bytes")
    page = _Page()
    page.feed(path.read_text("utf-8-sig", errors="replace"))
    page.close()
    for script in page.scripts:
        yield _decoded(script)


class _Page(HTMLParser):
    """Collects the scripts of a page that hold JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        kind = (dict(given).get("type") or "").partition(";")[0].strip().lower()
        self._open = tag == "script" and kind == "application/ld+json"
        if self._open:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.scripts[-1] += data


def _entry(path: Path, line: int, raw: str | bytes, make: Callable[[], Claim]) -> Entry:
    """The claim that `make` makes, or the reason why it can't."""
    try:
        return Entry(str(path), line, refuse_halves(make()))
    except DataError as error:
        reason = "; ".join(": ".join(filter(None, (p.field, p.message))) for p in error.problems)
    except (FactcheckError, UnicodeDecodeError) as error:
        reason = str(error)
    except RecursionError:
        reason = "nested too deeply"
    except ValueError as error:
        reason = f"not JSON: {error}"
    return Entry(str(path), line, reason=reason, raw=_shown(raw))


def _shown(raw: str | bytes) -> str:
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    return text.strip()[:10_000]


def batched(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Entries in lists of `size`."""
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
