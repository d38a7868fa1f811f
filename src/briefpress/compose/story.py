"""The story: a brief's blocks in the order of the layout, as elements and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.blocks.contact import contact
from briefpress.compose.blocks.context import BriefMaking
from briefpress.compose.blocks.figure import figure
from briefpress.compose.blocks.masthead import masthead
from briefpress.compose.blocks.matrix import matrix
from briefpress.compose.blocks.prose import context, relevance, techniques, thought
from briefpress.compose.blocks.sources import sources
from briefpress.compose.blocks.title import title
from briefpress.compose.pdf.structure import Element
from briefpress.model.layout import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefpress.compose.item import Item
    from briefpress.compose.typography import Typography
    from briefpress.model.brief import Brief
    from briefpress.model.publication import Publication

_BLOCKS: dict[BlockKind, Callable[[BriefMaking], list[Item]]] = {
    BlockKind.MASTHEAD: masthead,
    BlockKind.TITLE: title,
    BlockKind.MATRIX: matrix,
    BlockKind.CONTEXT: context,
    BlockKind.FIGURE: figure,
    BlockKind.SOURCES: sources,
    BlockKind.RELEVANCE: relevance,
    BlockKind.TECHNIQUES: techniques,
    BlockKind.THOUGHT: thought,
    BlockKind.CONTACT: contact,
}


class Story(Struct, frozen=True):
    """The structure tree, the element of the handling label if there is one, and the items."""

    root: Element
    handling: Element | None
    items: tuple[Item, ...]


def tell(brief: Brief, publication: Publication, type_: Typography) -> Story:
    """Make the whole story. The tree stands in reading order before anything is placed."""
    root = Element("Document")
    handling = None
    if brief.handling is not None:
        handling = Element("P", root, text=brief.handling.value)
    items: list[Item] = []
    for spec in type_.layout.blocks:
        making = BriefMaking(brief.language, publication, type_, spec, root, brief)
        items += _BLOCKS[spec.kind](making)
    return Story(root, handling, tuple(items))
