r"""CSV as offices export it, every cell with its place (RFC 4180, and what Excel makes of it).

UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252; comma, semicolon or
tab; quotes doubled inside quotes; line ends of any kind, also inside quotes.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.distribution import BAD_CSV
from briefpress.codes.files import CONTROL_CHARACTER, NOT_UTF8
from briefpress.reading.source import UNPRINTABLE, Mark, Problems, Source, read_bytes, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A list of some ten thousand people; more than this is not a list of recipients.
MAX_BYTES = 16 << 20

_SEPARATORS = (",", ";", "\t")


class Cell(Struct, frozen=True):
    """A cell: what it says, quotes taken off, and where it begins."""

    mark: Mark
    text: str
    quoted: bool = False


Row = tuple[Cell, ...]


def read_csv_source(path: Path, shown: str) -> Source:
    """Read a CSV file as text, whatever office wrote it; raises RefusedError when it is none."""
    data = read_bytes(path, shown)
    text = _decoded(data, shown).replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    source = Source(shown, text, tuple(text.split("\n")))
    problems = Problems()
    for number, line in enumerate(source.lines, start=1):
        if match := UNPRINTABLE.search(line):
            message = f"there is a control character, U+{ord(match[0]):04X}"
            mark = Mark(source, number, match.start() + 1)
            problems.add(CONTROL_CHARACTER, mark, message, CONTROL_CHARACTER.mend)
    problems.refuse()
    return source


def _decoded(data: bytes, shown: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = (
            f"byte 0x{data[error.start]:02X} at offset {error.start} is neither UTF-8 nor "
            f"Windows-1252"
        )
        raise refused(NOT_UTF8, shown, message, "Export it as “CSV UTF-8”.") from None


def read_rows(source: Source, problems: Problems) -> Iterator[Row]:
    """Yield the rows that say something; the first is that of the headings.

    A line ``sep=;`` that Excel writes or heeds before all others is no row.
    """
    lines = source.lines
    start = 1
    separator = None
    if lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=,"):
        separator, start = lines[0][-1], 2
    separator = separator or _separator(lines[start - 1] if len(lines) >= start else "")
    reader = _Reader(source, start, separator)
    while not reader.ended:
        row = reader.row(problems)
        if any(cell.text.strip() for cell in row):
            yield row


def _separator(line: str) -> str:
    """Return what stands most often between the headings, outside of quotes."""
    outside = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


class _Reader:
    """Goes through the text cell by cell, counting lines and columns."""

    def __init__(self, source: Source, line: int, separator: str) -> None:
        self._source = source
        self._lines = source.lines
        self._separator = separator
        self._line = line
        self._at = 0

    @property
    def ended(self) -> bool:
        """Whether there is no row left."""
        return self._line > len(self._lines)

    def _starts(self, text: str) -> bool:
        return self._lines[self._line - 1].startswith(text, self._at)

    def _until(self, text: str) -> tuple[str, bool]:
        """Take what stands before a text, or else the rest of the line; say whether it's there."""
        line = self._lines[self._line - 1]
        end = line.find(text, self._at)
        taken = line[self._at :] if end < 0 else line[self._at : end]
        self._at += len(taken)
        return taken, end >= 0

    def row(self, problems: Problems) -> Row:
        """Read a row, which a quoted cell may take over several lines."""
        cells = [self._cell(problems)]
        while self._starts(self._separator):
            self._at += 1
            cells.append(self._cell(problems))
        self._line, self._at = self._line + 1, 0
        return tuple(cells)

    def _cell(self, problems: Problems) -> Cell:
        mark = Mark(self._source, self._line, self._at + 1)
        if self._starts('"'):
            return Cell(mark, self._quoted(mark, problems), quoted=True)
        return Cell(mark, self._until(self._separator)[0])

    def _quoted(self, mark: Mark, problems: Problems) -> str:
        self._at += 1
        parts: list[str] = []
        while True:
            part, closed = self._until('"')
            parts.append(part)
            if closed:
                self._at += 1
                if not self._starts('"'):
                    break
                parts.append('"')
                self._at += 1
            elif self._line == len(self._lines):
                problems.add(BAD_CSV, mark, 'a quote " is opened and never closed')
                return "".join(parts)
            else:
                parts.append("\n")
                self._line, self._at = self._line + 1, 0
        place = Mark(self._source, self._line, self._at + 1)
        stray = self._until(self._separator)[0].strip()
        if stray:
            message = f"after the closing quote there is {stray[:20]!r}"
            problems.add(BAD_CSV, place, message, 'A quote inside quotes is written twice: "".')
        return "".join(parts)
