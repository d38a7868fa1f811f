"""Step and repeat: the same page on every panel of a side, for cards, labels and handbills.

Print on both sides, with an even page behind each odd one, or on one with `--flip none`. Cut the
sheets into their panels: each small pile is a complete copy, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import (
    Arrangement,
    Grid,
    Panel,
    Scheme,
    Shape,
    Sheet,
    chunks,
    padded,
    shapes_for,
    turn_axis,
)
from briefpress.model.imposition import Flip, SchemeName

if TYPE_CHECKING:
    from briefpress.model.imposition import Imposition


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:
    """Fill the sides of each sheet with one leaf."""
    axis = turn_axis(options.binding)
    if options.flip is Flip.NONE:
        return Arrangement(tuple(Sheet(_filled(shape, page), None) for page in pages), axis)
    leaves = chunks(padded(pages, 2, options.blanks), 2)
    sheets = (Sheet(_filled(shape, one), _filled(shape, two)) for one, two in leaves)
    return Arrangement(tuple(sheets), axis)


def _filled(shape: Shape, page: int) -> Grid:
    return ((Panel(page),) * shape.columns,) * shape.rows


SCHEME = Scheme(SchemeName.STEP_AND_REPEAT, __doc__, shapes_for, arrange, frozenset({"up"}))
