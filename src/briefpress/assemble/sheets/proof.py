"""The proof: front and back of each sheet beside each other, with page numbers and arrows.

It shows the paper as the clerk holds it: the back as it is seen when the sheet is turned, whatever
way it stands in the print file. Every page has its number, and an arrow that points to its head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.assemble.sheets.document import PrintDocument
from briefpress.assemble.sheets.drawing import draw_pages
from briefpress.assemble.sheets.forms import Forms
from briefpress.assemble.sheets.lettering import Words
from briefpress.assemble.sheets.operators import rectangle, stroke, written
from briefpress.assemble.sheets.sheets import side_name
from briefpress.imposition.geometry import Axis, Matrix, Rect, Size
from briefpress.model.imposition import Flip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.assemble.sheets.source import Source
    from briefpress.imposition.plan import Plan, PlannedSheet, Side
    from briefpress.pdf.lettering import Lettering

#: Around the two sides, between them, and the size of the words, in points.
_MARGIN, _SPACE, _SIZE = 24.0, 30.0, 9.0
_INK = b"0.55 0.11 0.18 rg 0.55 0.11 0.18 RG"
#: What makes the pages behind their numbers pale.
_VEIL = b"/Veil gs 1 g"
_RESOURCES = {"ExtGState": b"<</Veil <</ca 0.7>>>>"}
_TURNED = {Axis.VERTICAL: "sideways", Axis.HORIZONTAL: "from top to bottom"}


def write_proof(source: Source, plan: Plan, name: str, lettering: Lettering) -> bytes:
    """Return the proof of a plan whose pages can be printed: a page for each sheet."""
    document = PrintDocument(lettering)
    forms = Forms(document.writer, source)
    words = Words(lettering, _SIZE)
    for sheet in plan.sheets:
        used = {p.page for side in sheet.sides for p in side.placements if p.page}
        numbers = {f"P{page}": forms.number(page) for page in sorted(used)}
        content = b"\n".join(_draw_sheet(plan, sheet, name, words))
        document.add_page(f"sheet {sheet.number}", plan.size.turned, content, numbers, _RESOURCES)
    title = f"{name}: proof of {plan.options.scheme}, print only"
    forms.write_fonts()
    return document.finish(title, Flip.NONE, forms.optional_content())


class _View(Struct, frozen=True):
    """A side of a sheet as it is shown: where, how large, and whether turned by 180 degrees."""

    place: Rect
    scale: float
    over: bool

    @property
    def matrix(self) -> Matrix:
        """The matrix from the sheet to the proof's page."""
        if self.over:
            return Matrix(-self.scale, 0, 0, -self.scale, self.place.right, self.place.top)
        return Matrix(self.scale, 0, 0, self.scale, self.place.left, self.place.bottom)


def _draw_sheet(plan: Plan, sheet: PlannedSheet, name: str, words: Words) -> Iterator[bytes]:
    page = plan.size.turned
    first, second, scale = _two_places(plan.size, page)
    head = f"{name} · {plan.options.scheme} · {side_name(plan, sheet, '')}"
    yield words.at(_MARGIN, page.height - _MARGIN - _SIZE, head)
    yield words.at(first.left, first.bottom - 1.4 * _SIZE, "Front")
    yield from _draw_side(plan, sheet.front, _View(first, scale, over=False), words)
    if sheet.back is not None:
        yield words.at(second.left, second.bottom - 1.4 * _SIZE, _about_back(plan))
        yield from _draw_side(plan, sheet.back, _View(second, scale, plan.backs_over), words)


def _about_back(plan: Plan) -> str:
    flip = plan.options.flip.replace("-", " ")
    return f"Back, the sheet turned over {_TURNED[plan.axis]} · for a printer that flips the {flip}"


def _two_places(sheet: Size, page: Size) -> tuple[Rect, Rect, float]:
    """Return where the sides go on a page that lies the other way than they, and their scale.

    Under each of them there is room for a line of words, and above for a head.
    """
    wide = page.width > page.height
    width = page.width - 2 * _MARGIN - (_SPACE if wide else 0)
    height = page.height - 2 * _MARGIN - _SPACE * (2 if wide else 3)
    room = Size(width / 2, height) if wide else Size(width, height / 2)
    scale = min(room.width / sheet.width, room.height / sheet.height)
    own = Size(sheet.width * scale, sheet.height * scale)
    top = page.height - _MARGIN - _SPACE
    first = Rect(_MARGIN, top - own.height, _MARGIN + own.width, top)
    across, down = (own.width + _SPACE, 0.0) if wide else (0.0, -own.height - _SPACE)
    return first, first.moved(across, down), scale


def _draw_side(plan: Plan, side: Side, view: _View, words: Words) -> Iterator[bytes]:
    """Draw a side: its pages, pale, then numbers and arrows over them, then the paper's edge."""
    yield b"q %s cm" % written(view.matrix)
    yield from draw_pages(side.placements)
    yield b"Q q"
    panels = [view.matrix.rect(placement.trim) for placement in side.placements]
    yield b"q %s %s f Q" % (_VEIL, b" ".join(map(rectangle, panels)))
    yield b"0.6 G 0.5 w %s S" % b" ".join(map(rectangle, panels))
    yield _INK
    for placement, panel in zip(side.placements, panels, strict=True):
        yield from _draw_number(placement.page, panel, placement.turned is not view.over, words)
    if plan.signatures:
        yield _fold(panels, view.place)
    yield b"0 G 1 w %s S Q" % rectangle(view.place)


def _draw_number(page: int, panel: Rect, turned: bool, words: Words) -> Iterator[bytes]:
    """Write a page's number in the middle of its panel, an arrow to its head above; or blank."""
    x, y = panel.centre
    unit = min(panel.width, panel.height) / 10
    yield b"q %s cm" % written((-1, 0, 0, -1, x, y) if turned else (1, 0, 0, 1, x, y))
    if page:
        yield words.centred(0, -2.2 * unit, str(page), 4 * unit)
        tip, foot, side = 4.2 * unit, 1.4 * unit, 0.7 * unit
        yield b"%s w" % written([unit / 5])
        yield stroke((0, foot), (0, tip))
        yield stroke((-side, tip - side), (0, tip), (side, tip - side))
    else:
        yield words.centred(0, -unit / 2, "blank", unit)
    yield b"Q"


def _fold(panels: list[Rect], place: Rect) -> bytes:
    """Draw the fold between two panels, dashed, over the whole sheet."""
    one, two = panels
    if abs(one.centre[0] - two.centre[0]) > abs(one.centre[1] - two.centre[1]):
        x = (one.centre[0] + two.centre[0]) / 2
        ends = (x, place.bottom), (x, place.top)
    else:
        y = (one.centre[1] + two.centre[1]) / 2
        ends = (place.left, y), (place.right, y)
    return b"1 w [6 4] 0 d %s [] 0 d" % stroke(*ends)
