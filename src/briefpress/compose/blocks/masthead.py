"""The masthead: handling, logo, organization, name, and the line with the date."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import BriefMaking, Making, Piece
from briefpress.compose.flowables.picture import Picture
from briefpress.compose.flowables.row import Cell, Row, Stack, Standing
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
    left = beside_logo(making, cells)
    publication = making.publication
    names: tuple[Text, ...] = (
        making.text((making.localized(publication.organization),), StyleName.ORGANIZATION),
        making.text((making.localized(publication.name),), StyleName.NAME),
    )
    room = making.width - left
    name_width = max(name.natural_width for name in names)
    lines = dateline_spans(making, room - name_width - _GAP)
    date_width = max(making.text_width((line,), StyleName.DATELINE) for line in lines)
    beside = name_width + _GAP + date_width <= room
    if not beside:
        lines = dateline_spans(making, room)
    dates = tuple(making.text((line,), StyleName.DATELINE, right=beside) for line in lines)
    if beside:
        cells += [
            Cell(Standing(Stack(names)), left, name_width + 1),
            Cell(Stack(dates), making.width - date_width - 1, date_width + 1),
        ]
    else:
        cells.append(Cell(Stack((*names, *dates)), left, room))
    return making.stand_across([Piece(Row(tuple(cells)))])


def logo_cells(making: Making, height: float) -> list[Cell]:
    """Make the logo, of a height in points, as the first cell of a row; none without a logo."""
    logo = making.publication.logo
    if logo is None or not height:
        return []
    element = Element("Figure", making.root, alt=logo.alt.text)
    picture = Picture(logo, element, height)
    width, _ = picture.wrap(making.width, 0)
    return [Cell(Standing(picture), 0.0, width)]


def beside_logo(making: Making, logo: list[Cell]) -> float:
    """Return how far from the frame's left edge the names begin, in points."""
    return max(making.indent, logo[0].width + making.type.layout.grid.gutter if logo else 0.0)


def dateline_spans(making: BriefMaking, room: float) -> tuple[Span, ...]:
    """Return the date, and below it number, expiry and what the brief replaces.

    Each span is a line; what stands on one line has room there, in points.
    """
    brief, words = making.brief, making.type.words
    notes = []
    if brief.number is not None:
        notes.append(words.number.format(number=brief.number))
    if brief.expires is not None:
        notes.append(words.expires.format(date=words.write_day(brief.expires)))
    if brief.supersedes is not None:
        replaced = datetime.date.fromisoformat(brief.supersedes[:10])
        notes.append(words.supersedes.format(date=words.write_day(replaced)))
    lines = [making.own(words.write_date(brief.date))]
    for index, note in enumerate(notes):
        joined = making.own(f"{lines[-1].text} · {note}")
        if index and making.text_width((joined,), StyleName.DATELINE) <= room:
            lines[-1] = joined
        else:
            lines.append(making.own(note))
    return tuple(lines)
