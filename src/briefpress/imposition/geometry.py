"""Rectangles and matrices in points, the origin at the lower left (ISO 32000-1, 8.3)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Axis(StrEnum):
    """The line through the middle of a sheet about which it is turned."""

    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"


class Size(NamedTuple):
    """Width and height."""

    width: float
    height: float

    @property
    def turned(self) -> Size:
        """The size after a quarter turn."""
        return Size(self.height, self.width)


class Rect(NamedTuple):
    """A rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def moved(self, x: float, y: float) -> Rect:
        """Move it to the right and up."""
        return Rect(self.left + x, self.bottom + y, self.right + x, self.top + y)

    def grown(self, by: float) -> Rect:
        """Move each edge outwards."""
        return Rect(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, other: Rect) -> Rect:
        """Return what both have in common; where that is nothing, an empty rectangle."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Rect(left, bottom, max(left, right), max(bottom, top))

    def mirrored(self, axis: Axis, sheet: Size) -> Rect:
        """Return where it is on the other side of a sheet that is turned about an axis."""
        if axis is Axis.VERTICAL:
            return Rect(sheet.width - self.right, self.bottom, sheet.width - self.left, self.top)
        return Rect(self.left, sheet.height - self.top, self.right, sheet.height - self.bottom)

    def turned(self, sheet: Size) -> Rect:
        """Return where it is when its side of the sheet is turned by 180 degrees."""
        return self.mirrored(Axis.VERTICAL, sheet).mirrored(Axis.HORIZONTAL, sheet)


class Matrix(NamedTuple):
    """The matrix that takes (x, y) to (ax + cy + e, bx + dy + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def rect(self, rect: Rect) -> Rect:
        """Return where a rectangle goes; the matrix must not slant it."""
        (x, y), (u, v) = self.point(rect.left, rect.bottom), self.point(rect.right, rect.top)
        return Rect(min(x, u), min(y, v), max(x, u), max(y, v))


#: The first four numbers of a matrix that turns clockwise, by the degrees.
TURNS = {
    0: (1.0, 0.0, 0.0, 1.0),
    90: (0.0, -1.0, 1.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0),
    270: (0.0, 1.0, -1.0, 0.0),
}
