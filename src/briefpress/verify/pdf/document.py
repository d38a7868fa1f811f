"""A PDF file, opened: its catalog and its pages (ISO 32000-1, 7.7)."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from briefpress.codes.proofs import ENCRYPTED_PDF, NOT_A_PDF
from briefpress.verify.pdf.objects import array, dictionary, entry, name, number_of, raw
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

#: Page trees are shallow; deeper ones are damage.
_MAX_DEPTH = 100


class FaultError(Exception):
    """The file can't be looked into at all."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Page(Struct, frozen=True):
    """A page: its index from 0, object number, dictionary, and resources, its own or inherited."""

    index: int
    number: int
    dictionary: DictionaryObject
    resources: DictionaryObject | None


class Document:
    """An opened PDF: the reader, the catalog, and the pages in order.

    `revised` is whether the file may have been changed after it was written (7.5.6).
    """

    def __init__(self, reader: PdfReader, *, revised: bool = False) -> None:
        self.reader = reader
        self.revised = revised
        self.trailer: DictionaryObject = reader.trailer
        self.catalog = dictionary(raw(reader.trailer, "/Root"))
        root = raw(self.catalog, "/Pages")
        self.pages = tuple(
            Page(index, *found) for index, found in enumerate(_pages(root, None, set(), 0))
        )
        self._indices = {page.number: page.index for page in self.pages}

    def page_index(self, number: int | None) -> int | None:
        """Return the index of the page with that object number."""
        return None if number is None else self._indices.get(number)

    def dictionaries(self) -> Iterator[tuple[int, DictionaryObject]]:
        """Go through all objects that are dictionaries, with their numbers."""
        plain = {(n, generation) for generation, of in self.reader.xref.items() for n in of}
        for number, generation in sorted(plain | {(n, 0) for n in self.reader.xref_objStm}):
            found = dictionary(IndirectObject(number, generation, self.reader))
            if found is not None:
                yield number, found


def open_document(data: bytes) -> Document:
    """Open a PDF. Raises FaultError for what is no PDF, is encrypted or damaged beyond reading."""
    if b"%PDF-" not in data[:1024]:
        what = "the file is empty" if not data else "the file is not a PDF"
        raise FaultError(Fault(NOT_A_PDF, what))
    try:
        reader = PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
    except Exception as error:
        raise FaultError(Fault(NOT_A_PDF, f"the file is damaged: {error}")) from error
    if encrypted:
        message = "the file is encrypted; what can't be read can't be proved"
        raise FaultError(Fault(ENCRYPTED_PDF, message))
    document = Document(reader, revised=data.count(b"startxref") > 1)
    if not document.pages:
        raise FaultError(Fault(NOT_A_PDF, "the file is damaged: it has no page"))
    return document


@contextmanager
def collected_warnings() -> Iterator[list[str]]:
    """Collect what pypdf would log, instead of letting it out to the terminal."""
    collector = _Collector()
    logger = logging.getLogger("pypdf")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _pages(
    node: object, resources: DictionaryObject | None, seen: set[int], depth: int
) -> Iterator[tuple[int, DictionaryObject, DictionaryObject | None]]:
    """Go through the page tree (7.7.3), each page once."""
    number, found = number_of(node), dictionary(node)
    if number is None or found is None or number in seen or depth > _MAX_DEPTH:
        return
    seen.add(number)
    resources = dictionary(raw(found, "/Resources")) or resources
    if name(raw(found, "/Type")) == "Page" or entry(found, "/Kids") is None:
        yield number, found, resources
        return
    for kid in array(raw(found, "/Kids")):
        yield from _pages(kid, resources, seen, depth + 1)
