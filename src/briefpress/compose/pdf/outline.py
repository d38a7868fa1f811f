"""From the headings of the pages to the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.pdf import syntax
from briefpress.pdf.outline import OutlineItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.pdf.canvas import Heading


def outline_of(headings: Sequence[Heading], pages: list[int]) -> tuple[OutlineItem, ...]:
    """Return an item for each heading, nested by level, all open; `pages` are object numbers."""
    items: list[OutlineItem] = []
    rest = list(headings)
    while rest:
        heading = rest.pop(0)
        below = []
        while rest and rest[0].level > heading.level:
            below.append(rest.pop(0))
        kids = outline_of(below, pages)
        items.append(OutlineItem(heading.title, (("Dest", _place(heading, pages)),), kids))
    return tuple(items)


def _place(heading: Heading, pages: list[int]) -> bytes:
    top = syntax.number(heading.top).encode()
    return b"[%s /XYZ 0 %s 0]" % (syntax.reference(pages[heading.page]), top)
