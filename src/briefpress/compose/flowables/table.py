"""A table: rows of texts in columns, split between rows, its head repeated on every page.

For those who listen the head is said once; where it is printed again it is an artifact
(ISO 32000-1, 14.8.2.2.2), so no row comes between the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.canvas import Artifact

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.text.flowable import Text
    from briefpress.units import Colour

#: Rounding that is nobody's fault, in points.
_TOLERANCE = 0.01


class ColumnWidth(Struct, frozen=True):
    """The width of a column: `points`, or else its `part` of what the others leave."""

    points: float = 0.0
    part: float = 1.0


class TableRow(Struct, frozen=True):
    """A row: a text or nothing for each column, each under a TH or TD of its own."""

    cells: tuple[Text | None, ...]


class TableLook(Struct, frozen=True):
    """How a table is drawn, in points.

    `line` is the colour of the line below the head, `rule` that of the hairlines below the rows;
    `padding` is the distance of words from the hairlines above and below, `gap` that between
    columns; rows below the head are at least `row_height` high, words at their top.
    """

    line: Colour
    rule: Colour
    padding: float = 3.0
    gap: float = 14.0
    row_height: float = 0.0


class Table(Flowable):
    """The table as it is drawn; its structure elements were made with its texts, row by row."""

    def __init__(
        self,
        columns: tuple[ColumnWidth, ...],
        heads: tuple[TableRow, ...],
        rows: tuple[TableRow, ...],
        look: TableLook,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._heads = heads
        self._rows = rows
        self._look = look
        self._widths: tuple[float, ...] = ()
        self._head_heights: tuple[float, ...] = ()
        self._heights: tuple[float, ...] = ()
        self._set_for: float | None = None

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the baseline of the first row."""
        first = (*self._heads, *self._rows)[0]
        line = next((cell.baseline for cell in first.cells if cell), 0.0)
        return self._look.padding + line

    @property
    def least_height(self) -> float:
        """Height in points of the head and the first row, once it is wrapped."""
        return sum(self._head_heights) + sum(self._heights[:1])

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Share the width among the columns and set every cell into its own."""
        if self._set_for != available_width:
            self._widths = self._shared(available_width)
            self._head_heights = tuple(self._height(row) for row in self._heads)
            least = self._look.row_height
            self._heights = tuple(max(least, self._height(row)) for row in self._rows)
            self._set_for = available_width
        self.width = available_width
        self.height = sum(self._head_heights) + sum(self._heights)
        return self.width, self.height

    def _shared(self, available_width: float) -> tuple[float, ...]:
        gaps = self._look.gap * (len(self._columns) - 1)
        fixed = sum(column.points for column in self._columns)
        parts = sum(column.part for column in self._columns if not column.points)
        unit = (available_width - gaps - fixed) / parts if parts else 0.0
        return tuple(column.points or column.part * unit for column in self._columns)

    def _height(self, row: TableRow) -> float:
        pairs = zip(row.cells, self._widths, strict=True)
        texts = [cell.wrap(width, 0)[1] for cell, width in pairs if cell]
        return max(texts, default=0.0) + 2 * self._look.padding

    def split(self, available_width: float, available_height: float) -> list[Table]:
        """Split between rows; nothing where not even the first row goes below the head."""
        self.wrap(available_width, available_height)
        room = available_height - sum(self._head_heights) + _TOLERANCE
        cut = 0
        while cut < len(self._rows) and self._heights[cut] <= room:
            room -= self._heights[cut]
            cut += 1
        if not 0 < cut < len(self._rows):
            return []
        silent = tuple(
            TableRow(tuple(cell and cell.as_artifact(Artifact.HEADER) for cell in row.cells))
            for row in self._heads
        )
        return [self._part(self._heads, slice(cut)), self._part(silent, slice(cut, None))]

    def _part(self, heads: tuple[TableRow, ...], rows: slice) -> Table:
        """Return a table of some of the rows, which are not measured again."""
        part = Table(self._columns, heads, self._rows[rows], self._look)
        part._widths = self._widths
        part._head_heights = tuple(part._height(row) for row in heads)
        part._heights = self._heights[rows]
        part._set_for = self._set_for
        part.wrap(self.width, 0)
        return part

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw row after row, each with the line below it."""
        top = y + self.height
        for row, height in zip(self._heads, self._head_heights, strict=True):
            top = self._draw_row(canvas, row, x, top, height)
        if self._heads:
            canvas.rule(x, top, self.width, self._look.line, 1.0)
        for row, height in zip(self._rows, self._heights, strict=True):
            top = self._draw_row(canvas, row, x, top, height)
            canvas.rule(x, top, self.width, self._look.rule)

    def _draw_row(
        self, canvas: TaggedCanvas, row: TableRow, x: float, top: float, height: float
    ) -> float:
        """Draw the words of a row from left to right; return where it ends."""
        for cell, width in zip(row.cells, self._widths, strict=True):
            if cell:
                cell.drawOn(canvas, x, top - self._look.padding - cell.height)
            x += width + self._look.gap
        return top - height
