"""The prevention matrix: goals by functions, what a cell says centred on the cell's ground.

A mark is a letter on a filled cell, so it reads in colour, in black and white, and aloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.text.flowable import Text
    from briefpress.units import Colour

#: Distance of words from the edge of their cell, and of the heads from the line below them.
PADDING = 5.0


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell that says something: its text, centred, and the ground it stands on."""

    text: Text
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its head, and for each column a cell, None where it is empty."""

    head: Text
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixLook:
    """Colours of lines; width of the row heads, least height of a row."""

    line: Colour
    rule: Colour
    head_width: float
    row_height: float


class Matrix(Flowable):
    """The table as it is drawn; its structure elements were made with its texts."""

    def __init__(
        self, corner: Text, heads: tuple[Text, ...], rows: tuple[MatrixRow, ...], look: MatrixLook
    ) -> None:
        super().__init__()
        self._corner = corner
        self._heads = heads
        self._rows = rows
        self._look = look
        self._top = 0.0
        self._heights: tuple[float, ...] = ()
        self._column = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Share the width left by the row heads equally among the columns."""
        look = self._look
        self._column = (available_width - look.head_width) / len(self._heads)
        inner = self._column - 2 * PADDING
        heads = [head.wrap(inner, 0)[1] for head in self._heads]
        heads.append(self._corner.wrap(look.head_width - PADDING, 0)[1])
        self._top = max(heads) + PADDING
        self._heights = tuple(self._row_height(row, inner) for row in self._rows)
        self.width, self.height = available_width, self._top + sum(self._heights)
        return self.width, self.height

    def _row_height(self, row: MatrixRow, inner: float) -> float:
        texts = [row.head.wrap(self._look.head_width - PADDING, 0)[1]]
        texts += [cell.text.wrap(inner, 0)[1] for cell in row.cells if cell]
        return max(self._look.row_height, max(texts) + PADDING)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw grounds and lines first, then the words in reading order."""
        top = y + self.height - self._top
        first = x + self._look.head_width
        self._draw_grounds(canvas, first, top)
        self._draw_grid(canvas, x, first, top, y)
        self._corner.drawOn(canvas, x, top + PADDING)
        for index, head in enumerate(self._heads):
            head.drawOn(canvas, first + index * self._column + PADDING, top + PADDING)
        for row, height in zip(self._rows, self._heights, strict=True):
            row.head.drawOn(canvas, x, top - (height + row.head.height) / 2)
            for index, cell in enumerate(row.cells):
                if cell:
                    inset = (self._column - cell.text.natural_width) / 2
                    left = first + index * self._column + inset
                    cell.text.drawOn(canvas, left, top - (height + cell.text.height) / 2)
            top -= height

    def _draw_grounds(self, canvas: TaggedCanvas, first: float, top: float) -> None:
        for row, height in zip(self._rows, self._heights, strict=True):
            top -= height
            for index, cell in enumerate(row.cells):
                if cell and cell.fill:
                    left = first + index * self._column
                    canvas.rectangle(left, top, self._column, height, cell.fill)

    def _draw_grid(
        self, canvas: TaggedCanvas, left: float, first: float, top: float, bottom: float
    ) -> None:
        look = self._look
        right = left + self.width
        for index in range(len(self._heads) + 1):
            x = first + index * self._column
            canvas.rectangle(x - 0.25, bottom, 0.5, top - bottom, look.rule)
        y = top
        for height in self._heights:
            y -= height
            canvas.rule(left, y, right - left, look.rule)
        canvas.rule(left, top, right - left, look.line, 1.0)
