"""Reports read as other tools read them: from the bytes of the draft, by the report's own units.

Nothing here uses `factcheck.text`: a mistake in its maps must not be made twice.
"""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

BOM = codecs.BOM_UTF8


def sarif_words(result: dict[str, Any], run: dict[str, Any], data: bytes) -> str:
    """What a SARIF result marks, by line and column and by offset: both must say the same."""
    region = result["locations"][0]["physicalLocation"]["region"]
    words = sarif_region(region, run, data)
    assert region["snippet"]["text"] == words
    return words


def sarif_region(region: dict[str, Any], run: dict[str, Any], data: bytes) -> str:
    assert run["columnKind"] == "utf16CodeUnits"
    text = data.decode("utf-8").removeprefix("\ufeff")
    units = text.encode("utf-16-le")
    ends = "|".join(re.escape(end) for end in run["newlineSequences"])
    starts = [0, *(match.end() for match in re.finditer(ends, text))]
    begins = [len(text[:start].encode("utf-16-le")) // 2 for start in starts]
    begin = begins[region["startLine"] - 1] + region["startColumn"] - 1
    end = begins[region["endLine"] - 1] + region["endColumn"] - 1
    assert region["charOffset"] == begin
    assert region["charLength"] == end - begin
    return units[begin * 2 : end * 2].decode("utf-16-le")


def sarif_path(artifact: dict[str, Any]) -> str:
    """The path that a relative URI names, below the root of the sources."""
    assert artifact["uriBaseId"] == "%SRCROOT%"
    assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", artifact["uri"])
    assert not PurePosixPath(artifact["uri"]).is_absolute()
    return unquote(artifact["uri"])


def rdjson_words(extent: dict[str, Any], data: bytes) -> str:
    """What a range of the Reviewdog Diagnostic Format marks: columns in bytes of UTF-8."""
    body = data.removeprefix(BOM)
    starts = [0, *(match.end() for match in re.finditer(rb"\r\n|\n|\r", body))]
    begin, end = (
        starts[extent[side]["line"] - 1] + extent[side]["column"] - 1 for side in ("start", "end")
    )
    return body[begin:end].decode("utf-8")


def gitlab_words(location: dict[str, Any], data: bytes) -> str:
    """What the positions of Code Climate mark: columns in characters."""
    lines = re.split("(\r\n|\n|\r)", data.decode("utf-8").removeprefix("\ufeff"))
    # Each line keeps its end.
    whole = ["".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
    begin, end = location["positions"]["begin"], location["positions"]["end"]
    before = sum(map(len, whole[: begin["line"] - 1])) + begin["column"] - 1
    after = sum(map(len, whole[: end["line"] - 1])) + end["column"] - 1
    return "".join(whole)[before:after]


_COMMAND = re.compile(r"::(?P<name>error|warning|notice)(?: (?P<properties>[^:]*))?::(?P<data>.*)")


def github_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands in a log, as a runner parses them: name, properties, message."""
    found = []
    for line in text.split("\n"):
        match = _COMMAND.fullmatch(line.strip())
        if line.strip().startswith("::"):
            assert match, line
        if match is None:
            continue
        pairs = [pair.partition("=") for pair in (match["properties"] or "").split(",") if pair]
        properties = {name: _unescaped(value, ":,") for name, _, value in pairs}
        found.append((match["name"], properties, _unescaped(match["data"])))
    return found


def _unescaped(text: str, others: str = "") -> str:
    for character in ["\r", "\n", *others]:
        text = text.replace(f"%{ord(character):02X}", character)
    return text.replace("%25", "%")


def github_words(properties: dict[str, str], data: bytes) -> str:
    """What an annotation marks; whole lines where it has no columns."""
    lines = re.split("\r\n|\n|\r", data.decode("utf-8").removeprefix("\ufeff"))
    first, last = int(properties["line"]), int(properties["endLine"])
    if "col" not in properties:
        assert "endColumn" not in properties
        return "\n".join(lines[first - 1 : last])
    # A runner drops the columns where these differ.
    assert first == last
    units = lines[first - 1].encode("utf-16-le")
    begin, end = int(properties["col"]) - 1, int(properties["endColumn"]) - 1
    return units[begin * 2 : end * 2].decode("utf-16-le")


def rdjson_lines(text: str) -> list[dict[str, Any]]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]
