"""Which briefs are of a period."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from briefpress.codes.files import BAD_PERIOD, NO_BRIEFS
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.bulletin import Period
from briefpress.model.days import month_of
from briefpress.reading.brief import find_briefs

if TYPE_CHECKING:
    from pathlib import Path

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")


def read_period(text: str | None, first: str | None, last: str | None) -> Period:
    """Read ``2026-09``, ``2026``, ``2026-09-14``, or the days `first` to `last`.

    A day that is left out is the other one's end of the month. Raises RefusedError with a
    sentence for the user.
    """
    if text is None:
        return _from_to(first, last)
    if first or last:
        raise _refused(text, "a month or year, or --from and --to, but not both")
    try:
        if month := _MONTH.fullmatch(text):
            return Period.of_month(int(month[1]), int(month[2]))
        if _YEAR.fullmatch(text):
            return Period.of_year(int(text))
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise _refused(text, "a month such as 2026-09, a year or a day") from None
    return Period(day, day)


def _from_to(first: str | None, last: str | None) -> Period:
    if not first or not last:
        raise _refused(first or last or "nothing", "a month such as 2026-09, or --from and --to")
    days = []
    for text in (first, last):
        try:
            days.append(datetime.date.fromisoformat(text))
        except ValueError:
            raise _refused(text, "a day such as 2026-09-14") from None
    if days[0] > days[1]:
        raise _refused(f"{first} to {last}", "a first day that is not after the last")
    return Period(*days)


def _refused(found: str, expected: str) -> RefusedError:
    message = f"expected {expected}, found {found}"
    return RefusedError([Diagnostic(BAD_PERIOD, Place("period"), message, BAD_PERIOD.mend)])


def briefs_of(root: Path, period: Period) -> tuple[Path, ...]:
    """Return the files of the briefs of a period, in order.

    A file of one of its months whose name has no date is among them, so that it is reported and
    not left out in silence. Raises RefusedError where there is none.
    """
    found = tuple(path for path in find_briefs(root, ()) if _is_of(path, period))
    if not found:
        message = f"there are no briefs from {period.first} to {period.last}"
        raise RefusedError([Diagnostic(NO_BRIEFS, Place("content"), message, NO_BRIEFS.mend)])
    return found


def _is_of(path: Path, period: Period) -> bool:
    try:
        return period.holds(datetime.date.fromisoformat(path.name[:10]))
    except ValueError:
        month = path.parent.name
        return month_of(period.first) <= month <= month_of(period.last)
