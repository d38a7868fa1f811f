"""Tables for spreadsheets, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What makes a spreadsheet run a cell instead of showing it.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV; a text that a spreadsheet would run gets an apostrophe before it.

    With a byte order mark, by which spreadsheets know UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless_cell(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless_cell(text: str) -> str:
    """Return a text that every spreadsheet shows as it stands."""
    return f"'{text}" if text.startswith(_RUN) else text
