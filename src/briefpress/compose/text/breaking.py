"""Line breaking: left-aligned, never wider than the column.

Widths are integers in thousandths of the size, so a paragraph that shrinks is broken again
without being measured again. Pure arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.text.words import Word

#: A last line of one word narrower than this part of the column looks lost.
_RUNT = 0.2
#: Words that a line keeps when it gives its last one to the line below.
_KEPT = 2

#: A heading with more words than this is broken like a paragraph.
_MOST_WORDS = 30
#: Letters of a word that should not end a line of a heading.
_SHORT = 3


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
    *others, above, last = lines
    given = above.last - 1
    if given - above.first < _KEPT or words[given].ends:
        return lines
    shorter = Line(above.first, given, _width(words[above.first : given], tracking))
    longer = Line(given, last.last, _width(words[given : last.last], tracking))
    return (*others, shorter, longer) if longer.width <= limit else lines


def balance_lines(words: Sequence[Word], limit: float, tracking: int = 0) -> tuple[Line, ...]:
    """Break a heading by sense: lines of about equal width, rather after a comma or a colon.

    Never into more lines than it needs. Headings are short, so every way is tried.
    """
    needed = _greedy(words, limit, tracking)
    if len(needed) == 1 or len(words) > _MOST_WORDS or any(word.ends for word in words):
        return needed
    ideal = sum(line.width for line in needed) / len(needed)

    @cache
    def best(first: int, count: int) -> tuple[float, tuple[Line, ...]]:
        if count == 1:
            line = Line(first, len(words), _width(words[first:], tracking))
            return (_badness(line, limit, ideal), (line,))
        ways = []
        for last in range(first + 1, len(words) - count + 2):
            line = Line(first, last, _width(words[first:last], tracking))
            cost, rest = best(last, count - 1)
            cost += _badness(line, limit, ideal) + _parting(words[last - 1])
            ways.append((cost, (line, *rest)))
        return min(ways)

    return best(0, len(needed))[1]


def _width(words: Sequence[Word], tracking: int) -> int:
    """Return the width of words on one line, without the space at its end."""
    ends = words[-1].advance - words[-1].width
    return sum(word.advance + tracking * word.letters for word in words) - ends


def _badness(line: Line, limit: float, ideal: float) -> float:
    """Return how far a line is from the ideal; only a lone word may be too wide."""
    if line.width > limit and line.last - line.first > 1:
        return float("inf")
    return ((line.width - ideal) / limit) ** 2


def _parting(word: Word) -> float:
    """Return how bad a line end is after a word: good after punctuation, bad after an article."""
    text = "".join(fragment.shaped.text for fragment in word.fragments).rstrip()
    if text.endswith((":", ",", ";", "—", "–", "?", "!")):
        return -0.1
    return 0.05 if len(text) <= _SHORT else 0.0


def _has_runt(lines: tuple[Line, ...], limit: float) -> bool:
    last = lines[-1]
    return len(lines) > 1 and last.last - last.first == 1 and last.width < limit * _RUNT


def _greedy(words: Sequence[Word], limit: float, tracking: int) -> tuple[Line, ...]:
    """Fill line after line; where each word ends is known, so a line's last word is looked up."""
    starts = [0, *accumulate([word.advance + tracking * word.letters for word in words])]
    ends = [
        start + word.width + tracking * word.letters
        for start, word in zip(starts, words, strict=False)
    ]
    stops = [index + 1 for index, word in enumerate(words) if word.ends]
    lines = []
    first = 0
    for stop in dict.fromkeys((*stops, len(words))):
        while first < stop:
            last = max(first + 1, bisect_right(ends, starts[first] + limit, first, stop))
            lines.append(Line(first, last, ends[last - 1] - starts[first]))
            first = last
    return tuple(lines)
