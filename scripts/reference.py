"""Write the reference pages of the documentation from the code they describe.

Run ``python scripts/reference.py`` to write them, with ``--check`` to be told of those that are out
of date (exit code 1) and leave them as they are.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import click

import factcheck
from factcheck import errors
from factcheck.cli.commands import factcheck as command_line
from factcheck.findings import DISCREPANCIES
from factcheck.settings import fields as settings
from factcheck.stores.database_store import DatabaseStore
from factcheck.stores.fields import ENTRIES, FILE, Field, Form

DOCS = Path(__file__).parent.parent / "docs"
HELP_WIDTH = 88

SECTIONS = (
    (
        "Checking",
        (
            "Checker",
            "SentenceCache",
            "Settings",
            "Allowed",
            "PathRule",
            "find_settings",
            "load_settings",
        ),
    ),
    (
        "Known findings",
        (
            *("Baseline", "KnownFinding", "make_baseline", "load_baseline", "dump_baseline"),
            "fingerprint",
        ),
    ),
    (
        "Drafts",
        (
            *("read", "read_all", "parse", "Fields"),
            *("Document", "Piece", "Pieces", "Comment", "Lines", "Position", "Span", "Sentence"),
        ),
    ),
    ("Claims", ("Claim", "Verdict", "Evidence", "Source", "Selector", "Rating", "Origins")),
    (
        "Stores",
        (
            "load",
            "MemoryStore",
            "SqliteStore",
            "PostgresStore",
            "Revision",
            "Action",
            "Written",
            "ClaimStore",
        ),
    ),
    ("Encoders", ("load_encoder", "Encoder")),
    ("In and out", ("import_claims", "Imported", "Ratings", "export_claims")),
    (
        "Drafting claims",
        ("draft_claims", "write_drafts", "Draft", "DraftedClaim", "PassedOver", "Departure"),
    ),
    ("Looking over", ("lint", "Remark", "Rule")),
    ("Evidence in files", ("verify", "fix", "Check", "Status")),
    (
        "Reports",
        (
            *("Report", "CheckedSentence", "Finding", "Quoted", "Silenced", "Scope"),
            *("Considered", "Aligned", "Kind", "Discrepancy"),
        ),
    ),
    ("Fixing drafts", ("apply_fixes", "Fixed", "Fix")),
    ("Plain data", ("to_data", "from_data")),
)
"""The page of the Python interface: headings and the names under each."""


def main() -> int:
    """Write or check the pages; return the exit code."""
    check = sys.argv[1:] == ["--check"]
    stale = 0
    made = {f"reference/{name}": text for name, text in pages().items()}
    made["settings.schema.json"] = (
        json.dumps(settings.schema(), indent=2, ensure_ascii=False) + "\n"
    )
    for name, text in made.items():
        path = DOCS / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale += 1
        print(f"{path}: {'out of date' if check else 'written'}")
        if not check:
            path.write_text(text, "utf-8")
    return int(check and stale > 0)


def pages() -> dict[str, str]:
    """Return the pages as they should be: file name to text."""
    return {
        "command-line.md": _joined(_command_page()),
        "python.md": _joined(_python_page()),
        "claim-files.md": _joined(_claim_file_page()),
        "json-report.md": _joined(_report_page()),
        "settings.md": _settings_page(),
    }


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


# -- the command line


def _command_page() -> Iterator[str]:
    yield "# Command line"
    yield (
        "These are the texts that `--help` shows. Findings go to standard output or to a file; "
        "notes, errors and progress to standard error. See [exit codes](exit-codes.md) and "
        "[settings](settings.md)."
    )
    yield from _command(command_line, "factcheck", None)


def _command(command: click.Command, path: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=path.rpartition(" ")[2],
        parent=parent,
        max_content_width=HELP_WIDTH,
        terminal_width=HELP_WIDTH,
        **command.context_settings,
    )
    yield f"## {path}"
    yield f"```text\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _command(inner, f"{path} {name}", context)


# -- the Python interface


def _python_page() -> Iterator[str]:
    yield "# Python"
    yield (
        "Everything public stands in `factcheck` itself, is typed, and is immutable unless it says "
        "otherwise. Modules below it are private: their contents may move."
    )
    for heading, names in SECTIONS:
        yield f"## {heading}"
        for name in names:
            yield from _entry(name, getattr(factcheck, name))
    yield "## Kinds of discrepancy"
    yield "Each has the fields of `Discrepancy`, and a class of its own."
    yield _table(
        ("Class", "Kind", "Code", "Meaning"),
        [
            (f"`{cls.__name__}`", f"`{cls.kind}`", f"`{cls.kind.code}`", _summary(cls))
            for cls in DISCREPANCIES
        ],
    )
    yield "## Exceptions"
    assert errors.__doc__ is not None
    yield _markdown(errors.__doc__)
    for name in factcheck.__all__:
        value = getattr(factcheck, name)
        if getattr(value, "__module__", "") == errors.__name__:
            yield from _entry(name, value)


def _entry(name: str, value: Any) -> Iterator[str]:
    yield f"### {name}"
    if not isinstance(value, type):
        yield _code(_signature(name, value))
        yield _doc(value)
    elif issubclass(value, Enum):
        yield _doc(value)
        yield _table(("Name", "Value"), [(f"`{m.name}`", f"`{m.value}`") for m in value])
        yield from _members(value)
    else:
        if attrs.has(value):
            yield _code(_fields_signature(name, value))
        elif "__init__" in vars(value) and not getattr(value, "_is_protocol", False):
            yield _code(_signature(name, value.__init__))
        yield _doc(value)
        yield from _members(value)


def _members(cls: type) -> Iterator[str]:
    rows = []
    # What both databases do is shown at each.
    shown_too = vars(DatabaseStore) if issubclass(cls, DatabaseStore) else {}
    for name, member in {**vars(cls), **shown_too}.items():
        special = name.startswith("_") and name not in ("__iter__", "__len__")
        if special or not (isinstance(member, property) or inspect.isfunction(member)):
            continue
        if isinstance(member, property):
            assert member.fget is not None
            shown = f"`.{name}: {member.fget.__annotations__['return']}`"
        else:
            shown = f"`.{_signature(name, member)}`"
        if name == "__len__":
            shown = "`len()`"
        elif name == "__iter__":
            shown = "`iter()`"
        rows.append(f"- {shown}: {' '.join(_doc(member).split())}")
    if rows:
        yield "\n".join(rows)


def _signature(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    parts: list[str] = []
    starred = False
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        shown = parameter.name
        if parameter.kind is parameter.VAR_POSITIONAL:
            shown, starred = "*" + shown, True
        shown += _annotated(str(parameter.annotation), parameter.default, parameter.empty)
        parts.append(shown)
    returned = signature.return_annotation
    end = "" if name[0].isupper() or returned == "None" else f" -> {returned}"
    return _fitted(name, parts, end)


def _fields_signature(name: str, cls: type[attrs.AttrsInstance]) -> str:
    parts: list[str] = []
    starred = False
    for field in attrs.fields(cls):
        if not field.init:
            continue
        if field.kw_only and not starred:
            parts.append("*")
            starred = True
        parts.append(field.name + _annotated(str(field.type), field.default, attrs.NOTHING))
    return _fitted(name, parts, "")


def _annotated(annotation: str, default: object, missing: object) -> str:
    shown = f": {annotation.replace('StorePath', 'str | os.PathLike[str]')}"
    if default is not missing:
        if isinstance(default, Enum):
            shown += f" = {default}"
        elif isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            shown += " = …"
        else:
            shown += f" = {default!r}"
    return shown


def _fitted(name: str, parts: list[str], end: str) -> str:
    line = f"{name}({', '.join(parts)}){end}"
    if len(line) <= HELP_WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){end}"


def _doc(value: object) -> str:
    text = inspect.getdoc(value)
    assert text is not None, value
    return _markdown(text)


def _summary(value: object) -> str:
    return _doc(value).split("\n\n")[0].replace("\n", " ")


def _markdown(docstring: str) -> str:
    """Docstrings use two marks of reStructuredText: double backticks, and ``::`` before a block."""
    text = inspect.cleandoc(docstring).replace("``", "`")
    blocks = re.split(r"\n*::\n\n((?:(?:    .*)?\n?)+)", text)
    made = []
    for index, block in enumerate(blocks):
        if index % 2:
            made.append(f"```text\n{inspect.cleandoc(block)}\n```")
        elif block.strip():
            made.append(block.strip())
    return "\n\n".join(made)


def _code(text: str) -> str:
    return f"```py\n{text}\n```"


# -- claim files and reports


def _claim_file_page() -> Iterator[str]:
    yield "# Claim files"
    yield (
        "A claim file is YAML (UTF-8, `.yaml` or `.yml`). A store is one file, or a folder of them "
        "at any depth; ids hold across all files loaded together. "
        "[How to write one](../how-to/write-claims.md) shows examples; the "
        "[JSON Schema](../claim-file.schema.json) lets editors complete and check the fields."
    )
    yield (
        "An unknown field, a wrong type, a duplicate id, an unknown source or verdict, a missing "
        "captured copy, or a quote that does not stand where its position says is an error with "
        "file, line and column. All problems of all files are told at once, and nothing is loaded."
    )
    yield "## The file"
    yield _fields(FILE)
    for form, (name, fields) in ENTRIES.items():
        article = "An" if name[0] in "aeiou" else "A"
        heading = {Form.EVIDENCE: "A piece of evidence"}.get(form, f"{article} {name}")
        yield f"## {heading}"
        yield _fields(fields)


def _fields(fields: Iterable[Field]) -> str:
    return _table(
        ("Field", "Takes", "Meaning"),
        [
            (f"`{f.name}`" + (" (required)" if f.required else ""), str(f.form), f.description)
            for f in fields
        ],
    )


def _report_page() -> Iterator[str]:
    schema = json.loads((DOCS / "report.schema.json").read_text("utf-8"))
    yield "# JSON report"
    yield (
        "`--format json` writes one object for the run, `--format jsonl` one line for each draft, "
        "a document with `version` and `claims` in it. The same drafts and claims give the same "
        "bytes. The [JSON Schema](../report.schema.json) is the full description."
    )
    yield (
        "Offsets count Unicode code points in the decoded file as it lies on disk, line ends and "
        "byte order mark included; `end` is exclusive. Lines and columns count from 1."
    )
    yield "## The run"
    yield _properties(schema, schema["$defs"])
    for name, definition in schema["$defs"].items():
        if name != "line" and "properties" in definition:
            yield f"## {name.capitalize()}"
            yield definition["description"]
            yield _properties(definition, schema["$defs"])


def _properties(definition: dict[str, Any], known: dict[str, Any]) -> str:
    rows = []
    for name, value in definition["properties"].items():
        meaning = value.get("description") or _meaning(value, known)
        rows.append((f"`{name}`", _type(value, known), meaning))
        for inner, each in value.get("properties", {}).items():
            rows.append((f"`{name}.{inner}`", _type(each, known), each.get("description", "")))
    return _table(("Field", "Type", "Meaning"), rows)


def _meaning(value: dict[str, Any], known: dict[str, Any]) -> str:
    target = value.get("items", value).get("$ref")
    return known[_name(target)].get("description", "") if target else ""


# -- settings


def _settings_page() -> str:
    """The page as it is, with its tables written anew: its examples are run, and stand there."""
    page = (DOCS / "reference" / "settings.md").read_text("utf-8")
    tables = {
        "settings": _table(
            ("Setting", "Takes", "Default", "Meaning"),
            [
                (f"`{name}`", field.form.expected, f"`{field.default}`", field.meaning)
                for name, field in settings.SETTINGS.items()
            ],
        ),
        "allow": _settings_fields(settings.ALLOWED),
        "paths": _settings_fields(settings.PATH_RULE),
    }
    for name, table in tables.items():
        page, count = re.subn(
            rf"(?<=<!-- {name}: written from the code -->\n\n).*?(?=\n\n)",
            table.replace("\\", r"\\"),
            page,
            flags=re.S,
        )
        assert count == 1, name
    return page


def _settings_fields(fields: dict[str, settings.Field]) -> str:
    return _table(
        ("Field", "Takes", "Meaning"),
        [
            (
                f"`{name}`" + (" (required)" if field.required else ""),
                field.form.expected,
                field.meaning,
            )
            for name, field in fields.items()
        ],
    )


def _type(value: dict[str, Any], known: dict[str, Any]) -> str:
    if "$ref" in value:
        name = _name(value["$ref"])
        inline = "properties" not in known[name]
        return _type(known[name], known) if inline else f"[{name}](#{name})"
    for choice in ("anyOf", "oneOf"):
        if choice in value:
            return " or ".join(_type(each, known) for each in value[choice])
    if "const" in value:
        return f"always {json.dumps(value['const'])}"
    if "enum" in value:
        return "one of " + ", ".join(f"`{each}`" for each in value["enum"])
    if value["type"] == "array":
        return f"list of {_type(value['items'], known)}"
    return value["type"] if isinstance(value["type"], str) else " or ".join(value["type"])


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
