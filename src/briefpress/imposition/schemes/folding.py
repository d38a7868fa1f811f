"""Sheets folded once and nested: what booklets and perfect-bound books have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.arrangement import Grid, Panel, Shape, Sheet
from briefpress.model.imposition import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefpress.model.imposition import Imposition

#: A sheet folded once has four pages.
PAGES_PER_SHEET = 4


def folded_shapes(options: Imposition) -> tuple[Shape, ...]:
    """Return the one shape: two panels, with the fold at the binding edge of both."""
    return (Shape(2, 1),) if options.binding is Binding.TOP else (Shape(1, 2),)


def signature_sheets(
    pages: tuple[int, ...], sizes: Iterable[int], binding: Binding, *, first_depth: int = 0
) -> Iterator[Sheet]:
    """Nest sheets: each signature takes the next pages, four for each of its sheets.

    In a signature of pages p1 to pn the outermost sheet has pn and p1 outside, p2 and pn-1
    inside; the sheets within have the same of the pages that are left.
    """
    start = 0
    for number, size in enumerate(sizes, start=1):
        end = start + PAGES_PER_SHEET * size
        own = pages[start:end]
        start = end
        for depth in range(size):
            low, high = 2 * depth, len(own) - 1 - 2 * depth
            yield Sheet(
                front=spread(own[high], own[low], binding),
                back=spread(own[low + 1], own[high - 1], binding),
                signature=number,
                depth=first_depth + depth,
            )


def spread(earlier: int, later: int, binding: Binding) -> Grid:
    """Set two pages on either side of a fold: the first is left of, right of or above it."""
    one, two = Panel(earlier), Panel(later)
    if binding is Binding.TOP:
        return (one,), (two,)
    return ((two, one),) if binding is Binding.RIGHT else ((one, two),)
