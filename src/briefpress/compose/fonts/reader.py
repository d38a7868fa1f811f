"""ReportLab's TrueType reader, its long tables read at a stroke.

It reads characters, metrics and places of the glyphs number by number, which for the four faces of
a brief takes as long as composing it four times. What is not as in nearly every font is left to it.
"""

from __future__ import annotations

import struct
import sys
from itertools import count as count_from
from itertools import repeat
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFile

if TYPE_CHECKING:
    from pathlib import Path

_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


def read_font(path: Path) -> TTFontFile:
    """Read a TrueType file; raises what ReportLab raises, struct.error where a table is short."""
    font = TTFontFile(str(path), charInfo=0)
    data = bytes(font._ttf_data)  # noqa: SLF001 - the file's bytes, which it copies when asked
    characters = _characters(font, data)
    if characters is None:
        return TTFontFile(str(path))
    font.charToGlyph = characters
    font.hmetrics = _metrics(font, data)
    font.glyphPos = _places(font, data)
    return font


def _characters(font: TTFontFile, data: bytes) -> dict[int, int] | None:
    """Return the glyph of each character from a table of format 4 or 12; None for another format.

    The table is chosen as ReportLab chooses, and a space stands in for a no-break space or the
    other way about (OpenType, cmap).
    """
    start = font.get_table_pos("cmap")[0]
    version, count = struct.unpack_from(">2H", data, start)
    chosen, good = None, False
    for record in range(count):
        platform, encoding, offset = struct.unpack_from(">2HL", data, start + 4 + 8 * record)
        better = (
            platform == 3 or (platform == 0 and encoding != 5) or (platform, encoding) == (1, 1)
        )
        if better or ((platform, encoding) == (1, 0) and not good):
            chosen, good = start + offset, good or better
    kind = None if version or chosen is None else struct.unpack_from(">H", data, chosen)[0]
    if chosen is None or kind not in (4, 12):
        return None
    found = _segments(data, chosen) if kind == 4 else _groups(data, chosen)
    if _SPACE in found:
        found[_NO_BREAK_SPACE] = found[_SPACE]
    elif _NO_BREAK_SPACE in found:
        found[_SPACE] = found[_NO_BREAK_SPACE]
    return found


def _segments(data: bytes, start: int) -> dict[int, int]:
    """Read the segments of a table of format 4: runs of characters, whose glyphs run on or not."""
    length, count = struct.unpack_from(">H2xH", data, start + 2)
    half = count // 2
    ends = struct.unpack_from(f">{half}H", data, start + 14)
    firsts = struct.unpack_from(f">{half}H", data, start + 16 + count)
    deltas = struct.unpack_from(f">{half}H", data, start + 16 + 2 * count)
    ranges = struct.unpack_from(f">{half}H", data, start + 16 + 3 * count)
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
        glyphs = struct.unpack_from(f">{there}H", data, at)
        known = ((glyph + delta) & 0xFFFF if glyph else 0 for glyph in glyphs)
        found.update(zip(characters, (*known, *repeat(0, len(characters) - there)), strict=True))
    return found


def _groups(data: bytes, start: int) -> dict[int, int]:
    """Read the groups of a table of format 12: runs of characters, whose glyphs run on."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    numbers = struct.unpack_from(f">{3 * count}L", data, start + 16)
    found: dict[int, int] = {}
    for first, end, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        if end > sys.maxunicode:
            raise ValueError("a group of characters past the last one")
        found.update(zip(range(first, end + 1), count_from(glyph)))
    return found


def _metrics(font: TTFontFile, data: bytes) -> list[tuple[int, int]]:
    """Return advance and bearing of each glyph; the last ones share an advance (OpenType, hmtx)."""
    full = struct.unpack_from(">H", data, font.get_table_pos("hhea")[0] + 34)[0]
    start = font.get_table_pos("hmtx")[0]
    numbers = struct.unpack_from(f">{2 * full}H", data, start)
    metrics = list(zip(numbers[::2], numbers[1::2], strict=True))
    bearings = struct.unpack_from(f">{max(font.numGlyphs - full, 0)}H", data, start + 4 * full)
    return metrics + list(zip(repeat(metrics[-1][0]), bearings))


def _places(font: TTFontFile, data: bytes) -> list[int]:
    """Return where each glyph's outline begins in its table, and where the last one ends."""
    count = font.numGlyphs + 1
    start = font.get_table_pos("loca")[0]
    if struct.unpack_from(">H", data, font.get_table_pos("head")[0] + 50)[0]:
        return list(struct.unpack_from(f">{count}L", data, start))
    return [2 * place for place in struct.unpack_from(f">{count}H", data, start)]
