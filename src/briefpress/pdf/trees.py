"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.pdf.writer import Writer

#: Entries of one leaf; a tree for thousands of entries stays two levels deep.
_LEAF = 64


def write_name_tree(writer: Writer, entries: dict[bytes, bytes]) -> bytes:
    """Write a name tree, sorted as readers search it; return a reference to its root."""
    items = [(syntax.literal(name), entries[name]) for name in sorted(entries)]
    return _write(writer, "Names", items)


def write_number_tree(writer: Writer, entries: dict[int, bytes]) -> bytes:
    """Write a number tree; return a reference to its root."""
    items = [(b"%d" % number, entries[number]) for number in sorted(entries)]
    return _write(writer, "Nums", items)


def _write(writer: Writer, key: str, items: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Write the entries as the root itself, or in leaves with their limits under it."""
    if len(items) <= _LEAF:
        return syntax.reference(writer.add(syntax.dictionary({key: _pairs(items)})))
    leaves = []
    for first in range(0, len(items), _LEAF):
        part = items[first : first + _LEAF]
        limits = syntax.array([part[0][0], part[-1][0]])
        leaves.append(writer.add(syntax.dictionary({key: _pairs(part), "Limits": limits})))
    kids = syntax.array(map(syntax.reference, leaves))
    return syntax.reference(writer.add(syntax.dictionary({"Kids": kids})))


def _pairs(items: Sequence[tuple[bytes, bytes]]) -> bytes:
    return syntax.array(part for item in items for part in item)
