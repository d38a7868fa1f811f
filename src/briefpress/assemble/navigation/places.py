"""Where a document has destinations and actions: annotations, outline items, form fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.verify.pdf.objects import array, dictionary, name, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.assemble.opened import Opened

#: Actions that follow one another; a longer chain is damage.
_MAX_CHAIN = 100


def page_annotations(opened: Opened) -> Iterator[DictionaryObject]:
    """Go through the annotations of all pages."""
    for page in opened.document.pages:
        for item in array(raw(page.dictionary, "/Annots")):
            found = dictionary(item)
            if found is not None:
                yield found


def outline_items(opened: Opened) -> Iterator[DictionaryObject]:
    """Go through the items of the outline, in no order (12.3.3)."""
    waiting = [raw(dictionary(raw(opened.catalog, "/Outlines")), "/First")]
    yield from _family(waiting, ("/First", "/Next"))


def fields(opened: Opened) -> Iterator[DictionaryObject]:
    """Go through the form's fields and widgets (12.7.3)."""
    form = dictionary(raw(opened.catalog, "/AcroForm"))
    yield from _family(list(array(raw(form, "/Fields"))), ("/Kids",))


def holders(opened: Opened) -> list[DictionaryObject]:
    """Return all dictionaries that may have a destination or an action, each once."""
    found = {}
    for walk in (page_annotations, outline_items, fields):
        for holder in walk(opened):
            found[id(holder)] = holder
    return list(found.values())


def actions(holder: DictionaryObject) -> Iterator[DictionaryObject]:
    """Go through the actions of a holder: the first and those that follow it (12.6.2)."""
    waiting = [raw(holder, "/A"), raw(holder, "/PA")]
    seen: set[int] = set()
    while waiting and len(seen) < _MAX_CHAIN:
        found = dictionary(waiting.pop())
        if found is not None and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += array(raw(found, "/Next"))


def kind(action: DictionaryObject) -> str:
    """Return the type of an action (table 198)."""
    return name(raw(action, "/S"))


def _family(waiting: list[object], ways: tuple[str, ...]) -> Iterator[DictionaryObject]:
    seen: set[int] = set()
    while waiting:
        found = dictionary(waiting.pop())
        if found is not None and id(found) not in seen:
            seen.add(id(found))
            yield found
            for way in ways:
                waiting += array(raw(found, way))
