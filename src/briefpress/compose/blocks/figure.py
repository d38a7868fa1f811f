"""The figure: a picture with its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import BriefMaking, Piece
from briefpress.compose.flowables.picture import Picture
from briefpress.compose.flowables.row import Stack
from briefpress.compose.pdf.structure import Element
from briefpress.model.layout import StyleName

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.item import Item

_CAPTION_GAP = 4.0


def figure(making: BriefMaking) -> list[Item]:
    """Make the figure; picture and caption stay on one page."""
    shown = making.brief.figure
    if shown is None:
        return []
    element = Element("Figure", making.root, alt=shown.image.alt.text)
    parts: tuple[Flowable, ...] = (Picture(shown.image, element, making.spec.figure_height),)
    if shown.caption is not None:
        parts += (making.text((shown.caption,), StyleName.CAPTION),)
    return making.stand([Piece(Stack(parts, _CAPTION_GAP))])
