from __future__ import annotations

from typing import Any

import pytest

from factcheck.claims import Claim, Verdict
from factcheck.findings import Report
from factcheck.reports import Options, resolve
from tests.reports.readers import github_commands

TEXT = "Microsoft left. IBM left."


def render(*reports: Report, **options: Any) -> str:
    return "".join(resolve("github")(reports, Options(claims=40, **options)))


def test_an_annotation(make: Any) -> None:
    assert render(make(TEXT, "Microsoft")) == (
        "::error file=draft.md,line=1,endLine=1,col=1,endColumn=10,"
        "title=FC101 attribution%3A inaccurate::The claim ties this to IBM.%0A"
        "Claim: ibm-exits: IBM is withdrawing from the business.%0A"
        "Source: “It was IBM that withdrew.”, The week in cameras, Daily Paper, 2020-06-11, "
        "https://paper.example/cameras%0AWrite: IBM\n"
    )
    assert render(make("Snow fell.")) == ""


@pytest.mark.parametrize(
    ("verdict", "name"),
    [
        (Verdict.INACCURATE, "error"),
        (Verdict.MISLEADING, "warning"),
        (Verdict.UNVERIFIABLE, "notice"),
    ],
)
def test_commands(make: Any, verdict: Verdict, name: str) -> None:
    ((command, _, _),) = github_commands(render(make(TEXT, "Microsoft", verdict=verdict)))
    assert command == name


def test_escapes_can_be_read_back(make: Any) -> None:
    path, reason = "a,b:c=50%%2C.md", "50%: a,b %0A ::error::x"
    report = make(TEXT, "Microsoft", path=path, reason=reason)
    ((_, properties, message),) = github_commands(render(report))
    assert properties["file"] == path
    assert properties["title"] == "FC101 attribution: inaccurate"
    assert message.split("\n")[0] == reason


def test_a_draft_cannot_give_commands(make: Any) -> None:
    bad = "x\r\n::error::y\n##[error]z\n::add-mask::IBM"
    claim = Claim("c", f"IBM {bad}", Verdict.ACCURATE)
    reports = [
        make(f"NEC left {bad}.", "NEC", reason=bad, claim=claim, path=f"{bad}.md", suggestion=bad)
    ] * 12
    text = render(*reports)
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert [line.partition(" ")[0] for line in commands] == ["::error"] * 10 + ["::notice"]
    others = [line for line in text.splitlines() if line not in commands]
    assert others
    assert not any("##[" in line for line in others)


def test_without_a_file_the_place_is_in_the_message(make: Any) -> None:
    ((_, properties, message),) = github_commands(render(make(TEXT, "Microsoft", path="<stdin>")))
    assert list(properties) == ["title"]
    assert message.startswith("<stdin>:1:1: The claim ties this to IBM.\n")


def test_the_worst_come_first_and_the_rest_is_told(make: Any) -> None:
    worse = [make(TEXT, "Microsoft", path=f"e{n}.md") for n in range(13)]
    milder = [
        make(TEXT, "Microsoft", path=f"w{n}.md", verdict=Verdict.MISLEADING) for n in range(11)
    ]
    text = render(*milder, *worse)
    *found, (last, properties, message) = github_commands(text)
    assert [name for name, _, _ in found] == ["error"] * 10 + ["warning"] * 10
    assert [each["file"] for _, each, _ in found] == [
        *(f"e{n}.md" for n in range(10)),
        *(f"w{n}.md" for n in range(10)),
    ]
    assert (last, properties) == ("notice", {"title": "factcheck"})
    assert message == (
        "4 more findings, in the log of this step alone: "
        "GitHub shows 10 errors, 10 warnings and 10 notices of a step."
    )
    # Nothing is lost: the log has what has no annotation.
    for name in ("e10.md", "e11.md", "e12.md", "w10.md"):
        assert f"\n  {name}:1:1: FC101 attribution: " in text
    assert text.splitlines()[-1].startswith("::notice ")


def test_ten_of_a_level_need_no_more_words(make: Any) -> None:
    assert len(github_commands(render(*[make(TEXT, "Microsoft")] * 10))) == 10
