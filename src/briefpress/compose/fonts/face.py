"""A face: ReportLab's TrueType reader, with kerning, shaped words and honest character codes."""

from __future__ import annotations

import itertools
import struct
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase.ttfonts import TTFError

from briefpress.codes.pages import UNUSABLE_FACE
from briefpress.compose.fonts.kerning import Kerning
from briefpress.compose.fonts.reader import read_font
from briefpress.compose.fonts.scripts import why_not_set
from briefpress.compose.fonts.subset import bare_outline
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from pathlib import Path

#: Words a face remembers, and pairs of letters; a language has more, a month of briefs has not.
_MOST_WORDS = 20_000


#: What ReportLab's reader and ours raise for a file that is missing, damaged or no TrueType.
DAMAGE = (OSError, TTFError, ValueError, TypeError, LookupError, struct.error)


#: Before the combining marks every character can be set that a face has.
_FIRST_MARK = 0x300


class Shaped(NamedTuple):
    """A stretch of text as it is drawn.

    `tj` is the inside of a TJ array (ISO 32000-1, 9.4.3), a character for each byte: the codes are
    in literal strings, half as long as hexadecimal ones, which compress better in a third of the
    time. `width` is that of the text without the spaces at its end, `advance` with them, both in
    thousandths of the size; `codes` are those it draws.
    """

    text: str
    tj: str
    width: int
    advance: int
    codes: frozenset[int]


class Face:
    """A static TrueType face.

    Codes in the PDF are glyph indices (Identity-H), so one font serves any number of letters and
    two subsets of a face never disagree about a code. Where characters share a glyph (a space
    and a no-break space, say) all but the first get a code of their own past the last glyph:
    only so does each code have one character to be read back as.

    `ascent`, `descent` and `cap_height` are in thousandths of the size, the descent negative;
    `shown` is the path of the file as diagnostics print it.
    """

    def __init__(self, name: str, path: Path, shown: str = "") -> None:
        self.name = name
        self.path = path
        self.shown = shown or path.name
        self.file = read_font(path)
        self.scale: float = 1000 / self.file.unitsPerEm
        self.ascent: float = self.file.ascent
        self.descent: float = self.file.descent
        self.cap_height: float = self.file.capHeight
        self._codes, self._twins = _codes(self.file.charToGlyph, len(self.file.hmetrics))
        self._words: dict[str, Shaped] = {}
        self._kerns: dict[tuple[str, str], int] = {}
        self._widths: dict[int, int] = {}
        self._outlines: dict[int, bytes] = {}

    @property
    def key(self) -> str:
        """The name of the face in a PDF's resources; the same for the same face everywhere."""
        return self.name.replace("-", "")

    @cached_property
    def characters(self) -> dict[int, str]:
        """The one character of each code."""
        return {code: character for character, code in self._codes.items()}

    @cached_property
    def _kerning(self) -> Kerning | None:
        return Kerning(self.file.get_table("GPOS")) if "GPOS" in self.file.table else None

    def _damaged(self, error: Exception) -> RefusedError:
        """Return what is raised for damage that shows only when a letter is needed."""
        place, message = Place(self.shown), f"the face is damaged: {error}"
        return RefusedError([Diagnostic(UNUSABLE_FACE, place, message, UNUSABLE_FACE.mend)])

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character, and that can be set."""
        return character in self._codes

    def glyph(self, code: int) -> int:
        """Return the glyph index that a code draws."""
        return self._twins.get(code, code)

    def width(self, code: int) -> int:
        """Return the advance of a code in thousandths of the size."""
        width = self._widths.get(code)
        if width is None:
            width = round(self.file.hmetrics[self.glyph(code)][0] * self.scale)
            self._widths[code] = width
        return width

    def outline(self, code: int) -> bytes:
        """Return the outline that a code draws, without hints; raises RefusedError."""
        outline = self._outlines.get(code)
        if outline is None:
            try:
                first, last = self.file.glyphPos[self.glyph(code) : self.glyph(code) + 2]
                start = self.file.get_table_pos("glyf")[0] + first
                outline = bare_outline(self.file.get_chunk(start, last - first))
            except DAMAGE as error:
                raise self._damaged(error) from None
            self._outlines[code] = outline
        return outline

    def shape(self, text: str) -> Shaped:
        """Return a word, with the spaces at its end, ready to be drawn.

        Raises KeyError where the face lacks a letter, RefusedError where it is damaged. A word is
        shaped once, and kept while there are not too many.
        """
        shaped = self._words.get(text)
        if shaped is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            shaped = self._words[text] = self._shape(text)
        return shaped

    def _shape(self, text: str) -> Shaped:
        codes = [self._codes[character] for character in text]
        widths = [self.width(code) for code in codes]
        kerns = [self._kern(*pair) for pair in itertools.pairwise(text)]
        tj, start = "", 0
        for end, kern in enumerate(kerns, 1):
            if kern:
                tj += f"{_string(codes[start:end])}{-kern}"
                start = end
        tj += _string(codes[start:])
        spaces = len(text) - len(text.rstrip(" "))
        trailing = sum(widths[len(codes) - spaces :])
        trailing += sum(kerns[len(codes) - spaces - 1 :]) if 0 < spaces < len(codes) else 0
        advance = sum(widths) + sum(kerns)
        return Shaped(text, tj, advance - trailing, advance, frozenset(codes))

    def _kern(self, left: str, right: str) -> int:
        """Return what is added between two characters; looked up in the face once for each pair."""
        known = self._kerns.get((left, right))
        if known is None:
            glyphs = (self.glyph(self._codes[left]), self.glyph(self._codes[right]))
            try:
                kerning = self._kerning
                known = round(kerning.between(*glyphs) * self.scale) if kerning else 0
            except DAMAGE as error:
                raise self._damaged(error) from None
            if len(self._kerns) >= _MOST_WORDS:
                self._kerns.clear()
            self._kerns[left, right] = known
        return known


def _string(codes: list[int]) -> str:
    """Write codes as a literal string."""
    return syntax.literal(struct.pack(f">{len(codes)}H", *codes)).decode("latin-1")


def _codes(glyphs: dict[int, int], count: int) -> tuple[dict[str, int], dict[int, int]]:
    """Give each character that can be set a code of its own.

    Returns the code of each character, and for the codes past the last glyph the glyph they draw.
    """
    settable = [
        (character, glyph)
        for character, glyph in sorted(glyphs.items())
        if glyph and (character < _FIRST_MARK or not why_not_set(chr(character)))
    ]
    first = {glyph: character for character, glyph in reversed(settable)}
    codes = {chr(character): glyph for character, glyph in settable}
    twins: dict[int, int] = {}
    if len(first) < len(settable):
        for character, glyph in settable:
            if first[glyph] != character:
                codes[chr(character)] = code = count + len(twins)
                twins[code] = glyph
    return codes, twins
