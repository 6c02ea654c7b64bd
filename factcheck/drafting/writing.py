"""Writing: drafts as a claim file, with the captured texts beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.drafting.drafts import Draft, DraftedClaim
from factcheck.errors import StoreError
from factcheck.stores.yaml_text import write_yaml
from factcheck.wire import to_data

_HEAD = """\
# Drafted from what was published, and reviewed by nobody yet. Look at each claim, mend it or
# remove it, and take away the tag “draft”. Those tagged “doubtful” stand last.

"""
_FOLDER = "sources"
_SHOWN = 100


def to_yaml(drafts: Iterable[Draft], *, copies: bool = True) -> str:
    """Return the claim file of the drafts.

    Comments hold the reasons and doubts, and at the end what was passed over. Without `copies` no
    captured text is named, nor places in it: the quotes can't be verified then.
    """
    told = tuple(drafts)
    return "".join(_lines(told, copies=copies))


def write_drafts(drafts: Iterable[Draft], path: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write the claim file `path` and a copy of each text to ``sources/`` beside it.

    Returns the files written, the claim file first. Copies are named by the source's id; a copy
    that is there already stays. Raises StoreError when the claim file or another copy of that name
    is there, or when something cannot be written: an edited file is never replaced.
    """
    told = tuple(drafts)
    target = Path(path)
    texts = {_copy(draft): (draft.source.text or "") for draft in told}
    made = [target]
    try:
        if target.exists():
            raise StoreError(f"{target}: is there already; name another file, or remove it first")
        for name, text in texts.items():
            copy = target.parent / name
            data = text.encode("utf-8", "surrogatepass")
            if copy.exists():
                if copy.read_bytes() != data:
                    raise StoreError(f"{copy}: another text is there already")
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(data)
            made.append(copy)
        target.write_text(to_yaml(told), "utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{target}: cannot be written: {reason}") from None
    return tuple(made)


def _copy(draft: Draft) -> str:
    return f"{_FOLDER}/{draft.source.id}.txt"


def _lines(drafts: tuple[Draft, ...], *, copies: bool) -> Iterator[str]:
    yield _HEAD
    yield write_yaml({"sources": [_source(draft, copies=copies) for draft in drafts]})
    yield "\nclaims:\n" if any(draft.claims for draft in drafts) else "\nclaims: []\n"
    for draft in drafts:
        for item in draft.claims:
            yield from _claim(item, copies=copies)
            yield "\n"
    passed = [told for draft in drafts for told in draft.passed]
    if passed:
        yield "# Passed over:\n"
    for told in passed:
        yield _comment(f"{_short(told.text)} – {told.reason}", indent="")


def _source(draft: Draft, *, copies: bool) -> dict[str, Any]:
    data: dict[str, Any] = to_data(draft.source)
    data.pop("text", None)
    if copies and draft.source.text:
        data["text"] = _copy(draft)
    return _dated(data)


def _claim(item: DraftedClaim, *, copies: bool) -> Iterator[str]:
    yield _comment(f"{item.score:.2f}: {', '.join(item.reasons) or 'an assertion'}")
    for doubt in item.doubts:
        yield _comment(f"look: {doubt}")
    for departure in item.departures:
        yield _comment(f"contradicts {departure.claim_id}: {departure.reason}")
    data: dict[str, Any] = to_data(item.claim)
    data["evidence"] = [_evidence(item, copies=copies)]
    order = ("id", "statement", "verdict", "claimant", "asserted_on", "tags", "evidence")
    block = write_yaml([_dated({name: data[name] for name in order if name in data})])
    yield "".join(f"  {line}" for line in block.splitlines(keepends=True))


def _evidence(item: DraftedClaim, *, copies: bool) -> dict[str, Any]:
    [found] = item.claim.evidence
    told: dict[str, Any] = {"source": found.source.id, "quote": found.exact}
    if copies and found.span is not None:
        told |= {"start": found.span.start, "end": found.span.end}
    return told


def _dated(data: dict[str, Any]) -> dict[str, Any]:
    """Days as YAML writes them, without quotes."""
    for name in ("published_on", "asserted_on"):
        if name in data:
            data[name] = date.fromisoformat(data[name])
    return data


def _comment(text: str, indent: str = "  ") -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return f"{indent}# {' '.join(plain.split())}\n"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
