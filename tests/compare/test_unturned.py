"""Opposites and denials that turn nothing round."""

from __future__ import annotations

from factcheck.compare.unturned import settled
from tests.compare.rows import aligned, check_row, each_row


@each_row("unturned")
def test_rows(claim: str, draft: str, expect: list[dict[str, str]]) -> None:
    check_row(claim, draft, expect)


def test_denials_of_one_deed_come_to_the_same() -> None:
    failed = "The probe failed to land on Mars."
    found = aligned(failed, "The probe did not manage to land on Mars.")
    denials = {(True, found.draft.negations[0].token), (False, found.claim.negations[0].token)}
    assert settled(found) == denials
    assert settled(aligned(failed, "The probe managed to land on Mars.")) == set()
