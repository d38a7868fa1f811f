"""Subsets of one face that several parts bring along become one font.

Only composite fonts whose codes are glyph indices of the face can be laid over each other without
touching the text that is set in them, and only where the two agree about every glyph, width and
character they share. Such are the fonts of our own files; others mostly are not, and stay as they
are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.assemble.serial import entry_key, simple
from briefpress.pdf import syntax
from briefpress.pdf.composite import CompositeFont, add_composite_font, encoded
from briefpress.pdf.truetype import read_program
from briefpress.verify.pdf.cmap import read_cmap
from briefpress.verify.pdf.objects import array, dictionary, integer, name, raw, stream_data

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.pdf.writer import Writer

#: The name of a subset: six capitals, and that of the face (ISO 32000-1, 9.6.4).
_SUBSET = re.compile(r"[A-Z]{6}\+(.+)")
#: What our own composite fonts have, and no more.
_FONT = frozenset(["/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode"])
_DESCENDANT = frozenset(
    f"/{key}"
    for key in (
        *("Type", "Subtype", "BaseFont", "CIDSystemInfo"),
        *("FontDescriptor", "DW", "W", "CIDToGIDMap"),
    )
)
_OWN = frozenset(["/Type", "/FontName", "/FontFile2"])


class Fonts:
    """The fonts that are put together, each under a number of its own."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._fonts: dict[int, CompositeFont] = {}
        self._numbers: dict[str, list[int]] = {}

    def join(self, found: DictionaryObject) -> int | None:
        """Return the number of the font that a part's font goes into; None if it stays apart."""
        font = _read(found)
        return None if font is None else self.add(font)

    def add(self, font: CompositeFont) -> int:
        """Lay a font over another of the same face; return the number of the two."""
        numbers = self._numbers.setdefault(font.name, [])
        for number in numbers:
            both = self._fonts[number].joined(font)
            if both is not None:
                self._fonts[number] = both
                return number
        number = self._writer.reserve()
        numbers.append(number)
        self._fonts[number] = font
        return number

    def write(self) -> None:
        """Write all fonts."""
        for number in sorted(self._fonts):
            add_composite_font(self._writer, encoded(self._fonts[number]), number)


def _read(font: DictionaryObject) -> CompositeFont | None:
    """Read a composite font; None for one of another kind than ours."""
    descendant = next(map(dictionary, array(raw(font, "/DescendantFonts"))), None)
    descriptor = dictionary(raw(descendant, "/FontDescriptor"))
    face = _SUBSET.fullmatch(name(raw(font, "/BaseFont")))
    if descendant is None or descriptor is None or face is None:
        return None
    if font.keys() != _FONT or descendant.keys() != _DESCENDANT or not _by_glyph(font, descendant):
        return None
    data, cmap = stream_data(raw(descriptor, "/FontFile2")), stream_data(raw(font, "/ToUnicode"))
    widths = _widths(descendant)
    if data is None or cmap is None or widths is None:
        return None
    try:
        program = read_program(data)
        described = {
            entry_key(key): _plain(value) for key, value in descriptor.items() if key not in _OWN
        }
    except (ValueError, TypeError):
        return None
    return CompositeFont(face[1], described, program, widths, read_cmap(cmap).characters)


def _by_glyph(font: DictionaryObject, descendant: DictionaryObject) -> bool:
    """Tell whether a code is the index of the glyph that it draws (9.7.4.2, 9.7.5.2)."""
    return (
        name(raw(font, "/Subtype")) == "Type0"
        and name(raw(font, "/Encoding")) == "Identity-H"
        and name(raw(descendant, "/Subtype")) == "CIDFontType2"
        and name(raw(descendant, "/CIDToGIDMap")) == "Identity"
        and integer(raw(descendant, "/DW")) == 0
    )


def _widths(descendant: DictionaryObject) -> dict[int, int] | None:
    """Read the W array (9.7.4.3), if it has lists of whole numbers only."""
    items = array(raw(descendant, "/W"))
    widths: dict[int, int] = {}
    for start, run in zip(items[::2], items[1::2], strict=False):
        first, numbers = integer(start), [integer(width) for width in array(run)]
        if first is None or not numbers or None in numbers:
            return None
        widths.update((first + i, n) for i, n in enumerate(numbers) if n is not None)
    return widths if len(items) % 2 == 0 else None


def _plain(value: object) -> bytes:
    """Write an entry of a descriptor, a simple object or an array of such."""
    items = array(value) if isinstance(value, list) else None
    return simple(value) if items is None else syntax.array(map(simple, items))
