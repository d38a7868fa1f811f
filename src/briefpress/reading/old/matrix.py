"""The matrix of an old file: which table it is, and which cells are marked."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.importing import UNKNOWN_LABEL
from briefpress.model.brief import Mark
from briefpress.reading.old.tables import Row, Table, find_tables
from briefpress.reading.old.vocabulary import Vocabulary, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.reading.old.text import OldText, Remarks

#: What stands in a cell that is marked, and in one that isn't.
_MARKED = frozenset(
    ("x", "✓", "✔", "☑", "☒", "✗", "✘", "×", "•", "●", "■", "*", "yes", "sí", "y", "1")
)
_NOT_MARKED = frozenset(("", "-", "–", "—", "☐", "□", "○", "no", "n", "0", ".", "n/a"))


class OldMatrix(Struct, frozen=True):
    """The marks that were found, and the lines the table takes, counted from 0."""

    marks: tuple[Mark, ...]
    lines: range


class _Head(Struct, frozen=True):
    """The row that names the columns: its number, and the keys that labels stand for."""

    number: int
    columns: dict[str, str]
    rows: dict[str, str]
    transposed: bool


def read_matrix(text: OldText, words: Vocabulary, remarks: Remarks) -> OldMatrix | None:
    """Read the first table whose head names goals or functions; None where there is none."""
    heads = frozenset(words.goals) | frozenset(words.functions)
    for table in find_tables(text.lines, heads):
        if head := _head(table, words):
            return _Reader(table, head, remarks).matrix()
    return None


def _head(table: Table, words: Vocabulary) -> _Head | None:
    """Find the row that names functions, or one above a goal; on its side it is the other way."""
    ways = ((words.functions, words.goals, False), (words.goals, words.functions, True))
    for number, row in enumerate(table.rows):
        for columns, rows, transposed in ways:
            known = sum(label(cell) in columns for cell in row.cells)
            below = (label(r.cells[0]) in rows for r in table.rows[number + 1 :] if r.cells)
            if known >= 2 or (known and any(below)):
                return _Head(number, columns, rows, transposed)
    return None


class _Reader:
    """Reads a table under its head; where something in it is unknown, it is kept as it was, too."""

    def __init__(self, table: Table, head: _Head, remarks: Remarks) -> None:
        self._table = table
        self._head = head
        self._remarks = remarks
        self._top = table.rows[head.number]
        self._all_known = True

    def matrix(self) -> OldMatrix:
        """Return the marks, each once."""
        columns = self._columns()
        marks: dict[Mark, None] = {}
        for row in self._table.rows[self._head.number + 1 :]:
            marks |= dict.fromkeys(self._row(row, columns))
        html = self._table.is_html
        lines = range(self._table.first if html else self._top.line, self._table.end)
        above = (*self._table.outside, *self._table.rows[: self._head.number])
        if not self._all_known or (html and any(any(row.cells) for row in above)):
            self._remarks.leave(lines.start, lines.stop, "something in the matrix")
        return OldMatrix(tuple(marks), lines)

    def _columns(self) -> list[str | None]:
        """Return the keys of the columns; None for one that is unknown, which is said."""
        cells = self._top.cells
        # The head may lack a cell above the heads of the rows.
        if label(cells[0]) not in self._head.columns:
            cells = cells[1:]
        keys = [self._head.columns.get(label(cell)) for cell in cells]
        for cell, key in zip(cells, keys, strict=True):
            if cell and key is None:
                self._unknown(self._top, f"{cell!r} is no {self._what(columns=True)} here")
        return keys

    def _row(self, row: Row, columns: list[str | None]) -> Iterator[Mark]:
        name, *cells = row.cells or ("",)
        key = self._head.rows.get(label(name))
        if key is None:
            if any(row.cells):
                self._unknown(row, f"{name!r} is no {self._what(columns=False)} here")
            return
        for cell, column in zip_longest(cells, columns[: len(cells)]):
            sign = cell.casefold()
            if sign in _MARKED and column:
                yield Mark(column, key) if self._head.transposed else Mark(key, column)
            elif sign in _MARKED:
                self._unknown(row, f"a mark for {name!r} stands in a column without a known head")
            elif sign not in _NOT_MARKED:
                self._unknown(row, f"{cell!r} is no sign that a cell is marked, such as X")

    def _what(self, *, columns: bool) -> str:
        return "function" if columns != self._head.transposed else "goal"

    def _unknown(self, row: Row, message: str) -> None:
        self._all_known = False
        self._remarks.add(UNKNOWN_LABEL, row.line, message)
