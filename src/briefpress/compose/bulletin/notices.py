"""The notices: briefs that were taken back, why, and what readers are to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import Piece
from briefpress.compose.typography import same_language
from briefpress.model.layout import StyleName

if TYPE_CHECKING:
    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.item import Item
    from briefpress.model.text import Span
    from briefpress.model.withdrawn import Withdrawn

#: Space above a notice and below its heading, in parts of the body's leading.
_AIR, _NEAR = 1.2, 0.25


def notices(making: PartMaking) -> list[Item]:
    """Make the page: each brief under a heading of its own, with the reason below."""
    words = making.type.words.bulletin
    leading = making.type.style(StyleName.BODY).leading
    pieces = [
        Piece(making.title(words.notices)),
        Piece(making.text((making.own(words.notices_note),), StyleName.BODY), leading * _AIR / 2),
    ]
    for notice in making.bulletin.notices:
        pieces.append(Piece(making.subtitle(_heading(making, notice)), leading * _AIR))
        reason = making.text((_marked(making, notice, notice.reason),), StyleName.BODY)
        pieces.append(Piece(reason, leading * _NEAR))
    return making.stand(pieces)


def _heading(making: PartMaking, notice: Withdrawn) -> Span:
    words = making.type.words
    told = words.bulletin.notice.format(
        title=notice.title.text,
        date=words.write_date(notice.date),
        withdrawn=words.write_date(notice.withdrawn),
    )
    return making.own(told)


def _marked(making: PartMaking, notice: Withdrawn, span: Span) -> Span:
    """Mark a text with its language where that is another than the bulletin's."""
    language = notice.language or making.publication.language
    return span if same_language(language, making.language) else replace(span, language=language)
