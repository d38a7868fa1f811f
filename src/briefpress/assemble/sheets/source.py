"""The source: a PDF opened, and its pages' boxes (ISO 32000-1, 7.7.3.3 and 14.11.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpress.codes.imposition import ENCRYPTED_SOURCE, UNUSABLE_PAGE, UNUSABLE_SOURCE
from briefpress.codes.proofs import ENCRYPTED_PDF
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.imposition.geometry import Rect
from briefpress.imposition.pages import SourcePage
from briefpress.verify.pdf.document import Document, FaultError, Page, open_document
from briefpress.verify.pdf.objects import dictionary, entry, integer, numbers, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.diagnostics import Code

#: Page trees are shallow; deeper ones are damage.
_MAX_DEPTH = 100
#: A box without a side of a point shows nothing.
_LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """An opened PDF: its path as people see it, and its pages as imposition wants them."""

    path: str
    document: Document
    pages: tuple[SourcePage, ...]


def open_source(data: bytes, path: str) -> Source:
    """Open a PDF to be imposed.

    Raises RefusedError for what is no PDF, is encrypted, or has pages without a size.
    """
    try:
        document = open_document(data)
    except FaultError as error:
        if error.fault.code is ENCRYPTED_PDF:
            raise refused(ENCRYPTED_SOURCE, path, "the file is encrypted") from None
        raise refused(UNUSABLE_SOURCE, path, error.fault.message) from None
    pages = [source_page(page) for page in document.pages]
    if lost := [str(number) for number, page in enumerate(pages, start=1) if page is None]:
        message = f"pages have no size (MediaBox): {', '.join(lost)}"
        raise refused(UNUSABLE_PAGE, path, message)
    return Source(path, document, tuple(page for page in pages if page))


def refused(code: Code, path: str, message: str) -> RefusedError:
    """Make the error for a source that can't be imposed."""
    return RefusedError([Diagnostic(code, Place(path), message, code.mend)])


def source_page(page: Page) -> SourcePage | None:
    """Read the boxes of a page; None where it has no size.

    What is seen of a finished page is its trim box, as far as the crop box lets it be seen; a box
    that is not there or makes no sense is the next larger one.
    """
    media = _box(inherited(page, "/MediaBox"))
    if media is None:
        return None
    crop = _inside(_box(inherited(page, "/CropBox")), media)
    trim = _inside(_box(raw(page.dictionary, "/TrimBox")), crop)
    turns = integer(inherited(page, "/Rotate")) or 0
    return SourcePage(trim, media, turns % 360 if turns % 90 == 0 else 0, _unit(page))


def inherited(page: Page, key: str) -> object:
    """Return an attribute of a page, its own or that of the nearest node above (7.7.3.4)."""
    return next((raw(node, key) for node in _lineage(page) if key in node), None)


def _lineage(page: Page) -> Iterator[DictionaryObject]:
    node: DictionaryObject | None = page.dictionary
    for _ in range(_MAX_DEPTH):
        if node is None:
            return
        yield node
        node = dictionary(raw(node, "/Parent"))


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
