"""Fit: one sheet means one sheet.

The layout says what may shrink, in what order and how far. Each measure goes down to its floor
before the next one is touched, and the first scale at which the brief fits is taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.codes import DOES_NOT_FIT
from briefpress.compose.composition import AppliedReduction
from briefpress.compose.text.flowable import Text
from briefpress.compose.typography import Scale
from briefpress.diagnostics import Diagnostic, Place
from briefpress.model.layout import ReductionKind, StyleName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.compose.item import Item
    from briefpress.compose.pagination import Pagination
    from briefpress.model.brief import Brief
    from briefpress.model.layout import Layout

#: Steps from a measure to its floor: space as a factor, leading as a ratio, size in points.
_STEPS = {ReductionKind.SPACE: 0.1, ReductionKind.LEADING: 0.05, ReductionKind.SIZE: 0.25}


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


def applied(scale: Scale) -> tuple[AppliedReduction, ...]:
    """Say what a scale shrinks, and to what value."""
    values = (
        (ReductionKind.SPACE, scale.space if scale.space != 1 else None),
        (ReductionKind.LEADING, scale.leading),
        (ReductionKind.SIZE, scale.size),
    )
    return tuple(AppliedReduction(kind, value) for kind, value in values if value is not None)


def fits(pagination: Pagination, layout: Layout) -> bool:
    """Tell whether everything stands on the pages the layout allows."""
    return pagination.pages <= layout.fit.pages and not pagination.taller


def overflow(brief: Brief, layout: Layout, pagination: Pagination) -> Diagnostic:
    """Say by how many lines a brief is too long, even at the floors, and in which block."""
    over = [place.item for place in pagination.placed if place.page >= layout.fit.pages]
    over = over or list(pagination.taller)
    lines = sum(_lines(item) for item in over)
    pages = "1 page" if layout.fit.pages == 1 else f"{layout.fit.pages} pages"
    message = (
        f"{lines} {'line' if lines == 1 else 'lines'} too many for {pages} of layout "
        f"“{layout.name}”, everything shrunk as far as it allows; "
        f"the overflow begins in {over[0].block.value}"
    )
    return Diagnostic(DOES_NOT_FIT, Place(brief.path), message, DOES_NOT_FIT.mend)


def _lines(item: Item) -> int:
    """Count the lines of an item; what has none of its own counts as one."""
    return len(item.flowable.lines) if isinstance(item.flowable, Text) else 1
