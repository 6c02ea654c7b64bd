"""The cases of quotations, and what they are checked against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.yaml_files import read_yaml
from factcheck.claims import Claim
from factcheck.stores import MemoryStore

ROWS: list[dict[str, Any]] = read_yaml(Path(__file__).parents[1] / "cases" / "quoting.yaml")
STORE = MemoryStore(
    (
        Claim("seat", "NEC is based in Tokyo.", "accurate"),
        Claim("staff", "NEC has 28 members of staff in Peru.", "accurate"),
        Claim("myth", "Vaccines cause autism.", "inaccurate"),
        Claim(
            "said",
            'Brad Smith said: "We opened 28 shops in Peru in 2019 and we are proud of them."',
            "accurate",
        ),
        Claim("short", 'Brad Smith said: "We sold 300 cars."', "accurate"),
        Claim("sales", "IBM stopped selling facial recognition to police.", "accurate"),
    )
)
