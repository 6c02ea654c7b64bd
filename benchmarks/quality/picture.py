"""The reliability diagram as a picture: SVG that reads on light and on dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.quality.reliability import Bin

_SIDE = 300
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 44, 20, 88
_WIDTH = _LEFT + _SIDE + _RIGHT
_HEIGHT = _TOP + _SIDE + _BOTTOM
_TICKS = tuple(number / 5 for number in range(6))
_STYLE = """
    .page { fill: #fff }
    text { font: 12px system-ui, sans-serif; fill: #333 }
    .frame, .grid { fill: none; stroke: #999 }
    .grid { stroke-opacity: .35 }
    .even { stroke: #777; stroke-dasharray: 4 4 }
    .shown { fill: #1b6ac9; stroke: #1b6ac9 }
    .all { fill: none; stroke: #c2570c }
    .line { fill: none !important; stroke-width: 1.5 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #16181d }
      text { fill: #ddd }
      .shown { fill: #7ab8ff; stroke: #7ab8ff }
      .all { stroke: #ffa657 }
    }
"""


def draw(shown: Sequence[Bin], every: Sequence[Bin], level: str) -> str:
    """Return the picture: precision over mean confidence, a mark for each bin.

    `shown` are the bins of the findings given at the level, `every` those of all findings.
    """
    title = "Reliability of confidence"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-labelledby="title desc">',
            f'  <title id="title">{title}</title>',
            f'  <desc id="desc">{escape(_described(shown, every, level))}</desc>',
            f"  <style>{_STYLE}  </style>",
            '  <rect class="page" width="100%" height="100%"/>',
            *_axes(),
            *_curve(every, "all"),
            *_curve(shown, "shown"),
            *_legend(level),
            "</svg>",
            "",
        ]
    )


def _described(shown: Sequence[Bin], every: Sequence[Bin], level: str) -> str:
    def told(bins: Sequence[Bin]) -> str:
        parts = [f"{b.confidence:.2f} gives {b.precision:.2f} of {b.count}" for b in bins]
        return "; ".join(parts) or "none"

    return (
        "Precision of findings over their mean confidence. On the dashed diagonal, confidence is "
        f"precision. Findings shown at the level {level}: {told(shown)}. "
        f"All findings: {told(every)}."
    )


def _x(value: float) -> float:
    return round(_LEFT + value * _SIDE, 1)


def _y(value: float) -> float:
    return round(_TOP + (1 - value) * _SIDE, 1)


def _axes() -> list[str]:
    lines = []
    for tick in _TICKS:
        x, y = _x(tick), _y(tick)
        lines += [
            f'  <path class="grid" d="M{x} {_y(0)}V{_y(1)}M{_x(0)} {y}H{_x(1)}"/>',
            f'  <text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{tick:.1f}</text>',
            f'  <text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:.1f}</text>',
        ]
    middle = _TOP + _SIDE / 2
    return [
        *lines,
        f'  <rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>',
        f'  <path class="even" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>',
        f'  <text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">mean confidence</text>',
        f'  <text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">'
        "precision</text>",
        f'  <text x="{_LEFT}" y="24" style="font-weight: 600">Confidence against precision</text>',
    ]


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="4.5"'


def _square(x: float, y: float) -> str:
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"'


_MARKS = {"shown": (_dot, "circle"), "all": (_square, "rect")}


def _curve(bins: Sequence[Bin], sort: str) -> list[str]:
    if not bins:
        return []
    shape, element = _MARKS[sort]
    points = [(_x(one.confidence), _y(one.precision)) for one in bins]
    path = "L".join(f"{x} {y}" for x, y in points)
    return [
        f'  <path class="{sort} line" d="M{path}"/>',
        *(
            f'  {shape(x, y)} class="{sort}">{_hint(one)}</{element}>'
            for (x, y), one in zip(points, bins, strict=True)
        ),
    ]


def _hint(one: Bin) -> str:
    return (
        f"<title>{one.count} findings: confidence {one.confidence:.3f}, "
        f"precision {one.precision:.3f}</title>"
    )


def _legend(level: str) -> list[str]:
    first, second = _y(0) + 60, _y(0) + 78
    return [
        f'  {_dot(_LEFT + 4, first - 4)} class="shown"/>',
        f'  <text x="{_LEFT + 16}" y="{first}">findings shown at the level {escape(level)}</text>',
        f'  {_square(_LEFT + 4, second - 4)} class="all"/>',
        f'  <text x="{_LEFT + 16}" y="{second}">all findings, however unsure</text>',
    ]
