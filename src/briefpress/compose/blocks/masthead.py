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
#: Part of the width that a logo may always have, whatever stands beside it.
_LOGO_PART = 1 / 3


def masthead(making: BriefMaking) -> list[Item]:
    """Make the masthead: logo at the left, names beside it, the date at the right if it fits."""
    cells = logo_cells(making, making.spec.logo_height, dated=True)
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


def logo_cells(making: Making, height: float, *, dated: bool) -> list[Cell]:
    """Make the logo, of a height in points, as the first cell of a row; none without a logo.

    It is smaller where it would leave no room beside it for the names, and for a date if it is
    `dated`: for the longest one, so that the logo is the same whatever the day.
    """
    logo = making.publication.logo
    if logo is None or not height:
        return []
    element = Element("Figure", making.root, alt=logo.alt.text)
    picture = Picture(logo, element, height)
    width, _ = picture.wrap(making.width, 0)
    if width > (least := making.width * _LOGO_PART):
        beside = making.type.layout.grid.gutter + _width_beside(making, dated=dated)
        width, _ = picture.wrap(max(least, making.width - beside), 0)
    return [Cell(Standing(picture), 0.0, width)]


def _width_beside(making: Making, *, dated: bool) -> float:
    """Return the width in points of the names, and of the longest date that there may be."""
    publication, words = making.publication, making.type.words
    lines = [
        (making.localized(publication.organization), StyleName.ORGANIZATION),
        (making.localized(publication.name), StyleName.NAME),
    ]
    if dated:
        weekday, month = (max(names, key=len) for names in (words.weekdays, words.months))
        date = words.date.format(weekday=weekday, day=28, month=month, year=2028)
        lines.append((making.own(date), StyleName.DATELINE))
    return max(making.text_width((line,), style) for line, style in lines) + 1


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
