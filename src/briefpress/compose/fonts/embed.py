"""Embedding: the objects of a composite font (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefpress.compose.fonts.subset import subset
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face
    from briefpress.pdf.writer import Writer

_SYMBOLIC, _ITALIC = 4, 64


def add_font(writer: Writer, face: Face, codes: frozenset[int]) -> int:
    """Add a subset of a face with the codes a document draws; return the font's number."""
    program, widths, unicode_map = _parts(face, codes)
    name = b"/" + subset_tag(codes).encode() + b"+" + face.name.encode()
    flate = {"Filter": b"/FlateDecode"}
    file = writer.add_raw(program.data, {"Length1": b"%d" % program.length, **flate})
    descriptor = writer.add(syntax.dictionary(_descriptor(face, name, file)))
    descendant = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": syntax.reference(descriptor),
        "DW": b"0",
        "W": widths,
        "CIDToGIDMap": b"/Identity",
    }
    font = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": name,
        "Encoding": b"/Identity-H",
        "DescendantFonts": syntax.array(
            [syntax.reference(writer.add(syntax.dictionary(descendant)))]
        ),
        "ToUnicode": syntax.reference(writer.add_raw(unicode_map, flate)),
    }
    return writer.add(syntax.dictionary(font))


def subset_tag(codes: frozenset[int]) -> str:
    """Return six letters that name the subset (9.6.4): equal for equal codes, made from them."""
    digest = hashlib.sha256(" ".join(map(str, sorted(codes))).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


class _Program(NamedTuple):
    """A font file, compressed, and its length before."""

    data: bytes
    length: int


@lru_cache(maxsize=64)
def _parts(face: Face, codes: frozenset[int]) -> tuple[_Program, bytes, bytes]:
    """Return font program, widths and ToUnicode of a subset, the streams compressed."""
    ordered = sorted(codes)
    font = subset(face, codes)
    program = _Program(zlib.compress(font), len(font))
    return program, _widths(face, ordered), zlib.compress(_unicode_map(face, ordered))


def _descriptor(face: Face, name: bytes, file: int) -> dict[str, bytes]:
    file_data = face.file
    italic = _ITALIC if file_data.italicAngle else 0
    return {
        "Type": b"/FontDescriptor",
        "FontName": name,
        "Flags": b"%d" % (_SYMBOLIC | italic),
        "FontBBox": syntax.numbers(file_data.bbox),
        "ItalicAngle": syntax.number(file_data.italicAngle).encode(),
        "Ascent": syntax.number(face.ascent).encode(),
        "Descent": syntax.number(face.descent).encode(),
        "CapHeight": syntax.number(face.cap_height).encode(),
        "StemV": b"%d" % file_data.stemV,
        "FontFile2": syntax.reference(file),
    }


def _widths(face: Face, codes: list[int]) -> bytes:
    """Write the W array (9.7.4.3): runs of neighbouring codes share a list."""
    runs: list[tuple[int, list[int]]] = []
    for code in codes:
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(face.width(code))
        else:
            runs.append((code, [face.width(code)]))
    return syntax.array(b"%d %s" % (first, syntax.numbers(widths)) for first, widths in runs)


def _unicode_map(face: Face, codes: list[int]) -> bytes:
    """Write the ToUnicode CMap (9.10.3), at most 100 characters a block."""
    rows = [
        f"<{code:04X}> <{face.characters[code].encode('utf-16-be').hex().upper()}>"
        for code in codes
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in (rows[i : i + 100] for i in range(0, len(rows), 100))
    ]
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_END).encode("ascii")


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
