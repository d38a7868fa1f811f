"""The TrueType files that letters are taken from (OpenType 1.9), their long tables at a stroke.

ReportLab reads number by number, which for the four faces of a brief takes as long as composing it
four times, and it takes a tenth of a command to load. It is asked only for a table of characters
that is not as in nearly every font.
"""

from __future__ import annotations

import struct
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.fonts.characters import Glyphs, glyphs_of

if TYPE_CHECKING:
    from pathlib import Path

_TRUETYPE, _APPLE, _POSTSCRIPT, _COLLECTION = b"\0\1\0\0", b"true", b"OTTO", b"ttcf"
#: What the head of every font has in it.
_HEAD = b"\x5f\x0f\x3c\xf5"
#: The tables that are read of every font.
_NEEDED = ("head", "hhea", "maxp", "post", "hmtx", "loca", "glyf", "cmap")
#: The weight of a font that does not say, and what a stem is taken to be thick for each (`stem`).
_MEDIUM, _STEM, _WEIGHT_OF_STEM = 500, 50, 65.0


class FontFile(Struct, frozen=True):
    """A TrueType file, with what letters are set and embedded by.

    `tables` are places and lengths. `box` (left, low, right, high), `ascent`, `descent` (negative)
    and `cap_height` are in font units, of which there are `units` in the size; `slant` is the
    angle of an italic in degrees, negative where it leans to the right. `glyphs` are those of
    the characters; `metrics` advance and bearing of each glyph; `places` where the outline of each
    begins in `glyf`, and where the last one ends.
    """

    data: bytes
    tables: dict[str, tuple[int, int]]
    units: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    weight: int
    slant: float
    glyphs: Glyphs
    metrics: list[tuple[int, int]]
    places: list[int]

    def table(self, tag: str) -> bytes:
        """Return a table; raises LookupError where there is none."""
        return _table(self.data, self.tables, tag)

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph, empty for none."""
        first, last = self.places[glyph : glyph + 2]
        start = self.tables["glyf"][0]
        return self.data[start + first : start + last]

    @property
    def stem(self) -> int:
        """How thick a vertical stem is, in thousandths of the size, guessed from the weight.

        No table says it; the guess is that of ReportLab and of others before it.
        """
        return _STEM + int((self.weight / _WEIGHT_OF_STEM) ** 2)


def read_font(path: Path) -> FontFile:
    """Read a TrueType file.

    Raises OSError, ValueError, LookupError where a table is missing, struct.error where one is
    short.
    """
    data = path.read_bytes()
    tables = _directory(data)
    head, hhea, maxp, post, cmap = (
        _table(data, tables, tag) for tag in ("head", "hhea", "maxp", "post", "cmap")
    )
    units, magic = struct.unpack_from(">H", head, 18)[0], head[12:16]
    if not units or magic != _HEAD:
        raise ValueError("its head is damaged")
    box = struct.unpack_from(">4h", head, 36)
    slant, fraction = struct.unpack_from(">hH", post, 4)
    count = struct.unpack_from(">H", maxp, 4)[0]
    wide_places = bool(struct.unpack_from(">h", head, 50)[0])
    ascent, descent, cap_height, weight = _design(data, tables, box)
    characters = glyphs_of(cmap)
    return FontFile(
        data=data,
        tables=tables,
        units=units,
        box=box,
        ascent=ascent,
        descent=descent,
        cap_height=cap_height,
        weight=weight,
        slant=slant + fraction / 65536,
        glyphs=_by_reportlab(path) if characters is None else characters,
        metrics=_metrics(_table(data, tables, "hmtx"), hhea, count),
        places=_places(_table(data, tables, "loca"), count, wide_places),
    )


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    """Return place and length of each table; raises ValueError for what is no TrueType file."""
    kind = data[:4]
    if kind == _POSTSCRIPT:
        raise ValueError("its outlines are PostScript's, not TrueType's")
    if kind == _COLLECTION:
        raise ValueError("it is a collection of faces")
    if kind not in (_TRUETYPE, _APPLE):
        raise ValueError("it is no TrueType file")
    tables = {}
    for record in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4s3L", data, 12 + 16 * record)
        tables[tag.decode("latin-1")] = start, length
    if missing := [tag for tag in _NEEDED if tag not in tables]:
        raise ValueError(f"it has no table {missing[0]!r}")
    return tables


def _table(data: bytes, tables: dict[str, tuple[int, int]], tag: str) -> bytes:
    start, length = tables[tag]
    return data[start : start + length]


def _design(
    data: bytes, tables: dict[str, tuple[int, int]], box: tuple[int, int, int, int]
) -> tuple[int, int, int, int]:
    """Return ascent, descent, height of capitals and weight; a font may say none of them."""
    if "OS/2" not in tables:
        return box[3], box[1], box[3], _MEDIUM
    design = _table(data, tables, "OS/2")
    version, _, weight = struct.unpack_from(">HhH", design)
    ascent, descent = struct.unpack_from(">2h", design, 68)
    cap_height = struct.unpack_from(">h", design, 88)[0] if version > 1 else ascent
    return ascent, descent, cap_height, weight


def _metrics(hmtx: bytes, hhea: bytes, count: int) -> list[tuple[int, int]]:
    """Return advance and bearing of each glyph; the last ones share an advance."""
    full = struct.unpack_from(">H", hhea, 34)[0]
    numbers = struct.unpack_from(f">{2 * full}H", hmtx)
    metrics = list(zip(numbers[::2], numbers[1::2], strict=True))
    bearings = struct.unpack_from(f">{max(count - full, 0)}H", hmtx, 4 * full)
    return metrics + list(zip(repeat(metrics[-1][0]), bearings))


def _places(loca: bytes, count: int, wide: bool) -> list[int]:
    """Return where each glyph's outline begins in its table, and where the last one ends."""
    if wide:
        return list(struct.unpack_from(f">{count + 1}L", loca))
    return [2 * place for place in struct.unpack_from(f">{count + 1}H", loca)]


def _by_reportlab(path: Path) -> Glyphs:
    """Return the glyph of each character from a table of one of the seldom formats."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    try:
        return tuple(sorted(TTFontFile(str(path)).charToGlyph.items()))
    except TTFError as error:
        raise ValueError(str(error)) from None
