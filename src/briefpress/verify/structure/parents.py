"""The parent tree: from content back to its element (ISO 32000-1, 14.7.4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import BAD_PARENT_TREE
from briefpress.verify.pdf.objects import array, dictionary, integer, raw, resolve
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.verify.pdf.content import Content
    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.tree import Tree


class ParentTree:
    """The entries by key, references not followed; `repeated` are keys that stand twice."""

    def __init__(self, tree: Tree) -> None:
        self.entries: dict[int, object] = {}
        self.repeated: list[int] = []
        self.next_key = integer(raw(tree.root, "/ParentTreeNextKey"))
        nodes = [dictionary(raw(tree.root, "/ParentTree"))]
        seen: set[int] = set()
        while nodes:
            node = nodes.pop()
            if node is not None and id(node) not in seen:
                seen.add(id(node))
                self._read(node)
                nodes += map(dictionary, array(raw(node, "/Kids")))

    def _read(self, node: DictionaryObject) -> None:
        """Read the entries of a node of the number tree (7.9.7)."""
        items = array(raw(node, "/Nums"))
        for key, value in zip(map(integer, items[::2]), items[1::2], strict=False):
            if key is None:
                continue
            if key in self.entries:
                self.repeated.append(key)
            self.entries[key] = value


def check_keys(
    document: Document, tree: Tree, content: Content, parents: ParentTree
) -> Iterator[Fault]:
    """Check that each key stands once and belongs to a page, a form or an annotation."""
    for key in parents.repeated:
        yield Fault(BAD_PARENT_TREE, f"the parent tree has the key {key} twice")
    unused = parents.entries.keys() - _used_keys(document, tree, content)
    for key in sorted(unused):
        if any(resolve(item) is not None for item in array(parents.entries[key])):
            message = f"the parent tree's key {key} belongs to no page and no annotation"
            yield Fault(BAD_PARENT_TREE, message)
    if parents.next_key is not None and parents.next_key <= max(parents.entries, default=-1):
        message = f"ParentTreeNextKey is {parents.next_key}, a key that is in use or below one"
        yield Fault(BAD_PARENT_TREE, message)


def _used_keys(document: Document, tree: Tree, content: Content) -> set[int | None]:
    used = {integer(raw(holder, "/StructParents")) for holder in content.holders.values()}
    for page in document.pages:
        used.add(integer(raw(page.dictionary, "/StructParents")))
        for annotation in array(raw(page.dictionary, "/Annots")):
            used.add(integer(raw(dictionary(annotation), "/StructParent")))
    for element in tree.elements:
        for reference in element.references:
            used.add(integer(raw(dictionary(reference.object), "/StructParent")))
    return used
