"""Paths as settings and baselines hold them: from a folder of their own, with slashes."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def relative(path: str, folder: str) -> str:
    """Return `path` as it is called from `folder` ("" is the working folder), with slashes.

    What is on another drive, no path at all, or seen from a working folder that has been removed
    comes back as it is.
    """
    try:
        found = os.path.relpath(path, folder or os.curdir)
    except (OSError, ValueError):
        found = path
    return found.replace(os.sep, "/")


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether one of `patterns`, as those of a ``.gitignore`` file, matches a relative `path`.

    What lies above the folder of the patterns is matched by none. Raises ValueError for a pattern
    that is none.
    """
    return not path.startswith("../") and _compiled(patterns).match_file(path)


@cache
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # Imported here: few settings have rules by path.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
