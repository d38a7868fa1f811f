"""Resource dictionaries (ISO 32000-1, 7.8.3), wherever a document draws with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject, StreamObject

from briefpress.assemble.navigation.places import page_annotations
from briefpress.assemble.pages import inherited
from briefpress.verify.pdf.objects import dictionary, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.assemble.opened import Opened

#: Kinds of resources that may draw with resources of their own.
_DRAWING = ("/XObject", "/Pattern", "/Font")


def resource_dictionaries(opened: Opened) -> Iterator[DictionaryObject]:
    """Go through the resources of pages, forms, patterns, fonts and appearances, each once."""
    waiting = [inherited(page.dictionary, "/Resources") for page in opened.document.pages]
    waiting += [
        raw(appearance, "/Resources")
        for annotation in page_annotations(opened)
        for appearance in _appearances(annotation)
    ]
    seen: set[int] = set()
    while waiting:
        found = dictionary(waiting.pop())
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        for kind in _DRAWING:
            inside = dictionary(raw(found, kind))
            waiting += [raw(dictionary(raw(inside, key)), "/Resources") for key in inside or ()]


def _appearances(annotation: DictionaryObject) -> Iterator[StreamObject]:
    """Go through the appearances of an annotation, in all its states (12.5.5)."""
    waiting = [raw(annotation, "/AP")]
    for _ in range(3):
        below = []
        for item in waiting:
            found = resolve(item)
            if isinstance(found, StreamObject):
                yield found
            elif isinstance(found, DictionaryObject):
                below += [raw(found, key) for key in found]
        waiting = below
