"""A bulletin: the briefs of a month, or of any other period, in one document."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from calendar import monthrange
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.days import month_of

if TYPE_CHECKING:
    from briefpress.model.brief import ListedBrief
    from briefpress.model.handling import Handling
    from briefpress.model.withdrawn import Withdrawn


class Period(Struct, frozen=True):
    """The days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """Return a whole month; ValueError where there is none."""
        last = monthrange(year, month)[1]
        return cls(datetime.date(year, month, 1), datetime.date(year, month, last))

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Return a whole year; ValueError where there is none."""
        return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @property
    def is_month(self) -> bool:
        """Whether it is a month of the calendar."""
        return self == Period.of_month(self.first.year, self.first.month)

    @property
    def is_year(self) -> bool:
        """Whether it is a year of the calendar."""
        return self == Period.of_year(self.first.year)

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The year and the number of each month that it touches, in order."""
        first = self.first.year * 12 + self.first.month - 1
        last = self.last.year * 12 + self.last.month - 1
        return tuple((index // 12, index % 12 + 1) for index in range(first, last + 1))

    @property
    def key(self) -> str:
        """How files of the period are named: ``2026-09``, ``2026``, else both days."""
        if self.is_month:
            return month_of(self.first)
        if self.is_year:
            return f"{self.first.year:04}"
        return f"{self.first}--{self.last}"

    def holds(self, day: datetime.date) -> bool:
        """Tell whether a day is in it."""
        return self.first <= day <= self.last


class Entry(Struct, frozen=True):
    """A brief in a bulletin: the folio of its first page, counted from 1, and its pages."""

    brief: ListedBrief
    folio: int
    pages: int


class Bulletin(Struct, frozen=True):
    """What a bulletin holds, in the order of the dates.

    `handling` is the strictest label of its briefs and of the publication, None where nothing is
    labelled. `notices` are the withdrawn briefs that it tells of.
    """

    period: Period
    language: str
    entries: tuple[Entry, ...]
    handling: Handling | None
    notices: tuple[Withdrawn, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages its briefs take together."""
        return sum(entry.pages for entry in self.entries)

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The year and the number of each month that has a brief, in order."""
        days = (entry.brief.date for entry in self.entries)
        return tuple(dict.fromkeys((day.year, day.month) for day in days))

    def of_day(self, day: datetime.date) -> tuple[Entry, ...]:
        """Return the briefs of a day, in order."""
        first = bisect_left(self.entries, day, key=_day)
        return self.entries[first : bisect_right(self.entries, day, first, key=_day)]


def _day(entry: Entry) -> datetime.date:
    return entry.brief.date
