"""Our own files taken apart again, object by object, without understanding any.

Only what `briefpress.pdf.writer` wrote is read: object streams, a cross-reference stream of one
kind, nothing encrypted, nothing damaged. For files of others there is pypdf.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_HEAD = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*/Length (\d+)>>)\nstream\n")
_ROW = struct.Struct(">BLH")
#: Types of rows (table 18): an object in its own place, and one in an object stream.
_TYPE_PLACED, _TYPE_PACKED = 1, 2
#: What may be changed in an object, and strings, in which nothing may.
_TOKENS = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-F]+>|(?P<target>\d+) 0 R"
    rb"|(?P<key>/StructParents?) (?P<parent>\d+)",
    re.DOTALL,
)


class Stream(NamedTuple):
    """A stream: its dictionary without Length, and its data as it is encoded."""

    entries: bytes
    data: bytes


class Objects(NamedTuple):
    """The objects of a file by number; `root` and `info` are those of the trailer."""

    plain: dict[int, bytes]
    streams: dict[int, Stream]
    root: int
    info: int


def read_objects(data: bytes) -> Objects:
    """Take a file of ours apart; raises ValueError for another."""
    try:
        table, rows = _table(data)
        streams = {
            number: _stream(data, place)
            for number, (kind, place, _) in rows
            if kind == _TYPE_PLACED
        }
        packs = {place for _, (kind, place, _) in rows if kind == _TYPE_PACKED}
        plain: dict[int, bytes] = {}
        for number in packs:
            plain.update(_packed(streams.pop(number)))
        return Objects(plain, streams, entry(table, b"Root"), entry(table, b"Info"))
    except (LookupError, TypeError, struct.error, zlib.error) as error:
        raise ValueError(f"the file is none of ours: {error}") from error


def entry(body: bytes, key: bytes) -> int:
    """Return the number that an entry of a dictionary refers to; KeyError where there is none."""
    match = re.search(rb"/%s (\d+) 0 R" % key, body)
    if match is None:
        raise KeyError(key.decode())
    return int(match[1])


def renumbered(body: bytes, number: Callable[[int], int], parent: Callable[[int], int]) -> bytes:
    """Return an object with other numbers: of the objects it refers to, and in the parent tree."""

    def changed(match: re.Match[bytes]) -> bytes:
        if match["target"]:
            return b"%d 0 R" % number(int(match["target"]))
        if match["key"]:
            return b"%s %d" % (match["key"], parent(int(match["parent"])))
        return match[0]

    return _TOKENS.sub(changed, body)


def _table(data: bytes) -> tuple[bytes, list[tuple[int, tuple[int, int, int]]]]:
    """Return the dictionary of the cross-reference stream, and its rows by object number."""
    start = _START.search(data)
    if start is None:
        raise LookupError("there is no cross-reference stream")
    place = int(start[1])
    head = _HEAD.match(data, place)
    if head is None or b"/Type /XRef" not in head[2]:
        raise LookupError("the cross-reference stream is another")
    rows = _undone(zlib.decompress(data[head.end() : head.end() + int(head[3])]))
    own = int(head[1])
    return head[2], [(number, row) for number, row in enumerate(rows) if number != own]


def _undone(rows: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield rows that were written as differences from the row above (7.4.4.4, PNG Up)."""
    above = bytes(_ROW.size)
    for at in range(0, len(rows), _ROW.size + 1):
        above = bytes(
            (there + here) & 0xFF
            for there, here in zip(above, rows[at + 1 : at + 1 + _ROW.size], strict=True)
        )
        yield _ROW.unpack(above)


def _stream(data: bytes, place: int) -> Stream:
    head = _HEAD.match(data, place)
    if head is None:
        raise LookupError(f"there is no stream at {place}")
    length = int(head[3])
    entries = head[2][: -len(b"/Length >>") - len(head[3])] + b">>"
    return Stream(entries, data[head.end() : head.end() + length])


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
