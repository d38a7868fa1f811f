"""The list of recipients: `content/recipients.csv`, as a school office exports it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.codes.distribution import (
    BAD_CELL,
    BAD_COLUMNS,
    DUPLICATE_RECIPIENT,
    FORMULA,
    LOST_ZERO,
)
from briefpress.model.handling import Handling
from briefpress.model.recipient import Channel, Recipient
from briefpress.reading.csv import Cell, Row, read_csv_source, read_rows
from briefpress.reading.languages import check_language
from briefpress.reading.links import check_email
from briefpress.reading.shelf import files, folders
from briefpress.reading.source import Mark, Problems
from briefpress.reading.suggestions import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

RECIPIENTS = "content/recipients.csv"

COLUMNS = (
    "school",
    "name",
    "role",
    "channel",
    "copies",
    "edition",
    "language",
    "clearance",
    "group",
    "email",
    "printer",
    "address",
)
_NEEDED = ("school", "name", "channel")

#: More copies than this for one person are a slip of the finger.
MOST_COPIES = 999
#: What the standard edition may be called in the list.
_STANDARD = ("", "standard", "daily", "monthly")
#: Layouts that are no edition of anything.
_NO_EDITIONS = ("daily", "monthly", "packs")

_COPIES = re.compile(r"0*([1-9][0-9]{0,2})")
#: A spreadsheet runs what begins so; ``="02139"`` is how some programs keep a leading zero.
_FORMULA_STARTS = ("=", "+", "-", "@")
_KEPT_ZERO = re.compile(r'="([0-9]+)"')
#: A destination of CUPS; lpadmin(8) allows more, but these need no quoting anywhere.
_PRINTER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")
_GROUP = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.&-]*")
#: States whose postal codes begin with a zero, before a code of only four digits.
_LOST_ZERO = re.compile(r"\b(CT|MA|ME|NH|NJ|RI|VT)\s+([0-9]{4})\Z|\b(PR|VI)\s+([0-9]{3})\Z")
_CHANNELS = {
    "print": Channel.PRINT,
    "email": Channel.EMAIL,
    "e-mail": Channel.EMAIL,
    "mail": Channel.EMAIL,
}
_PARTS = re.compile(r"[;\n]")


def read_recipients(root: Path) -> tuple[Recipient, ...]:
    """Read the publication's list; raises RefusedError with all problems of the file."""
    source = read_csv_source(root / RECIPIENTS, RECIPIENTS)
    problems = Problems()
    editions = edition_names(root)
    rows = read_rows(source, problems)
    columns = _columns(next(rows, ()), Mark(source, 1, 1), problems)
    recipients = []
    if columns:
        for row in rows:
            reader = _RowReader(_cells(row, columns, problems), row[0].mark, problems, editions)
            if recipient := reader.recipient():
                recipients.append((recipient, row[0].mark))
    _check_duplicates(recipients, problems)
    problems.refuse()
    return tuple(recipient for recipient, _ in recipients)


def edition_names(root: Path) -> frozenset[str]:
    """Return the editions that there are: the layouts, whatever they are for.

    ``daily-a4`` and ``monthly-a4`` are the edition ``a4``.
    """
    names = (file.stem for file in files(folders(root)))
    return frozenset(edition_of(name) for name in names if name not in _NO_EDITIONS)


def edition_of(layout: str) -> str:
    """Return the name of the edition that a layout makes."""
    return layout.removeprefix("daily-").removeprefix("monthly-")


def _columns(row: Row, start: Mark, problems: Problems) -> tuple[str, ...]:
    """Return the name of each column, empty where a heading is; nothing if they can't be used."""
    before = len(problems)
    names: list[str] = []
    for cell in row:
        name = _plain(cell.text).lower()
        if name and name not in COLUMNS:
            message = f"the column {name!r} is unknown"
            problems.add(BAD_COLUMNS, cell.mark, message, did_you_mean(name, COLUMNS))
        elif name and name in names:
            problems.add(BAD_COLUMNS, cell.mark, f"there are two columns {name!r}")
        names.append(name)
    if missing := [name for name in _NEEDED if name not in names]:
        near = [nearest(name, COLUMNS) for name in names if name not in COLUMNS]
        if really := [name for name in missing if name not in near]:
            words = " and ".join(repr(name) for name in really)
            hint = "The first line names the columns: " + ",".join(COLUMNS)
            problems.add(BAD_COLUMNS, start, f"there is no column {words}", hint)
    return tuple(names) if len(problems) == before else ()


def _cells(row: Row, columns: tuple[str, ...], problems: Problems) -> dict[str, Cell]:
    """Return the cells of a row by column; cells without a heading must be empty."""
    for index, cell in enumerate(row):
        if cell.text.strip() and (index >= len(columns) or not columns[index]):
            hint = "Put a text that has the separator in it into quotes."
            if any(quote in other.text for other in row for quote in "“”„"):
                hint = 'Quotes must be straight ones: "…", not “…”.'
            message = f"{_plain(cell.text)[:40]!r} stands under no heading"
            problems.add(BAD_COLUMNS, cell.mark, message, hint)
            break
    return {name: cell for name, cell in zip(columns, row, strict=False) if name}


def _plain(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


class _RowReader:
    """One row in the reading: every cell is looked at before the row is given up."""

    def __init__(
        self,
        cells: Mapping[str, Cell],
        start: Mark,
        problems: Problems,
        editions: frozenset[str],
    ) -> None:
        self._cells = cells
        self._start = start
        self._problems = problems
        self._editions = editions

    def recipient(self) -> Recipient | None:
        """Return the recipient, or None where a cell can't be used."""
        before = len(self._problems)
        channel = self._channel()
        made = Recipient(
            line=self._start.line,
            school=self._needed("school"),
            name=self._needed("name"),
            role=self._text("role"),
            channel=channel or Channel.PRINT,
            copies=self._copies(channel),
            edition=self._edition(),
            language=self._checked("language", check_language),
            clearance=self._clearance(),
            groups=self._groups(),
            email=self._email(channel),
            printer=self._checked("printer", _check_printer),
            address=self._address(),
        )
        return made if len(self._problems) == before else None

    def _mark(self, name: str) -> Mark:
        return self._cells[name].mark if name in self._cells else self._start

    def _report(self, name: str, message: str, hint: str | None = None) -> None:
        self._problems.add(BAD_CELL, self._mark(name), message, hint)

    def _raw(self, name: str) -> str:
        """Return what a cell says; one that a spreadsheet would run is refused."""
        cell = self._cells.get(name)
        text = cell.text.replace("\xa0", " ").strip() if cell else ""
        if kept := _KEPT_ZERO.fullmatch(text):
            return kept[1]
        bare = text.lstrip("'\"")
        if bare.startswith(_FORMULA_STARTS) and cell:
            message = f"the cell under {name!r} begins like a formula: {_plain(text)[:40]!r}"
            self._problems.add(FORMULA, cell.mark, message, FORMULA.mend)
            return ""
        return text

    def _text(self, name: str) -> str:
        return _plain(self._raw(name))

    def _needed(self, name: str) -> str:
        before = len(self._problems)
        text = self._text(name)
        if not text and len(self._problems) == before:
            self._report(name, f"the cell under {name!r} is empty")
        return text

    def _channel(self) -> Channel | None:
        text = self._needed("channel").lower()
        if text in _CHANNELS:
            return _CHANNELS[text]
        if text:
            message = f"{text!r} is not a channel: print or email"
            self._report("channel", message, did_you_mean(text, Channel))
        return None

    def _copies(self, channel: Channel | None) -> int:
        text = self._text("copies")
        if not text:
            return 1
        match = _COPIES.fullmatch(text)
        if not match:
            self._report("copies", f"{text!r} is not a number of copies from 1 to {MOST_COPIES}")
            return 1
        count = int(match[1])
        if channel is Channel.EMAIL and count > 1:
            hint = "Give each person a row, or choose print."
            self._report("copies", f"{count} copies by mail: each person gets one message", hint)
        return count

    def _edition(self) -> str:
        text = self._text("edition")
        if text.lower() in _STANDARD:
            return ""
        wanted = edition_of(text.lower())
        found = next((name for name in self._editions if name.lower() == wanted), None)
        if found is None:
            hint = did_you_mean(text, ("standard", *sorted(self._editions)))
            self._report("edition", f"there is no edition {text!r}: no such layout", hint)
        return found or ""

    def _checked(self, name: str, check: Callable[[str], object]) -> str:
        text = self._text(name)
        try:
            if text:
                check(text)
        except ValueError as error:
            self._report(name, str(error))
        return text

    def _clearance(self) -> Handling:
        text = self._text("clearance").upper().replace(" ", "")
        if not text:
            return Handling.CLEAR
        labels = {label.value: label for label in Handling}
        label = labels.get(text if text.startswith("TLP:") else f"TLP:{text}")
        if label is None:
            self._report(
                "clearance", f"{text!r} is no label of TLP 2.0", did_you_mean(text, labels)
            )
        return label or Handling.CLEAR

    def _groups(self) -> tuple[str, ...]:
        names = [_plain(part) for part in _PARTS.split(self._raw("group"))]
        names = [name.casefold() for name in names if name]
        for name in names:
            if not _GROUP.fullmatch(name):
                hint = "Groups have letters, digits and hyphens, with a ; between them."
                self._report("group", f"{name!r} is not a name of a group", hint)
        return tuple(dict.fromkeys(names))

    def _email(self, channel: Channel | None) -> str:
        before = len(self._problems)
        text = self._text("email").removeprefix("mailto:")
        if not text:
            if channel is Channel.EMAIL and len(self._problems) == before:
                self._report("email", "the channel is email, but there is no address")
            return ""
        try:
            check_email(text)
        except ValueError as error:
            self._report("email", str(error))
        return text

    def _address(self) -> tuple[str, ...]:
        lines = [_plain(part) for part in _PARTS.split(self._raw("address"))]
        lines = [line for line in lines if line]
        for line in lines:
            if match := _LOST_ZERO.search(line):
                code = match[2] or match[4]
                message = f"the postal code {code} has lost its leading zero"
                hint = f"Write {code:0>5}, and format the column as text."
                self._problems.add(LOST_ZERO, self._mark("address"), message, hint)
        return tuple(lines)


def _check_printer(name: str) -> None:
    if not _PRINTER.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a printer, as lpstat -e lists them")


def _check_duplicates(recipients: list[tuple[Recipient, Mark]], problems: Problems) -> None:
    """Report everybody who stands in the list before, by channel and edition."""
    seen: dict[tuple[str, str, str], Recipient] = {}
    for recipient, mark in recipients:
        key = (recipient.channel.value, recipient.key, recipient.edition)
        first = seen.setdefault(key, recipient)
        if first is not recipient:
            who = recipient.email or f"{recipient.name}, {recipient.school}"
            message = f"{who} stands in line {first.line} already, with the same edition"
            problems.add(DUPLICATE_RECIPIENT, mark, message, DUPLICATE_RECIPIENT.mend)
