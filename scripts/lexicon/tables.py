"""Read the curated tables beside this file; each table's head describes its lines."""

from __future__ import annotations

from pathlib import Path

import attrs
from wordnet import POS_FILES, plain

EXCLUDABLE = ("antonym", "synonym")


class TableError(Exception):
    """A curated table is malformed; the message starts with file and line."""


@attrs.frozen
class Group:
    """Words that can replace one another, and the groups they stand against or under."""

    name: str
    pos: str
    members: tuple[str, ...]
    opposite: tuple[str, ...]
    converse: tuple[str, ...]
    broader: tuple[str, ...]


@attrs.frozen
class WordClass:
    """A curated class. Members of one tuple are the same thing; others exclude each other."""

    name: str
    pos: str
    exclusive: bool
    members: tuple[tuple[str, ...], ...]


@attrs.frozen
class Place:
    """A curated place with everything said of it."""

    names: tuple[str, ...]
    containers: tuple[str, ...]
    demonyms: tuple[str, ...]
    kinds: tuple[str, ...]


@attrs.frozen
class Exclusion:
    """A relation that WordNet gives and news English does not bear out, of two lemmas."""

    kind: str
    pos: str
    words: tuple[str, str]


@attrs.frozen
class Tables:
    """The curated tables. A family is a set of (lemma, part of speech) derived from one another."""

    groups: tuple[Group, ...] = ()
    families: tuple[tuple[tuple[str, str], ...], ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    classes: tuple[WordClass, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()


def read_tables(folder: Path) -> Tables:
    """Read those of the tables that are there.

    Raises `TableError`, naming file and line, on a malformed line, a group named twice, or a
    reference to a group that does not exist.
    """
    return Tables(
        _groups(folder / "groups.txt"),
        tuple(_family(*line) for line in _table(folder / "families.txt")),
        tuple(pair for line in _table(folder / "excluded.txt") for pair in _exclusions(*line)),
        tuple(_word_class(*line) for line in _table(folder / "classes.txt")),
        tuple(pair for line in _table(folder / "names.txt") for pair in _names(*line)),
        tuple(_place(*line) for line in _table(folder / "places.txt")),
    )


def _table(path: Path) -> list[tuple[str, str, str]]:
    """The records of one table: (where, head, body)."""
    records = []
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        text = line.split("#")[0].strip()
        if not text:
            continue
        head, colon, body = text.partition(":")
        where = f"{path.name}:{number}"
        if not colon or not head.strip():
            raise TableError(f"{where}: expected 'name: value, value', got {text!r}")
        records.append((where, head.strip(), body.strip()))
    return records


def _values(body: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(value) for value in body.split(",") if value.strip()))


def _options(where: str, body: str, allowed: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    first, *rest = body.split("|")
    options: dict[str, str] = {}
    for part in rest:
        name, colon, value = part.partition(":")
        if not colon or name.strip() not in allowed or name.strip() in options:
            raise TableError(f"{where}: expected one of {', '.join(allowed)}, got {part.strip()!r}")
        options[name.strip()] = value
    return first, options


def _groups(path: Path) -> tuple[Group, ...]:
    groups: dict[str, Group] = {}
    places: dict[str, str] = {}
    links = ("opposite", "converse", "broader")
    for where, head, body in _table(path):
        parts = head.split()
        if len(parts) != 2 or parts[1] not in POS_FILES:
            raise TableError(f"{where}: expected 'name pos' with pos n, v, a or r, got {head!r}")
        name, pos = parts
        if name in groups:
            raise TableError(f"{where}: group {name!r} is defined twice ({places[name]})")
        first, options = _options(where, body, links)
        if not _values(first):
            raise TableError(f"{where}: group {name!r} has no members")
        named = {
            link: tuple(part.strip() for part in options.get(link, "").split(",") if part.strip())
            for link in links
        }
        groups[name] = Group(name, pos, _values(first), **named)
        places[name] = where
    for name, group in groups.items():
        for other in (*group.opposite, *group.converse, *group.broader):
            if other not in groups:
                raise TableError(f"{places[name]}: group {name!r} refers to unknown {other!r}")
    return tuple(groups.values())


def _family(where: str, head: str, body: str) -> tuple[tuple[str, str], ...]:
    members = []
    for name in (head, *_values(body)):
        lemma, _, pos = name.rpartition(" ")
        if not lemma or pos not in POS_FILES:
            raise TableError(f"{where}: expected 'lemma pos' with pos n, v, a or r, got {name!r}")
        members.append((plain(lemma), pos))
    if len(set(members)) < 2:
        raise TableError(f"{where}: family of {head!r} has no other member")
    return tuple(dict.fromkeys(members))


def _exclusions(where: str, head: str, body: str) -> list[Exclusion]:
    kind, _, pos = head.partition(" ")
    if kind not in EXCLUDABLE or pos not in POS_FILES:
        raise TableError(f"{where}: expected 'antonym pos' or 'synonym pos', got {head!r}")
    first, *others = _values(body) or ("",)
    if not others:
        raise TableError(f"{where}: expected two words or more, got {body!r}")
    return [Exclusion(kind, pos, (first, other)) for other in others]


def _word_class(where: str, head: str, body: str) -> WordClass:
    name, *rest = head.split()
    if not rest or rest[0] not in POS_FILES or rest[1:] not in ([], ["exclusive"]):
        raise TableError(f"{where}: expected 'class-name pos [exclusive]', got {head!r}")
    members = tuple(tuple(plain(w) for w in member.split("=")) for member in _values(body))
    if not members:
        raise TableError(f"{where}: class {name!r} has no members")
    return WordClass(name, rest[0], bool(rest[1:]), members)


def _names(where: str, head: str, body: str) -> list[tuple[str, str]]:
    names = [(head, name) for name in _values(body)]
    if head == "acronym" and any(not all(name.partition("=")) for _, name in names):
        raise TableError(f"{where}: expected 'acronym: short=long, …'")
    return names


def _place(where: str, head: str, body: str) -> Place:
    first, options = _options(where, body, ("in", "demonyms", "kind"))
    return Place(
        tuple(dict.fromkeys((plain(head), *_values(first)))),
        _values(options.get("in", "")),
        _values(options.get("demonyms", "")),
        _values(options.get("kind", "")),
    )
