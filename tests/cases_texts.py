"""Texts of every sort, for tests that need many: the drafts and statements of the suite."""

from __future__ import annotations

from pathlib import Path

import yaml

_SUITE = Path(__file__).parent / "cases" / "suite"


def _texts() -> list[str]:
    made: list[str] = []
    for path in sorted(_SUITE.glob("*.yaml")):
        for pair in yaml.safe_load(path.read_text(encoding="utf-8")):
            told = [c if isinstance(c, str) else c["statement"] for c in pair["claims"]]
            made += [*told, pair["wrong"]["draft"], pair["right"]["draft"]]
    return made


TEXTS = tuple(dict.fromkeys(_texts()))
