"""Attributes and classes of structure elements (ISO 32000-1, 14.7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, NameObject

from briefpress.assemble.naming import Names
from briefpress.assemble.serial import entry_key
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, entry, name, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.verify.structure.tree import Tree


class Classes:
    """The class map of the output. A class that is another in another part is renamed."""

    def __init__(self) -> None:
        self._names: Names[str] = Names()
        self._bodies: dict[str, bytes] = {}

    def join(self, tree: Tree, copier: Copier) -> None:
        """Take in the classes of a part, before its elements are copied."""
        found = dictionary(raw(tree.root, "/ClassMap"))
        if found is None:
            return
        wanted = {str(key)[1:] for key in found}
        renamed = {}
        for old in sorted(wanted):
            body = copier.value(raw(found, "/" + old), shared=True)
            new = old
            if self._bodies.get(old) != body:
                new = self._names.take(old, wanted)
                self._bodies[new] = body
            if new != old:
                renamed[old] = new
        if renamed:
            for element in tree.elements:
                _rename_classes(element.dictionary, renamed)

    def class_map(self) -> bytes | None:
        """Write the class map; None if there are no classes."""
        entries = {entry_key("/" + key): self._bodies[key] for key in sorted(self._bodies)}
        return syntax.dictionary(entries) if entries else None


def attribute_objects(tree: Tree) -> Iterator[DictionaryObject]:
    """Go through the attribute objects of elements and classes, each once."""
    seen: set[int] = set()
    classes = dictionary(raw(tree.root, "/ClassMap"))
    holders = [raw(element.dictionary, "/A") for element in tree.elements]
    holders += [raw(classes, key) for key in classes or ()]
    for holder in holders:
        for item in array(holder) if holder is not None else ():
            found = dictionary(item)
            if found is not None and id(found) not in seen:
                seen.add(id(found))
                yield found


def _rename_classes(element: DictionaryObject, renamed: dict[str, str]) -> None:
    """Rename classes in /C: a name, or an array of names with revision numbers between."""
    found = entry(element, "/C")
    if isinstance(found, NameObject):
        new = renamed.get(name(found))
        if new:
            element[NameObject("/C")] = NameObject("/" + new)
    elif isinstance(found, ArrayObject):
        items = [resolve(item) for item in array(found)]
        element[NameObject("/C")] = ArrayObject(
            NameObject("/" + renamed[name(item)]) if name(item) in renamed else item
            for item in items
        )
