"""The contents: every part and every brief, with the page it begins on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.blocks.context import Piece
from briefpress.compose.flowables.entry import Entry
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import PLAIN, Setting
from briefpress.model.layout import PartKind, StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.flowables.entry import Linked
    from briefpress.compose.item import Item
    from briefpress.compose.typography import Typography
    from briefpress.model.bulletin import Bulletin

#: Room between the days and the titles, in parts of the size; space around the briefs and between
#: two months, in parts of the leading.
_GAP, _AIR = 1.2, 0.8


class _Line(Struct, frozen=True):
    """An entry to be: its day, what it is called, the folio, and the space above it."""

    day: str
    title: Span
    folio: str
    before: float


def contents(making: PartMaking) -> list[Item]:
    """Make the contents: entries of a table of contents (ISO 32000-1, 14.8.4.3, TOC and TOCI)."""
    words = making.type.words.bulletin
    pieces = [Piece(making.title(words.contents))]
    parent = Element("TOC", making.root)
    lines = _lines(making)
    days = [making.text_width((Span(line.day),), StyleName.ENTRY) for line in lines if line.day]
    style = making.type.style(StyleName.ENTRY)
    indent = max(days, default=0.0) + style.size * _GAP
    pieces += [Piece(_entry(making, line, parent, indent), line.before) for line in lines]
    return making.stand(pieces)


def contents_pages(bulletin: Bulletin, type_: Typography) -> int:
    """Return how many pages the contents take, if no title takes more than a line."""
    style, page = type_.style(StyleName.ENTRY), type_.layout.page
    height = type_.style(StyleName.TITLE).leading + len(bulletin.months) * style.leading * _AIR
    height += len(bulletin.entries) * (style.leading + style.space_after)
    return math.ceil(height / (page.height - page.top - page.bottom))


def _lines(making: PartMaking) -> list[_Line]:
    style = making.type.style(StyleName.ENTRY)
    gap, air = style.space_after, style.leading * _AIR
    bulletin = making.type.layout.bulletin
    lines: list[_Line] = []
    before = 2 * air
    for kind in bulletin.parts if bulletin else ():
        if kind is PartKind.BRIEFS:
            lines += _briefs(making, gap, air)
            before = air
        elif kind in making.folios and kind not in (PartKind.COVER, PartKind.CONTENTS):
            title = part_title(making, kind)
            lines.append(_Line("", title, making.folios[kind], before))
            before = gap
    return lines


def _briefs(making: PartMaking, gap: float, air: float) -> list[_Line]:
    """List the briefs, a month a little apart from the one before."""
    lines: list[_Line] = []
    month = None
    for entry in making.bulletin.entries:
        brief = entry.brief
        before = gap if (brief.date.year, brief.date.month) == month else air
        month = brief.date.year, brief.date.month
        day = making.type.words.write_short_day(brief.date)
        lines.append(_Line(day, making.brief_title(entry), str(entry.folio), before))
    return lines


def part_title(making: PartMaking, kind: PartKind) -> Span:
    """Return what a part is called, in the contents and in the outline."""
    words = making.type.words
    if kind is PartKind.CONTACT:
        known = making.publication.contact
        heading = known.heading if known else None
        return making.localized(heading) if heading else making.own(words.contact)
    return making.own(getattr(words.bulletin, kind.value))


def _entry(making: PartMaking, line: _Line, parent: Element, indent: float) -> Linked:
    item = Element("TOCI", parent)
    label = None
    if line.day:
        element = Element("Lbl", item)
        label = making.type.text((making.own(line.day),), StyleName.ENTRY, element)
    reference = Element("Reference", item)
    link = Element("Link", reference)
    title = making.type.text((line.title, Span(" ")), StyleName.ENTRY, link, PLAIN)
    folio = making.type.text((Span(line.folio),), StyleName.ENTRY, link, Setting(right=True))
    link.text = ""
    reference.text = f"{line.title.text} {line.folio}"
    entry = Entry(title, folio, making.type.layout.rule, label, indent)
    return making.linked(entry, link, line.folio)
