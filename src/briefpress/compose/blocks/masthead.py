"""The masthead: handling, logo, organization, name, and the line with the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import BriefMaking, Making, Piece
from briefpress.compose.flowables.picture import Picture
from briefpress.compose.flowables.row import Cell, Row, Stack
from briefpress.compose.pdf.structure import Element
from briefpress.model.layout import StyleName

if TYPE_CHECKING:
    from briefpress.compose.item import Item
    from briefpress.compose.text.flowable import Text
    from briefpress.model.text import Span

#: Least distance in points between the name and a date that stands on the same line.
_GAP = 24.0


def masthead(making: BriefMaking) -> list[Item]:
    """Make the masthead: logo at the left, names beside it, the date at the right if it fits."""
    cells = logo_cells(making, making.spec.logo_height)
    left = max(making.indent, cells[0].width + making.type.layout.grid.gutter if cells else 0.0)
    publication = making.publication
    names: tuple[Text, ...] = (
        making.text((making.localized(publication.organization),), StyleName.ORGANIZATION),
        making.text((making.localized(publication.name),), StyleName.NAME),
    )
    dateline = dateline_spans(making)
    room = making.width - left
    name_width = max(name.natural_width for name in names)
    date_width = making.text_width(dateline, StyleName.DATELINE)
    if name_width + _GAP + date_width <= room:
        date = making.text(dateline, StyleName.DATELINE, right=True)
        cells += [
            Cell(Stack(names), left, name_width + 1),
            Cell(date, making.width - date_width - 1, date_width + 1),
        ]
    else:
        date = making.text(dateline, StyleName.DATELINE)
        cells.append(Cell(Stack((*names, date)), left, room))
    return making.stand_across([Piece(Row(tuple(cells)))])


def logo_cells(making: Making, height: float) -> list[Cell]:
    """Make the logo, of a height in points, as the first cell of a row; none without a logo."""
    logo = making.publication.logo
    if logo is None or not height:
        return []
    element = Element("Figure", making.root, alt=logo.alt.text)
    picture = Picture(logo, element, height)
    width, _ = picture.wrap(making.width, 0)
    return [Cell(picture, 0.0, width)]


def dateline_spans(making: BriefMaking) -> tuple[Span, ...]:
    """Return the date, and on a line below it number, expiry and what the brief replaces."""
    brief, words = making.brief, making.type.words
    notes = []
    if brief.number is not None:
        notes.append(words.number.format(number=brief.number))
    if brief.expires is not None:
        notes.append(words.expires.format(date=words.write_date(brief.expires)))
    if brief.supersedes is not None:
        notes.append(words.supersedes.format(title=brief.supersedes))
    lines = [words.write_date(brief.date), " · ".join(notes)]
    return (making.own("\n".join(line for line in lines if line)),)
