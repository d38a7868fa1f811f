"""Cut and stack: several leaves on a sheet; the cut piles, stacked, are in order at once.

Print on both sides, or on one with `--flip none`. Square the sheets up, the first on top with its
front up, and cut the whole pile into its panels. Lay the small piles on one another without
turning them: the pile with the first page on top, then the next one to its right (to its left if
bound at the right), row by row; with `--order columns` the next one below it, column by column.
Bind the stack at the binding edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import (
    Arrangement,
    Panel,
    Scheme,
    Shape,
    Sheet,
    behind,
    chunks,
    grid,
    padded,
    places,
    shapes_for,
    turn_axis,
)
from briefpress.model.imposition import Binding, Flip, Order, SchemeName

if TYPE_CHECKING:
    from briefpress.model.imposition import Imposition


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:
    """Give each pile a run of leaves: the pile of the panel i has the i-th run."""
    sides = 1 if options.flip is Flip.NONE else 2
    up = shape.rows * shape.columns
    leaves = tuple(chunks(padded(pages, sides * up, options.blanks), sides))
    count = len(leaves) // up
    axis = turn_axis(options.binding)
    where = places(
        shape,
        by_columns=options.order is Order.COLUMNS,
        from_right=options.binding is Binding.RIGHT,
    )
    sheets = []
    for number in range(count):
        own = leaves[number::count]
        front = grid(shape, ((p, Panel(leaf[0])) for p, leaf in zip(where, own, strict=True)))
        back = None
        if sides == 2:
            backs = ((behind(p, shape, axis), leaf) for p, leaf in zip(where, own, strict=True))
            back = grid(shape, ((place, Panel(leaf[1])) for place, leaf in backs))
        sheets.append(Sheet(front, back))
    return Arrangement(tuple(sheets), axis)


SCHEME = Scheme(SchemeName.CUT_AND_STACK, __doc__, shapes_for, arrange, frozenset({"up", "order"}))
