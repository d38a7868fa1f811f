"""The cover: who publishes, and which days the bulletin is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import Piece
from briefpress.compose.blocks.masthead import logo_cells
from briefpress.compose.flowables.row import Cell, Row, Rule, Stack
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.model.layout import BlockKind, StyleName

if TYPE_CHECKING:
    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.item import Item

#: Where the title begins, in parts of the page's height below the masthead; the bar above it:
#: its thickness and length in points, and its distance from the title in parts of the leading.
_DROP, _BAR, _BAR_LENGTH, _BAR_GAP = 0.3, 4.0, 72.0, 0.4


def cover(making: PartMaking) -> list[Item]:
    """Make the cover: the masthead at the top, the title under a bar, the number of briefs."""
    words, layout = making.type.words, making.type.layout
    period = words.write_period(making.bulletin.period)
    bar = Rule(making.type.style(StyleName.HEADING).colour, _BAR, _BAR_LENGTH)
    masthead = _masthead(making)
    setting = Setting(balanced=True, heading=1)
    title = making.type.text(
        (making.own(period),), StyleName.COVER, Element("H1", making.root), setting
    )
    count = making.own(words.count_briefs(len(making.bulletin.entries)))
    leading = making.type.style(StyleName.COVER).leading
    pieces = [
        Piece(masthead),
        Piece(bar, layout.page.height * _DROP),
        Piece(title, leading * _BAR_GAP),
        Piece(making.text((count,), StyleName.THOUGHT), leading * _BAR_GAP),
    ]
    return making.stand(pieces)


def _masthead(making: PartMaking) -> Row:
    """Set logo, organization and name as the briefs have them."""
    blocks = making.type.layout.blocks
    height = next((b.logo_height for b in blocks if b.kind is BlockKind.MASTHEAD), 0.0)
    cells = logo_cells(making, height, dated=False)
    left = cells[0].width + making.type.layout.grid.gutter if cells else 0.0
    publication = making.publication
    names = Stack(
        (
            making.text((making.localized(publication.organization),), StyleName.ORGANIZATION),
            making.text((making.localized(publication.name),), StyleName.NAME),
        )
    )
    return Row((*cells, Cell(names, left, making.width - left)))
