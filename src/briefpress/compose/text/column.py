"""A column: the words of a paragraph in lines of some width."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.compose.text.breaking import Line, balance_lines, break_lines
from briefpress.compose.text.pen import shown
from briefpress.compose.text.words import Word, chopped

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face
    from briefpress.compose.text.words import Words


class Column:
    """Words and the lines that they stand in.

    `plain` says that each word is one fragment, and all are of one face and kind, which is no
    link: how such lines are shown is worked out once, as what is the same in every brief is drawn
    in each.
    """

    __slots__ = ("_codes", "_shown", "lines", "plain", "words")

    def __init__(self, words: tuple[Word, ...], lines: tuple[Line, ...], *, plain: bool) -> None:
        self.words = words
        self.lines = lines
        self.plain = plain
        self._shown: list[str] = []
        self._codes: frozenset[int] = frozenset()

    def part(self, start: int, end: int) -> Column:
        """Return some of the lines, as they are already broken."""
        lines = self.lines[start:end]
        first = lines[0].first
        moved = tuple([Line(line.first - first, line.last - first, line.width) for line in lines])
        return Column(self.words[first : lines[-1].last], moved, plain=self.plain)

    @property
    def face(self) -> Face:
        """The face of plain words."""
        return self.words[0].fragments[0].face

    def write(self) -> tuple[list[str], frozenset[int]]:
        """Return the operators that show plain words, line by line, and the codes drawn."""
        if not self._shown:
            shaped = [word.fragments[0].shaped for word in self.words]
            self._shown = [shown(shaped[first:last]) for first, last, _ in self.lines]
            self._codes = frozenset().union(*[word.codes for word in shaped])
        return self._shown, self._codes


@lru_cache(maxsize=2048)
def column_of(words: Words, limit: float, tracking: int, *, balanced: bool) -> Column:
    """Break a paragraph; what is the same in every brief, or is set again, was broken before.

    Words that are wider than the limit are cut.
    """
    pieces = chopped(words.words, limit)
    lines = (balance_lines if balanced else break_lines)(pieces, limit, tracking)
    return Column(pieces, lines, plain=words.plain and pieces is words.words)
