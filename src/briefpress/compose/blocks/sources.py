"""The sources: a list of what the brief draws on, with links that work on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.compose.blocks.context import BriefMaking, Piece
from briefpress.compose.flowables.picture import QRCode
from briefpress.compose.flowables.row import Cell, Row, Stack
from briefpress.compose.links import ascii_uri, short_form
from briefpress.compose.pdf.structure import Element
from briefpress.model.layout import StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.item import Item
    from briefpress.model.brief import Source

#: Least width of the text beside a code, in parts of its size; where it is narrower the code goes
#: below, this many points under it.
_LEAST_MEASURE, _CODE_GAP = 16.0, 6.0


def sources(making: BriefMaking) -> list[Item]:
    """Make the list of sources."""
    if not making.brief.sources:
        return []
    heading = making.heading(making.own(making.type.words.sources))
    unnumbered = {"O": b"/List", "ListNumbering": b"/None"}
    parent = Element("L", making.root, attributes=unnumbered)
    gap = making.type.layout.style(StyleName.SOURCE).space_after
    pieces = [
        Piece(_source(making, source, parent), gap if index else 0.0)
        for index, source in enumerate(making.brief.sources)
    ]
    return making.stand(pieces, heading)


def _source(making: BriefMaking, source: Source, parent: Element) -> Flowable:
    """Make a source: its title, and as a paragraph of its own what is known about it."""
    body = Element("LBody", Element("LI", parent))
    paragraphs = source_spans(making, source)
    text = Stack(
        tuple(making.type.text(spans, StyleName.SOURCE, Element("P", body)) for spans in paragraphs)
    )
    if not making.spec.qr or source.url is None:
        return text
    url = source.url.text
    spoken = making.type.words.qr.format(target=short_form(url))
    code = QRCode(ascii_uri(url), Element("Figure", body, alt=spoken), making.spec.qr)
    width = making.width - making.indent
    beside = width - code.width - making.type.layout.grid.gutter
    if beside < _LEAST_MEASURE * making.type.style(StyleName.SOURCE).size:
        return Stack((text, code), max(_CODE_GAP, code.quiet))
    return Row((Cell(text, 0.0, beside), Cell(code, width - code.width, code.width)))


def source_spans(making: BriefMaking, source: Source) -> list[tuple[Span, ...]]:
    """Return the title of a source, and what is known about it where anything is."""
    title = (replace(source.title, bold=True),)
    return [spans for spans in (title, _notes(making, source)) if spans]


def _notes(making: BriefMaking, source: Source) -> tuple[Span, ...]:
    """Return publisher, address and date, with dots between them."""
    words = making.type.words
    notes: list[Span] = []
    if source.publisher is not None:
        notes.append(source.publisher)
    if source.url is not None:
        url = source.url.text
        notes.append(replace(source.url, text=short_form(url), link=url))
    if source.accessed is not None:
        notes.append(making.own(words.accessed.format(date=words.write_day(source.accessed))))
    spans = [part for note in notes for part in (Span(" · "), note)]
    return tuple(spans[1:])
