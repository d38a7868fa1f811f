"""The prevention matrix: goals by functions, what a cell says centred on the cell's ground.

A mark is a letter on a filled cell, so it reads in colour, in black and white, and aloud.
"""

from __future__ import annotations

from itertools import accumulate, islice
from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.platypus.flowables import Flowable

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.text.flowable import Text
    from briefpress.units import Colour

#: Distance of words from the edge of their cell, and of the heads from the line below them.
PADDING = 5.0
#: Paper around a filled cell, so that neighbours stay cells of their own.
_SEAM = 0.75
#: Rounding in points, for which no word is cut in a column that is just as wide as the word.
_ROUNDING = 0.01


class MatrixCell(Struct, frozen=True):
    """A cell that says something: its text, centred, and the ground it stands on."""

    text: Text
    fill: Colour | None = None


class MatrixRow(Struct, frozen=True):
    """A row: its head, and for each column a cell, None where it is empty."""

    head: Text
    cells: tuple[MatrixCell | None, ...]


class MatrixLook(Struct, frozen=True):
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
        self._widths: tuple[float, ...] = ()
        self._set_for: float | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Give each column its width, and each row the height that its words then need."""
        if self._set_for != available_width:
            self._set(available_width)
            self._set_for = self.width = available_width
            self.height = self._top + sum(self._heights)
        return self.width, self.height

    def _set(self, available_width: float) -> None:
        self._widths = self._shared(available_width)
        first, *others = self._widths
        heads = [self._corner.wrap(first - PADDING + _ROUNDING, 0)[1]]
        for head, width in zip(self._heads, others, strict=True):
            heads.append(head.wrap(width - 2 * PADDING + _ROUNDING, 0)[1])
        self._top = max(heads) + PADDING
        self._heights = tuple(self._row_height(row) for row in self._rows)

    def _shared(self, width: float) -> tuple[float, ...]:
        """Share the width so that no word need be cut, if there is a way."""
        down = (self._corner, *(row.head for row in self._rows))
        least_first = max(head.widest_word for head in down) + PADDING
        least = tuple(head.widest_word + 2 * PADDING for head in self._heads)
        return shared_width(width, self._look.head_width, least_first, least)

    def _row_height(self, row: MatrixRow) -> float:
        first, *others = self._widths
        texts = [row.head.wrap(first - PADDING + _ROUNDING, 0)[1]]
        for cell, width in zip(row.cells, others, strict=True):
            if cell:
                texts.append(cell.text.wrap(width - 2 * PADDING, 0)[1])
        return max(self._look.row_height, max(texts) + PADDING)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw grounds and lines first, then the words in reading order."""
        top = y + self.height - self._top
        lefts = tuple(x + left for left in accumulate(self._widths[:-1]))
        self._draw_grounds(canvas, lefts, top)
        self._draw_grid(canvas, x, lefts, top, y)
        self._corner.drawOn(canvas, x, top + PADDING)
        for head, left in zip(self._heads, lefts, strict=True):
            head.drawOn(canvas, left + PADDING, top + PADDING)
        for row, height in zip(self._rows, self._heights, strict=True):
            _draw_centred(canvas, row.head, x, top - height / 2)
            for cell, left, width in zip(row.cells, lefts, self._widths[1:], strict=True):
                if cell:
                    inset = (width - cell.text.natural_width) / 2
                    _draw_centred(canvas, cell.text, left + inset, top - height / 2)
            top -= height

    def _draw_grounds(self, canvas: TaggedCanvas, lefts: tuple[float, ...], top: float) -> None:
        for row, height in zip(self._rows, self._heights, strict=True):
            top -= height
            for cell, left, width in zip(row.cells, lefts, self._widths[1:], strict=True):
                if cell and cell.fill:
                    shape = (left + _SEAM, top + _SEAM, width - 2 * _SEAM, height - 2 * _SEAM)
                    canvas.rectangle(*shape, cell.fill)

    def _draw_grid(
        self,
        canvas: TaggedCanvas,
        left: float,
        lefts: tuple[float, ...],
        top: float,
        bottom: float,
    ) -> None:
        """Draw a line below each row and before each column; the sides stay open."""
        look = self._look
        before = [(x - 0.25, bottom, 0.5, top - bottom) for x in lefts]
        floors = accumulate(self._heights, lambda y, height: y - height, initial=top)
        below = [(left, y - 0.25, self.width, 0.5) for y in islice(floors, 1, None)]
        canvas.rectangles([*before, *below], look.rule)
        canvas.rule(left, top, self.width, look.line, 1.0)


def _draw_centred(canvas: TaggedCanvas, text: Text, x: float, middle: float) -> None:
    """Draw a text whose capitals have their middle at a height."""
    text.drawOn(canvas, x, middle + text.middle - text.height)


def shared_width(
    width: float, first: float, least_first: float, least: tuple[float, ...]
) -> tuple[float, ...]:
    """Share a width among the row heads and the columns, as evenly as their widest words allow.

    The row heads have `first`, or more or less where words ask for it. All columns are of one
    width if that holds the widest of them; else each has its least and a part of what is left.
    Where not even that is possible only the widest are narrowed, to one width, and words are cut
    in these alone. In points; returns the row heads' first.
    """
    count = len(least)
    even = count * max(least)
    if least_first + even <= width:
        first = min(max(first, least_first), width - even)
        return (first, *[(width - first) / count] * count)
    spare = width - least_first - sum(least)
    if spare >= 0:
        part = spare / (count + 1)
        return (least_first + part, *(one + part for one in least))
    return _narrowed(width, (least_first, *least))


def _narrowed(width: float, least: tuple[float, ...]) -> tuple[float, ...]:
    """Return widths that add up to less than they ask for: none wider than some greatest one."""
    left, greatest = width, 0.0
    for index, one in enumerate(sorted(least)):
        greatest = left / (len(least) - index)
        if one > greatest:
            break
        left -= one
    return tuple(min(one, greatest) for one in least)
