"""Operators of content streams (ISO 32000-1, 8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.imposition.geometry import Rect

#: How far the handles of a quarter circle's Bézier curve are from its ends, for a radius of 1.
_HANDLE = 0.5523


def written(values: Iterable[float]) -> bytes:
    """Write numbers to a millionth: a matrix may be multiplied with thousands of points."""
    return b" ".join(_number(value) for value in values)


def _number(value: float) -> bytes:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()


def rectangle(rect: Rect) -> bytes:
    """Append a rectangle to the path."""
    return written((rect.left, rect.bottom, rect.width, rect.height)) + b" re"


def stroke(*points: tuple[float, float]) -> bytes:
    """Stroke a line from point to point."""
    start, *others = points
    lines = b" ".join(written(point) + b" l" for point in others)
    return written(start) + b" m " + lines + b" S"


def circle(x: float, y: float, radius: float) -> bytes:
    """Append a circle to the path, four Bézier curves."""
    r, k = radius, radius * _HANDLE
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return written((x + r, y)) + b" m " + b" ".join(written(curve) + b" c" for curve in curves)
