"""What callers may rely on, and what an import costs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).parent.parent


def _words(text: str) -> list[str]:
    return text.split()


PUBLIC = _words("""
    Action Allowed AttributionDiscrepancy Baseline BaselineError Check CheckedSentence Checker Claim
    ClaimFileError ClaimStore ComparatorDiscrepancy ConditionDiscrepancy ConflictError Considered
    DataError DateDiscrepancy Departure Discrepancy Document DocumentError Draft DraftedClaim
    Encoder EntityDiscrepancy Evidence FactcheckError Fields Finding Imported InvalidValueError Kind
    KnownDiscrepancy KnownFinding Lines MemoryStore MissingExtra ModalityDiscrepancy ModelError
    Origins OutdatedDiscrepancy PassedOver PathRule Piece Pieces PlaceDiscrepancy
    PolarityDiscrepancy Position PostgresStore Problem QuantifierDiscrepancy QuantityDiscrepancy
    QuoteDiscrepancy Rating Ratings Remark Report Revision RoleDiscrepancy Rule Scope Selector
    Sentence Settings SettingsError Silenced Source Span SqliteStore Status StoreError Verdict
    Written __version__ draft_claims dump_baseline export_claims find_settings fingerprint fix
    from_data import_claims lint load load_baseline load_encoder load_settings make_baseline parse
    read read_all to_data verify write_drafts Aligned Comment Fix Fixed Quoted SentenceCache
    apply_fixes
""")

CODES = {
    "attribution": "FC101",
    "entity": "FC102",
    "place": "FC103",
    "role": "FC104",
    "quantity": "FC201",
    "comparator": "FC202",
    "date": "FC203",
    "polarity": "FC301",
    "quantifier": "FC302",
    "condition": "FC303",
    "modality": "FC304",
    "quote": "FC401",
    "outdated": "FC501",
    "known": "FC502",
}

LOADED_BY = """
import json, sys, time
before = set(sys.modules)
started = time.process_time()
{statement}
spent = time.process_time() - started
print(json.dumps([spent, sorted(set(sys.modules) - before)]))
"""


def _loaded_by(statement: str) -> tuple[float, set[str]]:
    """CPU seconds that a fresh interpreter spends on the statement, and the modules it loads."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED_BY.format(statement=statement)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    spent, modules = json.loads(ran.stdout)
    return spent, set(modules)


def test_public_names_are_pinned() -> None:
    assert sorted(factcheck.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(factcheck, name)
    if name != "__version__":
        assert value.__name__ == name
        assert value.__module__.startswith("factcheck.")
        assert value.__doc__


def test_names_are_listed_before_they_are_loaded() -> None:
    assert dir(factcheck) == sorted(factcheck.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'factcheck' has no attribute 'cheker'"):
        factcheck.cheker  # type: ignore[attr-defined]  # noqa: B018


def test_codes_of_kinds_are_pinned() -> None:
    assert {kind.value: kind.code for kind in factcheck.Kind} == CODES


def test_every_discrepancy_class_has_its_own_kind_and_is_public() -> None:
    from factcheck.findings import DISCREPANCIES

    assert len({cls.kind for cls in DISCREPANCIES}) == len(DISCREPANCIES)
    assert {cls.__name__ for cls in DISCREPANCIES} <= set(factcheck.__all__)


def test_a_bare_import_loads_nothing_else() -> None:
    spent, modules = _loaded_by("import factcheck")
    roots = {module.partition(".")[0] for module in modules}
    assert {module for module in modules if module.startswith("factcheck")} == {"factcheck"}
    assert roots <= {"factcheck", *sys.stdlib_module_names}
    assert spent < 0.2


def test_types_load_without_the_heavy_libraries() -> None:
    _, modules = _loaded_by("from factcheck import Claim, Finding, Report, Settings, to_data")
    roots = {module.partition(".")[0] for module in modules}
    heavy = {"tantivy", "rapidfuzz", "yaml", "cattrs", "click", "rich", "Stemmer"}
    assert not roots & heavy


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "factcheck" / "py.typed").is_file()


def test_layers_hold() -> None:
    linter = "from importlinter.cli import lint_imports; exit(lint_imports(no_cache=True))"
    ran = subprocess.run(
        [sys.executable, "-c", linter],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_pattern_has_a_possessive_group() -> None:
    """Python 3.11.0 to 3.11.3 reads them wrongly: what a failed round took is not given back."""
    possessive = re.compile(r"\)(?:[*?+]|\{[0-9,]+\})\+")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "factcheck").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if possessive.search(line)
    ]
    assert found == []
