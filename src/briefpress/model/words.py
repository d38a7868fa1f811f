"""The words that the page itself brings: headings, months, how a date is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.bulletin import Period


class BulletinWords(Struct, frozen=True):
    """The words that the pages of a bulletin bring: its front matter and its index."""

    #: The document's title: ``{name}`` and ``{period}``
    title: str
    contents: str
    calendar: str
    coverage: str
    index: str
    by_function: str
    by_goal: str
    by_subject: str
    by_source: str
    #: How many briefs: ``{count}``
    briefs: str
    briefs_one: str
    #: A period: ``{month}`` and ``{year}``; ``{first}`` and ``{last}``, days of the pattern `day`.
    month: str
    period: str
    #: ``{day}``, ``{month}``, ``{year}``; and a day inside the period, without the year.
    day: str
    short_day: str
    #: What the numbers of the coverage are, and what its table says for those who listen.
    coverage_note: str
    total: str
    #: Heading of the list of pairs of goal and function that no brief served; the same in words.
    gaps: str
    gaps_none: str
    #: ``{page}``
    go_to: str


class DistributionWords(Struct, frozen=True):
    """The words on the papers of a pack, which `schema/words.py` describes one by one."""

    routing_slip: str
    sign_off: str
    run_sheet: str
    pack: str
    pack_code: str
    deliver_to: str
    contents: str
    slip_note: str
    sign_note: str
    sign_return: str
    item: str
    edition: str
    standard: str
    copies: str
    numbers: str
    pages: str
    name: str
    role: str
    copy: str
    signature: str
    date: str
    stamp: str
    for_print_room: str
    by_paper: str
    by_school: str
    school: str
    printer: str
    by_hand: str
    paper: str
    impressions: str
    sheets: str
    staples: str
    total: str
    calibration: str
    calibration_note: str
    mail_attached: str
    mail_reason: str
    mail_copy: str
    mail_leave: str


class Words(Struct, frozen=True):
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
    #: ``{date}``
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
    bulletin: BulletinWords
    distribution: DistributionWords

    def write_date(self, date: datetime.date) -> str:
        """Write a date as a reader of this language expects it."""
        return self.date.format(
            weekday=self.weekdays[date.weekday()],
            day=date.day,
            month=self.months[date.month - 1],
            year=date.year,
        )

    def write_day(self, day: datetime.date) -> str:
        """Write a date without its weekday."""
        return self._write_day(self.bulletin.day, day)

    def write_period(self, period: Period) -> str:
        """Write a period as a title: a month, a year, or from a day to a day."""
        first, last = period.first, period.last
        if period.is_month:
            month = self.months[first.month - 1]
            return _capital(self.bulletin.month.format(month=month, year=first.year))
        if period.is_year:
            return str(first.year)
        written = (self.write_day(day) for day in (first, last))
        return _capital(self.bulletin.period.format(first=next(written), last=next(written)))

    def write_short_day(self, day: datetime.date) -> str:
        """Write a day without its year."""
        return _capital(self._write_day(self.bulletin.short_day, day))

    def weekday(self, index: int) -> str:
        """Return the name of a day of the week, Monday being 0, as it stands alone."""
        return _capital(self.weekdays[index])

    def count_briefs(self, count: int) -> str:
        """Say how many briefs there are."""
        words = self.bulletin
        return words.briefs_one if count == 1 else words.briefs.format(count=count)

    def _write_day(self, pattern: str, day: datetime.date) -> str:
        return pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
