"""Plain data as the YAML of a claim file: text stays text when the file is read again."""

from __future__ import annotations

from typing import Any

import yaml

from factcheck.stores.yaml_nodes import Scalar, ScalarType
from factcheck.text import Span


def write_yaml(data: Any, *, width: float = float("inf")) -> str:
    """Return `data` as a block of YAML, fields in their order, lines folded at `width` characters.

    Text is quoted where a claim file would take it for a number, a date or the like.
    """
    written = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width)
    assert isinstance(written, str)
    return written


class _Dumper(yaml.SafeDumper):
    """Quotes what `yaml_nodes`, which reads dates more widely than YAML 1.1, takes for no text."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    unquoted = Scalar(Span(0, len(text)), text, plain=True)
    quoted = unquoted.type is not ScalarType.TEXT
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if quoted else None)


_Dumper.add_representer(str, _text)
