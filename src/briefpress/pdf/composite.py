"""Composite fonts: a TrueType program whose codes are glyph indices (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.pdf import syntax
from briefpress.pdf.flate import deflate
from briefpress.pdf.truetype import Program, write_program
from briefpress.pdf.unicode_map import unicode_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefpress.pdf.writer import Writer


class CompositeFont(Struct, frozen=True):
    """A subset of a face: widths in thousandths of the size and characters by code.

    `name` is the face's PostScript name; `descriptor` has the entries of the font descriptor but
    for Type, FontName and FontFile2.
    """

    name: str
    descriptor: dict[str, bytes]
    program: Program
    widths: Mapping[int, int]
    characters: Mapping[int, str]

    def joined(self, other: CompositeFont) -> CompositeFont | None:
        """Return the subset that has all codes of two; None where they disagree about one.

        Codes are glyph indices of the face, so that text set in either reads and looks the same.
        """
        same = (self.name, self.descriptor) == (other.name, other.descriptor)
        glyphs = self.program.joined(other.program)
        if not same or glyphs is None or _disagree(self.widths, other.widths):
            return None
        if _disagree(self.characters, other.characters):
            return None
        return CompositeFont(
            self.name,
            self.descriptor,
            glyphs,
            {**self.widths, **other.widths},
            {**self.characters, **other.characters},
        )


def _disagree(one: Mapping[int, object], other: Mapping[int, object]) -> bool:
    return any(other[code] != value for code, value in one.items() if code in other)


class EncodedFont(Struct, frozen=True):
    """A composite font, ready to be written.

    `program` and `unicode_map` are compressed, `length` is that of the program before; `widths` is
    the W array; `name` has the tag of the subset before it.
    """

    name: str
    descriptor: dict[str, bytes]
    program: bytes
    length: int
    widths: bytes
    unicode_map: bytes


def encoded(font: CompositeFont) -> EncodedFont:
    """Make a font ready to be written."""
    program = write_program(font.program)
    return EncodedFont(
        name=f"{subset_tag(font.widths)}+{font.name}",
        descriptor=font.descriptor,
        program=deflate(program),
        length=len(program),
        widths=width_array(font.widths),
        unicode_map=unicode_map(font.characters),
    )


def add_composite_font(writer: Writer, font: EncodedFont, target: int | None = None) -> int:
    """Add a font, under a reserved number if one is given; return its number."""
    name = b"/" + font.name.encode()
    flate = {"Filter": b"/FlateDecode"}
    file = writer.add_raw(font.program, {"Length1": b"%d" % font.length, **flate})
    descriptor = {
        "Type": b"/FontDescriptor",
        "FontName": name,
        **font.descriptor,
        "FontFile2": syntax.reference(file),
    }
    descendant = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": syntax.reference(writer.add(syntax.dictionary(descriptor))),
        "DW": b"0",
        "W": font.widths,
        "CIDToGIDMap": b"/Identity",
    }
    entries = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": name,
        "Encoding": b"/Identity-H",
        "DescendantFonts": syntax.array(
            [syntax.reference(writer.add(syntax.dictionary(descendant)))]
        ),
        "ToUnicode": syntax.reference(writer.share_raw(font.unicode_map, flate)),
    }
    return writer.add(syntax.dictionary(entries), target)


def subset_tag(codes: Iterable[int]) -> str:
    """Return six letters that name the subset (9.6.4): equal for equal codes, made from them."""
    ordered = sorted(codes)
    digest = hashlib.sha256(struct.pack(f">{len(ordered)}L", *ordered)).digest()
    return "".join([chr(65 + byte % 26) for byte in digest[:6]])


def width_array(widths: Mapping[int, int]) -> bytes:
    """Write the W array (9.7.4.3): runs of neighbouring codes share a list."""
    lists = []
    before = None
    for code in sorted(widths):
        lists.append(f" {widths[code]}" if before == code - 1 else f"] {code} [{widths[code]}")
        before = code
    return f"[{''.join(lists)[2:]}]]".encode() if lists else b"[]"
