"""IDs of structure elements and what refers to them (ISO 32000-1, 14.7.2, tables 322 and 323)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, ByteStringObject, NameObject

from briefpress.assemble.naming import Names
from briefpress.assemble.serial import string_bytes
from briefpress.assemble.structure.attributes import attribute_objects
from briefpress.pdf import syntax
from briefpress.pdf.trees import write_name_tree
from briefpress.verify.pdf.objects import array, entry, raw, resolve

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer
    from briefpress.verify.structure.tree import Tree


class Identities:
    """The IDs of all elements; one that is taken by another part is renamed."""

    def __init__(self) -> None:
        self._names: Names[bytes] = Names()
        self._elements: dict[bytes, bytes] = {}

    def join(self, opened: Opened, tree: Tree, copier: Copier) -> None:
        """Take in the IDs of a part, before its elements are copied."""
        holders = []
        for element in tree.elements:
            old = string_bytes(entry(element.dictionary, "/ID"))
            if old is not None and element.number is not None:
                holders.append((old, element))
        wanted = {old for old, _ in holders}
        new = {old: self._names.take(old, wanted) for old in sorted(wanted)}
        for old, element in holders:
            if new[old] != old:
                element.dictionary[NameObject("/ID")] = ByteStringObject(new[old])
            reference = opened.reference(element.number or 0)
            self._elements.setdefault(new[old], syntax.reference(copier.number(reference)))
        renamed = {old: name for old, name in new.items() if name != old}
        if renamed:
            _rename_headers(tree, renamed)

    def write(self, writer: Writer) -> bytes | None:
        """Write the ID tree (14.7.2, IDTree); None if no element has an ID."""
        return write_name_tree(writer, self._elements) if self._elements else None


def _rename_headers(tree: Tree, renamed: dict[bytes, bytes]) -> None:
    """Let cells name their heads by the new IDs (14.8.5.7, Headers)."""
    for attributes in attribute_objects(tree):
        if raw(attributes, "/Headers") is None:
            continue
        items = [resolve(item) for item in array(raw(attributes, "/Headers"))]
        new = [renamed.get(string_bytes(item) or b"") for item in items]
        attributes[NameObject("/Headers")] = ArrayObject(
            item if name is None else ByteStringObject(name)
            for item, name in zip(items, new, strict=True)
        )
