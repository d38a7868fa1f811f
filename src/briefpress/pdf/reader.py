"""Our own files taken apart again, object by object, without understanding any.

Only what `briefpress.pdf.writer` wrote is read: object streams, a cross-reference stream of one
kind, nothing encrypted, nothing damaged. For files of others there is pypdf.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from briefpress.pdf.objects import Objects, Stream
from briefpress.pdf.writer import END_OF_STREAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
#: The comment after the version, before the first object.
_MARK = b"\n%\xe2\xe3\xcf\xd3\n"
_HEAD = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*)/Length (\d+)>>\nstream\n")
_END = END_OF_STREAM + b"\nendobj\n"
_PACK, _TABLE = b"<</Type /ObjStm", b"<</Type /XRef"
#: A string, of which nothing is syntax, whatever an author wrote (7.3.4).
_STRING = re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.DOTALL)
#: An entry that refers to an object.
_ENTRY = re.compile(rb"/([A-Za-z0-9]+) (\d+) 0 R")
#: What may be changed in an object, and strings, in which nothing may; hexadecimal ones have no
#: spaces, so nothing in them can be taken for a reference.
_TOKENS = re.compile(
    rb"([0-9]++ 0 R|" + _STRING.pattern + rb"|/StructParents? [0-9]++)",
    re.DOTALL,
)


def read_objects(data: bytes) -> Objects:
    """Take a file of ours apart; raises ValueError for another."""
    try:
        streams = dict(_streams(data))
        _, (table, _) = streams.popitem()
        if not table.startswith(_TABLE):
            raise LookupError("the cross-reference stream is another")
        packs = [number for number, one in streams.items() if one.entries.startswith(_PACK)]
        plain: dict[int, bytes] = {}
        for number in packs:
            plain.update(_packed(streams.pop(number)))
        return Objects(plain, streams, entry(table, b"Root"), entry(table, b"Info"))
    except (LookupError, ValueError, zlib.error) as error:
        raise ValueError(f"the file is none of ours: {error}") from error


def references(body: bytes) -> dict[bytes, int]:
    """Return the numbers that entries of a dictionary refer to, by their keys."""
    return {key: int(number) for key, number in _ENTRY.findall(_STRING.sub(b"()", body))}


def entry(body: bytes, key: bytes) -> int:
    """Return the number that an entry of a dictionary refers to; KeyError where there is none."""
    return references(body)[key]


class Renumbering(dict[bytes, bytes]):
    """Other numbers for the objects that are referred to, and for keys of the parent tree.

    Holds what is written instead of each reference. `renumbered` goes through objects by the
    thousand; so a reference is looked up, and only for what is none is there anything to do.
    """

    def __init__(self, numbers: Mapping[int, int], first_key: int = 0) -> None:
        super().__init__((b"%d 0 R" % old, b"%d 0 R" % new) for old, new in numbers.items())
        self._first_key = first_key

    def __missing__(self, token: bytes) -> bytes:
        if token.startswith(b"("):
            return token
        name, number = token.split(b" ")[:2]
        if not name.startswith(b"/StructParent"):
            raise KeyError(token)
        return b"%s %d" % (name, self._first_key + int(number))

    def renumbered(self, objects: bytes) -> bytes:
        """Return one or more objects with other numbers; KeyError where one has no other."""
        parts = _TOKENS.split(objects)
        parts[1::2] = [self[token] for token in parts[1::2]]
        return b"".join(parts)


def _streams(data: bytes) -> Iterator[tuple[int, Stream]]:
    """Yield the streams, which follow one another from the first byte to the last.

    Nothing else is in a file of ours; so its cross-references, the last stream, need not be read.
    """
    start = _START.search(data)
    if start is None:
        raise LookupError("there is no cross-reference stream")
    place = data.find(_MARK) + len(_MARK)
    while place <= int(start[1]):
        head = _HEAD.match(data, place)
        if head is None:
            raise LookupError(f"there is no stream at {place}")
        end = head.end() + int(head[3])
        if not data.startswith(_END, end):
            raise LookupError(f"the stream at {place} ends elsewhere")
        yield int(head[1]), Stream(head[2] + b">>", data[head.end() : end])
        place = end + len(_END)
    if place != start.start():
        raise LookupError("the cross-reference stream is not the last")


def _packed(stream: Stream) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of an object stream (7.5.7)."""
    first = re.search(rb"/First (\d+)", stream.entries)
    if first is None:
        raise LookupError("an object stream doesn't say where it begins")
    text = zlib.decompress(stream.data)
    start = int(first[1])
    heads = [int(number) for number in text[:start].split()]
    places = [start + place for place in heads[1::2]]
    for number, begin, end in zip(heads[::2], places, [*places[1:], len(text) + 1], strict=True):
        yield number, text[begin : end - 1]
