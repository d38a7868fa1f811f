"""Embedding: the subset of a face that a document draws, as a composite font."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.compose.fonts.subset import subset
from briefpress.pdf import syntax
from briefpress.pdf.composite import CompositeFont, EncodedFont, add_composite_font, encoded

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face
    from briefpress.pdf.writer import Writer

_SYMBOLIC, _ITALIC = 4, 64


def add_font(writer: Writer, face: Face, codes: frozenset[int]) -> int:
    """Add a subset of a face with the codes a document draws; return the font's number."""
    return add_composite_font(writer, _encoded(face, codes))


@lru_cache(maxsize=64)
def _encoded(face: Face, codes: frozenset[int]) -> EncodedFont:
    return encoded(composite_font(face, codes))


def composite_font(face: Face, codes: frozenset[int]) -> CompositeFont:
    """Return a subset of a face as a composite font."""
    widths, characters = face.widths, face.characters
    return CompositeFont(
        name=face.name,
        descriptor=_descriptor(face),
        program=subset(face, codes),
        widths={code: widths[code] for code in codes},
        characters={code: characters[code] for code in codes},
    )


@lru_cache(maxsize=64)
def _descriptor(face: Face) -> dict[str, bytes]:
    file = face.file
    italic = _ITALIC if file.slant else 0
    return {
        "Flags": b"%d" % (_SYMBOLIC | italic),
        "FontBBox": syntax.numbers([side * face.scale for side in file.box]),
        "ItalicAngle": syntax.number(file.slant).encode(),
        "Ascent": syntax.number(face.ascent).encode(),
        "Descent": syntax.number(face.descent).encode(),
        "CapHeight": syntax.number(face.cap_height).encode(),
        "StemV": b"%d" % file.stem,
    }
