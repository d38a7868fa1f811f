"""Perfect-bound: sheets folded once, stacked, and glued at the spine.

Print on both sides. Fold each sheet once in the middle, its back inside; with signatures of more
than one sheet, nest the sheets of a signature first, the lowest number outermost. Lay the folded
sheets or signatures on one another as they are numbered. Press, roughen the spine, glue it, and
trim the other three edges. A separate cover is the first sheet of the file: print it on its own
paper, score it along the fold marks and lay it around the glued block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import Arrangement, Scheme, Shape, Sheet, padded, turn_axis
from briefpress.imposition.schemes.folding import (
    PAGES_PER_SHEET,
    folded_shapes,
    signature_sheets,
    spread,
)
from briefpress.model.imposition import SchemeName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.model.imposition import Imposition


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:  # noqa: ARG001 - there is one shape
    """Stack sheets that are folded one by one, or in signatures as large as wanted."""
    pages = padded(pages, PAGES_PER_SHEET, options.blanks)
    inner = pages[2:-2] if options.cover else pages
    sheets = len(inner) // PAGES_PER_SHEET
    full, rest = divmod(sheets, options.signature or 1)
    sizes = (options.signature or 1,) * full + ((rest,) if rest else ())
    block = (*_cover(pages, sheets, options), *signature_sheets(inner, sizes, options.binding))
    return Arrangement(block, turn_axis(options.binding), folded=True, signatures=sizes)


def _cover(pages: tuple[int, ...], sheets: int, options: Imposition) -> Iterator[Sheet]:
    """Give the cover; its spine is as thick as the block, two leaves for each sheet."""
    if options.cover:
        yield Sheet(
            front=spread(pages[-1], pages[0], options.binding),
            back=spread(pages[1], pages[-2], options.binding),
            cover=True,
            spine=2 * sheets,
        )


SCHEME = Scheme(
    SchemeName.PERFECT_BOUND,
    __doc__,
    folded_shapes,
    arrange,
    frozenset({"signature", "cover", "creep"}),
)
