"""Composite fonts: a TrueType program whose codes are glyph indices (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, NamedTuple

from briefpress.pdf import syntax
from briefpress.pdf.flate import deflate
from briefpress.pdf.truetype import Program, write_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefpress.pdf.writer import Writer


class CompositeFont(NamedTuple):
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


class EncodedFont(NamedTuple):
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
        unicode_map=deflate(unicode_map(font.characters)),
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
        "ToUnicode": syntax.reference(writer.add_raw(font.unicode_map, flate)),
    }
    return writer.add(syntax.dictionary(entries), target)


def subset_tag(codes: Iterable[int]) -> str:
    """Return six letters that name the subset (9.6.4): equal for equal codes, made from them."""
    ordered = sorted(codes)
    digest = hashlib.sha256(struct.pack(f">{len(ordered)}L", *ordered)).digest()
    return "".join([chr(65 + byte % 26) for byte in digest[:6]])


def width_array(widths: Mapping[int, int]) -> bytes:
    """Write the W array (9.7.4.3): runs of neighbouring codes share a list."""
    runs: list[list[bytes]] = []
    following = None
    for code in sorted(widths):
        if code != following:
            runs.append([])
            following = code
            runs[-1].append(b"%d [" % code)
        runs[-1].append(b"%d " % widths[code])
        following += 1
    return syntax.array([b"".join(run)[:-1] + b"]" for run in runs])


def unicode_map(characters: Mapping[int, str]) -> bytes:
    """Write the ToUnicode CMap (9.10.3): where characters follow one another as codes do, a range.

    A range keeps to codes that are there, so that two maps of a face can be laid over each other,
    and neither code nor character carries over into its high byte inside one.
    """
    runs: list[list[int]] = []
    before = number = 0
    for code in sorted(characters):
        character = characters[code]
        here = ord(character) if len(character) == 1 else 0
        if code == before + 1 and here == number + 1 and code & 0xFF and here & 0xFF and number:
            runs[-1][1] = code
        else:
            runs.append([code, code])
        before, number = code, here
    single = [f"<{a:04X}> <{_target(characters[a])}>\n" for a, b in runs if a == b]
    ranges = [f"<{a:04X}> <{b:04X}> <{_target(characters[a])}>\n" for a, b in runs if a < b]
    blocks = "".join([*_blocks("bfchar", single), *_blocks("bfrange", ranges)])
    return f"{_CMAP_HEAD}{blocks}{_CMAP_END}".encode("ascii")


def _target(characters: str) -> str:
    return characters.encode("utf-16-be").hex().upper()


def _blocks(kind: str, rows: list[str]) -> Iterator[str]:
    """Yield the rows of a CMap in blocks, at most 100 in each (Adobe's CMap specification, 1.4)."""
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        yield f"{len(block)} begin{kind}\n{''.join(block)}end{kind}\n"


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
