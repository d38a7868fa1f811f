"""What a bulletin is bound from, and where its folios lead."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct

from briefpress.pdf.labels import PageLabel
from briefpress.pdf.outline import OutlineItem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from briefpress.pdf.composite import CompositeFont
    from briefpress.pdf.writer import Document


class Section(NamedTuple):
    """A part of the bulletin's own pages: what it is called, and the folio it begins on."""

    title: str
    folio: str


class Matter(NamedTuple):
    """Pages of the bulletin that are its own: a tagged PDF, the folio of each page, its parts."""

    document: Document
    folios: tuple[str, ...]
    sections: tuple[Section, ...]


class Daily(NamedTuple):
    """A daily as it was built; `group` is what it stands under in the outline, if anything."""

    name: str
    pdf: bytes
    title: str
    language: str
    group: str = ""


class Overlay(Protocol):
    """What is drawn over the pages of the dailies: operators for each, and the fonts they name."""

    @property
    def pages(self) -> tuple[tuple[bytes, ...], ...]:
        """The operators, in streams that together leave the graphics state as it was."""

    @property
    def fonts(self) -> tuple[tuple[str, CompositeFont], ...]:
        """The fonts, by the names that the operators call them."""


class Binding(Struct, frozen=True):
    """What the bulletin says about itself; `placeholder` begins its links to folios."""

    title: str
    creator: str
    language: str
    created: datetime.datetime
    placeholder: str

    def languages(self, dailies: tuple[Daily, ...]) -> tuple[str, ...]:
        """Return the languages of all parts, the bulletin's own first."""
        return tuple(dict.fromkeys((self.language, *(daily.language for daily in dailies))))


#: Front matter, dailies, what is drawn over them, what follows, what the bulletin says of itself.
BulletinParts = tuple[Matter | None, tuple[Daily, ...], Overlay, Matter | None, Binding]


def around(contents: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return the streams around a page's own content: one before it, and others over it.

    The first saves the graphics state and the next restores it: so `contents` find the page's
    coordinates, whatever its content does.
    """
    first, *others = contents or (b"",)
    return b"q\n", b"Q\n" + first, *others


def folio_pages(front: Matter | None, briefs: int, back: Matter | None) -> dict[str, int]:
    """Return the page of each folio, counted from 0; `briefs` are the pages of the dailies."""
    before = front.folios if front else ()
    after = back.folios if back else ()
    folios = (*before, *(str(page) for page in range(1, briefs + 1)), *after)
    return {folio: page for page, folio in enumerate(folios)}


def page_labels(front: Matter | None) -> tuple[PageLabel, ...]:
    """Return the labels: roman for the front matter, arabic from the first brief on."""
    first = len(front.folios) if front else 0
    roman = (PageLabel(0, style="r"),) if first else ()
    return (*roman, PageLabel(first))


def grouped(items: Iterable[tuple[str, OutlineItem]]) -> list[OutlineItem]:
    """Put items of the outline that have the same group under one item of its name."""
    found: list[OutlineItem] = []
    for group, pairs in groupby(items, key=lambda pair: pair[0]):
        kids = tuple(item for _, item in pairs)
        found += [OutlineItem(group, kids[0].entries, kids)] if group else kids
    return found
