"""The title of the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.blocks.context import BriefMaking, Piece
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.model.layout import StyleName

if TYPE_CHECKING:
    from briefpress.compose.item import Item


def title(making: BriefMaking) -> list[Item]:
    """Make the title, in lines of about equal width."""
    setting = Setting(balanced=True, heading=1)
    element = Element("H1", making.root)
    text = making.type.text((making.brief.title,), StyleName.TITLE, element, setting)
    return making.stand_across([Piece(text)])
