"""The day it is, for those who may know: the author's commands, never a PDF."""

from __future__ import annotations

import datetime

from briefpress.workflows.records import source_date_epoch


def today() -> datetime.date:
    """Return the day that SOURCE_DATE_EPOCH says, else the calendar's of this machine.

    Raises RefusedError where SOURCE_DATE_EPOCH is no time.
    """
    epoch = source_date_epoch()
    return epoch.date() if epoch else datetime.date.today()
