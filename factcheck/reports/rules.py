"""The kinds of finding as rules of SARIF: what each means, with an example of either sort."""

from __future__ import annotations

from functools import cache
from typing import Any

from factcheck.claims import Claim, Verdict
from factcheck.findings import Kind
from factcheck.kinds import EXPLANATIONS, Explanation
from factcheck.reports.messages import Level


@cache
def rules() -> list[dict[str, Any]]:
    """Return a ``reportingDescriptor`` (SARIF 2.1.0, section 3.49) for each kind, in its order."""
    return [_rule(kind, explanation) for kind, explanation in EXPLANATIONS.items()]


def _rule(kind: Kind, explanation: Explanation) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.value.title(),
        "shortDescription": {"text": explanation.summary},
        "fullDescription": {"text": explanation.description.replace("`", "")},
        "help": {"text": _help(explanation), "markdown": _help_markdown(explanation)},
        # What departs from a claim is inaccurate; only what is known may be found milder.
        "defaultConfiguration": {"level": Level.ERROR.value},
        "properties": {"tags": ["factcheck", kind.value]},
    }


def _help(explanation: Explanation) -> str:
    lines = [explanation.description.replace("`", "")]
    lines += [f"Claim{_verdict(claim)}: {claim.statement}" for claim in explanation.claims]
    lines.append(f"Found: {explanation.found}")
    lines.append(f"{_passed(explanation)}: {explanation.passed}")
    return "\n".join(lines)


def _help_markdown(explanation: Explanation) -> str:
    before = explanation.found[: explanation.span.start]
    marked = explanation.span.of(explanation.found)
    after = explanation.found[explanation.span.end :]
    lines = [explanation.description, ""]
    lines += [f"- Claim{_verdict(claim)}: {claim.statement}" for claim in explanation.claims]
    lines.append(f"- Found: {before}**{marked}**{after}")
    lines.append(f"- {_passed(explanation)}: {explanation.passed}")
    return "\n".join(lines)


def _passed(explanation: Explanation) -> str:
    return "Supported" if explanation.supported else "Silent"


def _verdict(claim: Claim) -> str:
    return "" if claim.verdict is Verdict.ACCURATE else f" ({claim.verdict.value})"
