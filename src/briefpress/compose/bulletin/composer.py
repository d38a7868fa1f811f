"""A bulletin's own pages: before its briefs, after them, and what is drawn over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.pages import DOES_NOT_FIT
from briefpress.compose.blocks.contact import contact, contact_spans
from briefpress.compose.bulletin.calendar import calendar
from briefpress.compose.bulletin.columns import in_columns
from briefpress.compose.bulletin.contents import contents, contents_pages, part_title
from briefpress.compose.bulletin.cover import cover
from briefpress.compose.bulletin.coverage import coverage
from briefpress.compose.bulletin.index import index, index_columns
from briefpress.compose.bulletin.making import PartMaking, one_frame, part_making
from briefpress.compose.bulletin.notices import notices
from briefpress.compose.composer import draw_pages
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.furniture import Furniture, RunningTexts
from briefpress.compose.pagination import Pagination, paginate
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.document import make_document
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Scale, Typography
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.layout import PartKind
from briefpress.pdf.metadata import Metadata

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from briefpress.compose.item import Item
    from briefpress.model.bulletin import Bulletin
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words
    from briefpress.pdf.writer import Document

_PARTS: dict[PartKind, Callable[[PartMaking], list[Item]]] = {
    PartKind.COVER: cover,
    PartKind.NOTICES: notices,
    PartKind.CONTENTS: contents,
    PartKind.CALENDAR: calendar,
    PartKind.COVERAGE: coverage,
    PartKind.INDEX: index,
    PartKind.CONTACT: contact,
}


class Matter(NamedTuple):
    """Pages of a bulletin that are its own, as a tagged PDF: what they say, and their folios."""

    document: Document
    text: str
    folios: tuple[str, ...]
    #: The parts in it, each with its title and the folio it begins on.
    parts: tuple[tuple[PartKind, str, str], ...]

    @property
    def pdf(self) -> bytes:
        """The pages as a file of their own."""
        return self.document.written()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.folios)


class _Part(Struct, frozen=True):
    """A part that stands on pages of its own."""

    kind: PartKind
    root: Element
    pagination: Pagination


class _Desk(Struct, frozen=True):
    """What all parts are made with."""

    bulletin: Bulletin
    publication: Publication
    type: Typography

    def following(self, page: int) -> str:
        """Return the folio of a page after the briefs, counted from 1."""
        return str(self.bulletin.pages + page)

    def part(self, kind: PartKind, folios: dict[PartKind, str]) -> _Part:
        """Make a part and place it on its pages."""
        making = part_making(self.bulletin, self.publication, self.type, kind, folios)
        layout = one_frame(self.type.layout)
        if kind is PartKind.INDEX:
            title = making.title(self.type.words.bulletin.index)
            columns = index_columns(making)
            narrow = one_frame(layout, columns)
            making = replace(making, type=self.type.in_layout(narrow))
            pagination = in_columns(title, index(making), layout, narrow, columns)
        else:
            making = replace(making, type=self.type.in_layout(layout))
            pagination = paginate(_PARTS[kind](making), layout)
        if pagination.taller:
            name = part_title(making, kind).text if kind is not PartKind.COVER else kind.value
            message = f"“{name}” has a piece that is taller than a page of layout “{layout.name}”"
            place = Place(f"layouts/{layout.name}.yaml")
            raise RefusedError([Diagnostic(DOES_NOT_FIT, place, message, DOES_NOT_FIT.mend)])
        return _Part(kind, making.root, pagination)


def compose_matter(
    bulletin: Bulletin,
    publication: Publication,
    layout: Layout,
    words: Words,
    *,
    created: datetime.datetime,
) -> tuple[Matter | None, Matter | None]:
    """Compose what stands before the briefs, and what stands after them; None where nothing does.

    The pages before have roman folios, those after go on from the briefs'. Raises RefusedError for
    letters that no face has, and for a part that fits no page.
    """
    spec = layout.bulletin
    if spec is None:
        raise ValueError(f"layout {layout.name} is none of a bulletin")
    typesetter = Typesetter(Fonts(layout, publication.root), publication.path)
    type_ = Typography(layout, Fonts(layout, publication.root), typesetter, words, Scale())
    parts = _with_notices(_without_silent(spec.parts, bulletin, publication, type_), bulletin)
    spec = replace(spec, parts=parts)
    desk = _Desk(bulletin, publication, type_.in_layout(replace(layout, bulletin=spec)))
    briefs = spec.parts.index(PartKind.BRIEFS)
    before, after = _placed(desk, spec.parts[:briefs], spec.parts[briefs + 1 :])
    if typesetter.missing:
        raise RefusedError(typesetter.missing)
    front = _matter(desk, before, _roman, created) if before else None
    back = _matter(desk, after, desk.following, created) if after else None
    return front, back


def _without_silent(
    parts: tuple[PartKind, ...], bulletin: Bulletin, publication: Publication, type_: Typography
) -> tuple[PartKind, ...]:
    """Leave the contact block out where the publication says nothing that could stand in it."""
    making = part_making(bulletin, publication, type_, PartKind.CONTACT, {})
    if contact_spans(making):
        return parts
    return tuple(kind for kind in parts if kind is not PartKind.CONTACT)


def _with_notices(parts: tuple[PartKind, ...], bulletin: Bulletin) -> tuple[PartKind, ...]:
    """Put the notices where the layout has them, else after the cover; only where there are any.

    A layout can't leave them out: who holds a withdrawn brief has to be told.
    """
    if not bulletin.notices:
        return tuple(kind for kind in parts if kind is not PartKind.NOTICES)
    if PartKind.NOTICES in parts:
        return parts
    place = 1 if parts[0] is PartKind.COVER else 0
    return (*parts[:place], PartKind.NOTICES, *parts[place:])


def _placed(
    desk: _Desk, front: tuple[PartKind, ...], back: tuple[PartKind, ...]
) -> tuple[list[_Part], list[_Part]]:
    """Make all parts. The contents come last, when it is known where the others begin.

    That depends on the number of their own pages, which is guessed; if the guess was wrong they
    are made again with the number they came to, which the folios in them don't change.
    """
    made: dict[PartKind, _Part] = {
        k: desk.part(k, {}) for k in (*front, *back) if k is not PartKind.CONTENTS
    }
    if PartKind.CONTENTS in (*front, *back):
        pages = {kind: part.pagination.pages for kind, part in made.items()}
        pages[PartKind.CONTENTS] = guess = contents_pages(desk.bulletin, desk.type)
        part = _contents(desk, front, back, pages)
        if part.pagination.pages != guess:
            pages[PartKind.CONTENTS] = part.pagination.pages
            part = _contents(desk, front, back, pages)
        made[PartKind.CONTENTS] = part
    return [made[kind] for kind in front], [made[kind] for kind in back]


def _contents(
    desk: _Desk,
    front: tuple[PartKind, ...],
    back: tuple[PartKind, ...],
    pages: dict[PartKind, int],
) -> _Part:
    """Make the contents with the folios that all parts have if they take so many pages."""
    folios = dict(_folios([(kind, pages[kind]) for kind in front], _roman))
    folios |= _folios([(kind, pages[kind]) for kind in back], desk.following)
    return desk.part(PartKind.CONTENTS, folios)


def _folios(
    parts: Iterable[tuple[PartKind, int]], label: Callable[[int], str]
) -> Iterable[tuple[PartKind, str]]:
    """Yield each part with the folio of its first page, given its number of pages."""
    page = 1
    for kind, pages in parts:
        yield kind, label(page)
        page += pages


def _matter(
    desk: _Desk, parts: list[_Part], label: Callable[[int], str], created: datetime.datetime
) -> Matter:
    """Draw parts one after another into a document."""
    type_, bulletin, publication = desk.type, desk.bulletin, desk.publication
    layout = type_.layout
    root = Element("Document")
    has_cover = parts[0].kind is PartKind.COVER
    spoken = None
    if bulletin.handling and has_cover:
        spoken = Element("P", root, text=bulletin.handling.value)
    canvas = TaggedCanvas(layout.page.width, layout.page.height)
    for part in parts:
        part.root.attach(root)
    pages = sum(part.pagination.pages for part in parts)
    folios = tuple(label(page) for page in range(1, pages + 1))
    furniture = Furniture(
        type=type_,
        head=layout.head if has_cover else replace(layout.head, first_page=True),
        foot=layout.foot if has_cover else replace(layout.foot, first_page=True),
        texts=running_texts(desk.bulletin, publication, type_.words),
        folios=folios,
        handling=bulletin.handling,
        spoken=spoken,
    )
    first = 0
    for part in parts:
        draw_pages(canvas, part.pagination, furniture, first)
        first += part.pagination.pages
    metadata = Metadata(
        title=bulletin_title(bulletin, publication, type_.words),
        creator=publication.organization.best(bulletin.language)[1].text,
        language=bulletin.language,
        created=created,
    )
    text = root.plain_text()
    titles = _titles(desk, parts, label)
    return Matter(make_document(canvas, root, metadata), text, folios, titles)


def _titles(
    desk: _Desk, parts: list[_Part], label: Callable[[int], str]
) -> tuple[tuple[PartKind, str, str], ...]:
    found = []
    pages = [(part.kind, part.pagination.pages) for part in parts]
    for kind, folio in _folios(pages, label):
        if kind is PartKind.COVER:
            title = desk.type.words.write_period(desk.bulletin.period)
        else:
            making = part_making(desk.bulletin, desk.publication, desk.type, kind, {})
            title = part_title(making, kind).text
        found.append((kind, title, folio))
    return tuple(found)


def running_texts(bulletin: Bulletin, publication: Publication, words: Words) -> RunningTexts:
    """Return what running lines of a bulletin can say; its date is its period."""
    return RunningTexts(
        organization=publication.organization.best(bulletin.language)[1].text,
        name=publication.name.best(bulletin.language)[1].text,
        title=bulletin_title(bulletin, publication, words),
        date=words.write_period(bulletin.period),
        number="",
    )


def bulletin_title(bulletin: Bulletin, publication: Publication, words: Words) -> str:
    """Return the title of the document."""
    return words.bulletin.title.format(
        name=publication.name.best(bulletin.language)[1].text,
        period=words.write_period(bulletin.period),
    )


def _roman(number: int) -> str:
    """Write a number in lowercase roman numerals, as the folios of front matter are."""
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    out = ""
    for value, sign in (*signs, (4, "iv"), (1, "i")):
        out += sign * (number // value)
        number %= value
    return out
