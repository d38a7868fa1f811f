"""The day of an old brief: in its text, in its front matter, in its file's name."""

from __future__ import annotations

import datetime
import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.reading.schema.fields import day_of

if TYPE_CHECKING:
    from briefpress.model.words import Words

#: 2010-08-23, 2010_08_23 or 20100823, not amid other digits.
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_LABEL = re.compile(r"(?:date|fecha|ngày)\s*[:：]\s*", re.IGNORECASE)


def day_in_name(name: str) -> datetime.date | None:
    """Return the day that a file's name says."""
    days = (day_of(f"{m[1]}-{m[3]}-{m[4]}") for m in _IN_NAME.finditer(name))
    return next((day for day in days if day), None)


def day_in_text(text: str, words: tuple[Words, ...]) -> datetime.date | None:
    """Return the day that a line says and nothing else, as 2010-08-23 or as a page writes it."""
    text = " ".join(_LABEL.sub("", text.strip(), count=1).split()).rstrip(".")
    if day := day_of(text):
        return day
    for brought in words:
        for pattern in _patterns(brought.date, brought.months, brought.weekdays):
            if match := pattern.fullmatch(text):
                months = [month.casefold() for month in brought.months]
                month = months.index(match["month"].casefold()) + 1
                return _day(int(match["year"]), month, int(match["day"]))
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _patterns(
    date: str, months: tuple[str, ...], weekdays: tuple[str, ...]
) -> tuple[re.Pattern[str], ...]:
    """Return what matches a date as a language writes it, with its weekday and without."""
    gaps = {
        "weekday": "|".join(map(re.escape, weekdays)),
        "month": "|".join(map(re.escape, months)),
        "day": "[0-9]{1,2}",
        "year": "[0-9]{4}",
    }
    without = re.sub(r"\{weekday\}[\s,]*", "", date)
    return tuple(
        re.compile(
            "".join(
                re.escape(before) + (f"(?P<{name}>{gaps[name]})" if name else "")
                for before, name, _, _ in string.Formatter().parse(written)
            ),
            re.IGNORECASE,
        )
        for written in dict.fromkeys((date, without))
    )
