"""Attributes of structure elements, their own and those of their classes (ISO 32000-1, 14.7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.verify.pdf.objects import array, dictionary, entry, integer, name, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.verify.structure.tree import Element, Tree


def attribute(tree: Tree, element: Element, owner: str, key: str) -> object:
    """Return an attribute of the owner (``Table``, ``Layout``), or None."""
    for attributes in _attributes(tree, element):
        if name(raw(attributes, "/O")) == owner and "/" + key in attributes:
            return entry(attributes, "/" + key)
    return None


def span(tree: Tree, cell: Element, key: str) -> int:
    """Return the RowSpan or ColSpan of a table cell, 1 where none is given."""
    return max(1, integer(attribute(tree, cell, "Table", key)) or 1)


def _attributes(tree: Tree, element: Element) -> Iterator[DictionaryObject]:
    """Give an element's attribute objects; those of its own come before those of its classes."""
    classes = dictionary(raw(tree.root, "/ClassMap"))
    named = [name(item) for item in array(raw(element.dictionary, "/C"))]
    sources = [raw(element.dictionary, "/A")]
    sources += [raw(classes, "/" + class_name) for class_name in named if class_name]
    for source in sources:
        for item in array(source):
            found = dictionary(item)
            if found is not None:
                yield found
