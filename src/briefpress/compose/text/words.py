"""From spans to words: shaped, measured, with the places where a line may break.

A word keeps the space that follows it, also at the end of a line: so the text that is read back
from the page has every space of the source.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefpress.codes.pages import MISSING_LETTER, UNSET_SCRIPT
from briefpress.compose.fonts.face import Face, Shaped
from briefpress.compose.fonts.scripts import why_not_set
from briefpress.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.compose.fonts.library import Fonts
    from briefpress.model.text import Span

#: A line may break after spaces (but not before a dash or a dot that stands between two parts),
#: after an em dash, and inside long compounds and addresses; never inside a number or a date.
_BREAK = re.compile(
    r" ++(?![·–—])|\n|— *|(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})"
    r"|(?<=[^\W\d_]/)(?=\w{3})|(?<=\d/)(?=[^\W\d_]{3})|(?<=[^\W\d_]{2}\.)(?=[^\W\d_]{3})"
)


#: Reporting more would help nobody.
_MOST_PROBLEMS = 100


class Inline(NamedTuple):
    """What sets a stretch of text apart in the structure: its link, its language, or nothing."""

    link: str | None
    language: str | None


_PLAIN = Inline(None, None)


class Fragment(NamedTuple):
    """A part of a word in one face and of one kind; `kind` indexes `Words.inlines`."""

    kind: int
    face: Face
    shaped: Shaped


class Word(NamedTuple):
    """A piece of text that is never broken unless it is wider than the column.

    `width` is without the spaces at its end, `advance` with them, in thousandths of the size;
    `ends` says that a line break was asked for after it.
    """

    fragments: tuple[Fragment, ...]
    width: int
    advance: int
    letters: int
    ends: bool


class Words(NamedTuple):
    """A paragraph ready for line breaking."""

    words: tuple[Word, ...]
    inlines: tuple[Inline, ...]
    text: str


class Typesetter:
    """Turns spans into words with a layout's faces, and collects the letters that none has."""

    def __init__(self, fonts: Fonts, path: str) -> None:
        self._fonts = fonts
        self._path = path
        self.missing: list[Diagnostic] = []

    def words(
        self, spans: tuple[Span, ...], family: str, *, bold: bool = False, italic: bool = False
    ) -> Words:
        """Shape a paragraph. `bold` and `italic` are the style's own, the spans add theirs."""
        text = "".join(span.text for span in spans)
        inlines: list[Inline] = []
        stretches: list[_Stretch] = []
        start = 0
        for span in spans:
            before = stretches[-1][2] if stretches else None
            kind = _kind(Inline(span.link, span.language), inlines, before)
            chain = self._fonts.chain(family, bold=bold or span.bold, italic=italic or span.italic)
            stretches.append((start, start + len(span.text), kind, chain, span))
            start += len(span.text)
        words = _plain_words(text, stretches) or tuple(self._words(text, stretches))
        return Words(words, tuple(inlines), text.replace("\n", " "))

    def _words(self, text: str, stretches: list[_Stretch]) -> Iterator[Word]:
        index = 0
        for first, last in _pieces(text):
            while stretches[index][1] <= first:
                index += 1
            fragments: list[Fragment] = []
            at, current = first, index
            while at < last:
                start, stop, kind, chain, span = stretches[current]
                end = min(stop, last)
                piece = text[at:end].replace("\n", " ")
                fragments += self._fragments(piece, kind, chain, span, at - start)
                at, current = end, current + 1
            yield make_word(tuple(fragments), ends=text[last - 1] == "\n")

    def _fragments(
        self, piece: str, kind: int, chain: tuple[Face, ...], span: Span, offset: int
    ) -> list[Fragment]:
        try:
            return [Fragment(kind, chain[0], chain[0].shape(piece))]
        except KeyError:
            return self._with_fallback(piece, kind, chain, span, offset)

    def _with_fallback(
        self, piece: str, kind: int, chain: tuple[Face, ...], span: Span, offset: int
    ) -> list[Fragment]:
        """Split a piece where its face changes to one that has the letter.

        Of letters that no face has and that stand side by side, the first is reported.
        """
        runs: list[tuple[Face | None, str]] = []
        for index, letter in enumerate(piece):
            face = next((face for face in chain if face.has(letter)), None)
            if runs and runs[-1][0] is face:
                runs[-1] = face, runs[-1][1] + letter
                continue
            runs.append((face, letter))
            if face is None:
                self._note_missing(letter, chain[0], span, offset + index)
        return [Fragment(kind, face, face.shape(run)) for face, run in runs if face]

    def _note_missing(self, letter: str, face: Face, span: Span, offset: int) -> None:
        place = Place(span.file or self._path, *span.place(offset))
        named = f"“{letter}” (U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')})"
        if reason := why_not_set(letter):
            code, message = UNSET_SCRIPT, f"{named} can't be set: {reason}"
        else:
            code, message = MISSING_LETTER, f"no face has {named}; {face.name} was asked first"
        problem = Diagnostic(code, place, message, code.mend)
        if problem not in self.missing and len(self.missing) < _MOST_PROBLEMS:
            self.missing.append(problem)


def _kind(inline: Inline, inlines: list[Inline], before: int | None) -> int:
    """Return the kind of a span, a new one unless it goes on where the one before it ended.

    A link or a language that comes again later is an element of its own: what stands between the
    two would else be read after both. Plain text has no element that could be torn apart.
    """
    if before is not None and inlines[before] == inline:
        return before
    if inline == _PLAIN and _PLAIN in inlines:
        return inlines.index(_PLAIN)
    inlines.append(inline)
    return len(inlines) - 1


_Stretch = tuple[int, int, int, tuple[Face, ...], "Span"]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.end() > start:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _plain_words(text: str, stretches: list[_Stretch]) -> tuple[Word, ...] | None:
    """Return the words of a paragraph that is all of one kind and face; None of another.

    Most paragraphs are, and their words were met before: this is a third of the way's time.
    """
    face = stretches[0][3][0]
    if any(kind or chain[0] is not face for _, _, kind, chain, _ in stretches):
        return None
    try:
        return tuple(_plain_word(text[first:last], face) for first, last in _pieces(text))
    except KeyError:
        return None


@lru_cache(maxsize=20_000)
def _plain_word(piece: str, face: Face) -> Word:
    fragment = Fragment(0, face, face.shape(piece.replace("\n", " ")))
    return make_word((fragment,), ends=piece.endswith("\n"))


def make_word(fragments: tuple[Fragment, ...], *, ends: bool) -> Word:
    """Measure a word made of fragments."""
    advance = letters = 0
    for _, _, shaped in fragments:
        advance += shaped.advance
        letters += len(shaped.text)
    spaces = fragments[-1].shaped.advance - fragments[-1].shaped.width if fragments else 0
    return Word(fragments, advance - spaces, advance, letters, ends)


def chopped(words: tuple[Word, ...], limit: float) -> tuple[Word, ...]:
    """Cut words that are wider than the column between letters; they would run off the page."""
    if all(word.width <= limit for word in words):
        return words
    out: list[Word] = []
    for word in words:
        out += [word] if word.width <= limit else _chop(word, limit)
    return tuple(out)


def _chop(word: Word, limit: float) -> list[Word]:
    letters = [
        Fragment(kind, face, face.shape(letter))
        for kind, face, shaped in word.fragments
        for letter in shaped.text
    ]
    rows: list[list[Fragment]] = [[]]
    width = 0
    for letter in letters:
        if rows[-1] and width + letter.shaped.width > limit:
            rows.append([])
            width = 0
        rows[-1].append(letter)
        width += letter.shaped.advance
    last = len(rows) - 1
    return [make_word(tuple(row), ends=word.ends and i == last) for i, row in enumerate(rows)]
