"""Work-and-turn: one form for both sides, the sheet turned from left to right.

Print one side; turn the pile over sideways, the left edge to the right, and print the same form
on the other side. A duplex printer does it in one go; with `--flip none` the file has each form
once, for a press or for feeding by hand. Cut the sheets in two, then into their panels: every
leaf is there twice. Turn the leaves of the right half over sideways, and gather one from each
pile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import Arrangement, Scheme, Shape, shapes_for
from briefpress.imposition.geometry import Axis
from briefpress.imposition.schemes.turning import one_form
from briefpress.model.imposition import SchemeName

if TYPE_CHECKING:
    from briefpress.model.imposition import Imposition


def shapes(options: Imposition) -> tuple[Shape, ...]:
    """Return the shapes with a left and a right half."""
    return tuple(shape for shape in shapes_for(options) if shape.columns % 2 == 0)


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:
    """Put first pages at the left, second pages at the right."""
    return one_form(pages, options, shape, Axis.VERTICAL)


SCHEME = Scheme(SchemeName.WORK_AND_TURN, __doc__, shapes, arrange, frozenset({"up"}))
