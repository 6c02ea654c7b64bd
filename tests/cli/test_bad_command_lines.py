from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.yaml_files import read_yaml

ROWS = read_yaml(Path(__file__).parent.parent / "cases" / "bad_command_lines.yaml")


def prepare(folder: Path, files: dict[str, str | bytes | None]) -> None:
    for name, content in files.items():
        path = folder / name
        if content is None and path.is_dir():
            path.rename(folder / ".gone")
        elif content is None:
            path.unlink()
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, "utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_one_message_and_exit_code_2(row: dict[str, Any], newsroom: Path, run: Any) -> None:
    prepare(newsroom, row.get("files", {}))
    stdin = row.get("stdin")
    ran = run(*row["args"], stdin=stdin.encode() if isinstance(stdin, str) else stdin)
    lines = ran.err.splitlines()
    assert ran.code == 2
    assert len(lines) == 1, ran.err
    assert lines[0].startswith("error: ")
    assert row["message"] in lines[0]


def test_names_are_unique() -> None:
    names = [row["name"] for row in ROWS]
    assert len(names) == len(set(names)) >= 25
