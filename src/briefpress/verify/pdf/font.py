"""Fonts as a reader of text needs them: from codes to characters (ISO 32000-1, 9.10)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from briefpress.verify.pdf.cmap import CMap, read_cmap
from briefpress.verify.pdf.glyphs import base_encoding, glyph_characters
from briefpress.verify.pdf.objects import array, dictionary, entry, integer, name, raw, stream_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import DictionaryObject

_NOTDEF = ".notdef"
#: Flag of a font whose glyphs are not the Latin letters (9.8.2).
_SYMBOLIC = 4
_NO_CMAP = CMap({}, frozenset())


class Font:
    """A font of the document, and which of its codes were shown.

    `shown` has for each code the index of the first page that shows it; `visible` is whether any
    text in it can be seen (text rendering mode 3 draws nothing).
    """

    def __init__(self, description: DictionaryObject) -> None:
        self.description = description
        self.name = name(raw(description, "/BaseFont")) or name(raw(description, "/Name"))
        self.composite = name(raw(description, "/Subtype")) == "Type0"
        cmap = stream_data(raw(description, "/ToUnicode"))
        self.cmap = _NO_CMAP if cmap is None else read_cmap(cmap)
        self.has_cmap = cmap is not None
        identity, lengths = _is_identity(description), self.cmap.lengths
        self._two_bytes = identity or not lengths or lengths == {2}
        self.shown: dict[int, int] = {}
        self.visible = False
        self._read: dict[bytes, str] = {}
        simple = _NO_ENCODING if self.composite else _encoding(description)
        self._characters = {**simple.characters, **self.cmap.characters}
        self._undefined = _missing_glyphs(description) if self.composite else simple.undefined

    def read(self, codes: bytes, page: int) -> str:
        """Return the characters of a string shown on a page; a code without any is U+FFFD."""
        known = self._read.get(codes)
        if known is not None:
            return known
        characters = []
        for code in self._codes(codes):
            self.shown.setdefault(code, page)
            characters.append(self._characters.get(code, "\ufffd"))
        return self._read.setdefault(codes, "".join(characters))

    def characters(self, code: int) -> str | None:
        """Return what a code stands for, or None if the font doesn't say."""
        return self._characters.get(code)

    def is_undefined(self, code: int) -> bool:
        """Whether the code shows .notdef, the box of a missing letter."""
        return code in self._undefined

    def _codes(self, data: bytes) -> Sequence[int]:
        if not self.composite:
            return data
        if self._two_bytes:
            return struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
        return self._codes_of_any_length(data)

    def _codes_of_any_length(self, data: bytes) -> list[int]:
        """Split by the shortest code that the CMap knows (9.7.6.2)."""
        found, at, lengths = [], 0, sorted(self.cmap.lengths)
        while at < len(data):
            ends = [at + length for length in lengths]
            known = (e for e in ends if int.from_bytes(data[at:e]) in self.cmap.characters)
            end = next(known, ends[-1])
            found.append(int.from_bytes(data[at:end]))
            at = end
        return found


def descriptor(font: DictionaryObject) -> DictionaryObject | None:
    """Return the font descriptor, for a composite font that of its descendant (9.8)."""
    return dictionary(raw(_descendant(font) or font, "/FontDescriptor"))


class _Encoding(NamedTuple):
    characters: dict[int, str]
    undefined: frozenset[int]


_NO_ENCODING = _Encoding({}, frozenset())


def _encoding(font: DictionaryObject) -> _Encoding:
    """Read the encoding of a simple font: a base, and the glyph names that differ (9.6.6)."""
    encoding = entry(font, "/Encoding")
    differences = dictionary(encoding)
    base = name(encoding) or name(raw(differences, "/BaseEncoding"))
    characters = base_encoding(base) if base else _built_in(font)
    characters = dict(characters or {})
    undefined = set()
    code = 0
    for item in array(raw(differences, "/Differences")):
        start, glyph = integer(item), name(item)
        if start is not None:
            code = start
            continue
        stands_for = glyph_characters(glyph)
        characters.pop(code, None)
        if stands_for is not None:
            characters[code] = stands_for
        if glyph == _NOTDEF:
            undefined.add(code)
        code += 1
    return _Encoding(characters, frozenset(undefined))


def _built_in(font: DictionaryObject) -> dict[int, str] | None:
    """Return the encoding of a font that names none, where it can be known (table 114)."""
    base = name(raw(font, "/BaseFont"))
    if base in ("Symbol", "ZapfDingbats"):
        return base_encoding(base)
    flags = integer(raw(descriptor(font), "/Flags")) or 0
    return None if flags & _SYMBOLIC else base_encoding("StandardEncoding")


def _missing_glyphs(font: DictionaryObject) -> frozenset[int]:
    """Return the codes that lead to glyph 0, where codes are glyphs or mapped to them (9.7.4)."""
    if not _is_identity(font):
        return frozenset()
    mapping = stream_data(raw(_descendant(font), "/CIDToGIDMap"))
    if mapping is None:
        return frozenset({0})
    glyphs = struct.unpack(f">{len(mapping) // 2}H", mapping[: len(mapping) // 2 * 2])
    return frozenset(code for code, glyph in enumerate(glyphs) if not glyph)


def _is_identity(font: DictionaryObject) -> bool:
    return name(raw(font, "/Encoding")) in ("Identity-H", "Identity-V")


def _descendant(font: DictionaryObject) -> DictionaryObject | None:
    return next(map(dictionary, array(raw(font, "/DescendantFonts"))), None)
