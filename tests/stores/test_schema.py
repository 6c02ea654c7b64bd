"""The published JSON Schema of claim files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from jsonschema import Draft202012Validator

from benchmarks.yaml_files import read_yaml
from factcheck.claims import Claim, Rating, Source
from factcheck.stores.fields import CLAIM, ENTRIES, EVIDENCE, RATING, SOURCE, EvidenceEntry
from factcheck.stores.schema import schema

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "claim-file.schema.json"
CASES: list[dict[str, Any]] = read_yaml(ROOT / "tests" / "cases" / "bad_claims.yaml")


class _Loader(yaml.SafeLoader):
    """As editors read YAML: a date is text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_the_published_schema_is_up_to_date() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "factcheck.stores.schema"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert PUBLISHED.read_text(encoding="utf-8") == printed.stdout, (
        "run: python -m factcheck.stores.schema > docs/claim-file.schema.json"
    )


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("cls", "table", "left_out"),
    [
        (Claim, CLAIM, set()),
        (Source, SOURCE, {"text_path"}),
        (Rating, RATING, set()),
        (EvidenceEntry, EVIDENCE, set()),
    ],
)
def test_every_field_of_a_type_is_in_the_table(
    cls: type[attrs.AttrsInstance], table: tuple[Any, ...], left_out: set[str]
) -> None:
    assert {field.name for field in table} == {f.name for f in attrs.fields(cls)} - left_out


def test_every_field_is_described(validator: Draft202012Validator) -> None:
    objects = [schema(), *schema()["$defs"].values()]
    assert len(objects) == len(ENTRIES) + 1
    for made in objects:
        for name, field in made["properties"].items():
            assert field["description"].endswith("."), name


@pytest.mark.parametrize("path", sorted((ROOT / "claims").rglob("*.yaml")), ids=lambda p: p.name)
def test_good_files_are_valid(path: Path, validator: Draft202012Validator) -> None:
    content = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    assert list(validator.iter_errors(content)) == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.get("schema")], ids=lambda case: case["name"]
)
def test_bad_files_are_refused_as_far_as_a_schema_sees(
    case: dict[str, Any], validator: Draft202012Validator
) -> None:
    content = yaml.load(case["file"], _Loader)
    assert not validator.is_valid(content)
