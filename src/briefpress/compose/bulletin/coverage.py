"""Matrix coverage: how often each goal was served through each function, and the gaps in words.

The numbers say it all; the grounds, darker for more, only help the eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import Piece
from briefpress.compose.blocks.prose import prose_pieces
from briefpress.compose.flowables.matrix import PADDING, Matrix, MatrixCell, MatrixLook, MatrixRow
from briefpress.compose.pdf.structure import Element
from briefpress.model.coverage import Coverage
from briefpress.model.layout import BlockKind, BlockSpec, StyleName
from briefpress.model.text import Listing, Paragraph, Prose, Span
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.item import Item
    from briefpress.compose.text.flowable import Text
    from briefpress.model.publication import Axis
    from briefpress.units import Colour

#: Space above the table and the gaps in parts of the body's leading; columns that the row heads
#: are wide; height of a row in parts of the leading of a mark.
_AIR, _HEAD_COLUMNS, _ROW = 1.2, 1.6, 2.6
#: The lightest ground of a cell that counts something, and what text needs on it (WCAG 2.1, 1.4.3).
_LEAST_TINT, _LEAST_CONTRAST = 0.12, 4.5


def coverage(making: PartMaking) -> list[Item]:
    """Make the table of numbers, and the pairs of goal and function that were not served."""
    words = making.type.words.bulletin
    publication = making.publication
    found = Coverage.of(
        (entry.brief for entry in making.bulletin.entries),
        publication.goals,
        publication.functions,
    )
    air = making.type.style(StyleName.BODY).leading * _AIR
    pieces = [
        Piece(making.title(words.coverage)),
        Piece(making.text((making.own(words.coverage_note),), StyleName.BODY), air / 2),
        Piece(_table(making, found), air),
        Piece(making.subtitle(making.own(words.gaps)), air * 1.5),
    ]
    first, *rest = prose_pieces(making, _gaps(making, found), StyleName.BODY)
    return making.stand([*pieces, replace(first, before=air / 4), *rest])


def _gaps(making: PartMaking, found: Coverage) -> Prose:
    """Name every gap, or say that there is none."""
    words = making.type.words
    if not found.gaps:
        return (Paragraph((making.own(words.bulletin.gaps_none),)),)
    items = []
    for goal, function in found.gaps:
        told = words.matrix_mark.format(
            goal=making.localized(goal.label).text, function=making.localized(function.label).text
        )
        items.append((Paragraph((making.own(told),)),))
    return (Listing(tuple(items)),)


def _table(making: PartMaking, found: Coverage) -> Matrix:
    """Make the table, lying as the layout has the matrix of a brief.

    Where its words would not fit beside them, the sums at the ends of the rows are left out.
    """
    words, summed = making.type.words, True
    down, across, counts = found.goals, found.functions, found.counts
    if _matrix(making).transpose:
        down, across, counts = across, down, tuple(zip(*counts, strict=True))
    head_width, column = _widths(making, down, len(across) + 1)
    if column < _widest(making, across, StyleName.MATRIX_HEAD) + 2 * PADDING:
        head_width, summed = _widths(making, down, len(across))[0], False
    attributes = {"O": b"/Table", "Summary": syntax.text(words.bulletin.coverage_note)}
    table = Element("Table", making.root, attributes=attributes)
    top = Element("TR", table)
    name = words.functions if _matrix(making).transpose else words.goals
    corner = _head(making, top, making.own(name), "Column")
    heads = [_head(making, top, making.localized(axis.label), "Column") for axis in across]
    total = making.own(words.bulletin.total)
    heads += [_head(making, top, total, "Column")] if summed else []
    rows = [
        _row(making, Element("TR", table), axis, row, found.greatest, summed=summed)
        for axis, row in zip(down, counts, strict=True)
    ]
    rows.append(_sums(making, Element("TR", table), total, counts, summed=summed))
    look = MatrixLook(
        line=making.type.style(StyleName.MATRIX_HEAD).colour,
        rule=making.type.layout.rule,
        head_width=head_width,
        row_height=making.type.style(StyleName.MATRIX_MARK).leading * _ROW,
    )
    return Matrix(corner, tuple(heads), tuple(rows), look)


def _widths(making: PartMaking, down: tuple[Axis, ...], columns: int) -> tuple[float, float]:
    """Return the widths of the row heads and of a column: no word of a head is to be parted."""
    wanted = making.width * _HEAD_COLUMNS / (columns + _HEAD_COLUMNS) - PADDING
    head = max(wanted, _widest(making, down, StyleName.MATRIX_GOAL) + PADDING)
    return head, (making.width - head) / columns


def _widest(making: PartMaking, axes: tuple[Axis, ...], style: StyleName) -> float:
    """Return the width of the widest word of some labels."""
    words = {word for axis in axes for word in making.localized(axis.label).text.split()}
    return max(making.text_width((Span(word),), style) for word in words)


def _matrix(making: PartMaking) -> BlockSpec:
    """Return how the layout has the matrix of a brief."""
    blocks = making.type.layout.blocks
    default = BlockSpec(BlockKind.MATRIX, making.spec.frame)
    return next((block for block in blocks if block.kind is BlockKind.MATRIX), default)


def _head(making: PartMaking, row: Element, label: Span, scope: str) -> Text:
    attributes = {"O": b"/Table", "Scope": b"/" + scope.encode()}
    style = StyleName.MATRIX_HEAD if scope == "Column" else StyleName.MATRIX_GOAL
    return making.type.text((label,), style, Element("TH", row, attributes=attributes))


def _row(
    making: PartMaking,
    row: Element,
    axis: Axis,
    counts: tuple[int, ...],
    greatest: int,
    *,
    summed: bool,
) -> MatrixRow:
    head = _head(making, row, making.localized(axis.label), "Row")
    cells = [_cell(making, row, count, greatest) for count in counts]
    cells += [_sum(making, row, sum(counts))] if summed else []
    return MatrixRow(head, tuple(cells))


def _sums(
    making: PartMaking,
    row: Element,
    total: Span,
    counts: tuple[tuple[int, ...], ...],
    *,
    summed: bool,
) -> MatrixRow:
    head = _head(making, row, total, "Row")
    sums = [sum(column) for column in zip(*counts, strict=True)]
    sums += [sum(sums)] if summed else []
    return MatrixRow(head, tuple(_sum(making, row, count) for count in sums))


def _sum(making: PartMaking, row: Element, count: int) -> MatrixCell:
    return MatrixCell(
        making.type.text((Span(str(count)),), StyleName.MATRIX_GOAL, Element("TD", row))
    )


def _cell(making: PartMaking, row: Element, count: int, greatest: int) -> MatrixCell:
    element = Element("TD", row)
    if not count:
        return MatrixCell(making.type.text((Span("0"),), StyleName.MATRIX_GOAL, element))
    ground, ink = _colours(making, count / greatest)
    span = Span(str(count))
    text = making.type.text((span,), StyleName.MATRIX_MARK, element, ink=ink)
    return MatrixCell(text, ground)


def _colours(making: PartMaking, part: float) -> tuple[Colour, Colour]:
    """Return ground and ink of a cell: the fill of a marked cell, thinned where the count is less.

    Between the tints that carry dark ink and the full fill, which carries light ink, lie grounds
    on which neither reads well; a tint stops before them.
    """
    layout = making.type.layout
    full = _matrix(making).mark_fill or making.type.style(StyleName.HEADING).colour
    dark, light = making.type.style(StyleName.MATRIX_GOAL).colour, layout.paper
    if part >= 1:
        return full, max(dark, light, key=full.contrast)
    strength = max(part, _LEAST_TINT)
    ground = light.mixed(full, strength)
    while ground.contrast(dark) < _LEAST_CONTRAST:
        strength -= 0.02
        ground = light.mixed(full, strength)
    return ground, dark
