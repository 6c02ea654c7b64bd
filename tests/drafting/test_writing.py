"""Drafts as a claim file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck import Document, draft_claims, write_drafts
from factcheck.drafting import to_yaml
from factcheck.errors import StoreError

TEXT = "Volvo closed a factory in Ghent on Thursday.\r\nWhy did it close?"
DRAFT = draft_claims(Document(TEXT), title="Volvo: a closure", published_on=date(2020, 6, 11))
FILE = """\
# Drafted from what was published, and reviewed by nobody yet. Look at each claim, mend it or
# remove it, and take away the tag “draft”. Those tagged “doubtful” stand last.

sources:
- id: volvo-a-closure
  title: 'Volvo: a closure'
  published_on: 2020-06-11
  text: sources/volvo-a-closure.txt

claims:
  # 0.70: names, a date, a deed
  - id: volvo-closed-factory-ghent-thursday
    statement: Volvo closed a factory in Ghent on Thursday, 11 June 2020.
    verdict: accurate
    asserted_on: 2020-06-11
    tags:
    - draft
    evidence:
    - source: volvo-a-closure
      quote: Volvo closed a factory in Ghent on Thursday
      start: 0
      end: 43

# Passed over:
# Why did it close? – a question
"""


def test_the_file_and_its_copy(tmp_path: Path) -> None:
    written = write_drafts([DRAFT], tmp_path / "new.yaml")
    assert [p.relative_to(tmp_path).as_posix() for p in written] == [
        "new.yaml",
        "sources/volvo-a-closure.txt",
    ]
    assert written[0].read_text("utf-8") == FILE
    assert written[1].read_bytes() == TEXT.encode()
    assert [c.id for c in factcheck.load(tmp_path)] == [i.claim.id for i in DRAFT.claims]
    assert all(check.holds for check in factcheck.verify(tmp_path))


def test_without_copies_no_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(to_yaml([DRAFT], copies=False), "utf-8")
    [claim] = factcheck.load(path)
    assert claim.evidence[0].span is None
    assert claim.evidence[0].exact == "Volvo closed a factory in Ghent on Thursday"


def test_an_article_without_a_claim_loads(tmp_path: Path) -> None:
    write_drafts([draft_claims(Document(""))], tmp_path / "new.yaml")
    assert len(factcheck.load(tmp_path)) == 0


def test_an_edited_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text("edited", "utf-8")
    with pytest.raises(StoreError, match="is there already"):
        write_drafts([DRAFT], path)
    assert path.read_text("utf-8") == "edited"
    assert not (tmp_path / "sources").exists()


def test_another_copy_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    copy = tmp_path / "sources" / "volvo-a-closure.txt"
    copy.parent.mkdir()
    copy.write_text("another", "utf-8")
    with pytest.raises(StoreError, match="another text"):
        write_drafts([DRAFT], tmp_path / "new.yaml")
    assert not (tmp_path / "new.yaml").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_drafts([DRAFT], tmp_path / "no" / "\0.yaml")
