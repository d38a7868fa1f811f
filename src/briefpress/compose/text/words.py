"""From spans to words: shaped, measured, with the places where a line may break.

A word keeps the space that follows it, also at the end of a line: so the text that is read back
from the page has every space of the source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from briefpress.codes.pages import MISSING_LETTER, UNSET_SCRIPT
from briefpress.compose.fonts.scripts import why_not_set
from briefpress.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.compose.fonts.catalogue import Fonts
    from briefpress.compose.fonts.face import Face, Shaped
    from briefpress.model.text import Span

#: A line may break after spaces (but not before a dash or a dot that stands between two parts),
#: after an em dash, and inside long compounds and addresses; never inside a number or a date.
_BREAK = re.compile(
    r" ++(?![·–—])|\n|— *|(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})"
    r"|(?<=[^\W\d_]/)(?=\w{3})|(?<=\d/)(?=[^\W\d_]{3})|(?<=[^\W\d_]{2}\.)(?=[^\W\d_]{3})"
)


#: What stands between two of the spaces where a line may break; `_BREAK` sees no further, so a
#: text may be cut up this way first, which is quicker by half.
_CHUNK = re.compile(r"(?: ++(?=[·–—]))?[^ \n]+(?: ++(?=[·–—])[^ \n]+)*(?: ++|\n)?| ++|\n")

#: Where `_BREAK` may break before the end of such a piece.
_INSIDE = re.compile(r"[-/—]|\.(?=[^\W\d_])")

#: Reporting more would help nobody.
_MOST_PROBLEMS = 100

#: Words remembered with their widths, more than a year of briefs has; and whole paragraphs, more
#: than a year's contents have, which are set twice.
_MOST_WORDS, _MOST_PARAGRAPHS = 20_000, 2048


class Inline(Struct, frozen=True):
    """What sets a stretch of text apart in the structure: its link, its language, or nothing."""

    link: str | None
    language: str | None


_PLAIN = Inline(None, None)
_WIDTH = attrgetter("width")


class Fragment(NamedTuple):
    """A part of a word in one face and of one kind; `kind` indexes `Words.inlines`."""

    kind: int
    face: Face
    shaped: Shaped


class _Stretch(Struct, frozen=True):
    """A span in its paragraph: from `start` up to `end`, its kind, its faces, its number."""

    start: int
    end: int
    kind: int
    chain: tuple[Face, ...]
    span: int


class Word(Struct, frozen=True):
    """A piece of text that is never broken unless it is wider than the column.

    `width` is without the spaces at its end, `advance` with them, in thousandths of the size;
    `ends` says that a line break was asked for after it.
    """

    fragments: tuple[Fragment, ...]
    width: int
    advance: int
    letters: int
    ends: bool


class Words(Struct, frozen=True, eq=False):
    """A paragraph ready for line breaking. Two of them are never equal, which is quick to see.

    `plain` says that each word is one fragment, and all are of one face and kind, which is no link.
    """

    words: tuple[Word, ...]
    inlines: tuple[Inline, ...]
    text: str
    plain: bool = False


class _Lack(Struct, frozen=True):
    """A letter that no face of its span has: the face asked first, which span, where in it."""

    letter: str
    face: Face
    span: int
    offset: int


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
        chain = self._fonts.chain
        chains = [chain(family, bold=bold or s.bold, italic=italic or s.italic) for s in spans]
        words, lacks = _set(spans, tuple(chains))
        for lack in lacks:
            self._note_missing(lack, spans[lack.span])
        return words

    def _note_missing(self, lack: _Lack, span: Span) -> None:
        letter = lack.letter
        place = Place(span.file or self._path, *span.place(lack.offset))
        named = f"“{letter}” (U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')})"
        if reason := why_not_set(letter):
            code, message = UNSET_SCRIPT, f"{named} can't be set: {reason}"
        else:
            code, message = MISSING_LETTER, f"no face has {named}; {lack.face.name} was asked first"
        problem = Diagnostic(code, place, message, code.mend)
        if problem not in self.missing and len(self.missing) < _MOST_PROBLEMS:
            self.missing.append(problem)


@lru_cache(maxsize=_MOST_PARAGRAPHS)
def _set(
    spans: tuple[Span, ...], chains: tuple[tuple[Face, ...], ...]
) -> tuple[Words, tuple[_Lack, ...]]:
    """Shape a paragraph whose spans may have these faces.

    Labels and headings are the same in every brief, and a brief that is shrunk is set again: two
    of three paragraphs were set before.
    """
    return _Paragraph(spans, chains).set()


class _Paragraph:
    """A paragraph on its way from spans to words."""

    def __init__(self, spans: tuple[Span, ...], chains: tuple[tuple[Face, ...], ...]) -> None:
        self._text = "".join([span.text for span in spans])
        self._inlines: list[Inline] = []
        self._stretches: list[_Stretch] = []
        self._lacks: list[_Lack] = []
        start = 0
        for index, (span, chain) in enumerate(zip(spans, chains, strict=True)):
            kind = self._kind(Inline(span.link, span.language))
            end = start + len(span.text)
            self._stretches.append(_Stretch(start, end, kind, chain, index))
            start = end

    def _kind(self, inline: Inline) -> int:
        """Return the kind of the next stretch; what only goes on, or is plain, is of a known one.

        A link or a language that comes again, after something else, is an element of its own: were
        it the same, its words would be read together, before those that stand between them.
        """
        if self._stretches and self._inlines[self._stretches[-1].kind] == inline:
            return self._stretches[-1].kind
        if inline == _PLAIN and inline in self._inlines:
            return self._inlines.index(inline)
        self._inlines.append(inline)
        return len(self._inlines) - 1

    def set(self) -> tuple[Words, tuple[_Lack, ...]]:
        """Return the words, and the letters that were left out."""
        words = self._plain_words()
        plain = bool(words) and self._inlines[0].link is None
        if not words:
            words = tuple(self._words())
        text = self._text.replace("\n", " ")
        return Words(words, tuple(self._inlines), text, plain), tuple(self._lacks)

    def _plain_words(self) -> tuple[Word, ...]:
        """Cut a text that is all of one kind and face into words; none if it is not, or empty."""
        if len(self._stretches) != 1:
            return ()
        stretch = self._stretches[0]
        kind, face = stretch.kind, stretch.chain[0]
        found = [_plain_words(chunk, kind, face) for chunk in _CHUNK.findall(self._text)]
        return tuple([word for words in found for word in words]) if all(found) else ()

    def _words(self) -> Iterator[Word]:
        """Cut the text into words; those of one kind and face were mostly met before."""
        index = at = 0
        for chunk in _CHUNK.findall(self._text):
            end = at + len(chunk)
            while self._stretches[index].end <= at:
                index += 1
            stretch = self._stretches[index]
            plain = end <= stretch.end and _plain_words(chunk, stretch.kind, stretch.chain[0])
            yield from plain or self._mixed_words(chunk, at, index)
            at = end

    def _mixed_words(self, chunk: str, at: int, index: int) -> Iterator[Word]:
        """Cut a piece of the text, from `at` on, where kinds, faces or letters ask for care.

        `index` is the stretch that it begins in. Of the others only those that it touches are
        looked at: a line of an index can have a thousand.
        """
        after = bisect_left(self._stretches, at + len(chunk), index, key=attrgetter("start"))
        touched = self._stretches[index:after]
        for first, last in _pieces(chunk):
            fragments: list[Fragment] = []
            for stretch in touched:
                start, end = max(at + first, stretch.start), min(at + last, stretch.end)
                if start < end:
                    piece = chunk[start - at : end - at].replace("\n", " ")
                    fragments += self._fragments(piece, stretch, start - stretch.start)
            yield make_word(tuple(fragments), ends=chunk[last - 1] == "\n")

    def _fragments(self, piece: str, stretch: _Stretch, offset: int) -> list[Fragment]:
        kind, chain = stretch.kind, stretch.chain
        try:
            return [Fragment(kind, chain[0], chain[0].shape(piece))]
        except KeyError:
            return self._with_fallback(piece, stretch, offset)

    def _with_fallback(self, piece: str, stretch: _Stretch, offset: int) -> list[Fragment]:
        """Split a piece where its face changes to one that has the letter.

        Of letters that no face has and that stand side by side, the first is reported.
        """
        runs: list[tuple[Face | None, str]] = []
        for index, letter in enumerate(piece):
            face = next((face for face in stretch.chain if face.has(letter)), None)
            if runs and runs[-1][0] is face:
                runs[-1] = face, runs[-1][1] + letter
                continue
            runs.append((face, letter))
            if face is None:
                lack = _Lack(letter, stretch.chain[0], stretch.span, offset + index)
                self._lacks.append(lack)
        return [Fragment(stretch.kind, face, face.shape(run)) for face, run in runs if face]


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where the words in a piece of text begin and end; most are one word."""
    if not _INSIDE.search(text):
        return [(0, len(text))]
    ends = [match.end() for match in _BREAK.finditer(text)]
    ends = sorted({*ends, len(text)} - {0})
    return list(pairwise((0, *ends)))


@lru_cache(maxsize=_MOST_WORDS)
def _plain_words(chunk: str, kind: int, face: Face) -> tuple[Word, ...]:
    """Return the words of a piece that is all of one kind and face; none if a letter lacks.

    Most pieces are, and were met before: this is a third of the way's time.
    """
    words = []
    for first, last in _pieces(chunk):
        try:
            shaped = face.shape(chunk[first:last].replace("\n", " "))
        except KeyError:
            return ()
        fragments = (Fragment(kind, face, shaped),)
        words.append(make_word(fragments, ends=chunk[last - 1] == "\n"))
    return tuple(words)


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
    if max(map(_WIDTH, words), default=0) <= limit:
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
