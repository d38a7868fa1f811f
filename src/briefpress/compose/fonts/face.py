"""A face: a TrueType file, with kerning, shaped words and honest character codes."""

from __future__ import annotations

import struct
from functools import cached_property, partial
from string import digits
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from msgspec import Struct

from briefpress.codes.pages import UNUSABLE_FACE
from briefpress.compose.fonts.codes import numbered
from briefpress.compose.fonts.kerning import Kerning
from briefpress.compose.fonts.reader import read_font
from briefpress.compose.fonts.subset import bare_outline, parts_of
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.pdf import syntax
from briefpress.pdf.truetype import Glyph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Words a face remembers, and pairs of letters; a language has more, a month of briefs has not.
_MOST_WORDS = 20_000
Key = TypeVar("Key")
Value = TypeVar("Value")
#: Stands for what comes before the first letter of a word.
_START = "\0"


#: What is raised for a file that is missing, damaged or no TrueType.
DAMAGE = (OSError, ValueError, TypeError, LookupError, struct.error)


class Shaped(Struct, frozen=True):
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


class _Step(NamedTuple):
    """A letter after another one, or the first of a word: what is written, how far it leads.

    `tj` goes on inside a string, and has the kern before the letter, outside it, if there is one;
    `advance` is in thousandths of the size, the kern included.
    """

    tj: str
    advance: int
    code: int


class _Memory(dict[Key, Value], Generic[Key, Value]):
    """What is worked out for each key when it is first asked for."""

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: Key) -> Value:
        value = self[key] = self._work_out(key)
        return value


class Face:
    """A static TrueType face.

    Codes in the PDF are indices of the subset's glyphs (Identity-H), numbered once for the face
    (`briefpress.compose.fonts.codes`): one font serves any number of letters, and two subsets of a
    face never disagree about a code.

    `ascent`, `descent` and `cap_height` are in thousandths of the size, the descent negative;
    `shown` is the path of the file as diagnostics print it.
    """

    def __init__(self, name: str, path: Path, shown: str = "") -> None:
        self.name = name
        self.path = path
        self.shown = shown or path.name
        self.file = read_font(path)
        self.scale = 1000 / self.file.units
        self.ascent = self.file.ascent * self.scale
        self.descent = self.file.descent * self.scale
        self.cap_height = self.file.cap_height * self.scale
        self._codes = numbered(self.file.glyphs, len(self.file.metrics), self._parts_of_figures())
        #: The advance of each code in thousandths of the size, and its glyph as a font program has
        #: it, with the codes of what that is composed of; the latter raises RefusedError.
        self.widths = _Memory(self._width)
        self.drawn = _Memory(self._draw)
        self._words: dict[str, Shaped] = {}
        self._after = _Memory(self._following)
        self._pairs = 0

    @property
    def key(self) -> str:
        """The name of the face in a PDF's resources; the same for the same face everywhere."""
        return self.name.replace("-", "")

    @cached_property
    def characters(self) -> dict[int, str]:
        """The one character of each code."""
        return {code: character for character, code in self._codes.of.items()}

    @cached_property
    def _kerning(self) -> Kerning | None:
        return Kerning(self.file.table("GPOS")) if "GPOS" in self.file.tables else None

    def _parts_of_figures(self) -> tuple[int, ...]:
        """Return the glyphs that figures are composed of."""
        glyphs = dict(self.file.glyphs)
        figures = [glyphs[ord(figure)] for figure in digits if ord(figure) in glyphs]
        return tuple([part for glyph in figures for part in parts_of(self.file.outline(glyph))])

    def _damaged(self, error: Exception) -> RefusedError:
        """Return what is raised for damage that shows only when a letter is needed."""
        place, message = Place(self.shown), f"the face is damaged: {error}"
        return RefusedError([Diagnostic(UNUSABLE_FACE, place, message, UNUSABLE_FACE.mend)])

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character, and that can be set."""
        return character in self._codes.of

    def glyph(self, code: int) -> int:
        """Return the index in the file of the glyph that a code draws."""
        return self._codes.glyph(code)

    def _width(self, code: int) -> int:
        return round(self.file.metrics[self.glyph(code)][0] * self.scale)

    def _draw(self, code: int) -> tuple[Glyph, list[int]]:
        glyph = self.glyph(code)
        try:
            outline = bare_outline(self.file.outline(glyph), self._codes.place)
        except DAMAGE as error:
            raise self._damaged(error) from None
        advance, bearing = self.file.metrics[glyph]
        return Glyph(outline, advance << 16 | bearing), parts_of(outline)

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
        after = self._after
        steps = [after[before][letter] for before, letter in zip(_START + text, text, strict=False)]
        tj, advances, codes = zip(*steps, strict=True)
        advance = sum(advances)
        width = advance - sum(advances[len(text.rstrip(" ")) :])
        return Shaped(text, f"({''.join(tj)})", width, advance, frozenset(codes))

    def _following(self, before: str) -> _Memory[str, _Step]:
        """Return the letters as they are drawn after one, or after `_START`, at a beginning."""
        return _Memory(partial(self._step, before))

    def _step(self, before: str, letter: str) -> _Step:
        code = self._codes.of[letter]
        kern = self._kern(self._codes.of[before], code) if before != _START else 0
        tj = syntax.literal(struct.pack(">H", code))[1:-1].decode("latin-1")
        self._pairs += 1
        if self._pairs > _MOST_WORDS:
            self._after.clear()
            self._pairs = 0
        return _Step(f"){-kern}({tj}" if kern else tj, self.widths[code] + kern, code)

    def _kern(self, left: int, right: int) -> int:
        """Return what is added between the characters of two codes, in thousandths of the size."""
        try:
            kerning = self._kerning
            if kerning is None:
                return 0
            return round(kerning.between(self.glyph(left), self.glyph(right)) * self.scale)
        except DAMAGE as error:
            raise self._damaged(error) from None
