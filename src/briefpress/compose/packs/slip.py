"""The routing slip, which leads a pack, and the sign-off sheet, which comes back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.flowables.picture import QRCode
from briefpress.compose.flowables.row import Cell, Row, Stack
from briefpress.compose.flowables.table import ColumnWidth
from briefpress.compose.packs.paper import HEADING_SPACE, TEXT_SPACE, Paper
from briefpress.compose.pdf.structure import Element
from briefpress.compose.tables import Column, TableStyle, make_table
from briefpress.model.distribution import ranges
from briefpress.model.layout import StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.compose.flowables.table import Table
    from briefpress.compose.packs.paper import Made, Stationery
    from briefpress.model.distribution import Edition, Pack
    from briefpress.model.words import DistributionWords

#: Side in points of the code, and height of a row that is signed in: a pen needs half an inch.
_CODE, _SIGNING_ROW = 64.0, 32.0


def routing_slip(stationery: Stationery, pack: Pack) -> Made:
    """Make the slip: where the pack goes and what is in it, counted."""
    words = stationery.type.words.distribution
    paper = _begun(stationery, pack, words.routing_slip)
    paper.heading(words.deliver_to)
    for index, line in enumerate((pack.school, *pack.address)):
        paper.text((_told(pack, line),), before=0.0 if index else 2.0)
    paper.heading(words.contents)
    paper.add(_contents(paper, stationery, pack), 2.0)
    paper.text((Span(words.slip_note),), before=HEADING_SPACE)
    return paper.finish(pack.id)


def sign_off_sheet(stationery: Stationery, pack: Pack) -> Made:
    """Make the sheet: every person with role and copy, and a line to sign on."""
    words = stationery.type.words.distribution
    paper = _begun(stationery, pack, words.sign_off)
    paper.text((Span(words.sign_note),), before=HEADING_SPACE)
    columns = (
        Column((Span(words.name),), ColumnWidth(part=1.2), names=True),
        Column((Span(words.role),), ColumnWidth(part=1.0)),
        Column((Span(words.copy),), ColumnWidth(points=52), right=True),
        Column((Span(words.signature),), ColumnWidth(part=1.6)),
        Column((Span(words.date),), ColumnWidth(points=60)),
    )
    rows = [
        (
            (Span(holder.recipient.name, holder.recipient.line, 1),),
            _or_empty(holder.recipient.role, holder.recipient.line),
            (Span(ranges(holder.numbers)),),
            (),
            (),
        )
        for holder in pack.holders
    ]
    style = TableStyle(row_height=_SIGNING_ROW)
    made = make_table(paper.type, paper.root, columns, rows, summary=words.sign_off, style=style)
    paper.add(made, HEADING_SPACE)
    organization = stationery.organization.text
    note = words.sign_return.format(organization=organization)
    paper.text((Span(note),), before=HEADING_SPACE)
    return paper.finish(pack.id)


def set_names(stationery: Stationery, packs: Iterable[Pack]) -> None:
    """Set what the papers say of people, so that it is known which letters no face has.

    Raises RefusedError with all of them.
    """
    for pack in packs:
        for holder in pack.holders:
            person = holder.recipient
            for text in (pack.school, *pack.address, person.name, person.role):
                spans = (Span(text, person.line, 1),)
                stationery.type.text(spans, StyleName.SOURCE, Element("P"))
    stationery.check_letters()


def _begun(stationery: Stationery, pack: Pack, title: str) -> Paper:
    """Begin a paper of a pack: title, document, school, and the pack's number as a code."""
    words = stationery.type.words.distribution
    paper = Paper(stationery, title)
    paper.heading(title, level=1)
    told = Stack(
        (
            paper.set((stationery.title,), StyleName.THOUGHT),
            paper.set((_told(pack, pack.school),), StyleName.THOUGHT),
            paper.set((Span(words.pack.format(pack=pack.id)),), StyleName.BODY),
        ),
        TEXT_SPACE,
    )
    spoken = words.pack_code.format(pack=pack.id)
    code = QRCode(pack.id, Element("Figure", paper.root, alt=spoken), _CODE)
    beside = paper.width - code.width - stationery.layout.grid.gutter
    row = Row((Cell(told, 0.0, beside), Cell(code, paper.width - code.width, code.width)))
    paper.add(row, TEXT_SPACE)
    return paper


def _contents(paper: Paper, stationery: Stationery, pack: Pack) -> Table:
    words = stationery.type.words.distribution
    columns = (
        Column((Span(words.item),), ColumnWidth(part=2), names=True),
        Column((Span(words.edition),), ColumnWidth(part=1)),
        Column((Span(words.pages),), ColumnWidth(points=40), right=True),
        Column((Span(words.copies),), ColumnWidth(points=44), right=True),
        Column((Span(words.numbers),), ColumnWidth(part=1)),
    )
    rows: list[tuple[tuple[Span, ...], ...]] = [
        (
            (stationery.title,),
            (Span(edition_name(edition, words)),),
            (Span(str(edition.pages)),),
            (Span(str(len(numbers))),),
            (Span(ranges(numbers)),),
        )
        for edition, numbers in pack.editions
    ]
    rows.append(((Span(words.sign_off),), (), (), (Span("1"),), ()))
    return make_table(paper.type, paper.root, columns, rows, summary=words.contents)


def edition_name(edition: Edition, words: DistributionWords) -> str:
    """Name an edition for people."""
    return edition.name or words.standard


def _told(pack: Pack, text: str) -> Span:
    """Return a text of the list, with the place it comes from."""
    return Span(text, pack.holders[0].recipient.line, 1)


def _or_empty(text: str, line: int) -> tuple[Span, ...]:
    return (Span(text, line, 1),) if text else ()
