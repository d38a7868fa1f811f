"""Where each page goes on the two sides of a sheet.

Everything is worked out on the front, as the paper is; the back is what shows when the sheet is
turned.

Creep: in nested sheets each one is pushed out of the fold by the thickness of those around it.
At depth k its pages are moved towards the fold by k times the paper's thickness, and so is their
outer cut: when the folded book is trimmed in one stroke, text and edges are in line. What the
move takes it takes at the fold; nothing crosses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.imposition.arrangement import BLANK, behind
from briefpress.imposition.format import fitting_scale
from briefpress.imposition.geometry import Axis, Matrix, Rect
from briefpress.model.imposition import Flip

if TYPE_CHECKING:
    from briefpress.imposition.arrangement import Grid, Panel, Sheet
    from briefpress.imposition.format import Format
    from briefpress.imposition.geometry import Size
    from briefpress.imposition.pages import SourcePage
    from briefpress.model.imposition import Imposition


class Placement(Struct, frozen=True):
    """A panel of a side: the page on it, where it is trimmed, and which way its head is.

    `matrix` takes the page's own coordinates to the sheet's, and nothing is painted outside of
    `clip`. On an empty panel `page` is 0 and there is no matrix.
    """

    page: int
    trim: Rect
    clip: Rect
    matrix: Matrix | None
    turned: bool


class Slot(Struct, frozen=True):
    """A panel of the paper, seen from the front: its trim, and the room it has up to others."""

    trim: Rect
    room: Rect


Slots = dict[tuple[int, int], Slot]


def slots_of(sheet: Sheet, form: Format, options: Imposition, *, folded: bool) -> Slots:
    """Return the panels of a sheet by row and column, creep allowed for."""
    spine = sheet.spine * options.creep
    shift = sheet.depth * options.creep if folded else 0.0
    rows, columns = form.shape
    slots = {}
    for row in range(rows):
        for column in range(columns):
            trim = form.panel(row, column, spine)
            room = _room(row, column, trim, form, spine)
            x = shift * (1 - 2 * column) if columns == 2 else 0.0
            y = shift * (2 * row - 1) if rows == 2 else 0.0
            slots[row, column] = Slot(trim.moved(x, y), room)
    return slots


def _room(row: int, column: int, trim: Rect, form: Format, spine: float) -> Rect:
    """Return how far a panel's page may paint: to the middle of gaps, to the sheet's edges."""
    half = (form.gutter + spine) / 2
    rows, columns = form.shape
    return Rect(
        trim.left - half if column else 0.0,
        trim.bottom - half if row < rows - 1 else 0.0,
        trim.right + half if column < columns - 1 else form.sheet.width,
        trim.top + half if row else form.sheet.height,
    )


class Turn(Struct, frozen=True):
    """How a side lies on the paper: seen from the front, or turned about an axis.

    `over` is whether the side is turned by 180 degrees as well, since the printer turns the sheet
    about the other axis.
    """

    sheet: Size
    axis: Axis | None = None
    over: bool = False

    def rect(self, rect: Rect) -> Rect:
        """Return where a rectangle of the front is on this side."""
        if self.axis is None:
            return rect
        mirrored = rect.mirrored(self.axis, self.sheet)
        return mirrored.turned(self.sheet) if self.over else mirrored


def printer_axis(sheet: Size, flip: Flip) -> Axis:
    """Return the axis about which the printer turns a sheet; a square one as if it were upright."""
    upright = sheet.width <= sheet.height
    return Axis.VERTICAL if upright is (flip is not Flip.SHORT_EDGE) else Axis.HORIZONTAL


def back_turn(sheet: Size, axis: Axis, flip: Flip) -> Turn:
    """Return how backs lie that a scheme gives as they are seen when turned about an axis."""
    return Turn(sheet, axis, printer_axis(sheet, flip) is not axis)


def seen_from(slots: Slots, turn: Turn, form: Format, bleed: float) -> Slots:
    """Return the panels of a side by the row and column they have there.

    The room of each is what its page may paint: its trim, the bleed, and nothing of its neighbours.
    """
    seen = {}
    for place, slot in slots.items():
        trim, room = turn.rect(slot.trim), turn.rect(slot.room)
        # A panel behind another is before it, too, so that `behind` finds the way back.
        here = place if turn.axis is None else behind(place, form.shape, turn.axis)
        seen[here] = Slot(trim, trim.grown(bleed).within(room))
    return seen


class Pages:
    """The source's pages by number, from 1, rotated as the options say."""

    def __init__(self, source: tuple[SourcePage, ...], options: Imposition) -> None:
        self._pages = tuple(page.rotated(options.rotate) for page in source)
        self._bleed = options.bleed
        self._fitting = options.scale.fitting

    def size(self, number: int) -> Size:
        """Return the size of a page."""
        return self._pages[number - 1].size

    def bleeds(self, number: int) -> bool:
        """Tell whether a page may show anything outside its trim."""
        page = self._pages[number - 1]
        return page.media.within(page.box) != page.media

    def place(self, panel: Panel, slot: Slot, form: Format, *, over: bool) -> Placement:
        """Put a page on a panel of a side, which may itself be turned by 180 degrees."""
        trim, turned = slot.trim, panel.turned is not over
        if panel.page == BLANK:
            return Placement(BLANK, trim, trim, None, turned)
        page = self._pages[panel.page - 1]
        scale = fitting_scale(page.size, form, self._fitting)
        matrix = page.placed(trim.centre, scale, turned=turned)
        clip = matrix.rect(page.box).grown(self._bleed).within(slot.room)
        return Placement(panel.page, trim, clip, matrix, turned)


def place_side(
    grid: Grid, slots: Slots, form: Format, pages: Pages, *, over: bool
) -> tuple[Placement, ...]:
    """Put the pages of a side on its panels, row by row."""
    return tuple(
        pages.place(panel, slots[row, column], form, over=over)
        for row, panels in enumerate(grid)
        for column, panel in enumerate(panels)
    )
