"""N-up: several pages on each side, one after another, to be read from the sheet.

Print on both sides, or on one with `--flip none`. Nothing is folded or cut. Staple the sheets at
the binding edge: their backs stand upright when they are turned there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import (
    Arrangement,
    Panel,
    Scheme,
    Shape,
    Sheet,
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
    """Fill side after side, by rows or by columns."""
    up = shape.rows * shape.columns
    where = places(
        shape,
        by_columns=options.order is Order.COLUMNS,
        from_right=options.binding is Binding.RIGHT,
    )
    sides = [
        grid(shape, zip(where, map(Panel, own), strict=True))
        for own in chunks(padded(pages, up, options.blanks), up)
    ]
    axis = turn_axis(options.binding)
    if options.flip is Flip.NONE:
        return Arrangement(tuple(Sheet(side, None) for side in sides), axis)
    if len(sides) % 2:
        sides.append(grid(shape, ()))
    pairs = zip(sides[::2], sides[1::2], strict=True)
    return Arrangement(tuple(Sheet(front, back) for front, back in pairs), axis)


SCHEME = Scheme(SchemeName.N_UP, __doc__, shapes_for, arrange, frozenset({"up", "order"}))
