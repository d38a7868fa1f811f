"""What a part of a bulletin needs to make its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import field, structs

from briefpress.compose.blocks.context import Making
from briefpress.compose.flowables.entry import Linked
from briefpress.compose.links import folio_uri
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.compose.typography import same_language
from briefpress.model.layout import BlockKind, BlockSpec, FrameSpec, Grid, PartKind, StyleName

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.text.flowable import Text
    from briefpress.compose.typography import Typography
    from briefpress.model.bulletin import Bulletin, Entry
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication
    from briefpress.model.text import Span

#: The one frame of a bulletin's own pages.
FRAME = "main"
#: Distance of columns that follow one another, in gutters.
_COLUMN_GAP = 2.0


class PartMaking(Making, frozen=True):
    """A part of a bulletin in the making; `folios` are the first pages of parts, where known."""

    bulletin: Bulletin
    folios: dict[PartKind, str] = field(default_factory=dict)

    def title(self, text: str) -> Text:
        """Set the title of the part."""
        setting = Setting(balanced=True, heading=1)
        element = Element("H1", self.root)
        return self.type.text((self.own(text),), StyleName.TITLE, element, setting)

    def heading(self, span: Span) -> Text:
        """Set the heading of the contact block: H1 where no title of another part is before it."""
        spec = self.type.layout.bulletin
        if spec and spec.parts[0] is PartKind.CONTACT:
            return self.subtitle(span, 1)
        return super().heading(span)

    def subtitle(self, span: Span, level: int = 2) -> Text:
        """Set a heading inside the part."""
        setting = Setting(balanced=True, heading=level)
        element = Element(f"H{level}", self.root)
        return self.type.text((span,), StyleName.HEADING, element, setting)

    def brief_title(self, entry: Entry) -> Span:
        """Return a brief's title, marked with its language where that is another."""
        brief = entry.brief
        other = not same_language(brief.language, self.language)
        return structs.replace(brief.title, language=brief.language if other else None)

    def linked(self, flowable: Flowable, link: Element, folio: str) -> Linked:
        """Let a flowable lead to a page of the bulletin, as one area."""
        contents = self.type.words.bulletin.go_to.format(page=folio)
        return Linked(flowable, link, folio_uri(folio), contents)


def part_making(
    bulletin: Bulletin,
    publication: Publication,
    type_: Typography,
    kind: PartKind,
    folios: dict[PartKind, str],
) -> PartMaking:
    """Begin a part: a section of its own, in the one frame of the page.

    The contact block stands as the layout has it in a brief.
    """
    spec = BlockSpec(BlockKind.TITLE, FRAME)
    if kind is PartKind.CONTACT:
        own = (block for block in type_.layout.blocks if block.kind is BlockKind.CONTACT)
        spec = structs.replace(next(own, BlockSpec(BlockKind.CONTACT, FRAME)), frame=FRAME)
    root = Element("Sect")
    return PartMaking(bulletin.language, publication, type_, spec, root, bulletin, folios)


def one_frame(layout: Layout, columns: int = 1) -> Layout:
    """Return the layout with a single frame: the whole width, or the first of equal columns."""
    grid = layout.grid if columns == 1 else Grid(columns, _COLUMN_GAP * layout.grid.gutter)
    frame = FrameSpec(FRAME, 1, grid.columns if columns == 1 else 1)
    return structs.replace(layout, grid=grid, frames=(frame,))
