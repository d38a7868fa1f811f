"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.serial import string_bytes
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, integer, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf.generic import DictionaryObject

    from briefpress.pdf.writer import Writer

#: Entries of one leaf; a tree for thousands of entries stays two levels deep.
_LEAF = 64


def read_name_tree(root: object) -> dict[bytes, object]:
    """Return the values by name, references not followed; of a name that stands twice, the first.

    Names are the bytes of their strings.
    """
    found: dict[bytes, object] = {}
    for node in _nodes(root):
        items = array(raw(node, "/Names"))
        for key, value in zip(items[::2], items[1::2], strict=False):
            name = string_bytes(resolve(key))
            if name is not None:
                found.setdefault(name, value)
    return found


def read_number_tree(root: object) -> dict[int, object]:
    """Return the values by number, references not followed."""
    found: dict[int, object] = {}
    for node in _nodes(root):
        items = array(raw(node, "/Nums"))
        for key, value in zip(items[::2], items[1::2], strict=False):
            number = integer(key)
            if number is not None:
                found.setdefault(number, value)
    return found


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


def _nodes(root: object) -> Iterator[DictionaryObject]:
    """Go through the nodes from left to right, each once."""
    seen: set[int] = set()
    waiting = [dictionary(root)]
    while waiting:
        node = waiting.pop()
        if node is not None and id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting += reversed([dictionary(kid) for kid in array(raw(node, "/Kids"))])
