"""Grounds and bars behind the blocks that ask for them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefpress.compose.item import Decoration
    from briefpress.compose.pagination import Placed
    from briefpress.compose.pdf.canvas import TaggedCanvas

#: How far a ground reaches past the text at both sides, where a bar stands, and its width.
_REACH, _BAR_DISTANCE, _BAR_WIDTH = 9.0, 9.0, 2.5


def draw_decorations(canvas: TaggedCanvas, placed: list[Placed]) -> None:
    """Draw one ground or bar behind all neighbouring items of a block on this page."""
    for decoration, group in groupby(placed, key=lambda place: place.item.decoration):
        if decoration is not None:
            _draw(canvas, decoration, list(group))


def _draw(canvas: TaggedCanvas, decoration: Decoration, places: list[Placed]) -> None:
    top = max(place.top for place in places)
    bottom = min(place.bottom for place in places)
    left = places[0].left + places[0].item.indent
    if decoration.ground is not None:
        width = places[0].width - places[0].item.indent + 2 * _REACH
        height = top - bottom + 2 * decoration.inset
        canvas.rectangle(left - _REACH, bottom - decoration.inset, width, height, decoration.ground)
    if decoration.bar is not None:
        canvas.rectangle(left - _BAR_DISTANCE, bottom, _BAR_WIDTH, top - bottom, decoration.bar)
