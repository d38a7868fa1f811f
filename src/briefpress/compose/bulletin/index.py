"""The index: the briefs by function, by goal, by title and by source, with their pages."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.compose.blocks.context import Piece
from briefpress.compose.bulletin.making import FRAME, one_frame
from briefpress.compose.flowables.entry import Entry
from briefpress.compose.links import folio_uri
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.model.layout import IndexKind, StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.bulletin.making import PartMaking
    from briefpress.compose.item import Item
    from briefpress.model.bulletin import Entry as BriefEntry
    from briefpress.model.publication import Axis

#: Space above a part of the index and above a group, in parts of the body's leading.
_AIR, _GROUP_AIR = 1.4, 0.7
#: Briefs whose titles stand under each goal and function that they serve: some months.
_MOST_TITLES = 100
#: Least width of a column, in parts of the size.
_LEAST_MEASURE = 20.0
#: Words that a title is not sorted by, in the languages that briefpress has words for.
_ARTICLES = frozenset({"a", "an", "the", "el", "la", "los", "las", "un", "una"})


class _Line(Struct, frozen=True):
    """An entry to be: what it is called, and the folios it leads to."""

    title: Span
    folios: tuple[int, ...]


class _Group(Struct, frozen=True):
    """Entries under a heading of their own; none where the kind has no groups."""

    heading: Span | None
    lines: tuple[_Line, ...]


def index_columns(making: PartMaking) -> int:
    """Return 2 where two columns leave room for a title in each, else 1."""
    half = one_frame(making.type.layout, 2)
    wanted = _LEAST_MEASURE * making.type.style(StyleName.ENTRY).size
    return 2 if half.frame_width(FRAME) >= wanted else 1


def index(making: PartMaking) -> list[Item]:
    """Make the index, a part for each kind that the layout wants."""
    spec = making.type.layout.bulletin
    leading = making.type.style(StyleName.BODY).leading
    words = making.type.words.bulletin
    items: list[Item] = []
    for kind in spec.index if spec else ():
        groups = [group for group in _GROUPS[kind](making) if group.lines]
        if groups:
            heading = making.subtitle(making.own(getattr(words, f"by_{kind.value}")))
            items += _kept(making, Piece(heading, leading * _AIR))
            for group in groups:
                items += _group(making, group, leading)
    return items


def _kept(making: PartMaking, piece: Piece) -> list[Item]:
    """Make a heading that stays with what follows."""
    return [replace(item, keep=True, before=piece.before) for item in making.stand_across([piece])]


def _group(making: PartMaking, group: _Group, leading: float) -> list[Item]:
    items: list[Item] = []
    if group.heading:
        setting = Setting(heading=3)
        element = Element("H3", making.root)
        bold = replace(group.heading, bold=True)
        text = making.type.text((bold,), StyleName.ENTRY, element, setting)
        items += _kept(making, Piece(text, leading * _GROUP_AIR))
    parent = Element("L", making.root, attributes={"O": b"/List", "ListNumbering": b"/None"})
    gap = making.type.style(StyleName.ENTRY).space_after
    pieces = [Piece(_entry(making, line, parent), gap) for line in group.lines]
    return items + [replace(item, before=gap) for item in making.stand_across(pieces)]


def _entry(making: PartMaking, line: _Line, parent: Element) -> Flowable:
    """Make a line that leads to a page as a whole, or to many pages by its folios."""
    body = Element("LBody", Element("LI", parent))
    if len(line.folios) > 1:
        return making.type.text(
            (line.title, *_run_on(line.folios)), StyleName.ENTRY, body, Setting(bare=True)
        )
    (folio,) = map(str, line.folios)
    link = Element("Link", body)
    title = making.type.text((line.title, Span(" ")), StyleName.ENTRY, link)
    number = making.type.text((Span(folio),), StyleName.ENTRY, link, Setting(right=True))
    link.text, body.text = "", f"{line.title.text} {folio}"
    return making.linked(Entry(title, number, making.type.layout.rule), link, folio)


def _run_on(folios: tuple[int, ...]) -> list[Span]:
    spans: list[Span] = []
    for folio in folios:
        spans += [Span(", "), Span(str(folio), link=folio_uri(str(folio)))]
    return spans


def _by_axis(making: PartMaking, axes: tuple[Axis, ...], kind: str) -> Iterable[_Group]:
    """Group the titles by goal or function; those of a year would fill a book, and are folios."""
    served = [
        (
            making.localized(axis.label),
            [
                entry
                for entry in making.bulletin.entries
                if any(getattr(mark, kind) == axis.key for mark in entry.brief.marks)
            ],
        )
        for axis in axes
    ]
    if len(making.bulletin.entries) > _MOST_TITLES:
        lines = (
            _Line(replace(label, bold=True), tuple(entry.folio for entry in found))
            for label, found in served
        )
        yield _Group(None, tuple(line for line in lines if line.folios))
        return
    for label, found in served:
        titles = (_Line(making.brief_title(entry), (entry.folio,)) for entry in found)
        yield _Group(label, tuple(titles))


def _by_function(making: PartMaking) -> Iterable[_Group]:
    return _by_axis(making, making.publication.functions, "function")


def _by_goal(making: PartMaking) -> Iterable[_Group]:
    return _by_axis(making, making.publication.goals, "goal")


def _by_subject(making: PartMaking) -> Iterable[_Group]:
    entries = sorted(making.bulletin.entries, key=lambda e: sort_key(e.brief.title.text))
    yield _Group(None, tuple(_Line(making.brief_title(entry), (entry.folio,)) for entry in entries))


def _by_source(making: PartMaking) -> Iterable[_Group]:
    """Group the sources by publisher; one that several briefs use has several folios."""
    found: dict[str, dict[str, tuple[Span, list[int]]]] = {}
    for entry in making.bulletin.entries:
        for source in entry.brief.sources:
            publisher = source.publisher.text if source.publisher else ""
            title = _in_language(making, entry, source.title)
            _, folios = found.setdefault(publisher, {}).setdefault(title.text, (title, []))
            if entry.folio not in folios:
                folios.append(entry.folio)
    for publisher in sorted(found, key=sort_key):
        titles = found[publisher]
        lines = (_Line(*_frozen(titles[title])) for title in sorted(titles, key=sort_key))
        yield _Group(Span(publisher) if publisher else None, tuple(lines))


def _frozen(pair: tuple[Span, list[int]]) -> tuple[Span, tuple[int, ...]]:
    return pair[0], tuple(pair[1])


def _in_language(making: PartMaking, entry: BriefEntry, span: Span) -> Span:
    return replace(span, language=making.brief_title(entry).language)


def sort_key(title: str) -> tuple[str, str]:
    """Return what a title is sorted by: its letters without marks or capitals, no article first."""
    plain = unicodedata.normalize("NFD", title.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = letters.split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words), title


_GROUPS: dict[IndexKind, Callable[[PartMaking], Iterable[_Group]]] = {
    IndexKind.FUNCTION: _by_function,
    IndexKind.GOAL: _by_goal,
    IndexKind.SUBJECT: _by_subject,
    IndexKind.SOURCE: _by_source,
}
