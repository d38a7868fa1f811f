"""What a PDF says: how many pages, its title, its headings and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.verify.metadata import Metadata
from briefpress.verify.pdf.content import Content
from briefpress.verify.pdf.document import (
    Document,
    FaultError,
    collected_warnings,
    open_document,
)
from briefpress.verify.structure.tree import read_tree
from briefpress.verify.text import tree_text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Headings further down than this say no more about what a document is.
_DEEPEST = 2


class Facts(Struct, frozen=True):
    """`size` is that of the first page in points; `text` is all that can be seen on the pages.

    `spoken` is what the structure tree says, `headings` the titles of the outline by level.
    """

    pages: int
    size: tuple[float, float]
    title: str
    language: str
    spoken: str
    text: str
    headings: tuple[tuple[int, str], ...]


def read_facts(data: bytes, shown: str) -> Facts:
    """Read a PDF; raises RefusedError where it can't be."""
    with collected_warnings():
        try:
            document = open_document(data)
        except FaultError as error:
            fault = error.fault
            problem = Diagnostic(fault.code, Place(shown), fault.message, fault.code.mend)
            raise RefusedError([problem]) from error
        tree, metadata = read_tree(document), Metadata(document)
        printed = "\n".join(_printed(document))
        return Facts(
            pages=len(document.pages),
            size=_size(document),
            title=metadata.title,
            language=metadata.language,
            spoken=tree_text(tree, Content(document)) if tree else printed,
            text=printed,
            headings=tuple(_headings(_outline(document), 1)),
        )


def _size(document: Document) -> tuple[float, float]:
    box = document.reader.pages[0].cropbox
    return float(box.width), float(box.height)


def _printed(document: Document) -> Iterator[str]:
    for page in document.reader.pages:
        try:
            yield page.extract_text()
        except Exception:  # noqa: BLE001 - pypdf raises many types on damaged files
            yield ""


def _outline(document: Document) -> list[Any]:
    try:
        return list(document.reader.outline)
    except Exception:  # noqa: BLE001 - pypdf raises many types on damaged files
        return []


def _headings(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
    """Go through pypdf's outline, in which a list is what stands below the item before it."""
    for item in items:
        if isinstance(item, list):
            if level < _DEEPEST:
                yield from _headings(item, level + 1)
        else:
            yield level, str(item.title).strip()
