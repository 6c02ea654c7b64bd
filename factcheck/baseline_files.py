"""The baseline's file: JSON, read whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import attrs

from factcheck.baselines import Baseline, KnownFinding
from factcheck.errors import BaselineError, DataError, Problem
from factcheck.wire import from_data, to_data

VERSION = 1
"""The version of the file's format: raised when a field changes its meaning or goes."""


@attrs.frozen
class _File:
    version: int
    findings: tuple[KnownFinding, ...]


def load_baseline(path: str) -> Baseline:
    """Read the baseline in the file `path`.

    Raises BaselineError, naming the file and the field, when it is missing or no baseline.
    """
    try:
        data = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
        read = from_data(_File, data, path=path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        if isinstance(error, FileNotFoundError):
            reason += "; 'factcheck baseline create' makes it"
        raise BaselineError((Problem(path, f"cannot be read: {reason}"),)) from None
    except DataError as error:
        raise BaselineError(error.problems) from None
    except (ValueError, RecursionError) as error:
        raise BaselineError((Problem(path, f"not valid JSON: {error}"),)) from None
    if read.version != VERSION:
        message = f"expected {VERSION}, got {read.version}"
        raise BaselineError((Problem(path, message, "$.version"),))
    folder = Path(path).parent
    paths = {known.path for known in read.findings if known.path is not None}
    gone = frozenset(each for each in paths if not (folder / each).exists())
    return Baseline(path, read.findings, gone)


def dump_baseline(baseline: Baseline) -> str:
    """Return the text of the file of `baseline`: the same findings give the same bytes."""
    plain = to_data(_File(VERSION, baseline.findings))
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
