"""Numbered copies: a PDF, and the number of the copy over each of its pages.

The file is put together once. A copy is that file and an update of some hundred bytes for each
page, so thousands of copies take no longer than it takes to write them down.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pypdf.generic import ByteStringObject, NumberObject, TextStringObject

from briefpress.assemble.assembly import Assembly
from briefpress.assemble.description import Description
from briefpress.assemble.opened import PdfSource, open_source, refused
from briefpress.assemble.pages import Stamp, inherited
from briefpress.codes.proofs import DAMAGED
from briefpress.pdf import syntax
from briefpress.pdf.increment import stream_object, updated
from briefpress.verify.pdf.document import Document, open_document
from briefpress.verify.pdf.objects import array, number_of, raw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

    from briefpress.pdf.writer import Writer
    from briefpress.verify.pdf.document import Page

#: What a page that is one of many copies can't have: its place in the structure, and links.
_OF_READING = frozenset(("/Parent", "/StructParents", "/Annots", "/Contents", "/Tabs", "/B"))
#: What a page without contents takes over from the one before it.
_OF_SIZE = ("MediaBox", "CropBox", "Rotate")
#: The rotation of a page (7.7.3.3), undone: from the page as it is seen to the page as it lies.
_UPRIGHT = {
    0: "1 0 0 1 {left} {bottom}",
    90: "0 1 -1 0 {right} {bottom}",
    180: "-1 0 0 -1 {right} {top}",
    270: "0 -1 1 0 {left} {top}",
}


class NumberStamp(Protocol):
    """What is drawn on a page to number it."""

    def operators(self, number: int, width: float, height: float) -> bytes:
        """Draw a number on a page of that size in points, as an artifact (14.8.2.2)."""

    def add_fonts(self, writer: Writer) -> tuple[tuple[str, int], ...]:
        """Add the fonts to a file; return the name and the object number of each."""


class _Place(NamedTuple):
    """A page as a stamp sees it: its size, and the matrix to where it lies."""

    width: float
    height: float
    matrix: bytes


class _Frame(NamedTuple):
    """A page, and the stream with its stamp, by their object numbers."""

    number: int
    stream: int
    place: _Place


class NumberedCopies:
    """A document that copies are made of."""

    def __init__(self, source: PdfSource, stamp: NumberStamp) -> None:
        """Open the document; raises RefusedError where it can't be."""
        self._stamp = stamp
        self._base = _stamped(source, stamp)
        document = open_document(self._base)
        self._document = document
        trailer = document.trailer
        self._size = int(str(trailer["/Size"]))
        self._root = number_of(raw(trailer, "/Root")) or 0
        self._info = number_of(raw(trailer, "/Info")) or 0
        self._identity = _identity(document)
        self._frames = tuple(_frame(page) for page in document.pages)

    def copy(self, number: int) -> bytes:
        """Return the copy of that number; what the document claims holds for it, too."""
        objects = {frame.stream: self._number(frame, number) for frame in self._frames}
        return self._updated(objects, self._root)

    def all(self, numbers: Sequence[int], *, two_sided: bool = False) -> bytes:
        """Return copies one after another, for the printer only: untagged, and claiming nothing.

        Printed on both sides each begins on a sheet of its own: one of an odd number of pages has
        an empty page at its end.
        """
        first = self._size
        pages, catalog = first, first + 1
        objects: dict[int, bytes] = {}
        kids = []
        target = first + 2
        plain = [_entries(page) for page in self._document.pages]
        for number in numbers:
            for frame, page, entries in zip(self._frames, self._document.pages, plain, strict=True):
                contents = [_written(part) for part in array(raw(page.dictionary, "/Contents"))]
                contents[-1] = syntax.reference(target)
                objects[target] = self._number(frame, number)
                objects[target + 1] = syntax.dictionary(
                    {
                        **entries,
                        "Parent": syntax.reference(pages),
                        "Contents": syntax.array(contents),
                    }
                )
                kids.append(syntax.reference(target + 1))
                target += 2
            if two_sided and len(self._frames) % 2:
                objects[target] = _empty_page(self._document.pages[-1], pages)
                kids.append(syntax.reference(target))
                target += 1
        count = b"%d" % len(kids)
        tree = {"Type": b"/Pages", "Kids": syntax.array(kids), "Count": count}
        objects[pages] = syntax.dictionary(tree)
        objects[catalog] = syntax.dictionary(
            {"Type": b"/Catalog", "Pages": syntax.reference(pages)}
        )
        return self._updated(objects, catalog)

    def _number(self, frame: _Frame, number: int) -> bytes:
        width, height, matrix = frame.place
        drawn = self._stamp.operators(number, width, height)
        return stream_object(b"Q\nq\n%s cm\n%s\nQ" % (matrix, drawn))

    def _updated(self, objects: dict[int, bytes], root: int) -> bytes:
        return updated(self._base, objects, self._size, root, self._info, self._identity)


def _stamped(source: PdfSource, stamp: NumberStamp) -> bytes:
    """Return the document with an empty stamp over each page, to be replaced.

    Pages that see the stamp alike share it, so that few objects are replaced for each copy.
    """
    opened = open_source(source, allow_untagged=True)
    assembly = Assembly(allow_untagged=True)
    fonts = stamp.add_fonts(assembly.writer)
    stamps = [Stamp((f"% {_place(page)}".encode(),), fonts) for page in opened.document.pages]
    part = assembly.add(source, stamps)
    description = Description(
        title=part.title,
        language=part.language,
        creators=part.creators,
        created=part.modified,
    )
    return assembly.finish(
        description, assembly.claims, outline=part.outline, labels=assembly.labels()
    )


def _frame(page: Page) -> _Frame:
    """Find out where a page's stamp goes: its stream is the last of its contents."""
    stream = number_of(array(raw(page.dictionary, "/Contents"))[-1]) or 0
    return _Frame(page.number, stream, _place(page))


def _place(page: Page) -> _Place:
    box = inherited(page.dictionary, "/CropBox") or inherited(page.dictionary, "/MediaBox")
    left, bottom, right, top = (float(str(value)) for value in array(box))
    turned = inherited(page.dictionary, "/Rotate")
    rotation = int(turned) % 360 if isinstance(turned, NumberObject) else 0
    width, height = right - left, top - bottom
    if rotation in (90, 270):
        width, height = height, width
    edges = {"left": left, "bottom": bottom, "right": right, "top": top}
    written = {name: syntax.number(value) for name, value in edges.items()}
    matrix = _UPRIGHT.get(rotation, _UPRIGHT[0]).format(**written)
    return _Place(width, height, matrix.encode())


def _entries(page: Page) -> dict[str, bytes]:
    """Write what a page says for itself, but for what only reading needs."""
    return {
        key.removeprefix("/"): _written(raw(page.dictionary, key))
        for key in page.dictionary
        if key not in _OF_READING
    }


def _empty_page(before: Page, pages: int) -> bytes:
    """Write a page without contents, of the size of another, its own or inherited (7.7.3.4)."""
    size = {key: inherited(before.dictionary, f"/{key}") for key in _OF_SIZE}
    return syntax.dictionary(
        {
            **{key: _written(value) for key, value in size.items() if value is not None},
            "Type": b"/Page",
            "Parent": syntax.reference(pages),
            "Resources": syntax.dictionary({}),
        }
    )


def _written(value: object) -> bytes:
    out = io.BytesIO()
    written: PdfObject = value  # type: ignore[assignment] # pypdf's objects all write themselves
    written.write_to_stream(out)
    return out.getvalue()


def _identity(document: Document) -> bytes:
    found = array(raw(document.trailer, "/ID"))
    first = found[0] if found else None
    if isinstance(first, ByteStringObject):
        return bytes(first)
    if isinstance(first, TextStringObject):
        return bytes(first.original_bytes)
    raise refused("copy", DAMAGED, "the file has no ID")
