"""Named destinations of all parts in one name tree (ISO 32000-1, 12.3.2.3).

Names of PDF 1.1 (in the catalog's Dests) and strings (in the name tree Dests) are two name spaces;
in the output all are strings. One that is taken is renamed, and what leads to it with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import ArrayObject, ByteStringObject, NameObject, NullObject

from briefpress.assemble.naming import Names
from briefpress.assemble.navigation.places import actions, holders, kind
from briefpress.assemble.serial import string_bytes
from briefpress.assemble.trees import read_name_tree
from briefpress.pdf.trees import write_name_tree
from briefpress.verify.pdf.objects import dictionary, integer, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer


class _Name(NamedTuple):
    """A destination's name; `old` is whether it is a name object of PDF 1.1, not a string."""

    old: bool
    bytes: bytes


class Destinations:
    """The named destinations of all parts."""

    def __init__(self) -> None:
        self._names: Names[bytes] = Names()
        self._values: dict[bytes, bytes] = {}

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the destinations of a part, before what leads to them is copied.

        A name that leads nowhere is kept apart, too, or it would lead into another part.
        """
        named = _named(opened)
        uses = list(_uses(opened))
        used = {name for holder, key in uses if (name := _name(resolve(raw(holder, key))))}
        wanted = {name.bytes for name in used | named.keys()}
        new = {name: self._names.take(name.bytes, wanted) for name in sorted(used | named.keys())}
        for name, value in named.items():
            _point_to_page(opened, resolve(value))
            self._values[new[name]] = copier.value(value)
        for holder, key in uses:
            target = resolve(raw(holder, key))
            found = _name(target)
            if found:
                holder[NameObject(key)] = ByteStringObject(new[found])
            else:
                _point_to_page(opened, target)

    def write(self, writer: Writer) -> bytes | None:
        """Write the name tree; None if nothing is named."""
        return write_name_tree(writer, self._values) if self._values else None


def _named(opened: Opened) -> dict[_Name, object]:
    names = dictionary(raw(opened.catalog, "/Names"))
    found = {_Name(False, k): v for k, v in read_name_tree(raw(names, "/Dests")).items()}
    old = dictionary(raw(opened.catalog, "/Dests"))
    for key in old or ():
        found[_Name(True, str(key)[1:].encode())] = raw(old, key)
    return {name: value for name, value in found.items() if resolve(value) is not None}


def _uses(opened: Opened) -> Iterator[tuple[DictionaryObject, str]]:
    """Go through what leads somewhere in the document: Dest, and the D of GoTo actions.

    Each stands once, though several links may share an action.
    """
    seen: set[int] = set()
    for holder in holders(opened):
        if "/Dest" in holder:
            yield holder, "/Dest"
        for action in actions(holder):
            if kind(action) == "GoTo" and "/D" in action and id(action) not in seen:
                seen.add(id(action))
                yield action, "/D"


def _name(target: object) -> _Name | None:
    if isinstance(target, NameObject):
        return _Name(True, str(target)[1:].encode())
    found = string_bytes(target)
    return None if found is None else _Name(False, found)


def _point_to_page(opened: Opened, target: object) -> None:
    """Let an explicit destination name its page, where it has the page's index from 0 instead.

    That is against the rules inside a document (12.3.2.2), but common.
    """
    if isinstance(target, NullObject):
        return
    within = dictionary(target)
    found = resolve(raw(within, "/D")) if within is not None else target
    if not isinstance(found, ArrayObject) or not found:
        return
    index = integer(next(iter(found)))
    if index is not None and 0 <= index < len(opened.document.pages):
        found[0] = opened.reference(opened.document.pages[index].number)
