"""Prose: paragraphs and lists, under a heading of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import BriefMaking, Making, Piece
from briefpress.compose.flowables.row import Indented
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.model.layout import StyleName
from briefpress.model.text import Listing, Paragraph, Span

if TYPE_CHECKING:
    from briefpress.compose.item import Item
    from briefpress.model.text import Block, Prose

BULLET = "•"
#: Room for a bullet or a number, in parts of the size, and the space between items in parts of
#: that between paragraphs.
_LABEL_ROOM, _DIGIT_ROOM, _ITEM_SPACE = 1.2, 0.55, 0.5


def context(making: BriefMaking) -> list[Item]:
    """Make the context."""
    return _section(making, making.type.words.context, making.brief.context)


def relevance(making: BriefMaking) -> list[Item]:
    """Make the prevention relevance."""
    return _section(making, making.type.words.relevance, making.brief.relevance)


def techniques(making: BriefMaking) -> list[Item]:
    """Make the prevention techniques."""
    return _section(making, making.type.words.techniques, making.brief.techniques)


def thought(making: BriefMaking) -> list[Item]:
    """Make the prevention thought: its function in bold, then the question."""
    question = thought_prose(making)
    return _section(making, making.type.words.thought, question, StyleName.THOUGHT)


def thought_prose(making: BriefMaking) -> Prose:
    """Return the question with its function before it; nothing where there is no thought."""
    asked = making.brief.thought
    if asked is None:
        return ()
    function = next((f for f in making.publication.functions if f.key == asked.function), None)
    if function is None:
        return asked.question
    label = making.localized(function.label)
    lead = replace(label, text=f"{label.text}:", bold=True)
    first, *rest = asked.question
    if isinstance(first, Paragraph):
        return Paragraph((lead, Span(" "), *first.spans)), *rest
    return Paragraph((lead,)), *asked.question


def _section(
    making: Making, heading: str, prose: Prose, style: StyleName = StyleName.BODY
) -> list[Item]:
    if not prose:
        return []
    head = making.heading(making.own(heading))
    return making.stand(prose_pieces(making, prose, style), head)


def prose_pieces(making: Making, prose: Prose, style: StyleName) -> list[Piece]:
    """Set prose as pieces of a block; what leads up to a list stays with its first item."""
    gap = making.type.layout.style(style).space_after
    pieces: list[Piece] = []
    for block in prose:
        before = gap if pieces else 0.0
        if isinstance(block, Listing) and pieces:
            pieces[-1] = replace(pieces[-1], keep=True)
        pieces += _block(making, block, making.root, style, before)
    return pieces


def _block(
    making: Making, block: Block, parent: Element, style: StyleName, before: float
) -> list[Piece]:
    if isinstance(block, Paragraph):
        return [Piece(making.type.text(block.spans, style, Element("P", parent)), before)]
    return _listing(making, block, parent, style, before)


def _listing(
    making: Making, listing: Listing, parent: Element, style: StyleName, before: float
) -> list[Piece]:
    numbering = {"O": b"/List", "ListNumbering": b"/Decimal" if listing.ordered else b"/Disc"}
    element = Element("L", parent, attributes=numbering)
    gap = making.type.layout.style(style).space_after * _ITEM_SPACE
    room = label_room(listing, making.type.style(style).size)
    pieces: list[Piece] = []
    for number, item in enumerate(listing.items, listing.start):
        sign = f"{number}." if listing.ordered else BULLET
        pieces += _item(making, item, element, style, sign, room, gap if pieces else before)
    return pieces


def label_room(listing: Listing, size: float) -> float:
    """Return the room that the bullets or numbers of a list take, in points like the size."""
    digits = len(str(listing.start + len(listing.items) - 1)) if listing.ordered else 0
    return size * (_LABEL_ROOM + digits * _DIGIT_ROOM)


def _item(
    making: Making,
    item: Prose,
    parent: Element,
    style: StyleName,
    sign: str,
    room: float,
    before: float,
) -> list[Piece]:
    """Make an item: its first paragraph beside its label, what follows indented below it."""
    entry = Element("LI", parent)
    label = making.type.label(sign, style, Element("Lbl", entry), room)
    body = Element("LBody", entry)
    first = item[0]
    assert isinstance(first, Paragraph)  # noqa: S101 - the model says so
    element = body if len(item) == 1 else Element("P", body)
    text = making.type.text(first.spans, style, element, Setting(label=label))
    pieces = [Piece(text, before)]
    gap = making.type.layout.style(style).space_after * _ITEM_SPACE
    for block in item[1:]:
        pieces += [
            Piece(Indented(piece.flowable, room), piece.before)
            for piece in _block(making, block, body, style, gap)
        ]
    return pieces
