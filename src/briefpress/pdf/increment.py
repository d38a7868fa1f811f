"""An incremental update (ISO 32000-1, 7.5.6): a file, and objects that replace or join its own.

The bytes of the file stay as they are, so a thousand variants of it cost little more than one.
"""

from __future__ import annotations

import hashlib
import re
import struct
from typing import TYPE_CHECKING

from briefpress.pdf.flate import deflate
from briefpress.pdf.syntax import array, dictionary, reference
from briefpress.pdf.writer import END_OF_STREAM

if TYPE_CHECKING:
    from collections.abc import Mapping

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def stream_object(data: bytes) -> bytes:
    """Return the body of an object that is a compressed stream."""
    packed = deflate(data)
    entries = {"Filter": b"/FlateDecode", "Length": b"%d" % len(packed)}
    return dictionary(entries) + b"\nstream\n" + packed + END_OF_STREAM


def updated(
    base: bytes, objects: Mapping[int, bytes], size: int, root: int, info: int, identity: bytes
) -> bytes:
    """Return a file, written by `Writer`, with an update.

    `objects` are the bodies by number; `size` is one more than the highest number in the file,
    the new objects aside; `identity` is the first part of its ID, which stays (14.4).
    """
    match = _START.search(base)
    if match is None:
        raise ValueError("the file has no startxref")
    out = bytearray(base)
    places = []
    for number in sorted(objects):
        places.append((number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = max(size, *(number + 1 for number in objects))
    start = len(out)
    places.append((table, start))
    rows = deflate(b"".join(struct.pack(">BLH", 1, place, 0) for _, place in places))
    entries = {
        "Type": b"/XRef",
        "Size": b"%d" % (table + 1),
        "Prev": match[1],
        "Index": array(b"%d 1" % number for number, _ in places),
        "W": b"[1 4 2]",
        "Root": reference(root),
        "Info": reference(info),
        "ID": array((b"<%s>" % identity.hex().upper().encode(), _digest(out))),
        "Filter": b"/FlateDecode",
        "Length": b"%d" % len(rows),
    }
    out += b"%d 0 obj\n%s\nstream\n" % (table, dictionary(entries))
    out += rows + END_OF_STREAM + b"\nendobj\n"
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _digest(data: bytes | bytearray) -> bytes:
    return b"<%s>" % hashlib.sha256(data).hexdigest()[:32].upper().encode()
