"""The file: objects, object streams and the cross-reference stream (ISO 32000-1, 7.5.7, 7.5.8).

ReportLab's own file writer has no object streams and ends streams without an end-of-line before
`endstream`, which PDF/A forbids (ISO 19005-2, 6.1.7.1).
"""

from __future__ import annotations

import hashlib
import struct
from itertools import accumulate

from msgspec import Struct

from briefpress.pdf.flate import BEST, FAST, deflate, deflate_each, flate
from briefpress.pdf.objects import Objects, Stream
from briefpress.pdf.syntax import dictionary, reference

#: Objects in one object stream; more make the compression hardly better and readers slower.
_PER_STREAM = 2000
#: From so many objects on their streams are compressed as well as can be. A month has 4,000, and
#: would be 8 KB smaller; it takes 20 ms, as long as all the rest of its writing.
_MANY = 10_000
#: Bytes at the beginning of an object that say of what kind it is, a structure element's role too.
_KIND = len(b"<</Type /StructElem/S /TD")
#: Rows of the cross-reference stream are compressed as differences (7.4.4.4, PNG Up): they become
#: a hundredth of what they were.
_ROW = struct.Struct(">BLH")
_ROW_PARAMETERS = b"<</Predictor 12/Columns %d>>" % _ROW.size
#: What follows the data of a stream (7.3.8.1). Both characters of the line end: data that ends in a
#: carriage return would lend its own to a line feed alone, and seem a byte shorter than it says.
END_OF_STREAM = b"\r\nendstream"


class Writer:
    """Collects objects and writes them, the same bytes for the same objects."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, Stream] = {}
        self._shared: dict[tuple[bytes, bytes], int] = {}
        self._count = 0

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object that is added later, of many the first."""
        self._count += count
        return self._count - count + 1

    def add(self, body: bytes, target: int | None = None) -> int:
        """Add an object that is not a stream, under a reserved number if one is given."""
        target = target or self.reserve()
        self._plain[target] = body
        return target

    def add_stream(
        self, data: bytes, entries: dict[str, bytes] | None = None, *, compress: bool = True
    ) -> int:
        """Add a stream; `entries` go into its dictionary beside Length and Filter."""
        entries = dict(entries or {})
        if compress:
            added, data = flate(data)
            entries |= added
        return self.add_raw(data, entries)

    def add_raw(self, data: bytes, entries: dict[str, bytes], target: int | None = None) -> int:
        """Add a stream whose data is already as its dictionary says."""
        return self.add_copied(dictionary(entries), data, target)

    def share_raw(self, data: bytes, entries: dict[str, bytes]) -> int:
        """Add a stream like `add_raw`, but only one where several are the same."""
        key = dictionary(entries), data
        if key not in self._shared:
            self._shared[key] = self.add_copied(*key)
        return self._shared[key]

    def add_copied(self, entries: bytes, data: bytes, target: int | None = None) -> int:
        """Add a stream as it stands in a file; `entries` is its dictionary without Length."""
        target = target or self.reserve()
        self._streams[target] = Stream(entries, data)
        return target

    def objects(self, root: int, info: int) -> Objects:
        """Return all objects as they are now, those with lower numbers first."""
        plain = {target: self._plain[target] for target in sorted(self._plain)}
        return Objects(plain, dict(self._streams), root, info)

    def finish(self, root: int, info: int, version: str = "1.7") -> bytes:
        """Return the whole file. Its ID is the hash of its objects (14.4)."""
        packed, rows = self._packed()
        streams = self._streams | packed
        out = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version.encode())
        for target in sorted(streams):
            rows[target] = _ROW.pack(1, len(out), 0)
            out += _stream(target, *streams[target])
        identity = b"<%s>" % hashlib.sha256(out).hexdigest()[:32].upper().encode()
        table, start = len(rows), len(out)
        rows.append(_ROW.pack(1, start, 0))
        data = deflate(_differences(b"".join(rows)), self._level)
        entries = {
            "Type": b"/XRef",
            "Size": b"%d" % (table + 1),
            "W": b"[1 4 2]",
            "Root": reference(root),
            "Info": reference(info),
            "ID": b"[" + identity + identity + b"]",
            "Filter": b"/FlateDecode",
            "DecodeParms": _ROW_PARAMETERS,
        }
        out += _stream(table, dictionary(entries), data)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    @property
    def _level(self) -> int:
        """The level of compression for what is numbers: the best where there are many."""
        return BEST if self._count > _MANY else FAST

    def _packed(self) -> tuple[dict[int, Stream], list[bytes]]:
        """Return object streams of the plain objects, and the rows that say where these are.

        Objects of a kind stand together: so they are compressed by a tenth better. There is room
        for the rows of all streams.
        """
        plain = self._plain
        targets = sorted(sorted(plain), key=lambda target: kind(plain[target]))
        parts = [targets[at : at + _PER_STREAM] for at in range(0, len(targets), _PER_STREAM)]
        heads, texts = zip(*map(self._joined, parts), strict=True)
        packed = deflate_each(texts, self._level)
        rows = [_ROW.pack(0, 0, 65535)] * (self._count + len(parts) + 1)
        streams: dict[int, Stream] = {}
        for number, (part, head, data) in enumerate(
            zip(parts, heads, packed, strict=True), self._count + 1
        ):
            entries = {
                "Type": b"/ObjStm",
                "N": b"%d" % len(part),
                "First": b"%d" % head,
                "Filter": b"/FlateDecode",
            }
            streams[number] = Stream(dictionary(entries), data)
            for index, target in enumerate(part):
                rows[target] = _ROW.pack(2, number, index)
        return streams, rows

    def _joined(self, targets: list[int]) -> tuple[int, bytes]:
        """Join objects, after numbers that say where each is; return where the first begins."""
        bodies = [self._plain[target] for target in targets]
        places = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = b" ".join([b"%d %d" % pair for pair in zip(targets, places, strict=False)])
        return len(head) + 1, b"\n".join([head, *bodies])


class Document(Struct, frozen=True):
    """All objects of a document, not written yet: their writer, catalog and information."""

    writer: Writer
    root: int
    info: int

    @property
    def objects(self) -> Objects:
        """The objects as they are read again once it is written."""
        return self.writer.objects(self.root, self.info)

    def written(self) -> bytes:
        """Return the whole file."""
        return self.writer.finish(self.root, self.info)


def _stream(target: int, entries: bytes, data: bytes) -> bytes:
    head = b"%d 0 obj\n%s/Length %d>>\nstream\n" % (target, entries[: -len(b">>")], len(data))
    return head + data + END_OF_STREAM + b"\nendobj\n"


def kind(body: bytes) -> bytes:
    """Return the beginning of an object, which says of what kind it is."""
    return body[:_KIND]


def _differences(rows: bytes) -> bytes:
    """Return rows as differences from the row above, each after the number of the filter.

    All bytes are taken off those above at once, as two great numbers, none borrowing from the next.
    """
    count = len(rows)
    here, above = int.from_bytes(rows), int.from_bytes(rows[: -_ROW.size])
    high = int.from_bytes(b"\x80" * count)
    taken = ((here | high) - (above & ~high)) ^ (high & ~(here ^ above))
    differences, width = taken.to_bytes(count), _ROW.size + 1
    out = bytearray(b"\2" * (count // _ROW.size * width))
    for column in range(_ROW.size):
        out[column + 1 :: width] = differences[column :: _ROW.size]
    return bytes(out)
