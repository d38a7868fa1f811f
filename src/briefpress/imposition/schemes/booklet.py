"""Booklet: sheets folded once, nested, and stapled through the fold (saddle-stitched).

Print on both sides. For each signature, lay its sheets on one another as they are numbered, the
first at the bottom with its front down. Fold the pile once in the middle, towards you: the first
sheet is then outermost, with the first page of the signature on it. Staple through the fold from
outside, and trim the fore edge. A book of several signatures is stapled or sewn one by one; lay
them on one another as they are numbered and glue or sew them together. A separate cover is the
first sheet of the file: print it on its own paper and lay it around everything.
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

#: As many sheets of office paper as a staple holds and a fold takes: 64 pages.
_STAPLED = 16
#: As many as fold flat in a section that is sewn to others.
_SEWN = 8


def arrange(pages: tuple[int, ...], options: Imposition, shape: Shape) -> Arrangement:  # noqa: ARG001 - there is one shape
    """Nest the sheets of each signature; a cover goes around all of them."""
    pages = padded(pages, PAGES_PER_SHEET, options.blanks)
    inner = pages[2:-2] if options.cover else pages
    sizes = signature_sizes(len(inner) // PAGES_PER_SHEET, options.signature)
    around = int(options.cover and len(sizes) == 1)
    sheets = (
        *_cover(pages, options),
        *signature_sheets(inner, sizes, options.binding, first_depth=around),
    )
    return Arrangement(sheets, turn_axis(options.binding), folded=True, signatures=sizes)


def signature_sizes(sheets: int, wanted: int) -> tuple[int, ...]:
    """Return how many sheets each signature has.

    As many as wanted, the last what is left over. If 0 is wanted a staple holds them all, or they
    are shared out evenly among as few signatures as can be sewn: no sheet more than the pages
    need, and no signature of a single sheet unless there is only one.
    """
    if wanted:
        full, rest = divmod(sheets, wanted)
        return (wanted,) * full + ((rest,) if rest else ())
    if sheets <= _STAPLED:
        return (sheets,) if sheets else ()
    count = -(-sheets // _SEWN)
    small, larger = divmod(sheets, count)
    return (small + 1,) * larger + (small,) * (count - larger)


def _cover(pages: tuple[int, ...], options: Imposition) -> Iterator[Sheet]:
    if options.cover:
        yield Sheet(
            front=spread(pages[-1], pages[0], options.binding),
            back=spread(pages[1], pages[-2], options.binding),
            cover=True,
        )


SCHEME = Scheme(
    SchemeName.BOOKLET,
    __doc__,
    folded_shapes,
    arrange,
    frozenset({"signature", "cover", "creep"}),
)
