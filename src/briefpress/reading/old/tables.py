"""Tables in an old file: cells between tabs, between pipes, or in HTML; each row with its line."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.reading.old.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIPE = re.compile(r"(?<!\\)\|")
#: The line between head and rows of a table with pipes.
_DELIMITERS = re.compile(r"[\s|:-]*-[\s|:-]*")
_WIDEST = 40


class Row(Struct, frozen=True):
    """The texts of a row's cells, and the line it begins in, counted from 0."""

    line: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """A table: its rows, and the lines it takes, `end` not included."""

    first: int
    end: int
    rows: tuple[Row, ...]
    is_html: bool = False
    #: Texts in an HTML table that are in none of its cells, such as a caption.
    outside: tuple[Row, ...] = ()


def find_tables(lines: Sequence[str], heads: frozenset[str]) -> Iterator[Table]:
    """Yield the tables, first to last; `heads` are labels that a row may begin with.

    A line without a separator belongs to a table where it is such a label: editors take away the
    tabs at the end of a row that has nothing but its head.
    """
    number = 0
    while number < len(lines):
        table = _html_table(lines, number) or _plain_table(lines, number, heads)
        if table:
            yield table
        number = table.end if table else number + 1


def _plain_table(lines: Sequence[str], first: int, heads: frozenset[str]) -> Table | None:
    """Read the table with tabs or pipes that begins in a line, if one does."""
    separator = "\t" if "\t" in lines[first] else "|"
    if separator not in lines[first]:
        return None
    rows: list[Row] = []
    end = first
    for number in range(first, len(lines)):
        line = lines[number]
        cells = _cells(line, separator)
        known = bool(cells) and label(cells[0]) in heads
        if known or (separator in line and number == end):
            if separator == "\t" or not _DELIMITERS.fullmatch(line):
                rows.append(Row(number, cells))
            end = number + 1
        elif line.strip() or number > end:  # one empty line may stand before a row with a head
            break
    return Table(first, end, tuple(rows))


def _cells(line: str, separator: str) -> tuple[str, ...]:
    if separator == "\t":
        return tuple(_plain(cell) for cell in line.split("\t"))
    cells = _PIPE.split(line.strip())
    cells = cells[1:] if not cells[0] else cells
    cells = cells[:-1] if cells and not cells[-1] else cells
    return tuple(_plain(cell) for cell in cells)


def _plain(cell: str) -> str:
    """Return what a cell says, signs of style and spacing aside."""
    text = cell.replace("&nbsp;", " ").replace("\\|", "|").replace("\\*", "*")
    return " ".join(text.split()).strip("*_ ") or ("*" if text.strip() == "*" else "")


def _html_table(lines: Sequence[str], first: int) -> Table | None:
    """Read the HTML table that begins in a line, if one does; it may end with the file."""
    if "<table" not in lines[first].lower():
        return None
    end = first + 1
    while end < len(lines) and "</table" not in lines[end - 1].lower():
        end += 1
    parser = _TableParser(first)
    parser.feed("\n".join(lines[first:end]))
    parser.close()
    return Table(first, end, tuple(parser.rows()), True, tuple(parser.outside))


class _TableParser(HTMLParser):
    """Gathers the cells of a table; end tags may be missing, as HTML allows."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.outside: list[Row] = []
        self._first = first
        self._rows: list[tuple[int, list[list[str]]]] = []
        self._in_cell = False
        self._span = 1

    def rows(self) -> Iterator[Row]:
        """Yield the rows that have cells."""
        self._end_cell()
        for line, cells in self._rows:
            if cells:
                yield Row(line, tuple(_plain(" ".join(cell)) for cell in cells))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self._end_cell()
            self._rows.append((self._line, []))
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._rows:
                self._rows.append((self._line, []))
            self._rows[-1][1].append([])
            self._in_cell = True
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _WIDEST) if span.isdecimal() else 1

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th", "tr", "table", "thead", "tbody"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Add to the cell, or note what is in none."""
        if self._in_cell:
            self._rows[-1][1][-1].append(data)
        elif data.strip():
            self.outside.append(Row(self._line, (" ".join(data.split()),)))

    @property
    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _end_cell(self) -> None:
        """End the cell; one that spans columns is followed by empty ones."""
        if self._in_cell:
            self._rows[-1][1].extend([] for _ in range(self._span - 1))
        self._in_cell = False
