"""The contact block: who publishes, and how to reach them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import Making, Piece
from briefpress.compose.flowables.row import Columns
from briefpress.compose.links import short_form
from briefpress.model.layout import StyleName
from briefpress.model.text import Span
from briefpress.reading.links import TELEPHONE

if TYPE_CHECKING:
    from briefpress.compose.item import Item
    from briefpress.model.text import Localized

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
#: Space between the parts, in parts of the leading.
_GAP = 0.4


def contact(making: Making) -> list[Item]:
    """Make the contact block, its parts shared among the columns the layout asks for."""
    parts = contact_spans(making)
    if not parts:
        return []
    known = making.publication.contact
    own = making.own(making.type.words.contact)
    heading = making.heading(making.localized(known.heading) if known and known.heading else own)
    texts = tuple(making.text(spans, StyleName.CONTACT) for spans in parts)
    gap = making.type.style(StyleName.CONTACT).leading * _GAP
    if making.spec.columns == 1:
        pieces = [Piece(text, gap if index else 0.0) for index, text in enumerate(texts)]
    else:
        gutter = making.type.layout.grid.gutter
        pieces = [Piece(Columns(texts, making.spec.columns, gutter, gap))]
    return making.stand(pieces, heading)


def contact_spans(making: Making) -> list[tuple[Span, ...]]:
    """Return the parts in reading order: about, e-mail, address, telephone, web."""
    known, words = making.publication.contact, making.type.words
    if known is None:
        return []

    def label(given: Localized | None, own: str) -> Span:
        return making.localized(given) if given else making.own(own)

    parts: list[tuple[Span, ...]] = []
    if known.about:
        parts.append((making.localized(known.about),))
    if known.email:
        mail = replace(known.email, link=f"mailto:{known.email.text}")
        parts.append((label(known.email_label, words.email), Span(" "), mail))
    if known.address:
        lines = [part for line in known.address for part in (Span("\n"), line)]
        parts.append((label(known.address_label, words.address), *lines))
    if known.telephone:
        call = replace(known.telephone, link=telephone_uri(known.telephone.text))
        parts.append((label(known.telephone_label, words.telephone), Span(" "), call))
    if known.web:
        site = replace(known.web, text=short_form(known.web.text), link=known.web.text)
        parts.append((label(known.web_label, words.web), Span(" "), site))
    return parts


def telephone_uri(number: str) -> str:
    """Return a tel URI (RFC 3966, 3): global where the number says its country.

    Eleven digits that begin with 1 are a number of the North American plan with its country code.
    Letters are those of a keypad; a zero in brackets is for callers within a country.
    """
    match = TELEPHONE.fullmatch(number.strip())
    dialled, extension = match.group("number", "extension") if match else (number, None)
    if dialled.startswith("+"):
        dialled = dialled.replace("(0)", "")
    digits = re.sub(r"[^0-9+]", "", dialled.translate(_KEYPAD))
    if not digits.startswith("+") and len(digits) == 11 and digits.startswith("1"):
        digits = f"+{digits}"
    return f"tel:{digits}" + (f";ext={extension}" if extension else "")
