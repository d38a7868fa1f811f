"""A PDF opened to become a part of another."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf.generic import DictionaryObject, IndirectObject

from briefpress.codes.files import UNREADABLE_FILE
from briefpress.codes.merging import BROKEN_PART, NEEDS_ITS_VIEWER, UNTAGGED_PART
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.verify.metadata import Metadata
from briefpress.verify.pdf.content import decoded
from briefpress.verify.pdf.document import (
    Document,
    FaultError,
    open_document,
)
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    is_true,
    name,
    number_of,
    raw,
    resolve,
    text,
)
from briefpress.verify.structure.tree import Tree, read_tree

if TYPE_CHECKING:
    from briefpress.diagnostics import Code
    from briefpress.verify.structure.tree import Element


class PdfSource(Struct, frozen=True):
    """A PDF to be merged. `name` is how diagnostics name it, usually its path.

    `data` are its bytes, or the file, which is then read each time it is needed and not kept.
    `title` and `language`, if given, count instead of what the file says of itself.
    """

    name: str
    data: bytes | Path
    title: str | None = None
    language: str | None = None

    def read(self) -> bytes:
        """Return the bytes. Raises RefusedError if the file can't be read."""
        if isinstance(self.data, bytes):
            return self.data
        try:
            return self.data.read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            hint = "Check the name, and that you may open the file."
            message = f"the file can't be read: {reason}"
            raise RefusedError(
                [Diagnostic(UNREADABLE_FILE, Place(self.name), message, hint)]
            ) from error


class Opened:
    """A source with all that is read from it. Its objects are edited before they are copied.

    They are a private parse of the file: names that would clash are changed in place, and then
    the copier takes what it finds.
    """

    def __init__(self, source: PdfSource, document: Document) -> None:
        self.name = source.name
        self.document = document
        self.catalog: DictionaryObject = document.catalog or DictionaryObject()
        self.information = dictionary(raw(document.trailer, "/Info"))
        self.tree: Tree | None = read_tree(document)
        self.metadata = Metadata(document)
        self.title = source.title or self._title()
        self.language = source.language or self.metadata.language
        self.notes: list[Diagnostic] = []

    @property
    def version(self) -> str:
        """The version of PDF that the file is written in, such as 1.7 (7.5.2, 7.7.2)."""
        header = self.document.reader.pdf_header.removeprefix("%PDF-")
        return max(header, name(raw(self.catalog, "/Version")))

    @property
    def modified(self) -> datetime.datetime | None:
        """When the file was last changed, in UTC, if it says so with its time zone."""
        if self.metadata.modified is not None:
            return self.metadata.modified
        try:
            said = self.document.reader.metadata
            moment = said.modification_date if said else None
            return moment.astimezone(datetime.UTC) if moment and moment.tzinfo else None
        except Exception:  # noqa: BLE001 - pypdf raises many types on damaged files
            return None

    def reference(self, number: int) -> IndirectObject:
        """Return a reference to an object of the file."""
        return IndirectObject(number, 0, self.document.reader)

    def note(self, code: Code, message: str) -> None:
        """Note something that people have to know though it stops nothing."""
        self.notes.append(Diagnostic(code, Place(self.name), message, code.mend))

    def _title(self) -> str:
        """Return the title that the file gives itself, or its name without the ending."""
        said = self.metadata.title or text(raw(self.information, "/Title")) or ""
        return said.strip() or PurePath(self.name).stem


def open_source(source: PdfSource, *, allow_untagged: bool = False) -> Opened:
    """Open a source. Raises RefusedError with all that keeps it from being merged."""
    try:
        opened = Opened(source, open_document(source.read()))
    except FaultError as error:
        raise refused(source.name, error.fault.code, error.fault.message) from error
    problems = [
        Diagnostic(code, Place(source.name), message, code.mend)
        for code, message in _obstacles(opened, allow_untagged=allow_untagged)
    ]
    if problems:
        raise RefusedError(problems)
    return opened


def refused(name: str, code: Code, message: str) -> RefusedError:
    """Return the refusal of a file as a whole."""
    return RefusedError([Diagnostic(code, Place(name), message, code.mend)])


def _obstacles(opened: Opened, *, allow_untagged: bool) -> list[tuple[Code, str]]:
    found: list[tuple[Code, str]] = []
    if is_true(raw(opened.catalog, "/NeedsRendering")):
        found.append((NEEDS_ITS_VIEWER, "the file is a dynamic XFA form"))
    if opened.tree is None and not allow_untagged:
        found.append((UNTAGGED_PART, "the file has no structure tree"))
    if opened.tree is not None:
        if not opened.tree.elements:
            found.append((BROKEN_PART, "the structure tree is empty or can't be read"))
        if any(_has_unread_kid(opened.tree, above) for above in opened.tree.unreadable):
            found.append((BROKEN_PART, "the structure tree is nested too deep"))
    for page in opened.document.pages:
        contents = raw(page.dictionary, "/Contents")
        if contents is not None and not _can_be_decoded(contents):
            found.append((BROKEN_PART, f"page {page.index + 1}: the content can't be decoded"))
    return found


def _has_unread_kid(tree: Tree, above: Element | None) -> bool:
    """Whether an element has a kid that was not read though it is there."""
    holder = tree.root if above is None else above.dictionary
    unread = [k for k in array(raw(holder, "/K")) if number_of(k) not in tree.by_number]
    return any(raw(dictionary(kid), "/S") is not None for kid in unread)


def _can_be_decoded(contents: object) -> bool:
    """Whether the content can be decoded to its end."""
    return all(decoded(part) is not None for part in array(contents) if resolve(part) is not None)
