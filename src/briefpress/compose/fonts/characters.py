"""Which glyph a font has for each character (OpenType, cmap)."""

from __future__ import annotations

import struct
import sys
from functools import lru_cache
from itertools import repeat

_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0

#: Characters and their glyphs, in the order of the characters.
Glyphs = tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def glyphs_of(cmap: bytes) -> Glyphs | None:
    """Return the glyph of each character from a table of format 4 or 12; None for another format.

    The table is chosen as ReportLab chooses, and a space stands in for a no-break space or the
    other way about. The faces of a family have the same table and share what comes out of it.
    Raises ValueError or struct.error for one that is damaged.
    """
    version, count = struct.unpack_from(">2H", cmap)
    chosen, good = None, False
    for record in range(count):
        platform, encoding, offset = struct.unpack_from(">2HL", cmap, 4 + 8 * record)
        better = (
            platform == 3 or (platform == 0 and encoding != 5) or (platform, encoding) == (1, 1)
        )
        if better or ((platform, encoding) == (1, 0) and not good):
            chosen, good = offset, good or better
    kind = None if version or chosen is None else struct.unpack_from(">H", cmap, chosen)[0]
    if chosen is None or kind not in (4, 12):
        return None
    found = _segments(cmap, chosen) if kind == 4 else _groups(cmap, chosen)
    if _SPACE in found:
        found[_NO_BREAK_SPACE] = found[_SPACE]
    elif _NO_BREAK_SPACE in found:
        found[_SPACE] = found[_NO_BREAK_SPACE]
    return tuple(sorted(found.items()))


def _segments(cmap: bytes, start: int) -> dict[int, int]:
    """Read the segments of a table of format 4: runs of characters, whose glyphs run on or not."""
    length, count = struct.unpack_from(">H2xH", cmap, start + 2)
    half = count // 2
    ends = struct.unpack_from(f">{half}H", cmap, start + 14)
    firsts = struct.unpack_from(f">{half}H", cmap, start + 16 + count)
    deltas = struct.unpack_from(f">{half}H", cmap, start + 16 + 2 * count)
    ranges = struct.unpack_from(f">{half}H", cmap, start + 16 + 3 * count)
    found: dict[int, int] = {}
    for index, (first, end, delta, shift) in enumerate(
        zip(firsts, ends, deltas, ranges, strict=True)
    ):
        characters = range(first, end + 1)
        if not shift:
            found.update((character, (character + delta) & 0xFFFF) for character in characters)
            continue
        at = start + 16 + 3 * count + 2 * index + shift
        there = max(0, min(len(characters), (start + length - at + 1) // 2))
        glyphs = struct.unpack_from(f">{there}H", cmap, at)
        known = ((glyph + delta) & 0xFFFF if glyph else 0 for glyph in glyphs)
        found.update(zip(characters, (*known, *repeat(0, len(characters) - there)), strict=True))
    return found


def _groups(cmap: bytes, start: int) -> dict[int, int]:
    """Read the groups of a table of format 12: runs of characters, whose glyphs run on."""
    (count,) = struct.unpack_from(">L", cmap, start + 12)
    numbers = struct.unpack_from(f">{3 * count}L", cmap, start + 16)
    found: dict[int, int] = {}
    for first, end, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        if end > sys.maxunicode:
            raise ValueError("a group of characters past the last one")
        for character in range(first, end + 1):
            found[character] = glyph + character - first
    return found
