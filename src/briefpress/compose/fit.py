"""Fit: one sheet means one sheet.

The layout says what may shrink, in what order and how far. Each measure goes down to its floor
before the next one is touched, and the first scale at which the brief fits is taken. What room a
step of leading or size leaves over goes back into the space.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.pages import DOES_NOT_FIT
from briefpress.compose.composition import AppliedReduction
from briefpress.compose.typography import Scale, scaled
from briefpress.diagnostics import Diagnostic, Place
from briefpress.model.layout import ReductionKind, StyleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefpress.compose.item import Item
    from briefpress.compose.pagination import Pagination
    from briefpress.model.brief import Brief
    from briefpress.model.layout import Layout

#: Steps from a measure to its floor: space as a factor, leading as a ratio, size in points.
_STEPS = {ReductionKind.SPACE: 0.1, ReductionKind.LEADING: 0.05, ReductionKind.SIZE: 0.25}

#: A hundredth of a line is no line.
_ROUNDING = 0.01
#: Points by which what is hopeless is too high, beyond every rounding.
_CERTAINTY = 0.1


def scales(layout: Layout) -> Iterator[Scale]:
    """Go through the scales from the layout's own to the smallest it allows."""
    body = layout.style(StyleName.BODY)
    natural = {
        ReductionKind.SPACE: 1.0,
        ReductionKind.LEADING: body.leading / body.size,
        ReductionKind.SIZE: body.size,
    }
    scale = Scale()
    yield scale
    for reduction in layout.fit.reductions:
        value, step = natural[reduction.kind], _STEPS[reduction.kind]
        while value > reduction.floor + 1e-6:
            value = max(reduction.floor, round(value - step, 4))
            scale = replace(scale, **{reduction.kind.value: value})
            yield scale


def looser(scale: Scale) -> Iterator[Scale]:
    """Go through the same scale with more space, the most first, where letters were shrunk."""
    if scale.leading is None and scale.size is None:
        return
    for steps in range(round((1 - scale.space) / _STEPS[ReductionKind.SPACE])):
        yield replace(scale, space=round(1 - steps * _STEPS[ReductionKind.SPACE], 4))


def applied(scale: Scale) -> tuple[AppliedReduction, ...]:
    """Say what a scale shrinks, and to what value."""
    values = (
        (ReductionKind.SPACE, scale.space if scale.space != 1 else None),
        (ReductionKind.LEADING, scale.leading),
        (ReductionKind.SIZE, scale.size),
    )
    return tuple(AppliedReduction(kind, value) for kind, value in values if value is not None)


class Need(Struct, frozen=True):
    """What the items of a frame need at least: their heights, and the space between them at 1."""

    heights: float
    space: float


def needs(items: Sequence[Item], layout: Layout) -> tuple[Need, ...]:
    """Return what the items of each frame need at least on a page."""
    found = []
    for frame in layout.frames:
        width = layout.frame_width(frame.name)
        inside = [item for item in items if item.frame == frame.name]
        heights = sum([item.height(width) for item in inside])
        found.append(Need(heights, sum([item.before for item in inside[1:]])))
    return tuple(found)


def hopeless(needed: tuple[Need, ...], layout: Layout, space: float) -> bool:
    """Tell whether a frame can't fit the only page there is, even if it began at the top margin.

    Then there is no need to paginate: that takes six times as long, and most scales are hopeless.
    """
    if layout.fit.pages > 1:
        return False
    room = layout.page.height - layout.page.top - layout.page.bottom + _CERTAINTY
    return any(need.heights + need.space * space > room for need in needed)


def fits(pagination: Pagination, layout: Layout) -> bool:
    """Tell whether everything stands on the pages the layout allows."""
    return pagination.pages <= layout.fit.pages and not pagination.taller


def overflow(brief: Brief, layout: Layout, pagination: Pagination, scale: Scale) -> Diagnostic:
    """Say by how many lines of the body a brief is too long at a scale, and in which block."""
    over = [place.item for place in pagination.placed if place.page >= layout.fit.pages]
    over = over or list(pagination.taller)
    body = scaled(layout.style(StyleName.BODY), scale, layout)
    lines = max(1, ceil(excess(pagination, layout, scale) / body.leading - _ROUNDING))
    pages = "1 page" if layout.fit.pages == 1 else f"{layout.fit.pages} pages"
    message = (
        f"{lines} {'line' if lines == 1 else 'lines'} too many for {pages} of layout "
        f"“{layout.name}”, everything shrunk as far as it allows; "
        f"the overflow begins in {over[0].block.value}"
    )
    return Diagnostic(DOES_NOT_FIT, Place(brief.path), message, DOES_NOT_FIT.mend)


def excess(pagination: Pagination, layout: Layout, scale: Scale) -> float:
    """Return the height in points of what stands beyond the pages allowed, in the fullest frame.

    The room left over on the last page allowed is taken off: what did not split fits into it once
    the text above is shorter.
    """
    amounts = [0.0]
    for frame in layout.frames:
        places = [place for place in pagination.placed if place.item.frame == frame.name]
        beyond = [place for place in places if place.page >= layout.fit.pages]
        last = [place.bottom for place in places if place.page == layout.fit.pages - 1]
        if beyond:
            height = sum(p.top - p.bottom + p.item.before * scale.space for p in beyond)
            free = min(last) - layout.page.bottom if last else 0.0
            amounts.append(height - free)
    amounts += [item.flowable.height for item in pagination.taller]
    return max(amounts)
