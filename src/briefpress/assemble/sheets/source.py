"""The source: a PDF opened, and its pages' boxes (ISO 32000-1, 7.7.3.3 and 14.11.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.assemble.opened import refused
from briefpress.assemble.pages import inherited
from briefpress.codes.imposition import ENCRYPTED_SOURCE, UNUSABLE_PAGE, UNUSABLE_SOURCE
from briefpress.codes.proofs import ENCRYPTED_PDF
from briefpress.imposition.geometry import Rect
from briefpress.imposition.pages import SourcePage
from briefpress.verify.pdf.document import Document, FaultError, Page, open_document
from briefpress.verify.pdf.objects import entry, integer, numbers, raw

if TYPE_CHECKING:
    from briefpress.assemble.grey.page import Greys

#: A box without a side of a point shows nothing.
_LEAST = 1.0


class Source(Struct, frozen=True):
    """An opened PDF: its path as people see it, and its pages as imposition wants them.

    `greys` makes pages grey where that is wanted.
    """

    path: str
    document: Document
    pages: tuple[SourcePage, ...]
    greys: Greys | None = None


def open_source(data: bytes, path: str, *, grayscale: bool = False) -> Source:
    """Open a PDF to be imposed, in greys if wanted.

    Raises RefusedError for what is no PDF, is encrypted, or has pages without a size.
    """
    try:
        document = open_document(data)
    except FaultError as error:
        if error.fault.code is ENCRYPTED_PDF:
            raise refused(path, ENCRYPTED_SOURCE, "the file is encrypted") from None
        raise refused(path, UNUSABLE_SOURCE, error.fault.message) from None
    pages = [source_page(page) for page in document.pages]
    if lost := [str(number) for number, page in enumerate(pages, start=1) if page is None]:
        message = f"pages have no size (MediaBox): {', '.join(lost)}"
        raise refused(path, UNUSABLE_PAGE, message)
    greys = _greys() if grayscale else None
    return Source(path, document, tuple(page for page in pages if page), greys)


def _greys() -> Greys:
    """Return what makes pages grey; it brings an imaging library along."""
    from briefpress.assemble.grey.page import Greys

    return Greys()


def source_page(page: Page) -> SourcePage | None:
    """Read the boxes of a page; None where it has no size.

    What is seen of a finished page is its trim box, as far as the crop box lets it be seen; a box
    that is not there or makes no sense is the next larger one.
    """
    media = _box(inherited(page.dictionary, "/MediaBox"))
    if media is None:
        return None
    crop = _inside(_box(inherited(page.dictionary, "/CropBox")), media)
    trim = _inside(_box(raw(page.dictionary, "/TrimBox")), crop)
    turns = integer(inherited(page.dictionary, "/Rotate")) or 0
    return SourcePage(trim, media, turns % 360 if turns % 90 == 0 else 0, _unit(page))


def _box(value: object) -> Rect | None:
    """Read a rectangle, given by any two opposite corners (7.9.5)."""
    corners = numbers(value)
    if len(corners) != 4:
        return None
    xs, ys = sorted(corners[::2]), sorted(corners[1::2])
    return _sensible(Rect(xs[0], ys[0], xs[1], ys[1]))


def _inside(box: Rect | None, outer: Rect) -> Rect:
    return (_sensible(box.within(outer)) if box else None) or outer


def _sensible(box: Rect) -> Rect | None:
    return box if min(box.width, box.height) >= _LEAST else None


def _unit(page: Page) -> float:
    """Return the points in a unit of the page (UserUnit)."""
    value = entry(page.dictionary, "/UserUnit")
    return float(value) if isinstance(value, (int, float)) and value > 0 else 1.0
