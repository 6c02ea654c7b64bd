"""What a CMS asks before it publishes an article: may it go out, and what must an editor see?

A CMS in Python calls `review` when someone presses "publish"; any other runs this file:

    python prepublish.py --claims claims/ < article.html

It prints the answer as JSON, and exits with 1 when publication should wait.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

import factcheck

SURE = 0.85
"""How sure a finding must be to stop an article; one that is less sure is shown all the same."""


def review(
    checker: factcheck.Checker, body: str, *, published_on: date | None = None
) -> dict[str, Any]:
    """Return what the CMS shows of an article's HTML.

    `publish` is False when a finding should stop it: one as bad as `fail_on` of the checker's
    settings, and sure. `start` and `end` are offsets into `body` in UTF-16 code units, as
    JavaScript counts. An article that cannot be read is not stopped; `message` says why it was not
    checked.
    """
    try:
        document = factcheck.parse(body, format="html", published_on=published_on)
        report = checker.check(document)
    except factcheck.FactcheckError as error:
        return {"publish": True, "checked": False, "message": str(error), "findings": []}
    findings = [
        _shown(finding, document, checker.settings.fails(finding)) for finding in report.findings
    ]
    return {
        "publish": not any(finding["stops"] for finding in findings),
        "checked": True,
        "message": None,
        "findings": findings,
    }


def _shown(finding: factcheck.Finding, document: factcheck.Document, bad: bool) -> dict[str, Any]:
    at = document.lines.utf16
    return {
        "stops": bad and finding.confidence >= SURE,
        "code": finding.code,
        "verdict": finding.verdict.value,
        "confidence": round(finding.confidence, 2),
        "words": finding.span.of(document.text),
        # Several, where markup stands between the words.
        "marks": [
            {"start": at(place.start), "end": at(place.end)}
            for place in document.sources(finding.span)
        ],
        "reason": finding.reason,
        "suggestion": finding.suggestion,
        "evidence": [
            {"quote": one.exact, "title": one.source.title, "url": one.source.url}
            for one in finding.evidence
        ],
    }


def main() -> int:
    """Review the HTML on standard input."""
    parser = argparse.ArgumentParser(prog="prepublish.py")
    parser.add_argument("--claims", default="claims/")
    parser.add_argument("--published-on", type=date.fromisoformat)
    options = parser.parse_args()
    checker = factcheck.Checker(factcheck.load(options.claims))
    body = sys.stdin.buffer.read().decode("utf-8", "replace")
    answer = review(checker, body, published_on=options.published_on)
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0 if answer["publish"] else 1


if __name__ == "__main__":
    sys.exit(main())
