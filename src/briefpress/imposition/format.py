"""The format: how large pages are on the sheet, and where its panels are.

The panels are a block around the middle of what the margins leave, `gutter` apart; a page's trim
is its panel. So neighbours at a fold or a cut touch, and what is left over is outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.imposition.geometry import Rect, Size
from briefpress.imposition.pages import is_like
from briefpress.model.imposition import Fitting, Margins, MarkKind

if TYPE_CHECKING:
    from briefpress.imposition.arrangement import Shape
    from briefpress.model.imposition import Imposition

#: Marks keep away from the trim, so that none is left on a page whose cut strays (points).
MARK_OFFSET = 6.0
#: The length of crop and fold marks, and the height of the band they stand in.
MARK_LENGTH = 12.0
#: The height of the band outside it, for targets, colours and labels.
BAND = 12.0
#: What most office printers leave white along the edges.
_UNPRINTABLE = 18.0


class Format(Struct, frozen=True):
    """A sheet and the panels on it, all of the size `trim` and `gutter` apart.

    `scale` is how much most pages are enlarged; `area` what the margins leave.
    """

    sheet: Size
    shape: Shape
    trim: Size
    scale: float
    area: Rect
    gutter: float

    def block(self, spine: float) -> Rect:
        """Return the rectangle around all panels; two are a spine further apart."""
        columns, rows = self.shape.columns, self.shape.rows
        width = columns * self.trim.width + (columns - 1) * (self.gutter + spine)
        height = rows * self.trim.height + (rows - 1) * (self.gutter + spine)
        x, y = self.area.centre
        return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def panel(self, row: int, column: int, spine: float) -> Rect:
        """Return where a panel is on the front of the sheet; rows count from the top."""
        block = self.block(spine)
        left = block.left + column * (self.trim.width + self.gutter + spine)
        top = block.top - row * (self.trim.height + self.gutter + spine)
        return Rect(left, top - self.trim.height, left + self.trim.width, top)


def mark_room(options: Imposition) -> float:
    """Return how far bleed and marks reach from the trim."""
    if not options.marks:
        return options.bleed
    room = max(MARK_OFFSET, options.bleed) + MARK_LENGTH
    outside = {MarkKind.REGISTRATION, MarkKind.COLOURS, MarkKind.LABELS}
    return room + BAND if outside.intersection(options.marks) else room


def margins_of(options: Imposition) -> Margins:
    """Return the margins asked for, else what the marks and the printer need."""
    if options.margins:
        return options.margins
    room = mark_room(options)
    return Margins(*(room + (_UNPRINTABLE if options.marks else 0.0),) * 4)


def choose_format(
    page: Size, shapes: tuple[Shape, ...], spine: float, options: Imposition
) -> Format | None:
    """Choose the shape of the panels and the way the sheet lies that make pages largest.

    Of equals the first shape, on the sheet as it was given. None where margins and gutters leave
    no room for a page.
    """
    sheet = Size(*options.sheet) if options.sheet else page
    best: Format | None = None
    best_fit = 0.0
    for way in dict.fromkeys((sheet, sheet.turned)):
        for shape in shapes:
            area = _area(way, margins_of(options))
            cell = _cell(area, shape, options.gutter + spine)
            fit = min(cell.width / page.width, cell.height / page.height)
            if fit > best_fit * (1 + 1e-9):
                best_fit = fit
                best = _format(way, shape, area, cell, page, options)
    return best


def fitting_scale(page: Size, form: Format, fitting: Fitting) -> float:
    """Return how much a page is enlarged: as most are, or so that it fits or fills its panel.

    A page that is larger by no more than sizes are rounded is enlarged as most are.
    """
    across, down = form.trim.width / page.width, form.trim.height / page.height
    if fitting is Fitting.FILL:
        return max(across, down)
    close = is_like(page, Size(form.trim.width / form.scale, form.trim.height / form.scale))
    return form.scale if close or fitting is Fitting.FIXED else min(form.scale, across, down)


def _area(sheet: Size, margins: Margins) -> Rect:
    right, top = sheet.width - margins.right, sheet.height - margins.top
    return Rect(margins.left, margins.bottom, right, top)


def _cell(area: Rect, shape: Shape, gap: float) -> Size:
    """Return the most that a panel can have of the area."""
    return Size(
        (area.width - (shape.columns - 1) * gap) / shape.columns,
        (area.height - (shape.rows - 1) * gap) / shape.rows,
    )


def _format(
    sheet: Size, shape: Shape, area: Rect, cell: Size, page: Size, options: Imposition
) -> Format:
    fit = min(cell.width / page.width, cell.height / page.height)
    if options.scale.fitting is Fitting.FILL:
        scale = max(cell.width / page.width, cell.height / page.height)
        return Format(sheet, shape, cell, scale, area, options.gutter)
    scale = fit if options.scale.fitting is Fitting.FIT else options.scale.factor
    trim = Size(page.width * scale, page.height * scale)
    return Format(sheet, shape, trim, scale, area, options.gutter)
