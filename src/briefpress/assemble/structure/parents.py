"""One parent tree for all parts (ISO 32000-1, 14.7.4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.trees import read_number_tree
from briefpress.pdf.trees import write_number_tree
from briefpress.verify.pdf.objects import raw, resolve

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.pdf.writer import Writer
    from briefpress.verify.structure.tree import Tree


class ParentKeys:
    """The keys of one part, old to new. Without a parent tree no key means anything."""

    def __init__(self, tree: Tree | None, first: int) -> None:
        self.entries = {} if tree is None else _entries(tree)
        self._tagged = tree is not None
        self._new = {old: first + index for index, old in enumerate(self.entries)}
        self._next = first + len(self._new)

    def new(self, old: int) -> int | None:
        """Return the new key for an old one. One that has no entry stays apart from all others."""
        if not self._tagged:
            return None
        if old not in self._new:
            self._new[old] = self._next
            self._next += 1
        return self._new[old]

    @property
    def next(self) -> int:
        """The first key that is free."""
        return self._next


class ParentTree:
    """The parent tree of the output."""

    def __init__(self) -> None:
        self.next_key = 0
        self._entries: dict[int, bytes] = {}

    def keys(self, tree: Tree | None) -> ParentKeys:
        """Return the keys of a part that comes next."""
        return ParentKeys(tree, self.next_key)

    def join(self, keys: ParentKeys, copier: Copier) -> None:
        """Take in the entries of a part."""
        for old, value in keys.entries.items():
            self._entries[keys.new(old) or 0] = copier.value(value)

    def close(self, keys: ParentKeys) -> None:
        """Go on behind the keys of a part, once all of it is copied."""
        self.next_key = keys.next

    def write(self, writer: Writer) -> bytes:
        """Write the tree and return a reference to it."""
        return write_number_tree(writer, self._entries)


def _entries(tree: Tree) -> dict[int, object]:
    """Return the entries that lead somewhere, sorted by their keys."""
    found = read_number_tree(raw(tree.root, "/ParentTree"))
    return {key: found[key] for key in sorted(found) if resolve(found[key]) is not None}
