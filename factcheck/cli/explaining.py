"""``factcheck explain``: what a code means, or why a sentence came to a finding or to silence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import click

from factcheck.cli.completing import complete_codes
from factcheck.cli.options import (
    claims_option,
    config_option,
    encoder_from,
    encoder_option,
    settings_from,
    store_from,
    to_day,
    to_encoding,
)
from factcheck.cli.output import width, writer
from factcheck.findings import Kind
from factcheck.text import BYTE_ORDER_MARK, Span

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.findings import CheckedSentence, Considered, Finding, Report, Silenced
    from factcheck.text import Document

_SHOWN = 5
"""How many claims of a clause the text shows."""
_ADDED = 6
"""How many features it shows of one claim."""


@click.command()
@click.argument("target", metavar="CODE|DRAFT:LINE", shell_complete=complete_codes)
@claims_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people; json, with everything that was considered.",
)
@click.option(
    "--as-of",
    callback=to_day,
    metavar="DATE",
    help="The day to read 'Thursday' or 'last year' against, such as 2020-06-11.",
)
@click.option(
    "--encoding",
    callback=to_encoding,
    metavar="NAME",
    help="Encoding of the draft.  [default: UTF-8, or as a byte order mark says]",
)
@encoder_option
@config_option
def explain(
    target: str,
    claims: tuple[str, ...],
    form: str,
    as_of: date | None,
    encoding: str | None,
    encoder: str | None,
    config: str | None,
) -> None:
    """Explain a code, or what was found, or not found, on a line of a draft.

    Of a code, such as FC101, or a kind, such as attribution, it tells what it means, with an
    example that is found and one that is not. Of a line it tells, for each sentence there and each
    of its clauses, which claims were considered, which words were taken to stand for each other,
    what differs, and why that was shown or not.

    \b
    Examples:
      factcheck explain FC101
      factcheck explain draft.md:11
      factcheck explain draft.md:11 --format json
    """
    kind = _kind(target)
    if kind is not None:
        pieces = _code_text(kind) if form == "text" else _json(_code_data(kind))
    else:
        path, line, column = _place(target)
        settings = settings_from(config)
        from factcheck.checker import Checker

        checker = Checker(
            store_from(claims, settings),
            settings=settings,
            encoder=encoder_from(encoder, settings),
        )
        found = _explained(checker, (path, line, column), encoding, as_of)
        pieces = _text(found) if form == "text" else _json([_data(each) for each in found])
    with writer(None) as write:
        for piece in pieces:
            write(piece)


def _kind(target: str) -> Kind | None:
    """The kind whose code or name is given, in any case."""
    told = target.lower()
    return next((kind for kind in Kind if told in (kind.value, kind.code.lower())), None)


def _place(target: str) -> tuple[str, int, int | None]:
    """The file, the line, and the column where one follows, as reports write it."""
    path, _, last = target.rpartition(":")
    before, _, middle = path.rpartition(":")
    column = None
    if before and middle.isdecimal() and last.isdecimal():
        path, last, column = before, middle, int(last)
    if not path or not last.isdecimal():
        codes = ", ".join(kind.code for kind in Kind)
        raise click.UsageError(f"expected DRAFT:LINE, a kind, or a code ({codes}), got {target!r}")
    return path, int(last), column


def _json(data: object) -> Iterator[str]:
    yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"


# -- a code


def _code_data(kind: Kind) -> dict[str, Any]:
    from factcheck.kinds import EXPLANATIONS

    told = EXPLANATIONS[kind]
    return {
        "code": kind.code,
        "kind": kind.value,
        "description": told.description,
        "claims": [_claim_data(claim) for claim in told.claims],
        "found": {
            "text": told.found,
            "start": told.span.start,
            "end": told.span.end,
            "marked": told.span.of(told.found),
        },
        "passed": {"text": told.passed, "supported": told.supported},
    }


def _code_text(kind: Kind) -> Iterator[str]:
    from factcheck.kinds import EXPLANATIONS
    from factcheck.reports.layout import wrap

    told = EXPLANATIONS[kind]
    yield f"{kind.code} {kind.value}\n\n"
    for line in wrap(told.description.replace("`", ""), width()):
        yield f"{line}\n"
    yield "\n"
    for claim in told.claims:
        verdict = "" if claim.verdict.holds else f" ({claim.verdict.value})"
        yield f"claim:      {claim.statement}{verdict}\n"
    yield f"found:      {told.found}\n"
    yield f"            {' ' * told.span.start}{'^' * len(told.span)}\n"
    yield f"{'supported:' if told.supported else 'silent:':<12}{told.passed}\n"


# -- a line


@attrs.frozen
class _Explained:
    """A sentence, what came of it, and what was considered for each of its clauses."""

    document: Document
    checked: CheckedSentence
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    clauses: Mapping[Span, tuple[Considered, ...]]


def _explained(
    checker: Checker,
    place: tuple[str, int, int | None],
    encoding: str | None,
    as_of: date | None,
) -> list[_Explained]:
    from factcheck.documents import read_all

    path, line, column = place
    found: list[_Explained] = []
    last = 0
    for document in read_all(path, encoding=encoding, published_on=as_of):
        lines = document.lines
        last = max(last, lines.position(len(document.source)).line)
        if 1 <= line <= last:
            span = lines.span(line)
            if column is not None:
                # A byte order mark takes no column.
                marked = document.source[span.start : span.start + 1] == BYTE_ORDER_MARK
                start = span.start + column - 1 + marked
                span = Span(start, start + 1)
            found += _on(checker.check(document), span, checker)
    if not 1 <= line <= last:
        raise click.ClickException(f"{path}: has no line {line}; its last is {last}")
    if not found:
        where = "on this line" if column is None else "at this place"
        raise click.ClickException(f"{_named(place)}: there is no sentence {where}")
    return found


def _named(place: tuple[str, int, int | None]) -> str:
    """A place, as it is named on the command line."""
    return ":".join(str(part) for part in place if part is not None)


def _on(report: Report, line: Span, checker: Checker) -> Iterator[_Explained]:
    """The sentences of a report that are on a line."""
    document = report.document
    on = [s for s in report.sentences if document.in_source(s.sentence.span).overlaps(line)]
    considered = checker.explain(document) if on else ()
    for checked in on:
        span = checked.sentence.span
        clauses: dict[Span, list[Considered]] = {}
        for each in considered:
            if span.contains(each.span):
                clauses.setdefault(each.span, []).append(each)
        findings = tuple(f for f in report.findings if f.sentence == span)
        silenced = tuple(s for s in report.silenced if s.finding.sentence == span)
        made = {clause: _answers_first(told) for clause, told in sorted(clauses.items())}
        yield _Explained(document, checked, findings, silenced, made)


def _answers_first(considered: list[Considered]) -> tuple[Considered, ...]:
    """The claims of a clause, those that decided before the others, else as well as aligned."""
    decided = ("the claim supports the clause", "departs from the claim")
    return tuple(sorted(considered, key=lambda each: each.outcome not in decided))


def _data(explained: _Explained) -> dict[str, Any]:
    from factcheck.reports.json import finding_data, silenced_data, span_data

    document = explained.document
    silenced = [silenced_data(each, document) for each in explained.silenced]
    verdict = explained.checked.verdict
    return {
        "path": document.path,
        "sentence": span_data(explained.checked.sentence.span, document),
        "verdict": None if verdict is None else verdict.value,
        "findings": [finding_data(finding, document) for finding in explained.findings],
        **({"silenced": silenced} if silenced else {}),
        "clauses": [
            {
                "span": span_data(span, document),
                "considered": [_considered_data(each, document) for each in considered],
            }
            for span, considered in explained.clauses.items()
        ],
    }


def _considered_data(each: Considered, document: Document) -> dict[str, Any]:
    from factcheck.reports.json import span_data

    return {
        "claim": _claim_data(each.claim),
        "outcome": each.outcome,
        "coverage": round(each.coverage, 4),
        "aligned": [
            {
                "found": pair.found,
                "expected": pair.expected,
                "relation": pair.relation,
                "span": span_data(pair.span, document),
            }
            for pair in each.aligned
        ],
        "differences": [
            {"kind": d.kind.value, "found": d.found, "expected": d.expected, "cues": sorted(d.cues)}
            for d in each.differences
        ],
        "unmatched": [span_data(span, document) for span in each.unmatched],
        "confidence": round(each.confidence, 4),
        "contributions": [
            {"feature": name, "log_odds": amount} for name, amount in each.contributions
        ],
    }


def _claim_data(claim: Any) -> dict[str, str]:
    return {"id": claim.id, "statement": claim.statement, "verdict": claim.verdict.value}


def _text(found: list[_Explained]) -> Iterator[str]:
    for number, explained in enumerate(found):
        yield "\n" if number else ""
        yield from _sentence_text(explained)


def _sentence_text(explained: _Explained) -> Iterator[str]:
    from factcheck.reports.layout import flat, visible

    document, checked = explained.document, explained.checked
    at = document.position(checked.sentence.span.start)
    head = f"{visible(document.path or '')}:{at.line}:{at.column}: "
    yield from _block(head, flat(checked.sentence.text), 0)
    for told in _came_to(explained):
        yield from _block("=> ", told, 2)
    for span, considered in explained.clauses.items():
        words = "the whole sentence"
        if span != checked.sentence.span:
            words = f"“{flat(span.of(document.text))}”"
        yield "\n"
        yield from _block("", f"{words}:", 2)
        for each in considered[:_SHOWN]:
            yield from _considered_text(each, document)
        if len(considered) > _SHOWN:
            rest = len(considered) - _SHOWN
            yield from _block("", f"and {rest} more, less well aligned: --format json has all", 4)


def _came_to(explained: _Explained) -> Iterator[str]:
    from factcheck.reports.layout import flat
    from factcheck.reports.messages import silenced_where, whose

    for finding in explained.findings:
        written = "" if finding.suggestion is None else f"; write “{flat(finding.suggestion)}”"
        quoted = "" if finding.quoted is None else f", {whose(finding.quoted)}"
        yield f"{_named_finding(finding, explained.document)}{quoted}{written}"
    for each in explained.silenced:
        yield f"{silenced_where(each)}: {_named_finding(each.finding, explained.document)}"
    verdict, claim = explained.checked.verdict, explained.checked.claim
    if verdict is None and not explained.clauses:
        yield "not covered: it asks, or no claim has enough words in common with it"
    elif verdict is None:
        yield "not covered: no claim supports it, and none is surely at odds with it"
    elif verdict.holds and claim is not None:
        yield f"supported by {flat(claim.id)}"


def _named_finding(finding: Finding, document: Document) -> str:
    from factcheck.reports.layout import flat

    return f"{finding.code} {finding.kind.value}: “{flat(finding.span.of(document.text))}”"


def _considered_text(each: Considered, document: Document) -> Iterator[str]:
    from factcheck.reports.layout import flat

    yield from _block(f"{flat(each.claim.id)}: ", each.outcome, 4)
    rows = [("claim", flat(each.claim.statement))]
    matched = [
        f"“{flat(a.found)}”"
        + ("" if a.found == a.expected else f" = “{flat(a.expected)}” ({a.relation})")
        for a in each.aligned
        if a.relation != "opposed"
    ]
    rows.append(("matched", ", ".join(matched)))
    for d in each.differences:
        found, expected = (f"“{flat(x)}”" if x else "nothing" for x in (d.found, d.expected))
        rows.append(("differs", f"{found} where the claim has {expected} ({d.kind.value})"))
    rest = [f"“{flat(span.of(document.text))}”" for span in each.unmatched]
    rows.append(("draft only", ", ".join(rest)))
    added = [f"{amount:+.2f} {name}" for name, amount in each.contributions[:_ADDED]]
    if len(each.contributions) > _ADDED:
        added.append(f"and {len(each.contributions) - _ADDED} more")
    if added:
        rows.append(("weighed", f"{each.confidence:.2f} that it is wrong: " + ", ".join(added)))
    for label, text in rows:
        if text:
            yield from _block(f"{label + ':':<12}", text, 6)


def _block(head: str, text: str, indent: int) -> Iterator[str]:
    """Text after a head, its further lines below its first."""
    from rich.cells import cell_len

    from factcheck.reports.layout import wrap

    hang = indent + (cell_len(head) if indent else 4)
    lines = list(wrap(text, max(width() - hang, 20))) or [""]
    yield f"{' ' * indent}{head}{lines[0]}\n"
    for line in lines[1:]:
        yield f"{' ' * hang}{line}\n"
