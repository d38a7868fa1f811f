"""Days as they are named in paths: the same number of digits in every year of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


def month_of(day: datetime.date) -> str:
    """Return the month of a day, ``2026-09``: the folder of its briefs is called so."""
    return day.isoformat()[:7]
