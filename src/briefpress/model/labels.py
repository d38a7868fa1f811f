"""Sheets of labels: how big, how many, where. Lengths in points, from the sheet's upper left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_INCH = 72.0


class LabelStock(Struct, frozen=True):
    """A sheet of labels on Letter: size of a label, their grid, first corner, and pitch."""

    name: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    sheet_width: float = 8.5 * _INCH
    sheet_height: float = 11 * _INCH

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    @property
    def margins(self) -> tuple[float, float]:
        """How far labels can be moved along and down the sheet, either way, and stay on it."""
        right = self.sheet_width - self.left - (self.columns - 1) * self.pitch_x - self.width
        bottom = self.sheet_height - self.top - (self.rows - 1) * self.pitch_y - self.height
        return min(self.left, right), min(self.top, bottom)

    def corner(self, index: int) -> tuple[float, float]:
        """Return the upper left corner of a label, counted from 0 along the rows."""
        row, column = divmod(index, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def places(self, start: int) -> Iterator[tuple[int, float, float]]:
        """Yield sheet and corner of one label after another, from the `start`th of the first."""
        index = start
        while True:
            sheet, place = divmod(index, self.count)
            yield (sheet, *self.corner(place))
            index += 1


def _inches(name: str, *measures: float) -> LabelStock:
    width, height, columns, rows, left, top, pitch_x, pitch_y = measures
    return LabelStock(
        name,
        width * _INCH,
        height * _INCH,
        int(columns),
        int(rows),
        left * _INCH,
        top * _INCH,
        pitch_x * _INCH,
        pitch_y * _INCH,
    )


#: Avery's numbers; the measures in inches.
STOCKS = {
    stock.name: stock
    for stock in (
        _inches("5160", 2.625, 1, 3, 10, 0.15625, 0.5, 2.78125, 1),
        _inches("8160", 2.625, 1, 3, 10, 0.15625, 0.5, 2.78125, 1),
        _inches("5161", 4, 1, 2, 10, 0.15625, 0.5, 4.1875, 1),
        _inches("5162", 4, 4 / 3, 2, 7, 0.15625, 5 / 6, 4.1875, 4 / 3),
        _inches("5163", 4, 2, 2, 5, 0.1625, 0.5, 4.1875, 2),
        _inches("5164", 4, 10 / 3, 2, 3, 0.15625, 0.5, 4.1875, 10 / 3),
    )
}
