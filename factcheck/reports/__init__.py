"""Report formats: each a function that renders reports as text, found by name.

A renderer takes reports one by one, as they are made, and yields the output in pieces. Other
packages add formats with an entry point in the group ``factcheck.reports``, whose name is the
format's and whose object is such a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TypeAlias, cast

import attrs

from factcheck.claims import Origins
from factcheck.errors import InvalidValueError
from factcheck.findings import Report

ENTRY_POINTS = "factcheck.reports"
"""The entry point group in which other packages name their formats."""

REPORTS = {
    "text": "factcheck.reports.text:render",
    "json": "factcheck.reports.json:render",
    "jsonl": "factcheck.reports.json:render_lines",
    "html": "factcheck.reports.html:render",
    "sarif": "factcheck.reports.sarif:render",
    "rdjsonl": "factcheck.reports.rdjsonl:render",
    "github": "factcheck.reports.github:render",
    "gitlab": "factcheck.reports.gitlab:render",
    "markdown": "factcheck.reports.markdown:render",
}
"""The built-in formats: name to ``module:function``."""


@attrs.frozen(kw_only=True)
class Options:
    """What every renderer is told.

    `claims` is how many claims the store holds, also when there is no report to tell it;
    `show_all` asks for supported and uncovered sentences beside the findings. `color` and `width`
    (in terminal cells) concern formats for people; others ignore them.

    The formats that other tools read name files relative to `folder`, an absolute path, where they
    lie inside it; without one, as they are called. `origins` tells where the claims and the
    captured sources are written; `binary` how the names of files end that are no text: their lines
    are paragraphs, and no tool mends them by lines and columns. `unread` says which drafts could
    not be read, and why, and `notes` what else there is to say of the run as a whole: they may grow
    while the reports come in.
    """

    claims: int
    show_all: bool = False
    color: bool = False
    width: int = 100
    folder: str | None = None
    origins: Origins = attrs.field(factory=Origins)
    binary: tuple[str, ...] = ()
    unread: Sequence[str] = ()
    notes: Sequence[str] = ()


Renderer: TypeAlias = Callable[[Iterable[Report], Options], Iterator[str]]
"""A report format: reports and options in, pieces of output text out."""


def resolve(name: str) -> Renderer:
    """Return the renderer of the format `name`: a built-in one, else one of an entry point.

    Raises InvalidValueError, listing the formats there are, when none has that name.
    """
    target = REPORTS.get(name)
    if target is not None:
        module, _, function = target.partition(":")
        return cast(Renderer, getattr(import_module(module), function))
    from importlib.metadata import entry_points  # slow to import, and seldom needed

    added = entry_points(group=ENTRY_POINTS)
    if name in added.names:
        return cast(Renderer, added[name].load())
    known = (*REPORTS, *sorted(added.names))
    raise InvalidValueError("format", "one of " + ", ".join(known), name)
