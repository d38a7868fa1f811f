"""Columns that follow one another: down the first, then down the second, then to the next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.item import Item
from briefpress.compose.pagination import Pagination, Placed, paginate
from briefpress.model.layout import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.text.flowable import Text
    from briefpress.model.layout import Layout

#: Steps in which the last page's columns are shortened until they end at about the same height.
_STEPS = 24
#: Space below the title, in parts of its leading.
_AIR = 0.6


def in_columns(
    title: Text, items: Sequence[Item], layout: Layout, narrow: Layout, columns: int
) -> Pagination:
    """Place a title over the whole width, and below it items in columns.

    `layout` has the frame of the title, `narrow` that of the first column. A page of columns is
    paginated as so many narrow pages, which are then put side by side; the last ones are made
    equally long.
    """
    frame = narrow.frames[0].name
    head = Item(title, BlockKind.TITLE, frame)
    height = head.height(layout.frame_width(frame))
    placed = [Placed(head, 0, layout.page.left, layout.frame_width(frame), *_edges(layout, height))]
    page = 0
    rest: tuple[Item, ...] = tuple(items)
    taller: tuple[Item, ...] = ()
    while rest:
        here = narrow if page else _lowered(narrow, height + title.look.leading * _AIR)
        found = paginate(rest, here, most=columns)
        taller += found.taller
        if found.pages <= columns:
            found = _balanced(rest, here, columns)
        placed += [_beside(p, page, narrow) for p in found.placed if p.page < columns]
        rest = (*(p.item for p in found.placed if p.page >= columns), *found.left)
        page += 1
    return Pagination(tuple(placed), max(page, 1), taller)


def _edges(layout: Layout, height: float) -> tuple[float, float]:
    top = layout.page.height - layout.page.top
    return top, top - height


def _lowered(layout: Layout, height: float) -> Layout:
    """Return the layout with its text beginning so much lower."""
    return replace(layout, page=replace(layout.page, top=layout.page.top + height))


def _balanced(items: tuple[Item, ...], layout: Layout, columns: int) -> Pagination:
    """Return the shortest columns that still hold everything: halving finds them soonest."""
    room = layout.page.height - layout.page.top - layout.page.bottom
    best = paginate(items, layout)
    least, most = 0, _STEPS
    while most - least > 1:
        step = (least + most) // 2
        bottom = layout.page.bottom + room * step / _STEPS
        shorter = replace(layout, page=replace(layout.page, bottom=bottom))
        found = paginate(items, shorter, most=columns)
        if found.pages > columns or found.taller:
            most = step
        else:
            least, best = step, found
    return best


def _beside(placed: Placed, page: int, narrow: Layout) -> Placed:
    """Move an item from its narrow page to its column on a page."""
    step = placed.width + narrow.grid.gutter
    return replace(placed, page=page, left=placed.left + placed.page * step)
