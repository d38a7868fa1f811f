"""A plan in the making: the pages, the format that was chosen for them, and their arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.imposition.format import choose_format
from briefpress.imposition.pages import common_size
from briefpress.imposition.schemes import SCHEMES
from briefpress.imposition.sides import Pages

if TYPE_CHECKING:
    from briefpress.imposition.arrangement import Arrangement
    from briefpress.imposition.format import Format
    from briefpress.imposition.geometry import Size
    from briefpress.imposition.pages import SourcePage
    from briefpress.model.imposition import Imposition


class Draft(Struct, frozen=True):
    """The chosen pages, counted from 1, of a source; most of them are of the size `common`."""

    options: Imposition
    pages: Pages
    chosen: tuple[int, ...]
    common: Size
    form: Format
    arrangement: Arrangement

    @property
    def spine(self) -> float:
        """The thickness of the thickest spine."""
        return thickest_spine(self.arrangement, self.options)


def draft(
    source: tuple[SourcePage, ...], chosen: tuple[int, ...], options: Imposition
) -> Draft | None:
    """Choose the format and arrange the pages; the spine of a cover takes room on every sheet.

    None where margins and gutters leave no room for a page.
    """
    pages = Pages(source, options)
    common = common_size(pages.size(number) for number in chosen)
    scheme = SCHEMES[options.scheme]
    shapes = scheme.shapes(options)
    spine = thickest_spine(scheme.arrange(chosen, options, shapes[0]), options)
    form = choose_format(common, shapes, spine, options)
    if form is None:
        return None
    arrangement = scheme.arrange(chosen, options, form.shape)
    return Draft(options, pages, chosen, common, form, arrangement)


def thickest_spine(arrangement: Arrangement, options: Imposition) -> float:
    """Return the thickness of the thickest spine in points; 0 where no sheet has one."""
    return max(sheet.spine for sheet in arrangement.sheets) * options.creep
