"""The matrix block: goals by functions, as a table that reads and speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import BriefMaking, Piece
from briefpress.compose.flowables.matrix import PADDING, Matrix, MatrixCell, MatrixLook, MatrixRow
from briefpress.compose.pdf.structure import Element
from briefpress.model.layout import StyleName
from briefpress.model.text import Span
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.compose.item import Item
    from briefpress.compose.text.flowable import Text
    from briefpress.model.publication import Axis

#: Part of the width that the row heads take where no heading columns say it.
_HEAD_PART = 0.25


def matrix(making: BriefMaking) -> list[Item]:
    """Make the table; the words in its columns begin where the text below them begins."""
    publication, transpose = making.publication, making.spec.transpose
    down, across = publication.goals, publication.functions
    if transpose:
        down, across = across, down
    table = Element("Table", making.root, attributes=_summary(making))
    head = Element("TR", table)
    words = making.type.words
    corner = _head(
        making, head, making.own(words.functions if transpose else words.goals), "Column"
    )
    heads = tuple([_head(making, head, making.localized(axis.label), "Column") for axis in across])
    marks = {(mark.goal, mark.function) for mark in making.brief.marks}
    if transpose:
        marks = {(function, goal) for goal, function in marks}
    rows = tuple([_row(making, table, axis, across, marks) for axis in down])
    layout = making.type.layout
    look = MatrixLook(
        line=making.type.style(StyleName.MATRIX_HEAD).colour,
        rule=layout.rule,
        head_width=making.indent - PADDING if making.indent else making.width * _HEAD_PART,
        row_height=making.spec.row_height,
    )
    return making.stand_across([Piece(Matrix(corner, heads, rows, look))])


def _head(making: BriefMaking, row: Element, label: Span, scope: str) -> Text:
    attributes = {"O": b"/Table", "Scope": b"/" + scope.encode()}
    style = StyleName.MATRIX_HEAD if scope == "Column" else StyleName.MATRIX_GOAL
    return making.type.text((label,), style, Element("TH", row, attributes=attributes))


def _row(
    making: BriefMaking,
    table: Element,
    axis: Axis,
    across: tuple[Axis, ...],
    marks: set[tuple[str, str]],
) -> MatrixRow:
    """Make a row; `marks` are the keys of rows and columns that meet in a mark."""
    row = Element("TR", table)
    head = _head(making, row, making.localized(axis.label), "Row")
    cells = [_cell(making, row, marked=(axis.key, other.key) in marks) for other in across]
    return MatrixRow(head, tuple(cells))


def _cell(making: BriefMaking, row: Element, *, marked: bool) -> MatrixCell | None:
    """Make a cell, which is there for those who listen even when it is empty."""
    cell = Element("TD", row)
    if not marked:
        return None
    spoken = making.own(making.type.words.marked)
    cell.text = spoken.text
    sign = Element("Span", cell, actual_text=spoken.text, language=spoken.language)
    text = making.type.text((Span(making.spec.mark),), StyleName.MATRIX_MARK, sign)
    return MatrixCell(text, making.spec.mark_fill)


def _summary(making: BriefMaking) -> dict[str, bytes]:
    """Say in a sentence what the table shows (ISO 32000-1, 14.8.5.7)."""
    words = making.type.words
    goals = {axis.key: making.localized(axis.label).text for axis in making.publication.goals}
    functions = {a.key: making.localized(a.label).text for a in making.publication.functions}
    marks = "; ".join(
        words.matrix_mark.format(goal=goals[mark.goal], function=functions[mark.function])
        for mark in making.brief.marks
    )
    told = words.matrix_summary.format(marks=marks) if marks else words.matrix_summary_none
    return {"O": b"/Table", "Summary": syntax.text(told)}
