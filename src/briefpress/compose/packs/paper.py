"""A paper in the making: headings, texts and tables one below the other, page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from briefpress.compose.composer import draw_pages
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.furniture import Furniture, RunningTexts
from briefpress.compose.item import Item
from briefpress.compose.pagination import paginate
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.document import write_document
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Scale, Typography, localized, same_language
from briefpress.diagnostics import RefusedError
from briefpress.model.layout import BlockKind, StyleName
from briefpress.model.text import Span
from briefpress.pdf.metadata import Metadata

if TYPE_CHECKING:
    import datetime

    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.text.flowable import Text
    from briefpress.model.distribution import Document
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words

#: Where the names come from, for letters that no face has.
_SOURCE = "content/recipients.csv"
#: Space in points above a heading, and between paragraphs.
HEADING_SPACE, TEXT_SPACE = 16.0, 4.0


class Made(NamedTuple):
    """A paper: the whole PDF file, and how many pages it has."""

    pdf: bytes
    pages: int


class Stationery(Struct, frozen=True):
    """What all papers of a distribution share."""

    publication: Publication
    layout: Layout
    type: Typography
    typesetter: Typesetter
    document: Document
    created: datetime.datetime

    @classmethod
    def of(
        cls,
        publication: Publication,
        layout: Layout,
        words: Words,
        document: Document,
        created: datetime.datetime,
    ) -> Stationery:
        """Take up a layout and the words of a language."""
        fonts = Fonts(layout, publication.root)
        typesetter = Typesetter(fonts, _SOURCE)
        type_ = Typography(layout, fonts, typesetter, words, Scale())
        return cls(publication, layout, type_, typesetter, document, created)

    @property
    def organization(self) -> Span:
        """The publisher's name in the language of the papers."""
        return localized(self.publication.organization, self.language)

    @property
    def language(self) -> str:
        """The language of the papers."""
        return self.type.words.language

    @property
    def title(self) -> Span:
        """The document's title, marked where it is in another language."""
        language = self.document.language
        other = None if same_language(language, self.language) else language
        return Span(self.document.title, language=other)

    def check_letters(self) -> None:
        """Raise RefusedError for letters that no face has."""
        if self.typesetter.missing:
            raise RefusedError(self.typesetter.missing)

    def write(self, canvas: TaggedCanvas, root: Element, title: str) -> Made:
        """Return the file of what was drawn."""
        self.check_letters()
        metadata = Metadata(title, self.organization.text, self.language, self.created)
        return Made(write_document(canvas, root, metadata), len(canvas.pages))


class Paper:
    """One paper: what it says, and then the whole file."""

    def __init__(self, stationery: Stationery, title: str) -> None:
        self.type = stationery.type
        self.root = Element("Document")
        self._stationery = stationery
        self._title = title
        self._frame = stationery.layout.frames[0].name
        self._items: list[Item] = []
        handling = stationery.document.handling
        self._spoken = Element("P", self.root, text=handling.value) if handling else None
        self.text((stationery.organization,), StyleName.ORGANIZATION)

    @property
    def width(self) -> float:
        """The width in points of what stands on the page."""
        return self._stationery.layout.frame_width(self._frame)

    def add(self, flowable: Flowable, before: float = 0.0, *, keep: bool = False) -> None:
        """Add a flowable below the last one."""
        item = Item(flowable, BlockKind.CONTEXT, self._frame, before=before, keep=keep)
        self._items.append(item)

    def set(self, spans: tuple[Span, ...], style: StyleName) -> Text:
        """Set a paragraph that stands beside something else."""
        return self.type.text(spans, style, Element("P", self.root))

    def text(
        self, spans: tuple[Span, ...], style: StyleName = StyleName.BODY, before: float = 0.0
    ) -> None:
        """Add a paragraph."""
        self.add(self.set(spans, style), before)

    def heading(self, text: str, level: int = 2) -> None:
        """Add a heading; the title of the paper is of level 1."""
        style = StyleName.TITLE if level == 1 else StyleName.HEADING
        element = Element(f"H{level}", self.root)
        setting = Setting(balanced=True, heading=level)
        made = self.type.text((Span(text),), style, element, setting)
        self.add(made, HEADING_SPACE, keep=True)

    def finish(self, note: str = "") -> Made:
        """Return the file; `note` stands in the running head beside the title."""
        stationery = self._stationery
        layout, words = stationery.layout, stationery.type.words
        pagination = paginate(self._items, layout)
        pages = pagination.pages
        folios = [words.page.format(page=page, pages=pages) for page in range(1, pages + 1)]
        furniture = Furniture(
            type=self.type,
            head=layout.head,
            foot=layout.foot,
            texts=RunningTexts(
                organization=stationery.organization.text,
                name=localized(stationery.publication.name, stationery.language).text,
                title=self._title,
                date=note,
                number="",
            ),
            folios=tuple(folios) if pages > 1 else ("",),
            handling=stationery.document.handling,
            spoken=self._spoken,
        )
        canvas = TaggedCanvas(layout.page.width, layout.page.height)
        draw_pages(canvas, pagination, furniture)
        return stationery.write(canvas, self.root, self._title)
