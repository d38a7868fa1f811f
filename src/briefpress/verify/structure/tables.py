"""Tables and lists (ISO 14289-1, 7.5 and 7.6; ISO 32000-1, 14.8.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import NO_SCOPE, NO_TABLE_HEAD, UNEVEN_TABLE, WRONG_NESTING
from briefpress.verify.pdf.objects import array, name, raw, text
from briefpress.verify.report import Fault
from briefpress.verify.structure.attributes import attribute, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.structure.tree import Element, Tree

_SCOPES = frozenset(("Row", "Column", "Both"))
_CELLS = frozenset(("TH", "TD"))
#: Nobody reads wider or taller cells; a larger span is damage.
_MAX_SPAN = 1000


def check_tables(tree: Tree) -> Iterator[Fault]:
    """Check that rows are of one length and that cells have their heads."""
    for table in tree.of_role("Table"):
        rows = _rows(table)
        yield from _check_grid(tree, table, rows)
        yield from _check_heads(tree, table, [cell for row in rows for cell in _cells(row)])


def check_lists(tree: Tree) -> Iterator[Fault]:
    """Check that lists have items, and items a body."""
    for listing in tree.of_role("L"):
        if not any(kid.standard in ("LI", "L") for kid in listing.elements):
            yield Fault(WRONG_NESTING, f"{listing.path}: the list has no item")
    for item in tree.of_role("LI"):
        if not any(kid.standard == "LBody" for kid in item.elements):
            yield Fault(WRONG_NESTING, f"{item.path}: the item has no body (LBody)")


def size(tree: Tree, table: Element) -> tuple[int, int]:
    """Return the number of rows of a table and of columns of its first row."""
    rows = _rows(table)
    columns = sum(span(tree, cell, "ColSpan") for cell in _cells(rows[0])) if rows else 0
    return len(rows), columns


def _rows(table: Element) -> list[Element]:
    found = []
    for kid in table.elements:
        found += [kid] if kid.standard == "TR" else [e for e in kid.elements if e.standard == "TR"]
    return found


def _cells(row: Element) -> list[Element]:
    return [kid for kid in row.elements if kid.standard in _CELLS]


def _check_grid(tree: Tree, table: Element, rows: list[Element]) -> Iterator[Fault]:
    """Lay the cells out with their spans; all rows must come to the same width."""
    lengths = []
    hanging: dict[int, int] = {}
    for row in rows:
        length, hanging = _lay_row(tree, row, hanging)
        lengths.append(length)
    if not rows:
        yield Fault(UNEVEN_TABLE, f"{table.path}: the table has no row")
    elif hanging:
        yield Fault(UNEVEN_TABLE, f"{table.path}: cells reach below the last row (RowSpan)")
    for row, length in zip(rows, lengths, strict=True):
        if length != lengths[0]:
            message = f"{row.path}: has {length} columns, the first row has {lengths[0]}"
            yield Fault(UNEVEN_TABLE, message)


def _lay_row(tree: Tree, row: Element, hanging: dict[int, int]) -> tuple[int, dict[int, int]]:
    """Lay out a row under the cells that hang down into it, by column and rows still to go.

    Return its length in columns and what hangs down into the next row.
    """
    below = {column: rows - 1 for column, rows in hanging.items() if rows > 1}
    column, length = 0, max(hanging, default=-1) + 1
    for cell in _cells(row):
        while column in hanging:
            column += 1
        wide = min(span(tree, cell, "ColSpan"), _MAX_SPAN)
        tall = min(span(tree, cell, "RowSpan"), _MAX_SPAN)
        if tall > 1:
            below.update(dict.fromkeys(range(column, column + wide), tall - 1))
        column += wide
    return max(column, length), below


def _check_heads(tree: Tree, table: Element, cells: list[Element]) -> Iterator[Fault]:
    """Check that heads say what they head: by Scope, or because cells name them (Headers).

    Where every data cell names its heads, a head that none names needs no Scope (ISO 14289-1, 7.5).
    """
    heads = [cell for cell in cells if cell.standard == "TH"]
    if cells and not heads:
        yield Fault(NO_TABLE_HEAD, f"{table.path}: no cell is a head (TH)")
    by_id = {text(raw(head.dictionary, "/ID")) for head in heads} - {None}
    named = set()
    told = any(cell.standard == "TD" for cell in cells)
    for cell in cells:
        headers = array(attribute(tree, cell, "Table", "Headers"))
        told &= cell.standard == "TH" or bool(headers)
        for item in headers:
            named.add(text(item))
            if text(item) not in by_id:
                message = f"{cell.path}: names {text(item)!r} as its head, which is no TH's ID"
                yield Fault(NO_TABLE_HEAD, message)
    for head in heads if not told else ():
        scope = name(attribute(tree, head, "Table", "Scope"))
        if scope not in _SCOPES and text(raw(head.dictionary, "/ID")) not in named - {None}:
            yield Fault(NO_SCOPE, f"{head.path}: doesn't say what it heads (Scope)")
