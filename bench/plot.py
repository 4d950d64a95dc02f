"""The plot of builds: seconds and memory by the number of articles, both on logarithmic scales."""

from __future__ import annotations

from math import ceil, floor, log10

from bench.results import Sized

_WIDE, _HIGH, _EDGE = 640, 360, 60
_COLOURS = ("#1b6ca8", "#2a9d5c", "#c2571a", "#7d3c98")


def plot(builds: dict[str, Sized]) -> str:
    """Return the plot as SVG."""
    found = list(builds.values())
    return _svg(
        {
            "one process, s": [(one["articles"], one["one"]["seconds"]) for one in found],
            "all processes, s": [
                (one["articles"], one["every"]["seconds"]) for one in found if one["every"] is not None
            ],
            "one changed, s": [(one["articles"], one["changed"]["seconds"]) for one in found],
            "writer's memory, MB": [(one["articles"], one["one"]["memory"]) for one in found],
        }
    )


def _svg(series: dict[str, list[tuple[int, float]]]) -> str:
    points = [point for line in series.values() for point in line]
    left, right = floor(log10(min(x for x, _ in points))), ceil(log10(max(x for x, _ in points)))
    low, high = floor(log10(max(min(y for _, y in points), 0.01))), ceil(log10(max(y for _, y in points)))
    right, high = max(right, left + 1), max(high, low + 1)

    def across(x: float) -> float:
        return _EDGE + (log10(x) - left) / (right - left) * (_WIDE - 2.8 * _EDGE)

    def up(y: float) -> float:
        return _HIGH - 40 - (log10(max(y, 0.01)) - low) / (high - low) * (_HIGH - 60)

    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" '
            'font-size="12">'
        ),
        "<title>Seconds and megabytes of builds by the number of articles, on logarithmic scales</title>",
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>',
    ]
    for power in range(left, right + 1):
        x = across(10**power)
        out.append(f'<path d="M{x:.0f} 20V{_HIGH - 40}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.0f}" y="{_HIGH - 22}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        y = up(10**power)
        out.append(f'<path d="M{_EDGE} {y:.0f}H{across(10**right):.0f}" stroke="#ddd"/>')
        out.append(f'<text x="{_EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{10**power:g}</text>')
    out.append(f'<text x="{_WIDE / 2 - _EDGE:.0f}" y="{_HIGH - 6}" text-anchor="middle">articles</text>')
    for at, ((name, line), colour) in enumerate(zip(series.items(), _COLOURS, strict=True)):
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
        # The names stand beside the plot, one below the other, so that none covers another.
        out.append(f'<text x="{_WIDE - 1.7 * _EDGE:.0f}" y="{40 + 20 * at}" fill="{colour}">{name}</text>')
    return "\n".join([*out, "</svg>", ""])
