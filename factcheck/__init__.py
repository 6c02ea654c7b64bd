"""Checks text against a newsroom's stored claims, before it is published.

    >>> import factcheck
    >>> claim = factcheck.Claim(id="nec", statement="NEC is based in Tokyo.", verdict="accurate")
    >>> checker = factcheck.Checker(factcheck.MemoryStore([claim]))
    >>> [finding] = checker.check("NEC is based in Osaka.").findings
    >>> finding.kind.value, finding.suggestion
    ('place', 'Tokyo')

Every public name stands here, and each is imported when it is first used (PEP 562), so that
``import factcheck`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.baseline_files import dump_baseline, load_baseline
    from factcheck.baselines import Baseline, KnownFinding, make_baseline
    from factcheck.caching import SentenceCache
    from factcheck.checker import Checker
    from factcheck.claims import Claim, Evidence, Origins, Rating, Selector, Source, Verdict
    from factcheck.documents import Fields, parse, read, read_all
    from factcheck.drafting import (
        Departure,
        Draft,
        DraftedClaim,
        PassedOver,
        draft_claims,
        write_drafts,
    )
    from factcheck.errors import (
        BaselineError,
        ClaimFileError,
        ConflictError,
        DataError,
        DocumentError,
        FactcheckError,
        InvalidValueError,
        MissingExtra,
        ModelError,
        Problem,
        SettingsError,
        StoreError,
    )
    from factcheck.findings import (
        Aligned,
        AttributionDiscrepancy,
        CheckedSentence,
        ComparatorDiscrepancy,
        ConditionDiscrepancy,
        Considered,
        DateDiscrepancy,
        Discrepancy,
        EntityDiscrepancy,
        Finding,
        Kind,
        KnownDiscrepancy,
        ModalityDiscrepancy,
        OutdatedDiscrepancy,
        PlaceDiscrepancy,
        PolarityDiscrepancy,
        QuantifierDiscrepancy,
        QuantityDiscrepancy,
        Quoted,
        QuoteDiscrepancy,
        Report,
        RoleDiscrepancy,
        Scope,
        Silenced,
    )
    from factcheck.fingerprints import fingerprint
    from factcheck.fixing import Fix, Fixed, apply_fixes
    from factcheck.ingest import Imported, Ratings, export_claims, import_claims
    from factcheck.linting import Remark, Rule, lint
    from factcheck.models import load_encoder
    from factcheck.protocols import ClaimStore, Encoder
    from factcheck.settings import Allowed, PathRule, Settings, find_settings, load_settings
    from factcheck.stores import Check, MemoryStore, PostgresStore, SqliteStore, Status, load
    from factcheck.stores.history import Action, Revision, Written
    from factcheck.stores.verify import fix, verify
    from factcheck.text import Comment, Document, Lines, Piece, Pieces, Position, Sentence, Span
    from factcheck.wire import from_data, to_data

__version__ = "0.1.0"

__all__ = [
    "Action",
    "Aligned",
    "Allowed",
    "AttributionDiscrepancy",
    "Baseline",
    "BaselineError",
    "Check",
    "CheckedSentence",
    "Checker",
    "Claim",
    "ClaimFileError",
    "ClaimStore",
    "Comment",
    "ComparatorDiscrepancy",
    "ConditionDiscrepancy",
    "ConflictError",
    "Considered",
    "DataError",
    "DateDiscrepancy",
    "Departure",
    "Discrepancy",
    "Document",
    "DocumentError",
    "Draft",
    "DraftedClaim",
    "Encoder",
    "EntityDiscrepancy",
    "Evidence",
    "FactcheckError",
    "Fields",
    "Finding",
    "Fix",
    "Fixed",
    "Imported",
    "InvalidValueError",
    "Kind",
    "KnownDiscrepancy",
    "KnownFinding",
    "Lines",
    "MemoryStore",
    "MissingExtra",
    "ModalityDiscrepancy",
    "ModelError",
    "Origins",
    "OutdatedDiscrepancy",
    "PassedOver",
    "PathRule",
    "Piece",
    "Pieces",
    "PlaceDiscrepancy",
    "PolarityDiscrepancy",
    "Position",
    "PostgresStore",
    "Problem",
    "QuantifierDiscrepancy",
    "QuantityDiscrepancy",
    "QuoteDiscrepancy",
    "Quoted",
    "Rating",
    "Ratings",
    "Remark",
    "Report",
    "Revision",
    "RoleDiscrepancy",
    "Rule",
    "Scope",
    "Selector",
    "Sentence",
    "SentenceCache",
    "Settings",
    "SettingsError",
    "Silenced",
    "Source",
    "Span",
    "SqliteStore",
    "Status",
    "StoreError",
    "Verdict",
    "Written",
    "__version__",
    "apply_fixes",
    "draft_claims",
    "dump_baseline",
    "export_claims",
    "find_settings",
    "fingerprint",
    "fix",
    "from_data",
    "import_claims",
    "lint",
    "load",
    "load_baseline",
    "load_encoder",
    "load_settings",
    "make_baseline",
    "parse",
    "read",
    "read_all",
    "to_data",
    "verify",
    "write_drafts",
]

_HOMES = {
    "baseline_files": "dump_baseline load_baseline",
    "baselines": "Baseline KnownFinding make_baseline",
    "caching": "SentenceCache",
    "checker": "Checker",
    "claims": "Claim Evidence Origins Rating Selector Source Verdict",
    "documents": "Fields parse read read_all",
    "drafting": "Departure Draft DraftedClaim PassedOver draft_claims write_drafts",
    "errors": "BaselineError ClaimFileError ConflictError DataError DocumentError "
    "FactcheckError InvalidValueError MissingExtra ModelError Problem SettingsError StoreError",
    "findings": "Aligned AttributionDiscrepancy CheckedSentence ComparatorDiscrepancy "
    "ConditionDiscrepancy Considered DateDiscrepancy Discrepancy EntityDiscrepancy Finding Kind "
    "KnownDiscrepancy ModalityDiscrepancy OutdatedDiscrepancy PlaceDiscrepancy "
    "PolarityDiscrepancy "
    "QuantifierDiscrepancy QuantityDiscrepancy QuoteDiscrepancy Quoted Report RoleDiscrepancy "
    "Scope Silenced",
    "fingerprints": "fingerprint",
    "fixing": "Fix Fixed apply_fixes",
    "ingest": "Imported Ratings export_claims import_claims",
    "linting": "Remark Rule lint",
    "models": "load_encoder",
    "protocols": "ClaimStore Encoder",
    "settings": "Allowed PathRule Settings find_settings load_settings",
    "stores": "Check MemoryStore PostgresStore SqliteStore Status load",
    "stores.history": "Action Revision Written",
    "stores.verify": "fix verify",
    "text": "Comment Document Lines Piece Pieces Position Sentence Span",
    "wire": "from_data to_data",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # a type checker that saw it would take every misspelt name for an object

    def __getattr__(name: str) -> object:
        """Import the public name `name` from its module; raises AttributeError for any other."""
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
