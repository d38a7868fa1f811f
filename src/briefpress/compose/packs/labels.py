"""Address labels, and the sheet to adjust them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.distribution import LABEL_TOO_SMALL
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting, Text
from briefpress.compose.typography import Scale, Typography
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.layout import StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.compose.packs.paper import Made, Stationery
    from briefpress.model.distribution import Pack
    from briefpress.model.labels import LabelStock
    from briefpress.units import Colour

#: Sizes in points that are tried until an address fits, and leading in parts of the size.
_SIZES, _LEADING = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0), 1.22
#: Distance of words from the edge of a label: feeders are off by as much as a sixteenth of an inch.
_INSET_X, _INSET_Y = 9.0, 6.0
#: Arms of the crosses on the calibration sheet.
_CROSS = 9.0


class Placing(Struct, frozen=True):
    """Labels of a stock, from the `start`th on (counted from 1), all moved right and down."""

    stock: LabelStock
    start: int = 1
    right: float = 0.0
    down: float = 0.0


def labels(stationery: Stationery, packs: tuple[Pack, ...], placing: Placing) -> Made:
    """Make a label for each pack: the school, its address, the pack's number.

    Raises RefusedError with every address that is too long for the label in the smallest type.
    """
    stock = placing.stock
    canvas = TaggedCanvas(stock.sheet_width, stock.sheet_height)
    root = Element("Document")
    types = [_typography(stationery, size) for size in _SIZES]
    problems: list[Diagnostic] = []
    sheet = 0
    for pack, (page, x, y) in zip(packs, stock.places(placing.start - 1), strict=False):
        for _ in range(page - sheet):
            canvas.showPage()
        sheet = page
        texts = _fitting(types, root, pack, stationery, stock)
        if texts is None:
            problems.append(_too_long(pack, stock))
            continue
        height = sum(text.height for text in texts)
        top = stock.sheet_height - y - placing.down - (stock.height - height) / 2
        for text in texts:
            text.drawOn(canvas, x + placing.right + _INSET_X, top - text.height)
            top -= text.height
    canvas.showPage()
    if problems:
        raise RefusedError(problems)
    return stationery.write(canvas, root, _title(stationery))


def _title(stationery: Stationery) -> str:
    return f"{stationery.document.title}: {stationery.type.words.distribution.deliver_to}"


def _typography(stationery: Stationery, size: float) -> Typography:
    """Return the stationery's type with its lines on labels at a size."""
    layout = stationery.layout
    styles = tuple(
        (name, replace(style, size=size, leading=size * _LEADING, ground=layout.paper))
        if name in (StyleName.ORGANIZATION, StyleName.NAME)
        else (name, style)
        for name, style in layout.styles
    )
    changed = replace(layout, styles=styles)
    fonts = Fonts(layout, stationery.publication.root)
    return Typography(changed, fonts, stationery.typesetter, stationery.type.words, Scale())


def _fitting(
    types: list[Typography],
    root: Element,
    pack: Pack,
    stationery: Stationery,
    stock: LabelStock,
) -> list[Text] | None:
    """Set a label in the largest type that fits; None where none does."""
    width, height = stock.width - 2 * _INSET_X, stock.height - 2 * _INSET_Y
    for type_ in types:
        section = Element("Sect")
        texts = list(_texts(type_, section, pack, stationery))
        if sum(text.wrap(width, 0)[1] for text in texts) <= height:
            section.attach(root)
            return texts
    return None


def _texts(
    type_: Typography, section: Element, pack: Pack, stationery: Stationery
) -> Iterator[Text]:
    """Yield the lines: the school as a heading to jump to, its address, the pack's number."""
    line = pack.holders[0].recipient.line
    heading = Element("H1", section)
    setting = Setting(heading=1)
    yield type_.text((Span(pack.school, line, 1),), StyleName.ORGANIZATION, heading, setting)
    address = pack.address
    for part in address:
        yield type_.text((Span(part, line, 1),), StyleName.NAME, Element("P", section))
    number = stationery.type.words.distribution.pack.format(pack=pack.id)
    yield type_.text((Span(number),), StyleName.NAME, Element("P", section))


def _too_long(pack: Pack, stock: LabelStock) -> Diagnostic:
    place = Place("content/recipients.csv", pack.holders[0].recipient.line, 1)
    message = f"the address of {pack.school!r} is too long for a label {stock.name}"
    return Diagnostic(LABEL_TOO_SMALL, place, message, LABEL_TOO_SMALL.mend)


def calibration(stationery: Stationery, placing: Placing) -> Made:
    """Make the sheet to adjust labels by: each label's frame, a cross in it, and what to do."""
    stock, words = placing.stock, stationery.type.words.distribution
    canvas = TaggedCanvas(stock.sheet_width, stock.sheet_height)
    root = Element("Document")
    rule = stationery.type.style(StyleName.HEADING).colour
    for index in range(stock.count):
        x, y = stock.corner(index)
        left, top = x + placing.right, stock.sheet_height - y - placing.down
        _frame(canvas, left, top, stock, rule)
    type_ = _typography(stationery, 9.0)
    title = words.calibration.format(stock=stock.name)
    heading = type_.text(
        (Span(title),), StyleName.ORGANIZATION, Element("H1", root), Setting(heading=1)
    )
    note = type_.text((Span(words.calibration_note),), StyleName.NAME, Element("P", root))
    _draw_note(canvas, placing, heading, note)
    canvas.showPage()
    return stationery.write(canvas, root, title)


def _frame(
    canvas: TaggedCanvas, left: float, top: float, stock: LabelStock, colour: Colour
) -> None:
    bottom, right = top - stock.height, left + stock.width
    for y in (top, bottom):
        canvas.rectangle(left, y - 0.25, stock.width, 0.5, colour)
    for x in (left, right):
        canvas.rectangle(x - 0.25, bottom, 0.5, stock.height, colour)
    x, y = left + stock.width - 2 * _CROSS, bottom + stock.height / 2
    canvas.rectangle(x - _CROSS / 2, y - 0.25, _CROSS, 0.5, colour)
    canvas.rectangle(x - 0.25, y - _CROSS / 2, 0.5, _CROSS, colour)


def _draw_note(canvas: TaggedCanvas, placing: Placing, heading: Text, note: Text) -> None:
    """Write into the labels of the first column: the heading, and as much as each one holds."""
    stock = placing.stock
    width, height = stock.width - 4 * _CROSS, stock.height - 2 * _INSET_Y
    heading.wrap(width, 0)
    note.wrap(width, 0)
    parts, rest = [heading], note
    while rest.height > height and len(split := rest.split(width, height)) == 2:
        parts.append(split[0])
        rest = split[1]
    for row, text in enumerate([*parts, rest]):
        x, y = stock.corner(row * stock.columns)
        top = stock.sheet_height - y - placing.down - _INSET_Y
        text.drawOn(canvas, x + placing.right + _INSET_X, top - text.height)
