"""Line breaking: left-aligned, never wider than the column.

Widths are integers in thousandths of the size, so a paragraph that shrinks is broken again
without being measured again. Pure arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.text.words import Word

#: A last line of one word narrower than this part of the column looks lost.
_RUNT = 0.2
#: How much narrower a paragraph may be set to give its last line company, and in what steps.
_GIVE, _STEP = 0.90, 0.02


class Line(NamedTuple):
    """Words `first` up to but not including `last`; the width is without the space at the end."""

    first: int
    last: int
    width: int


def break_lines(words: Sequence[Word], limit: float, tracking: int = 0) -> tuple[Line, ...]:
    """Break a paragraph, and give a last line of one short word company where that is possible."""
    lines = _greedy(words, limit, tracking)
    if not _has_runt(lines, limit):
        return lines
    factor = 1 - _STEP
    while factor > _GIVE:
        narrower = _greedy(words, limit * factor, tracking)
        if len(narrower) > len(lines):
            break
        if not _has_runt(narrower, limit):
            return narrower
        factor -= _STEP
    return lines


def balance_lines(words: Sequence[Word], limit: float, tracking: int = 0) -> tuple[Line, ...]:
    """Break a heading into lines of about equal width: as narrow as its number of lines allows."""
    lines = _greedy(words, limit, tracking)
    low, high = limit / 2, limit
    while high - low > limit / 50 and len(lines) > 1:
        middle = (low + high) / 2
        narrower = _greedy(words, middle, tracking)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def _has_runt(lines: tuple[Line, ...], limit: float) -> bool:
    last = lines[-1]
    return len(lines) > 1 and last.last - last.first == 1 and last.width < limit * _RUNT


def _greedy(words: Sequence[Word], limit: float, tracking: int) -> tuple[Line, ...]:
    lines = []
    first = 0
    width = end = 0
    for index, word in enumerate(words):
        extra = tracking * word.letters
        if index > first and end + word.width + extra > limit:
            lines.append(Line(first, index, width))
            first, end = index, 0
        width = end + word.width + extra
        end += word.advance + extra
        if word.ends:
            lines.append(Line(first, index + 1, width))
            first, end = index + 1, 0
    if first < len(words):
        lines.append(Line(first, len(words), width))
    return tuple(lines)
