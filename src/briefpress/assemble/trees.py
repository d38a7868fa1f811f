"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.serial import string_bytes
from briefpress.verify.pdf.objects import array, dictionary, integer, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject


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
