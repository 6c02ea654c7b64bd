"""Claim files together: which there are, their entries, and what these say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from factcheck.claims import Origins, Rating, Selector, Source
from factcheck.errors import ClaimFileError, Problem, shown
from factcheck.stores.entries import Entry, Reader, did_you_mean
from factcheck.stores.files import Place, StorePath, UnreadableError, locate, read_text, resolve
from factcheck.stores.yaml_nodes import Node, Scalar, parse
from factcheck.stores.yaml_nodes import Sequence as SequenceNode
from factcheck.text import Document, Span


@attrs.frozen
class EvidenceRecord:
    """A piece of evidence of a claim file, its source known, its words not yet verified."""

    claim_id: str
    entry: Entry
    place: Place
    document: Document
    source: Source
    selector: Selector


@attrs.frozen
class ClaimRecord:
    """A claim of a claim file; `values` are the arguments of Claim, but for its evidence."""

    entry: Entry
    values: dict[str, object]
    evidence: tuple[EvidenceRecord, ...]


@attrs.frozen
class Contents:
    """All that the claim files hold, and where. With a problem, claims may lack what was wrong."""

    files: tuple[Place, ...]
    claims: tuple[ClaimRecord, ...]
    problems: tuple[Problem, ...]
    origins: Origins

    def fail_if(self, problems: Iterable[Problem]) -> None:
        """Raise ClaimFileError with `problems` in file order, if there are any."""
        rank = {str(place.path): index for index, place in enumerate(self.files)}
        found = sorted(problems, key=lambda p: (rank[p.path], p.line or 0, p.column or 0))
        if found:
            raise ClaimFileError(tuple(found))


def read(paths: Sequence[StorePath]) -> Contents:
    """Read claim files and folders of them, everything but the words of the evidence verified.

    Raises StoreError when a path is missing, of no known kind, or holds no claim file.
    """
    places = locate(paths)
    return _Collector().collect(places)


@attrs.frozen
class _File:
    """One file's entries; `whole` is false when it could not be read to its end."""

    place: Place
    document: Document
    reader: Reader
    sources: tuple[Entry, ...]
    claims: tuple[Entry, ...]
    whole: bool


_EMPTY = "the file is empty: a claim file holds sources, claims or both"


class _Collector:
    """Joins the entries of all files."""

    def __init__(self) -> None:
        self._captures: dict[Path, str] = {}
        self._sources: dict[str, Source | None] = {}
        self._source_entries: dict[str, tuple[_File, Entry]] = {}
        self._claims: dict[str, tuple[_File, Entry]] = {}
        # A file that could not be read may hold what the others refer to.
        self._whole = True

    def collect(self, places: tuple[Place, ...]) -> Contents:
        problems: list[Problem] = []
        files: list[_File] = []
        for place in places:
            read_file = _read_file(place)
            if isinstance(read_file, _File):
                files.append(read_file)
                self._whole = self._whole and read_file.whole
            else:
                problems.append(read_file)
                self._whole = False
        for file in files:
            self._take_sources(file)
            for entry in file.claims:
                _take_id(file, entry, self._claims)
        claims = [self._claim(file, entry) for file in files for entry in file.claims]
        self._report_cycles()
        for file in files:
            problems += file.reader.problems
        known = tuple(claim for claim in claims if claim)
        return Contents(places, known, tuple(problems), self._origins())

    def _origins(self) -> Origins:
        """Where each claim begins, and which file holds the copy of each source."""
        captures = {}
        for source_id, (file, entry) in self._source_entries.items():
            name = entry.values.get("text")
            if isinstance(name, str):
                captures[source_id] = str(file.place.path.parent / name)
        return Origins(
            {
                claim_id: (
                    str(file.place.path),
                    file.document.position(entry.node.span.start).line,
                )
                for claim_id, (file, entry) in self._claims.items()
            },
            captures,
        )

    def _take_sources(self, file: _File) -> None:
        for entry in file.sources:
            source = self._source(file, entry)
            source_id = _take_id(file, entry, self._source_entries)
            if source_id is not None:
                self._sources[source_id] = source

    def _source(self, file: _File, entry: Entry) -> Source | None:
        values = dict(entry.values)
        name = values.pop("text", None)
        if not isinstance(name, str):
            return None if "text" in entry.nodes else _made(values)
        try:
            path = resolve(name, folder=file.place.path.parent, root=file.place.root)
            if path not in self._captures:
                self._captures[path] = read_text(path)
        except UnreadableError as error:
            message = f"captured copy {shown(name)}: {error}"
            file.reader.report(entry.nodes["text"], f"{entry.path}.text", message)
            return None
        return _made(values | {"text": self._captures[path], "text_path": name})

    def _claim(self, file: _File, entry: Entry) -> ClaimRecord | None:
        values = dict(entry.values)
        claim_id = str(values.get("id", ""))
        records = [self._evidence(file, claim_id, item) for item in _entries(values, "evidence")]
        ratings = _entries(values, "ratings")
        _check_days(file, entry)
        self._check_supersedes(file, entry)
        if not entry.complete:
            return None
        values["ratings"] = tuple(Rating(**r.values) for r in ratings if r.complete)  # type: ignore[arg-type]
        evidence = tuple(record for record in records if record is not None)
        return ClaimRecord(entry, values, evidence)

    def _evidence(self, file: _File, claim_id: str, entry: Entry) -> EvidenceRecord | None:
        values, nodes, report = entry.values, entry.nodes, file.reader.report
        position = _position(file, entry)
        source_id = values.get("source")
        if isinstance(source_id, str) and source_id not in self._sources and self._whole:
            hint = did_you_mean(source_id, self._sources)
            message = f"no source has the id {shown(source_id)}{hint}"
            report(nodes["source"], f"{entry.path}.source", message)
        source = self._sources.get(str(source_id))
        if source is None or not entry.complete or (position is None and "start" in nodes):
            return None
        if position is not None and source.text is None:
            message = f"a position, but source {shown(source.id)} has no captured copy (text)"
            report(nodes["start"], f"{entry.path}.start", message)
            return None
        prefix, suffix = str(values.get("prefix", "")), str(values.get("suffix", ""))
        selector = Selector(str(values["quote"]), prefix, suffix, position)
        return EvidenceRecord(claim_id, entry, file.place, file.document, source, selector)

    def _check_supersedes(self, file: _File, entry: Entry) -> None:
        for claim_id, node, path in _superseded(entry):
            if claim_id == entry.values.get("id"):
                file.reader.report(node, path, "a claim cannot supersede itself")
            elif claim_id not in self._claims and self._whole:
                hint = did_you_mean(claim_id, self._claims)
                file.reader.report(node, path, f"no claim has the id {shown(claim_id)}{hint}")

    def _report_cycles(self) -> None:
        """Report each ring of claims that supersede one another, at its first claim."""
        older = {
            claim_id: tuple(item for item, _, _ in _superseded(entry) if item in self._claims)
            for claim_id, (_, entry) in self._claims.items()
        }
        for ring in find_rings(older):
            file, entry = self._claims[ring[0]]
            way = " > ".join((*ring, ring[0]))
            message = f"claims supersede one another in a ring: {way}"
            file.reader.report(entry.nodes["supersedes"], f"{entry.path}.supersedes", message)


def find_rings(graph: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return rings of two and more nodes in `graph`, each once, none sharing a node with another.

    Every node of a target must be a key. Nodes that lie on no ring are left out.
    """
    rings: list[tuple[str, ...]] = []
    done: set[str] = set()
    for origin in graph:
        way: dict[str, Iterator[str]] = {}
        node: str | None = None if origin in done else origin
        while node is not None:
            way.setdefault(node, iter(graph[node]))
            target = next((item for item in way[node] if item not in done and item != node), None)
            if target is None:
                done.add(node)
                del way[node]
                node = next(reversed(way), None)
            elif target in way:
                on_way = list(way)
                rings.append(tuple(on_way[on_way.index(target) :]))
                done.update(rings[-1])
                for item in rings[-1]:
                    del way[item]
                node = next(reversed(way), None)
            else:
                node = target
    return rings


def _take_id(file: _File, entry: Entry, taken: dict[str, tuple[_File, Entry]]) -> str | None:
    """Note the entry's id in `taken` and return it; None when it has none, or it is taken."""
    entry_id = entry.values.get("id")
    if not isinstance(entry_id, str):
        return None
    if entry_id not in taken:
        taken[entry_id] = (file, entry)
        return entry_id
    first, other = taken[entry_id]
    line = first.document.position(other.nodes["id"].span.start).line
    message = f"duplicate id {shown(entry_id)}: also at {first.place.path}:{line}"
    file.reader.report(entry.nodes["id"], f"{entry.path}.id", message)
    return None


def _superseded(entry: Entry) -> Iterator[tuple[str, Node, str]]:
    """The ids under ``supersedes``, each with its node and field path."""
    node, known = entry.nodes.get("supersedes"), entry.values.get("supersedes", ())
    assert isinstance(known, tuple)
    for index, item in enumerate(node.items if isinstance(node, SequenceNode) else ()):
        if isinstance(item, Scalar) and item.text in known:
            yield item.text, item, f"{entry.path}.supersedes[{index}]"


def _entries(values: dict[str, object], name: str) -> tuple[Entry, ...]:
    """Take the entries of a field out of `values`."""
    entries = values.pop(name, ())
    assert isinstance(entries, tuple)
    return entries


def _made(values: dict[str, object]) -> Source | None:
    return Source(**values) if "id" in values else None  # type: ignore[arg-type]


def _position(file: _File, entry: Entry) -> Span | None:
    nodes = entry.nodes
    for given, other in (("start", "end"), ("end", "start")):
        if given in nodes and other not in nodes:
            message = f"{given} without {other}: give both or neither"
            file.reader.report(nodes[given], f"{entry.path}.{given}", message)
    start, end = entry.values.get("start"), entry.values.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    if start >= end:
        message = f"expected more than start ({start}), got {end}"
        file.reader.report(nodes["end"], f"{entry.path}.end", message)
        return None
    return Span(start, end)


def _check_days(file: _File, entry: Entry) -> None:
    first, last = entry.values.get("valid_from"), entry.values.get("valid_to")
    if isinstance(first, date) and isinstance(last, date) and first > last:
        message = f"expected {first} (valid_from) or later, got {last}"
        file.reader.report(entry.nodes["valid_to"], f"{entry.path}.valid_to", message)


def _read_file(place: Place) -> _File | Problem:
    name = str(place.path)
    try:
        document = Document(read_text(place.path), path=name)
    except UnreadableError as error:
        return Problem(name, str(error))
    reader = Reader(document)
    root, problems = parse(document)
    reader.problems += problems
    entry = None
    if root is None:
        if not problems:
            reader.problems.append(Problem(name, _EMPTY, "", 1, 1))
    else:
        entry = reader.file(root)
    values = {} if entry is None else dict(entry.values)
    sources, claims = _entries(values, "sources"), _entries(values, "claims")
    return _File(place, document, reader, sources, claims, entry is not None)
