from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FILE = "factcheck-baseline.json"
OSAKA = "NEC is based in Osaka."


def sentences(path: Path) -> list[str]:
    return [entry["sentence"] for entry in json.loads(path.read_text("utf-8"))["findings"]]


def test_from_a_finding_to_a_clean_run_and_back(run: Any, newsroom: Path) -> None:
    assert run("check", "draft.md").code == 1
    made = run("baseline", "create", "draft.md")
    assert (made.code, made.out, made.err) == (0, f"{FILE}: 1 finding known\n", "")

    ran = run("check", "draft.md", "--baseline", FILE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("against 2 claims\n1 silenced: 1 by the baseline\n")

    (newsroom / "draft.md").write_text("Snow fell.\r\n\r\nNEC is\r\nbased in Osaka.", "utf-8")
    assert run("check", "draft.md", "--baseline", FILE).code == 0

    (newsroom / "draft.md").write_text("NEC is based in Seoul.", "utf-8")
    ran = run("check", "draft.md", "--baseline", FILE)
    assert ran.code == 1
    assert ran.err == f"note: {FILE}: no longer there: draft.md: FC103 place: {OSAKA}\n"


def test_without_it_nothing_is_known(run: Any) -> None:
    run("baseline", "create", "draft.md")
    assert run("check", "draft.md").code == 1


def test_settings_name_it(run: Any, newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (newsroom / "factcheck.toml").write_text('baseline = "known/base.json"', "utf-8")
    (newsroom / "known").mkdir()
    (newsroom / "desk").mkdir()
    (newsroom / "desk" / "b.md").write_text(OSAKA, "utf-8")
    monkeypatch.chdir(newsroom / "desk")
    name = "../known/base.json"
    assert run("baseline", "create", "b.md").out == f"{name}: 1 finding known\n"
    [entry] = json.loads((newsroom / "known" / "base.json").read_text("utf-8"))["findings"]
    assert entry["path"] == "../desk/b.md"
    assert run("check", "b.md").code == 0
    assert run("baseline", "check").out == "1 finding known, 0 of them no longer there\n"
    monkeypatch.chdir(newsroom)
    assert run("check", "desk").code == 0
    assert run("check", "draft.md").code == 1
    other = run("check", "desk", "--baseline", "other.json")
    assert (other.code, other.out) == (2, "")
    assert "other.json: cannot be read: no such file" in other.err


def test_what_is_there_is_not_made_again_unless_asked(run: Any, newsroom: Path) -> None:
    run("baseline", "create", "draft.md")
    before = (newsroom / FILE).read_bytes()
    (newsroom / "draft.md").write_text("NEC is based in Seoul.", "utf-8")
    ran = run("baseline", "create", "draft.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {FILE}: is there already; ")
    assert (newsroom / FILE).read_bytes() == before
    assert run("baseline", "create", "draft.md", "--replace").code == 0
    assert sentences(newsroom / FILE) == ["NEC is based in Seoul."]


def test_check_and_prune(run: Any, newsroom: Path) -> None:
    (newsroom / "a.md").write_text(f"{OSAKA} NEC has 38 members of staff in Peru.", "utf-8")
    run("baseline", "create", ".")
    before = (newsroom / FILE).read_bytes()
    assert run("baseline", "check").code == 0
    assert run("baseline", "prune").out == "0 taken out, 3 findings known\n"
    assert (newsroom / FILE).read_bytes() == before

    (newsroom / "a.md").write_text("NEC has 38 members of staff in Peru.", "utf-8")
    ran = run("baseline", "check")
    assert ran.code == 1
    assert ran.out == (f"a.md: FC103 place: {OSAKA}\n3 findings known, 1 of them no longer there\n")
    assert (newsroom / FILE).read_bytes() == before
    assert run("baseline", "check", "draft.md").code == 0
    ran = run("baseline", "prune")
    assert (ran.code, ran.out) == (
        0,
        f"a.md: FC103 place: {OSAKA}\n1 taken out, 2 findings known\n",
    )
    assert sentences(newsroom / FILE) == ["NEC has 38 members of staff in Peru.", OSAKA]
    assert run("check", ".", "--baseline", FILE).code == 0


def test_prune_adds_nothing(run: Any, newsroom: Path) -> None:
    run("baseline", "create", "draft.md")
    (newsroom / "draft.md").write_text("NEC is based in Seoul.", "utf-8")
    assert run("baseline", "prune").out.endswith("1 taken out, 0 findings known\n")
    assert run("check", "draft.md", "--baseline", FILE).code == 1


def test_a_draft_that_was_renamed(run: Any, newsroom: Path) -> None:
    run("baseline", "create", "draft.md")
    (newsroom / "draft.md").rename(newsroom / "final.md")
    assert run("check", "final.md", "--baseline", FILE).code == 0
    ran = run("baseline", "check")
    assert (ran.code, ran.out.splitlines()[0]) == (1, f"draft.md: FC103 place: {OSAKA}")
    assert run("baseline", "check", ".").code == 0
    assert run("baseline", "prune", ".").code == 0
    [entry] = json.loads((newsroom / FILE).read_text("utf-8"))["findings"]
    assert entry["path"] == "final.md"
    # A copy is no renamed draft.
    (newsroom / "copy.md").write_text(OSAKA, "utf-8")
    assert run("check", "copy.md", "--baseline", FILE).code == 1


def test_a_draft_that_cannot_be_read_leaves_no_baseline(run: Any, newsroom: Path) -> None:
    (newsroom / "bad.md").write_bytes(b"\xff")
    ran = run("baseline", "create", "draft.md", "bad.md")
    assert ran.code == 2
    assert ran.err.startswith("error: bad.md: byte 0xff")
    assert not (newsroom / FILE).exists()


def test_the_group_alone_shows_its_help(run: Any) -> None:
    ran = run("baseline")
    assert ran.code == 2
    assert "create" in ran.err
