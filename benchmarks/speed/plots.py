"""Plots over the size of the store, as PNG and SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

_OWN = "factcheck"
_COLOURS = ("#1b6ac9", "#c2570c", "#2e8540", "#8250df", "#777777", "#b8336a")
_STYLE: Mapping[str, Any] = {
    "font.size": 10,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.alpha": 0.3,
    "svg.hashsalt": "factcheck",
    "svg.fonttype": "none",
}
_MARKS = "osD^v<>P"
Line = tuple[str, Sequence[tuple[float, float]]]


def draw(found: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write ``speed-check`` and ``speed-find``, each as PNG and as SVG, to a folder.

    The first shows a whole check by its stages, the second finding the candidates beside other
    ways. Raises ImportError without matplotlib.
    """
    stages = [
        ("whole check, 95th percentile", "check_p95"),
        ("whole check, median", "check_ms"),
        ("comparing and judging", "rest_ms"),
        ("finding the candidates", "find_ms"),
        ("reading them", "fetch_ms"),
    ]
    _plot(
        folder / "speed-check",
        "A check of a sentence, by the size of the store",
        [(title, [(row["claims"], row[key]) for row in found]) for title, key in stages],
    )
    names = dict.fromkeys(name for row in found for name in row["found_by"])
    _plot(
        folder / "speed-find",
        "The 20 nearest claims to a sentence, by the size of the store",
        [
            (
                name,
                [
                    (row["claims"], row["found_by"][name]["query_ms"])
                    for row in found
                    if name in row["found_by"]
                ],
            )
            for name in names
        ],
    )


def _plot(path: Path, title: str, lines: Sequence[Line]) -> None:
    mpl: Any = import_module("matplotlib")
    mpl.use("Agg")
    plt: Any = import_module("matplotlib.pyplot")
    with plt.rc_context(_STYLE):
        figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
        for number, (name, points) in enumerate(lines):
            axes.plot(
                [x for x, _ in points],
                [max(y, 0.01) for _, y in points],
                marker=_MARKS[number],
                color=_COLOURS[number],
                linewidth=2.5 if name == _OWN else 1.5,
                label=name,
            )
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("claims in the store")
        axes.set_ylabel("CPU ms a sentence")
        axes.set_title(title, loc="left", fontweight="bold")
        axes.legend(frameon=False, fontsize=9)
        figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})
        figure.savefig(path.with_suffix(".png"), dpi=150, metadata={"Software": None})
        plt.close(figure)
