"""The pages to be imposed: their boxes, as a source file gives them, and their sizes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.imposition.geometry import TURNS, Matrix, Rect, Size

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Pages that differ by less are of one size: programs round A4 in different ways.
_SAME = 1.0


class SourcePage(Struct, frozen=True):
    """A page of the source, in its own units (ISO 32000-1, 14.11.2).

    `box` is what is seen of it when it is finished, `media` all that it may show; `rotate` are
    quarter turns in degrees clockwise, `unit` the points in one of its units (UserUnit).
    """

    box: Rect
    media: Rect
    rotate: int = 0
    unit: float = 1.0

    @property
    def size(self) -> Size:
        """Its width and height in points, as it is seen."""
        size = Size(self.box.width * self.unit, self.box.height * self.unit)
        return size.turned if self.rotate % 180 else size

    def rotated(self, degrees: int) -> SourcePage:
        """Turn it clockwise."""
        return SourcePage(self.box, self.media, (self.rotate + degrees) % 360, self.unit)

    def placed(self, centre: tuple[float, float], scale: float, *, turned: bool) -> Matrix:
        """Return the matrix that puts it upright on a sheet, or on its head, around a centre."""
        a, b, c, d = (
            scale * self.unit * part for part in TURNS[(self.rotate + 180 * turned) % 360]
        )
        x, y = self.box.centre
        return Matrix(a, b, c, d, centre[0] - a * x - c * y, centre[1] - b * x - d * y)


def common_size(pages: Iterable[Size]) -> Size:
    """Return the size that most pages have; of several, the one that comes first."""
    sizes = tuple(pages)
    counted = Counter((round(size.width), round(size.height)) for size in sizes)
    most = max(counted.values())
    return next(s for s in sizes if counted[round(s.width), round(s.height)] == most)


def is_like(size: Size, other: Size) -> bool:
    """Tell whether two sizes are the same but for rounding."""
    return (
        abs(size.width - other.width) <= _SAME + 1e-6
        and abs(size.height - other.height) <= _SAME + 1e-6
    )
