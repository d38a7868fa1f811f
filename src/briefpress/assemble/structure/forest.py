"""The trees of the parts under one root.

The output has one `Document`, and in it a `Part` for each PDF that is tagged (ISO 32000-1, table
333: Document is a complete document, Part a large-scale division of one). Where a PDF's tree has a
single `Document` at its top, that element itself becomes the Part, so that no document stands
inside another and no level is added; any other top elements get a Part above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import NameObject, TextStringObject

from briefpress.assemble.structure.attributes import Classes
from briefpress.assemble.structure.identities import Identities
from briefpress.assemble.structure.namespaces import Namespaces, role_of
from briefpress.assemble.structure.parents import ParentTree
from briefpress.assemble.structure.roles import Roles
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, raw

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer
    from briefpress.verify.structure.tree import Element, Tree

#: Entries of the root that are lists, and join end to end (ISO 32000-2, table 354).
_LISTS = ("/AF", "/PronunciationLexicon")
_SSN_2 = "http://iso.org/pdf2/ssn"


class Forest:
    """All that hangs under the root of the structure tree."""

    def __init__(self, writer: Writer) -> None:
        self.parents = ParentTree()
        self._writer = writer
        self._root = self._document = 0
        self._parts: list[bytes] = []
        self._roles = Roles()
        self._classes = Classes()
        self._identities = Identities()
        self._namespaces = Namespaces(writer)
        self._lists: dict[str, list[bytes]] = {key: [] for key in _LISTS}

    def known(self, tree: Tree) -> dict[int, int]:
        """Return what stands in the output for root and namespaces of a part.

        What was under the root of the part will be under its Part.
        """
        if not self._root:
            self._root, self._document = self._writer.reserve(), self._writer.reserve()
        known = self._namespaces.join(tree)
        if tree.root_number is not None:
            above = self._document if _only_document(tree) else self._writer.reserve()
            known[tree.root_number] = above
        return known

    def join(self, opened: Opened, tree: Tree, copier: Copier, above: int | None) -> None:
        """Hang the tree of a part under the document. `above` is what `known` gave for its root."""
        top = _only_document(tree)
        self._roles.join(tree)
        self._identities.join(opened, tree, copier)
        self._classes.join(tree, copier)
        self._namespaces.copy(tree, copier)
        if top is not None and top.number is not None:
            _make_part(top, opened)
            part = copier.number(opened.reference(top.number))
        else:
            part = above or self._writer.reserve()
            self._writer.add(self._part(opened, tree, copier), part)
        self._parts.append(syntax.reference(part))
        for key, items in self._lists.items():
            items += [copier.value(item) for item in array(raw(tree.root, key))]

    def _part(self, opened: Opened, tree: Tree, copier: Copier) -> bytes:
        kids = array(raw(tree.root, "/K"))
        entries = {
            "Type": b"/StructElem",
            "S": b"/Part",
            "P": syntax.reference(self._document),
            "T": syntax.text(opened.title),
            "K": syntax.array(copier.value(kid) for kid in kids),
        }
        if opened.language:
            entries["Lang"] = syntax.text(opened.language)
        return syntax.dictionary(entries)

    def write(self) -> bytes | None:
        """Write document and root; return a reference to the root, None if nothing is tagged."""
        if not self._parts:
            for unused in (self._root, self._document):
                self._writer.add(b"null", unused)
            return None
        document = {
            "Type": b"/StructElem",
            "S": b"/Document",
            "P": syntax.reference(self._root),
            "K": syntax.array(self._parts),
        }
        self._writer.add(syntax.dictionary(document), self._document)
        entries = {
            "Type": b"/StructTreeRoot",
            "K": syntax.reference(self._document),
            "ParentTree": self.parents.write(self._writer),
            "ParentTreeNextKey": b"%d" % self.parents.next_key,
        }
        optional = {
            "RoleMap": self._roles.role_map(),
            "ClassMap": self._classes.class_map(),
            "IDTree": self._identities.write(self._writer),
            "Namespaces": self._namespaces.write(self._roles.map),
        }
        optional |= {k[1:]: syntax.array(v) if v else None for k, v in self._lists.items()}
        entries |= {key: value for key, value in optional.items() if value is not None}
        self._writer.add(syntax.dictionary(entries), self._root)
        return syntax.reference(self._root)


def _only_document(tree: Tree) -> Element | None:
    """Return the Document that is the only top of the tree, if that is how the tree is built."""
    if len(tree.tops) != 1:
        return None
    top = tree.tops[0]
    plain = role_of(top.dictionary).namespace in ("", _SSN_2)
    return top if plain and top.standard == "Document" and top.number is not None else None


def _make_part(top: Element, opened: Opened) -> None:
    """Make a document a part of another: its title and language are its own from now on."""
    found = top.dictionary
    found[NameObject("/S")] = NameObject("/Part")
    for key, value in (("/T", opened.title), ("/Lang", opened.language)):
        if value and raw(found, key) is None:
            found[NameObject(key)] = TextStringObject(value)
