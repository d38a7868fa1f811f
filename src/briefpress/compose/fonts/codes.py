"""The codes of a face: which number stands for a character on a page, and which glyph that draws.

The characters of Windows-1252 have their bytes there as codes, and all other glyphs come after
these. So the strings of a page need hardly a backslash, and words look alike in all faces: a page
of a brief is a thirtieth smaller than with the glyph indices of the faces as codes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.fonts.scripts import why_not_set
from briefpress.pdf.unicode_map import WINDOWS_1252

if TYPE_CHECKING:
    from briefpress.compose.fonts.characters import Glyphs

#: Before the combining marks every character can be set that a face has.
_FIRST_MARK = 0x300
#: The highest code of two bytes.
_LAST = 0xFFFF


_LATIN = {letter: byte for byte, letter in WINDOWS_1252.items()}
_SHIFT = 0x100
_FIRST_LATIN = min(WINDOWS_1252)


class Codes(Struct, frozen=True):
    """The numbering of a face, the same for every subset of it.

    `of` has the code of each character; `shift` is how far the code of any other glyph is past its
    index; `drawn` has the glyphs of the codes that differ from that, `places` the other way about.
    """

    of: dict[str, int]
    shift: int
    drawn: dict[int, int]
    places: dict[int, int]

    def glyph(self, code: int) -> int:
        """Return the index in the face's file of the glyph that a code draws."""
        return self.drawn.get(code, code - self.shift)

    def place(self, glyph: int) -> int:
        """Return the first code that draws a glyph."""
        return self.places.get(glyph, glyph + self.shift)


@lru_cache(maxsize=64)
def numbered(glyphs: Glyphs, count: int, parts: tuple[int, ...] = ()) -> Codes:
    """Give each character a code; `glyphs` are theirs, of a face that has `count`.

    `parts` are glyphs that common characters are composed of. Those that are no characters get the
    lowest codes: a subset's tables reach as far as its highest, and a font with figures that are
    composed of others' was twice as large before it was compressed.

    Where characters share a glyph, such as a space and a no-break space, all but the first get a
    code past the last glyph: only so has each code one character to be read back as. A face so full
    that its glyphs can't be moved up keeps their indices as codes.
    """
    settable = {
        chr(character): glyph
        for character, glyph in glyphs
        if glyph and (character < _FIRST_MARK or not why_not_set(chr(character)))
    }
    shift = _SHIFT if _SHIFT + count + len(settable) <= _LAST else 0
    latin = _LATIN if shift else {}
    codes = {letter: latin[letter] for letter in settable if letter in latin}
    drawn = {0: 0, **{code: settable[letter] for letter, code in codes.items()}}
    if latin:
        drawn |= zip(range(1, _FIRST_LATIN), sorted({*parts} - {*settable.values()}), strict=False)
    places = {glyph: code for code, glyph in reversed(drawn.items())}
    following = shift + count
    for letter, glyph in settable.items():
        if letter in codes:
            continue
        if glyph in places:
            codes[letter], following = following, following + 1
            drawn[codes[letter]] = glyph
        else:
            codes[letter] = places[glyph] = glyph + shift
    return Codes(codes, shift, drawn, places)
