"""Tables as they are told: columns with their heads, rows of spans, one structure element each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.flowables.table import ColumnWidth, Table, TableLook, TableRow
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting, Text
from briefpress.model.layout import StyleName
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefpress.compose.typography import Typography
    from briefpress.model.text import Span


class Column(Struct, frozen=True):
    """A column: its head, how wide it is, and how its cells stand.

    `right` sets numbers flush right; `names` makes its cells the heads of their rows.
    """

    head: tuple[Span, ...]
    width: ColumnWidth
    right: bool = False
    names: bool = False


class TableStyle(Struct, frozen=True):
    """The styles of head and cells, and the least height of a row in points."""

    head: StyleName = StyleName.MATRIX_HEAD
    cell: StyleName = StyleName.SOURCE
    row_height: float = 0.0


PLAIN_TABLE = TableStyle()


def make_table(
    type_: Typography,
    parent: Element,
    columns: Sequence[Column],
    rows: Iterable[Sequence[tuple[Span, ...]]],
    *,
    summary: str = "",
    style: TableStyle = PLAIN_TABLE,
) -> Table:
    """Make a table under `parent`, its elements in reading order: TH with Scope, TD.

    Each of `rows` has a tuple of spans for each column, an empty one for an empty cell. `summary`
    says in a sentence what the table shows, for those who listen (ISO 32000-1, 14.8.5.7).
    """
    attributes = {"O": b"/Table", "Summary": syntax.text(summary)} if summary else None
    table = Element("Table", parent, attributes=attributes)
    head = _row(type_, table, columns, [column.head for column in columns], style.head, "Column")
    body = tuple(_row(type_, table, columns, cells, style.cell, None) for cells in rows)
    look = TableLook(
        line=type_.style(style.head).colour, rule=type_.layout.rule, row_height=style.row_height
    )
    return Table(tuple(column.width for column in columns), (head,), body, look)


def _row(
    type_: Typography,
    table: Element,
    columns: Sequence[Column],
    cells: Sequence[tuple[Span, ...]],
    style: StyleName,
    scope: str | None,
) -> TableRow:
    row = Element("TR", table)
    pairs = zip(columns, cells, strict=True)
    return TableRow(tuple(_cell(type_, row, column, cell, style, scope) for column, cell in pairs))


def _cell(
    type_: Typography,
    row: Element,
    column: Column,
    spans: tuple[Span, ...],
    style: StyleName,
    scope: str | None,
) -> Text | None:
    """Make a cell, which is there for those who listen even when it is empty."""
    scope = scope or ("Row" if column.names else None)
    attributes = {"O": b"/Table", "Scope": b"/" + scope.encode()} if scope else None
    cell = Element("TH" if scope else "TD", row, attributes=attributes)
    return type_.text(spans, style, cell, Setting(right=column.right)) if spans else None
