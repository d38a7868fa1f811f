"""The words that the page itself brings: headings, months, how a date is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """The printed and spoken words of one language, read from `layouts/words/LANGUAGE.yaml`.

    Fields that take something are patterns with named gaps, such as ``Page {page} of {pages}``.
    `months` and `weekdays` are as they stand inside a date, January and Monday first.
    """

    language: str
    files: tuple[Path, ...]
    context: str
    sources: str
    relevance: str
    techniques: str
    thought: str
    contact: str
    #: Heading of the matrix's first column.
    goals: str
    #: The same where the matrix is transposed.
    functions: str
    #: Stands in a marked cell for those who listen.
    marked: str
    #: What the matrix says, for those who listen: ``{marks}`` is a list of ``{mark}``.
    matrix_summary: str
    matrix_summary_none: str
    #: One mark: ``{goal}`` and ``{function}``.
    matrix_mark: str
    #: ``{number}``
    number: str
    #: ``{page}`` and ``{pages}``
    page: str
    #: ``{date}``
    accessed: str
    #: ``{date}``
    expires: str
    #: ``{title}``
    supersedes: str
    email: str
    address: str
    telephone: str
    web: str
    #: Descriptions of links and codes for those who listen: ``{target}``
    link_email: str
    link_telephone: str
    link_web: str
    qr: str
    #: ``{weekday}``, ``{day}``, ``{month}``, ``{year}``
    date: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def write_date(self, date: datetime.date) -> str:
        """Write a date as a reader of this language expects it."""
        return self.date.format(
            weekday=self.weekdays[date.weekday()],
            day=date.day,
            month=self.months[date.month - 1],
            year=date.year,
        )
