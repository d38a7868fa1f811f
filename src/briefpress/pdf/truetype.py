"""TrueType programs as they go into a PDF: some glyphs, each at its own index.

Unused glyphs are empty and keep their place, so that two programs of a face can be laid over each
other glyph by glyph. Tables as ISO 32000-1, 9.9 wants them for a CIDFontType2; no hints.
"""

from __future__ import annotations

import struct
import sys
from array import array
from functools import lru_cache
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The tables of such a program; each is at least as long as its fixed part.
_TABLES = {b"head": 54, b"hhea": 36, b"maxp": 32, b"hmtx": 4, b"loca": 4, b"glyf": 0}
#: A magic number that the checksums of a font make with its checksum adjustment (OpenType, head).
_MAGIC = 0xB1B0AFBA


class Glyph(NamedTuple):
    """A glyph: its outline as it stands in `glyf`, empty for none, and its metrics as in `hmtx`.

    The outline is as long as a number of words of 32 bits; the metrics are one.
    """

    outline: bytes
    metrics: int


#: What stands where there is no glyph.
_NONE = Glyph(b"", 0)


class Program(Struct, frozen=True):
    """A font program: what holds for all its glyphs, and the glyphs by index, 0 among them."""

    head: bytes
    hhea: bytes
    maxp: bytes
    glyphs: Mapping[int, Glyph]

    def joined(self, other: Program) -> Program | None:
        """Return the program with the glyphs of both; None where the two are not of one face."""
        if (self.head, self.hhea, self.maxp) != (other.head, other.hhea, other.maxp):
            return None
        if any(other.glyphs[i] != g for i, g in self.glyphs.items() if i in other.glyphs):
            return None
        return Program(self.head, self.hhea, self.maxp, {**self.glyphs, **other.glyphs})


def program_of(head: bytes, hhea: bytes, maxp: bytes, glyphs: Mapping[int, Glyph]) -> Program:
    """Make a program; what depends on the number of glyphs or on hints is taken out of its tables.

    Only so are the tables of two subsets of a face the same.
    """
    return Program(_head(head), hhea[:34] + b"\0\0", _maxp(maxp, 0), glyphs)


class _Table(NamedTuple):
    """A table of a font file, and the sum of its words."""

    data: bytes
    checksum: int


def write_program(program: Program) -> bytes:
    """Return a TrueType file.

    Outlines are added up one by one: those of a face were all added up before.
    """
    count = max(program.glyphs) + 1
    places = map(program.glyphs.get, range(count), repeat(_NONE))
    outlines, metrics = zip(*places, strict=True)
    return _assemble(
        {
            "glyf": _Table(b"".join(outlines), sum(map(_outline_checksum, filter(None, outlines)))),
            "head": _table(program.head),
            "hhea": _table(program.hhea[:34] + struct.pack(">H", count)),
            "hmtx": _words(metrics),
            "loca": _words(accumulate(map(len, outlines), initial=0)),
            "maxp": _table(_maxp(program.maxp, count)),
        }
    )


def read_program(data: bytes) -> Program:
    """Read what `write_program` wrote, or any program of the same kind.

    Raises ValueError for one of another kind: of other tables, with short offsets, with hints.
    """
    tables = _tables(data)
    head, hhea, maxp = tables[b"head"], tables[b"hhea"], tables[b"maxp"]
    count = struct.unpack_from(">H", maxp, 4)[0]
    loca, hmtx, glyf = tables[b"loca"], tables[b"hmtx"], tables[b"glyf"]
    if head[50:52] != b"\0\1" or struct.unpack_from(">H", hhea, 34)[0] != count:
        raise ValueError("the offsets are short, or the metrics run on")
    if len(loca) != 4 * (count + 1) or len(hmtx) != 4 * count:
        raise ValueError("the tables disagree about the number of glyphs")
    offsets = struct.unpack(f">{count + 1}L", loca)
    metrics = struct.unpack(f">{count}L", hmtx[: 4 * count])
    glyphs = {}
    for index in range(count):
        outline = glyf[offsets[index] : offsets[index + 1]]
        if outline or metrics[index] or not index:
            glyphs[index] = Glyph(padded(outline), metrics[index])
    return program_of(head, hhea, maxp, glyphs)


def _tables(data: bytes) -> dict[bytes, bytes]:
    """Return the tables of an sfnt file, which must be just those of `write_program`."""
    if len(data) < 12 or data[:4] != b"\0\1\0\0":
        raise ValueError("this is no TrueType file")
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for record in range(min(count, len(_TABLES))):
        if len(data) < 28 + 16 * record:
            break
        tag, _, start, length = struct.unpack_from(">4s3L", data, 12 + 16 * record)
        found[tag] = data[start : start + length]
    if count != len(_TABLES) or found.keys() != _TABLES.keys():
        raise ValueError("the file has other tables")
    if any(len(found[tag]) < length for tag, length in _TABLES.items()):
        raise ValueError("a table is cut short")
    return found


def _head(head: bytes) -> bytes:
    """Set long offsets in `loca`; a checksum adjustment of 0 is filled in when assembled."""
    return head[:8] + b"\0\0\0\0" + head[12:50] + b"\0\1" + head[52:54]


def _maxp(maxp: bytes, count: int) -> bytes:
    """Set the number of glyphs and leave no room for instructions."""
    return maxp[:4] + struct.pack(">H", count) + maxp[6:14] + b"\0\1" + b"\0" * 12 + maxp[28:32]


def padded(data: bytes) -> bytes:
    """Return data with zeros after it up to a whole number of words of 32 bits."""
    return data + b"\0" * (-len(data) % 4)


@lru_cache(maxsize=256)
def _table(data: bytes) -> _Table:
    return _Table(data, _checksum(data))


def _words(numbers: Iterable[int]) -> _Table:
    """Return a table of words of 32 bits."""
    words = array("I", numbers)
    checksum = sum(words)
    if sys.byteorder == "little":
        words.byteswap()
    return _Table(words.tobytes(), checksum)


def _assemble(tables: dict[str, _Table]) -> bytes:
    """Write an sfnt file (OpenType, table directory)."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">L4H", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    directory, body = bytearray(), bytearray()
    start = len(header) + 16 * count
    head = total = 0
    for tag, (data, words) in sorted(tables.items()):
        if tag == "head":
            head = start + len(body)
        checksum = words & 0xFFFFFFFF
        directory += struct.pack(">4s3L", tag.encode(), checksum, start + len(body), len(data))
        body += padded(data)
        total += checksum
    whole = bytearray(header + directory + body)
    total += _checksum(header + bytes(directory))
    struct.pack_into(">L", whole, head + 8, (_MAGIC - total) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(data: bytes) -> int:
    """Return the sum of the big-endian words of 32 bits that some data has, once it is padded."""
    words = array("I", padded(data))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words)


#: Subsets of a face have their outlines in common.
_outline_checksum = lru_cache(maxsize=8192)(_checksum)
