"""Texts of every sort, for tests that need many: the drafts and statements of the suite."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from benchmarks.yaml_files import read_yaml

_SUITE = Path(__file__).parent / "cases" / "suite"


def _texts() -> list[str]:
    made: list[str] = []
    for path in sorted(_SUITE.glob("*.yaml")):
        for pair in read_yaml(path):
            told = [c if isinstance(c, str) else c["statement"] for c in pair["claims"]]
            made += [*told, pair["wrong"]["draft"], pair["right"]["draft"]]
    return made


TEXTS = tuple(dict.fromkeys(_texts()))

pairs = st.tuples(st.integers(0, len(TEXTS) - 5), st.integers(0, 4), st.booleans()).map(
    lambda drawn: (TEXTS[drawn[0]], TEXTS[drawn[0] + drawn[1]])[:: -1 if drawn[2] else 1]
)
"""Two texts that mostly tell of one thing, or the same text twice."""
