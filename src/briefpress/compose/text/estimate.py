"""How many lines a paragraph needs at most, without setting it.

A line holds as many words as it can, and no way to break a paragraph needs fewer lines: so wider
words, or fewer places to break, never make fewer. Here words are as wide as their letters and the
kerns that part them, without those that draw letters closer, and always with the space behind
them; they are parted at spaces only. What may be otherwise is uncertain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.compose.fonts.subset import subset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefpress.compose.fonts.face import Face
    from briefpress.model.text import Span

#: Words of a face that are remembered, and pairs of letters; more than a year of briefs has.
_MOST_WORDS = 20_000

#: Dashes and dots, before which a line does not break, and a space where it may.
_DASHES = ("·", "–", "—")
_GAP = re.compile(rf" (?![{''.join(_DASHES)}])")


class UncertainError(Exception):
    """Only composing can tell."""


class WordWidths(dict[str, int]):
    """The width that a word of a face has at most with a space behind it, in thousandths.

    Each is worked out once. Asking raises KeyError where the face lacks a letter, RefusedError
    where it is damaged.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._steps = _Steps(face)

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        letters = f"{word} "
        steps = [letters[0], *[letters[at : at + 2] for at in range(len(word))]]
        width = self[word] = sum(map(self._steps.__getitem__, steps))
        return width


class _Steps(dict[str, int]):
    """How far a letter goes on at most: alone, or as the second of a pair, in thousandths.

    Its outline can be drawn, else asking raises RefusedError.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letters: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        shaped = self._face.shape(letters)
        if len(letters) == 1:
            subset(self._face, shaped.codes)
            step = shaped.advance
        else:
            step = max(self[letters[1]], shaped.advance - self[letters[0]])
        self[letters] = step
        return step


def most_lines(spans: Sequence[Span], widths: Iterable[WordWidths], limit: float) -> int:
    """Return how many lines spans need at most, each with the widths of its face.

    `limit` is the width of a line in thousandths of the size. Raises UncertainError where a word
    may have to be cut, and where line breaks are asked for.
    """
    lines, room = 1, limit
    for width in _words(spans, widths):
        if width > room:
            if width > limit:
                raise UncertainError
            lines, room = lines + 1, limit
        room -= width
    return lines


def _words(spans: Sequence[Span], widths: Iterable[WordWidths]) -> list[int]:
    """Return the widths of all words; two that meet where a span ends count as one."""
    words: list[int] = []
    before = ""
    for span, known in zip(spans, widths, strict=True):
        text = span.text
        if "  " in text or "\n" in text or not text or _is_drawn_back(text, before):
            raise UncertainError
        # The dashes are not in ASCII, and without them it takes a third of the time.
        found = map(known.__getitem__, text.split(" ") if text.isascii() else _GAP.split(text))
        if words:
            words[-1] += next(found)
        words += found
        before = text
    return words


def _is_drawn_back(text: str, before: str) -> bool:
    """Tell whether a dash keeps a span on the line of a word from which a space parts it."""
    return before.endswith(" ") and text.lstrip(" ").startswith(_DASHES)
