"""Subsets of the faces that a bulletin and its briefs are set in, by the names fonts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.fonts.embed import composite_font

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefpress.model.layout import Layout
    from briefpress.pdf.composite import CompositeFont


def subset_maker(
    layouts: tuple[Layout, ...], root: Path
) -> Callable[[str, frozenset[int]], CompositeFont]:
    """Return what makes the subset of a face with some codes; it raises KeyError for no such face.

    Laying subsets over each other gives the same font, glyph by glyph, but more slowly.
    """
    libraries = [Fonts(layout, root) for layout in layouts]

    def subset(name: str, codes: frozenset[int]) -> CompositeFont:
        for library in libraries:
            try:
                return composite_font(library.named(name), codes)
            except KeyError:
                continue
        raise KeyError(name)

    return subset
