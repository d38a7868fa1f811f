"""One form for both sides: what work-and-turn and work-and-tumble have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import (
    Arrangement,
    Grid,
    Panel,
    Shape,
    Sheet,
    behind,
    chunks,
    grid,
    padded,
    places,
    turn_axis,
)
from briefpress.imposition.geometry import Axis
from briefpress.model.imposition import Flip

if TYPE_CHECKING:
    from briefpress.model.imposition import Imposition


def one_form(pages: tuple[int, ...], options: Imposition, shape: Shape, axis: Axis) -> Arrangement:
    """Put leaves on forms that back themselves up when the sheet is turned about the axis.

    One half of a form has the leaves' first pages, the other half their second ones, each where
    the first page comes to lie; so the sheet holds every leaf twice. A second page stands on its
    head where readers turn the leaf about the other axis than the printer.
    """
    half = [place for place in _places(shape) if _is_first_half(place, shape, axis)]
    heads_over = turn_axis(options.binding) is not axis
    sheets = []
    for own in chunks(padded(pages, 2 * len(half), options.blanks), 2 * len(half)):
        form = _form(own, half, shape, axis, heads_over=heads_over)
        sheets.append(Sheet(form, None if options.flip is Flip.NONE else form))
    return Arrangement(tuple(sheets), axis)


def _form(
    own: tuple[int, ...],
    half: list[tuple[int, int]],
    shape: Shape,
    axis: Axis,
    *,
    heads_over: bool,
) -> Grid:
    leaves = tuple(zip(half, chunks(own, 2), strict=True))
    firsts = [(place, Panel(one)) for place, (one, _) in leaves]
    seconds = [(behind(place, shape, axis), Panel(two, heads_over)) for place, (_, two) in leaves]
    return grid(shape, firsts + seconds)


def _places(shape: Shape) -> tuple[tuple[int, int], ...]:
    return places(shape, by_columns=False, from_right=False)


def _is_first_half(place: tuple[int, int], shape: Shape, axis: Axis) -> bool:
    row, column = place
    return 2 * column < shape.columns if axis is Axis.VERTICAL else 2 * row < shape.rows
