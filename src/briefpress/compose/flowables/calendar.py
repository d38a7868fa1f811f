"""A month of days: a column for each day of the week, a row for each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.canvas import Artifact

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.text.flowable import Text
    from briefpress.units import Colour

#: Distance of words from the edge of their cell, and of the heads from the line below them.
_PADDING = 4.0
#: Space in points between two notes of a day, so that each is seen as one.
_BETWEEN = 3.0


class CalendarDay(Struct, frozen=True):
    """A day: its number, and what stands below it; no number for a day of another month."""

    number: Text | None
    notes: tuple[Flowable, ...] = ()


class Calendar(Flowable):
    """The grid as it is drawn; its structure elements were made with its texts.

    A week is at least `least` points high. The weeks can be parted at the end of a page; the heads
    stand above the rest again, there as an artifact, for they are heard once.
    """

    def __init__(
        self,
        heads: tuple[Text, ...],
        weeks: tuple[tuple[CalendarDay, ...], ...],
        rule: Colour,
        line: Colour,
        least: float,
    ) -> None:
        super().__init__()
        self._heads = heads
        self._weeks = weeks
        self._rule = rule
        self._line = line
        self._least = least
        self._top = 0.0
        self._column = 0.0
        self._heights: tuple[float, ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Share the width equally among the days."""
        self._column = available_width / len(self._weeks[0])
        inner = self._column - 2 * _PADDING
        heads = [head.wrap(inner, 0)[1] for head in self._heads]
        self._top = max(heads, default=0.0) + (_PADDING if heads else 0.0)
        self._heights = tuple(
            max(self._least, *(_height(day, inner) for day in week)) for week in self._weeks
        )
        self.width, self.height = available_width, self._top + sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Calendar]:
        """Split between weeks."""
        self.wrap(available_width, available_height)
        room, count = available_height - self._top, 0
        while count < len(self._weeks) and self._heights[count] <= room:
            room -= self._heights[count]
            count += 1
        if not 0 < count < len(self._weeks):
            return []
        rest = (self._rule, self._line, self._least)
        silent = tuple(head.as_artifact(Artifact.HEADER) for head in self._heads)
        return [
            Calendar(self._heads, self._weeks[:count], *rest),
            Calendar(silent, self._weeks[count:], *rest),
        ]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the lines first, then the words in reading order."""
        top = y + self.height - self._top
        self._draw_grid(canvas, x, top)
        for index, head in enumerate(self._heads):
            head.drawOn(canvas, x + index * self._column + _PADDING, top + _PADDING)
        for week, height in zip(self._weeks, self._heights, strict=True):
            for index, day in enumerate(week):
                _draw_day(canvas, day, x + index * self._column + _PADDING, top - _PADDING)
            top -= height

    def _draw_grid(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        bottom = top - sum(self._heights)
        for index in range(1, len(self._weeks[0])):
            x = left + index * self._column
            canvas.rectangle(x - 0.25, bottom, 0.5, top - bottom, self._rule)
        y = top
        for height in self._heights:
            y -= height
            canvas.rule(left, y, self.width, self._rule)
        canvas.rule(left, top, self.width, self._line, 1.0)


def _height(day: CalendarDay, width: float) -> float:
    parts = [part.wrap(width, 0)[1] for part in day.notes]
    if day.number:
        parts.append(day.number.wrap(width, 0)[1])
    return sum(parts) + 2 * _PADDING + _BETWEEN * max(0, len(day.notes) - 1)


def _draw_day(canvas: TaggedCanvas, day: CalendarDay, x: float, top: float) -> None:
    if day.number:
        top -= day.number.height
        day.number.drawOn(canvas, x, top)
    for index, note in enumerate(day.notes):
        top -= note.height + (_BETWEEN if index else 0.0)
        note.drawOn(canvas, x, top)
