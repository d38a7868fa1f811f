"""A day on the command line."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer


def _day(text: str) -> datetime.date:
    """Read ``YYYY-MM-DD``."""
    from briefpress.reading.schema.fields import day_of

    day = day_of(text.strip())
    if day is None:
        raise typer.BadParameter(f"{text!r} is not a day such as 2026-09-14")
    return day


NewDay = Annotated[
    datetime.date | None,
    typer.Option(
        "--date", parser=_day, metavar="YYYY-MM-DD", help="The day of the brief; today if not set."
    ),
]
OldDay = Annotated[
    datetime.date | None,
    typer.Option(
        "--date",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="The day of a single file that doesn't say it, or says it wrong.",
    ),
]
