"""``factcheck claims draft`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import factcheck
from tests.cli.conftest import Run

ARTICLE = (
    "Cameras on sale\n\nPublisher: Camera News\nDate: 2020-06-11\n\n"
    "Tokyo-based NEC opened a shop in Lima on Thursday. It has 40 members of staff in Peru."
)


def test_a_claim_file_is_written_beside_its_sources(newsroom: Path, run: Run) -> None:
    (newsroom / "article.txt").write_text(ARTICLE, "utf-8")
    done = run("claims", "draft", "article.txt", "--output", "claims/new.yaml")
    assert (done.code, done.out) == (0, "")
    assert "cameras-on-sale: 2 claims drafted, 0 of them doubtful; 1 statements" in done.err
    assert "contradicts c2" in done.err
    # With the claims that were there already, they load, and check what is written next.
    claims = {claim.statement: claim for claim in factcheck.load(newsroom / "claims")}
    opened = claims["NEC opened a shop in Lima on Thursday, 11 June 2020."]
    assert opened.evidence[0].source.publisher == "Camera News"
    assert "contradicts c2" in (newsroom / "claims/new.yaml").read_text("utf-8")
    assert run("claims", "draft", "article.txt", "--output", "claims/new.yaml").code == 2


def test_without_a_file_the_claims_go_to_standard_output(newsroom: Path, run: Run) -> None:
    (newsroom / "article.txt").write_text(ARTICLE, "utf-8")
    done = run("claims", "draft", "article.txt", "--verdict", "unverifiable", "--claims", "claims")
    assert done.code == 0
    (newsroom / "new.yaml").write_text(done.out, "utf-8")
    claims = list(factcheck.load(newsroom / "new.yaml"))
    assert {claim.verdict.value for claim in claims} == {"unverifiable"}
    assert all(claim.evidence[0].span is None for claim in claims)


def test_several_articles_make_one_file(newsroom: Path, run: Run) -> None:
    for name in ("one", "two"):
        (newsroom / f"{name}.txt").write_text(
            f"Volvo closed a plant in {name.title()}ford.", "utf-8"
        )
    done = run("claims", "draft", "one.txt", "two.txt", "--output", "out/new.yaml")
    assert done.code == 0
    store = factcheck.load(newsroom / "out" / "new.yaml")
    assert [claim.evidence[0].source.id for claim in store] == ["one", "two"]


def test_a_folder_without_claims_needs_none(newsroom: Path, run: Run) -> None:
    for path in (newsroom / "claims").rglob("*.y*ml"):
        path.unlink()
    (newsroom / "article.txt").write_text(ARTICLE, "utf-8")
    done = run("claims", "draft", "article.txt")
    assert done.code == 0
    assert "NEC is based in Tokyo." in done.out
