"""Verifying evidence, and mending claim files in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.stores import load
from factcheck.stores.checks import Status
from factcheck.stores.verify import fix, verify
from factcheck.text import Span

MINUTES = "The council met on Monday. It voted 7 to 2 for the plan. The council met again.\n"

CLAIMS = """\
# yaml-language-server: $schema=../docs/claim-file.schema.json
sources:
  - {id: minutes, title: 'Minutes, "final"', text: minutes.txt}   # the captured copy
  - id: paper
    title: A paper


claims:
    # indented by four
    - id: "vote"
      verdict:   accurate
      statement: >-
          The council voted
          for the plan.
      evidence:
      - quote: 'It voted 7 to 2'   # who was against?
        end: 42 # after the last character
        start: 27
        source: minutes
      - {source: paper, quote: The plan was adopted}
      - {source: minutes, quote: "for the plan", start: 43, end: 55}
    - id: met
      statement: Le conseil s’est réuni 🗳️.
      verdict: accurate
      evidence: [{source: minutes, quote: The council met again}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, CLAIMS)
    (tmp_path / "minutes.txt").write_bytes(MINUTES.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "claims.yaml").write_bytes(text.encode())


def content(folder: Path) -> str:
    return (folder / "claims.yaml").read_bytes().decode()


def capture(folder: Path, text: str) -> None:
    (folder / "minutes.txt").write_bytes(text.encode())


def test_all_is_well(folder: Path) -> None:
    checks = verify("claims.yaml")
    assert [check.status for check in checks] == ["ok", "uncaptured", "ok", "ok"]
    assert all(check.holds for check in checks)
    assert [str(check) for check in checks] == [
        "claims.yaml:16:9: vote: ok: the quote stands at 27 to 42",
        "claims.yaml:20:9: vote: uncaptured: no captured copy to verify the quote against",
        "claims.yaml:21:9: vote: ok: the quote stands at 43 to 55",
        "claims.yaml:25:18: met: ok: the quote stands at 57 to 78",
    ]
    assert checks[3].field == "$.claims[1].evidence[0]"
    assert fix("claims.yaml") == checks
    assert content(folder) == CLAIMS


def test_what_moved_is_rewritten_and_nothing_else(folder: Path) -> None:
    capture(folder, "Minutes. " + MINUTES)
    mended = CLAIMS.replace("end: 42 #", "end: 51 #").replace("start: 27", "start: 36")
    mended = mended.replace("start: 43, end: 55", "start: 52, end: 64")
    assert [check.status for check in verify(folder)] == ["moved", "uncaptured", "moved", "ok"]
    assert content(folder) == CLAIMS
    checks = fix(folder)
    assert [check.fixed for check in checks] == [True, False, True, False]
    assert "vote: moved (fixed): at 27 to 42 stands ' Monday. It vot'" in str(checks[0])
    assert content(folder) == mended
    assert all(check.holds for check in verify(folder))
    spans = [evidence.span for claim in load(folder) for evidence in claim.evidence]
    assert spans == [Span(36, 51), None, Span(52, 64), Span(66, 87)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(line_end: str, mark: str, folder: Path) -> None:
    text = mark + CLAIMS.replace("\n", line_end)
    write(folder, text)
    capture(folder, "Minutes. " + MINUTES)
    fix("claims.yaml")
    mended = text.replace("end: 42 #", "end: 51 #").replace("start: 27", "start: 36")
    assert content(folder) == mended.replace("start: 43, end: 55", "start: 52, end: 64")


def test_altered_evidence_waits_for_an_editor(folder: Path) -> None:
    capture(folder, MINUTES.replace("It voted 7 to 2", "It voted 8 to 2"))
    checks = fix("claims.yaml")
    assert checks[0].status is Status.ALTERED
    assert not checks[0].fixed
    assert checks[0].words == "It voted 8 to 2"
    assert checks[0].message == (
        "at 27 to 42 stands 'It voted 8 to 2'; the quote is not in the text; "
        "93% alike at 27 to 42: 'It voted 8 to 2'"
    )
    assert content(folder) == CLAIMS


def test_altered_evidence_is_rewritten_when_asked(folder: Path) -> None:
    capture(folder, "A \n" + MINUTES.replace("It voted 7 to 2", "It voted: 7 to 2"))
    checks = fix("claims.yaml", altered=True)
    assert checks[0].status is Status.ALTERED
    assert checks[0].fixed
    assert '- quote: "It voted: 7 to 2"   # who was against?\n' in content(folder)
    assert "        end: 46 # after the last character\n        start: 30\n" in content(folder)
    assert all(check.holds for check in verify("claims.yaml"))


@pytest.mark.parametrize(
    ("quote", "mended"),
    [
        ("The plan was\n          adoptid  # sure?\n", '"The plan was adopted"  # sure?\n'),
        ("'The plan was\n          adoptid'\n", '"The plan was adopted"\n'),
        (">-\n          The plan\n          was adoptid\n", '"The plan was adopted"\n'),
        ("|-\n          The plan was adoptid\n\n", '"The plan was adopted"\n\n'),
        (
            "|-\n          The plan was adoptid\n\n      # the rest\n",
            '"The plan was adopted"\n\n      # the rest\n',
        ),
    ],
)
def test_any_style_of_quote_can_be_rewritten(quote: str, mended: str, folder: Path) -> None:
    capture(folder, "The plan was adopted.\n")
    text = (
        "sources: [{id: minutes, text: minutes.txt}]\n"
        "claims:\n"
        "  - id: plan\n"
        "    statement: The plan was adopted.\n"
        "    evidence:\n"
        "      - source: minutes\n"
        "        quote: QUOTE    verdict: accurate\n"
    )
    write(folder, text.replace("QUOTE", quote))
    (check,) = fix("claims.yaml", altered=True)
    assert check.fixed
    assert content(folder) == text.replace("QUOTE", mended)
    assert [evidence.exact for claim in load("claims.yaml") for evidence in claim.evidence] == [
        "The plan was adopted"
    ]


def test_words_with_line_ends_and_marks_can_be_rewritten(folder: Path) -> None:
    quote = "It voted 7 to 2 \U0001f5f3, \\ for 'the' plan of the council, as it was called"
    words = quote.replace("voted ", "voted\r\n").replace("'the' ", '"the"\u2028\u0085')
    capture(folder, words + "\n")
    write(
        folder,
        "sources: [{id: minutes, text: minutes.txt}]\n"
        "claims:\n  - id: vote\n    statement: S\n    verdict: mixed\n    evidence:\n"
        f"      - source: minutes\n        quote: {quote}\n",
    )
    (check,) = fix("claims.yaml", altered=True)
    assert check.fixed
    (claim,) = load("claims.yaml")
    assert claim.evidence[0].exact == words


def test_what_is_lost_or_ambiguous_stays(folder: Path) -> None:
    write(folder, CLAIMS.replace("The council met again}", "The council met}"))
    capture(folder, "The council met. The council met.\n")
    checks = fix("claims.yaml", altered=True)
    assert [check.status for check in checks] == ["lost", "uncaptured", "lost", "ambiguous"]
    assert not any(check.fixed or check.status == "ok" for check in checks)
    assert checks[3].message == (
        "the quote stands in 2 places, at 0 to 15 (also at 17 to 32): "
        "give start and end, or a prefix or suffix"
    )


def test_a_prefix_settles_it(folder: Path) -> None:
    write(folder, CLAIMS.replace("The council met again}", "The council met, prefix: 'plan. '}"))
    (claim,) = (claim for claim in load("claims.yaml") if claim.id == "met")
    assert claim.evidence[0].span == Span(57, 72)
    assert claim.evidence[0].prefix == "plan. "


def test_a_capture_with_windows_line_ends_counts_both_characters(folder: Path) -> None:
    capture(folder, "\r\n\r\n" + MINUTES)
    assert verify("claims.yaml")[0].span == Span(31, 46)


def test_permissions_and_links_stay(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "claims.yaml").rename(folder / "real" / "kept.yaml")
    (folder / "claims.yaml").symlink_to(folder / "real" / "kept.yaml")
    (folder / "real" / "kept.yaml").chmod(0o640)
    capture(folder, "Minutes. " + MINUTES)
    assert fix("claims.yaml")[0].fixed
    assert (folder / "claims.yaml").is_symlink()
    assert (folder / "real" / "kept.yaml").stat().st_mode & 0o777 == 0o640
    assert "start: 36" in content(folder)
    assert sorted(path.name for path in (folder / "real").iterdir()) == ["kept.yaml"]


def test_a_file_that_cannot_be_replaced_stays_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    capture(folder, "Minutes. " + MINUTES)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError, match=r"^claims\.yaml: cannot be written: Permission denied$"):
        fix("claims.yaml")
    assert content(folder) == CLAIMS
    assert sorted(path.name for path in folder.iterdir()) == ["claims.yaml", "minutes.txt"]


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    capture(folder, "Minutes. " + MINUTES)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(StoreError, match="cannot be written: Read-only file system"):
        fix("claims.yaml")


def test_several_files_are_mended_together(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "b.yml").write_text(
        "claims:\n  - id: plan\n    statement: There was a plan.\n    verdict: accurate\n"
        "    evidence: [{source: minutes, quote: the plan, start: 47, end: 55}]\n",
        encoding="utf-8",
    )
    capture(folder, "Minutes. " + MINUTES)
    assert [check.fixed for check in fix(folder)] == [True, False, True, False, True]
    assert "start: 56, end: 64" in (folder / "more" / "b.yml").read_text(encoding="utf-8")
    assert len(load(folder)) == 3
