"""One per page: the pages as they are, one on a side, with the last sheet made whole.

Print on both sides, or on one with `--flip none`. Staple or punch the sheets at the binding edge:
their backs stand upright when they are turned there.
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
    padded,
    turn_axis,
)
from briefpress.model.imposition import Flip, SchemeName

if TYPE_CHECKING:
    from briefpress.model.imposition import Imposition


def shapes(options: Imposition) -> tuple[Shape, ...]:  # noqa: ARG001 - there is one shape
    """Return the one shape: a single panel."""
    return (Shape(1, 1),)


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:  # noqa: ARG001
    """Set an even page behind each odd one."""
    axis = turn_axis(options.binding)
    if options.flip is Flip.NONE:
        return Arrangement(tuple(Sheet(((Panel(page),),), None) for page in pages), axis)
    leaves = chunks(padded(pages, 2, options.blanks), 2)
    sheets = (Sheet(((Panel(one),),), ((Panel(two),),)) for one, two in leaves)
    return Arrangement(tuple(sheets), axis)


SCHEME = Scheme(SchemeName.ONE_PER_PAGE, __doc__, shapes, arrange)
