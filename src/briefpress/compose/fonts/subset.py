"""The subset of a face that goes into a PDF: the outlines that its codes need, without hints.

Hints are most of the size, and neither a printer nor a present-day screen uses them.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.pdf.truetype import Program, padded, program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefpress.compose.fonts.face import Face
    from briefpress.pdf.truetype import Glyph

_MORE_COMPONENTS = 0x0020
_HAS_INSTRUCTIONS = 0x0100


def subset(face: Face, codes: Iterable[int]) -> Program:
    """Return a program with the glyphs of the codes, and of what they are composed of."""
    glyphs: dict[int, Glyph] = {}
    waiting = [0, *codes]
    while waiting:
        parts: list[int] = []
        for code in waiting:
            glyphs[code], composed_of = face.drawn[code]
            parts += composed_of
        waiting = [part for part in parts if part not in glyphs]
    return replace(_bare(face), glyphs=glyphs)


@lru_cache(maxsize=64)
def _bare(face: Face) -> Program:
    """Return what the subsets of a face have in common."""
    head, hhea, maxp = (face.file.table(tag) for tag in ("head", "hhea", "maxp"))
    return program_of(head, hhea, maxp, {})


def bare_outline(data: bytes, place: Callable[[int], int]) -> bytes:
    """Return the outline of one glyph (OpenType, glyf) without its hints, padded to 4 bytes.

    `place` says where in the subset a glyph stands that it is composed of.
    """
    if not data:
        return b""
    (contours,) = struct.unpack_from(">h", data)
    bare = _bare_composite(data, place) if contours < 0 else _bare_simple(data, contours)
    return padded(bare)


def parts_of(outline: bytes) -> list[int]:
    """Return the glyphs that a composite outline refers to; none for a simple one."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    return [struct.unpack_from(">H", outline, at + 2)[0] for at in _records(outline)]


def _bare_simple(data: bytes, contours: int) -> bytes:
    ends = 10 + 2 * contours
    points = struct.unpack_from(">H", data, ends - 2)[0] + 1 if contours else 0
    start = at = ends + 2 + struct.unpack_from(">H", data, ends)[0]
    size = 0
    while points > 0:
        flag = data[at]
        repeats = 1
        if flag & 0x08:
            at += 1
            repeats += data[at]
        at += 1
        points -= repeats
        x = 1 if flag & 0x02 else 0 if flag & 0x10 else 2
        y = 1 if flag & 0x04 else 0 if flag & 0x20 else 2
        size += repeats * (x + y)
    return data[:ends] + b"\0\0" + data[start : at + size]


def _bare_composite(data: bytes, place: Callable[[int], int]) -> bytes:
    bare, end = bytearray(data), 0
    for at in _records(data):
        flags, glyph = struct.unpack_from(">2H", data, at)
        struct.pack_into(">2H", bare, at, flags & ~_HAS_INSTRUCTIONS, place(glyph))
        end = at + _record_length(flags)
    return bytes(bare[:end])


def _records(data: bytes) -> list[int]:
    """Return where the component records of a composite outline begin."""
    starts, at, flags = [], 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        starts.append(at)
        (flags,) = struct.unpack_from(">H", data, at)
        at += _record_length(flags)
    return starts


def _record_length(flags: int) -> int:
    """Return the bytes of a component: flags, glyph, two offsets, and 0, 1, 2 or 4 scales."""
    scales = 2 if flags & 0x0008 else 4 if flags & 0x0040 else 8 if flags & 0x0080 else 0
    return (8 if flags & 0x0001 else 6) + scales
