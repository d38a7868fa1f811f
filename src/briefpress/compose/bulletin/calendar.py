"""The month at a glance: the briefs in a calendar."""

from __future__ import annotations

import calendar as days
import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import Piece
from briefpress.compose.flowables.calendar import Calendar, CalendarDay
from briefpress.compose.pdf.structure import Element
from briefpress.model.bulletin import Period
from briefpress.model.layout import StyleName
from briefpress.model.text import Span
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.flowables.entry import Linked
    from briefpress.compose.item import Item
    from briefpress.compose.text.flowable import Text
    from briefpress.model.bulletin import Entry

#: Space above a calendar, in parts of the body's leading; the working days of a week.
_AIR, _WORKING = 1.2, 5
#: Least height of a week in parts of the notes' leading: where there is one month, and where more.
_LEAST_WEEK, _LEAST_OF_MANY = 8.5, 4.5


def calendar(making: PartMaking) -> list[Item]:
    """Make a calendar for each month with briefs; with weekends where a brief is of one."""
    months = making.bulletin.months
    weekend = any(entry.brief.date.weekday() >= _WORKING for entry in making.bulletin.entries)
    air = making.type.style(StyleName.BODY).leading * _AIR
    pieces = [Piece(making.title(making.type.words.bulletin.calendar))]
    for year, month in months:
        if len(months) > 1:
            name = making.type.words.write_period(Period.of_month(year, month))
            pieces.append(Piece(making.subtitle(making.own(name)), air))
        table = _month(making, year, month, 7 if weekend else _WORKING)
        pieces.append(Piece(table, air / 2 if len(months) > 1 else air))
    return _kept(making.stand(pieces))


def _kept(items: list[Item]) -> list[Item]:
    """Keep the name of a month with its calendar."""
    return [
        item if isinstance(item.flowable, Calendar) or not index else replace(item, keep=True)
        for index, item in enumerate(items)
    ]


def _month(making: PartMaking, year: int, month: int, columns: int) -> Calendar:
    name = making.type.words.write_period(Period.of_month(year, month))
    attributes = {"O": b"/Table", "Summary": syntax.text(name)}
    table = Element("Table", making.root, attributes=attributes)
    row = Element("TR", table)
    heads = tuple(_head(making, row, index) for index in range(columns))
    weeks = [week[:columns] for week in days.Calendar().monthdayscalendar(year, month)]
    rows = tuple(
        _week(making, Element("TR", table), [_date(year, month, day) for day in week])
        for week in weeks
        if any(week)
    )
    layout, heading = making.type.layout, making.type.style(StyleName.MATRIX_HEAD)
    single = len(making.bulletin.months) == 1
    least = _LEAST_WEEK if single else _LEAST_OF_MANY
    least *= making.type.style(StyleName.SOURCE).leading
    return Calendar(heads, rows, layout.rule, heading.colour, least)


def _head(making: PartMaking, row: Element, index: int) -> Text:
    element = Element("TH", row, attributes={"O": b"/Table", "Scope": b"/Column"})
    name = making.own(making.type.words.weekday(index))
    return making.type.text((name,), StyleName.MATRIX_HEAD, element)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    """Return a day of a month; None where it is of another month, which the calendar calls 0."""
    return datetime.date(year, month, day) if day else None


def _week(
    making: PartMaking, row: Element, week: list[datetime.date | None]
) -> tuple[CalendarDay, ...]:
    return tuple(_day(making, Element("TD", row), day) for day in week)


def _day(making: PartMaking, cell: Element, day: datetime.date | None) -> CalendarDay:
    if day is None:
        return CalendarDay(None)
    number = making.type.text((Span(str(day.day)),), StyleName.DATELINE, Element("P", cell))
    briefs = making.bulletin.of_day(day)
    return CalendarDay(number, tuple([_note(making, cell, entry) for entry in briefs]))


def _note(making: PartMaking, cell: Element, entry: Entry) -> Linked:
    paragraph = Element("P", cell)
    link = Element("Link", paragraph)
    title = making.brief_title(entry)
    text = making.type.text((title,), StyleName.SOURCE, link)
    link.text, paragraph.text = "", title.text
    return making.linked(text, link, str(entry.folio))
