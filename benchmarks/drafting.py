"""How many hand-written claims drafting finds in the articles they were written from.

::

    python -m benchmarks.drafting claims/ [--show]

A hand-written claim counts as found when a drafted statement supports it, or it supports a drafted
one, each as the checker judges a sentence against a store of claims. Only claims with evidence in
the article are looked for. Statements that don't stand alone are counted by the rules of
`factcheck.drafting.standing`, which know less than a reader: read them all with ``--show``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import attrs

import factcheck
from factcheck.claims import Claim, Source, Verdict
from factcheck.drafting import Draft, draft_claims
from factcheck.drafting.standing import left_open


@attrs.frozen
class Found:
    """What drafting one article came to."""

    source: Source
    draft: Draft
    matched: dict[str, str | None]
    open: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def recall(self) -> float:
        """The share of the hand-written claims that were found."""
        return sum(m is not None for m in self.matched.values()) / len(self.matched)


def measure(claims: Sequence[Claim]) -> tuple[Found, ...]:
    """Draft every source of the claims, and look for the claims among what was drafted."""
    sources = {e.source.id: e.source for claim in claims for e in claim.evidence if e.source.text}
    made = []
    for source in sources.values():
        document = factcheck.Document(source.text or "", published_on=source.published_on)
        draft = draft_claims(document, title=source.title)
        written = [c for c in claims if any(e.source.id == source.id for e in c.evidence)]
        statements = [item.claim for item in draft.claims]
        among = _checker(statements)
        matched = {claim.id: _match(claim, statements, among) for claim in written}
        told = ((item.claim.statement, left_open(item.claim.statement)) for item in draft.claims)
        made.append(Found(source, draft, matched, tuple((s, why) for s, why in told if why)))
    return tuple(made)


def _match(claim: Claim, drafted: Sequence[Claim], among: factcheck.Checker) -> str | None:
    """The id of a drafted claim that says what the hand-written one says, or part of it.

    The checker is one over the drafted claims.
    """
    by = _supporting(claim.statement, among)
    if by is not None:
        return by
    alone = _checker([claim])
    return next((d.id for d in drafted if _supporting(d.statement, alone) is not None), None)


def _checker(claims: Sequence[Claim]) -> factcheck.Checker:
    return factcheck.Checker(factcheck.MemoryStore(claims))


def _supporting(statement: str, checker: factcheck.Checker) -> str | None:
    judged = checker.check(statement).sentences
    if not judged or any(s.verdict is not Verdict.ACCURATE or s.claim is None for s in judged):
        return None
    found = judged[0].claim
    return None if found is None else found.id


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was found; the exit code is 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", help="a folder of claim files with captured texts")
    parser.add_argument("--show", action="store_true", help="print every statement and match")
    options = parser.parse_args(argv)
    for found in measure(list(factcheck.load(options.claims))):
        count = sum(m is not None for m in found.matched.values())
        print(
            f"{found.source.id}: {count} of {len(found.matched)} claims found "
            f"({found.recall:.0%}); {len(found.draft.claims)} statements, {len(found.open)} of "
            "them don't stand alone by the rules"
        )
        if options.show:
            for item in found.draft.claims:
                print(f"  {item.score:.2f} {item.claim.statement}")
            for name, match in found.matched.items():
                print(f"  {name}: {match or 'NOT FOUND'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
