"""Flowables that arrange others: side by side, one below the other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.platypus.flowables import Flowable

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.units import Colour


class Cell(Struct, frozen=True):
    """A flowable in a row: its distance from the left edge and its width, in points."""

    flowable: Flowable
    x: float
    width: float


class Row(Flowable):
    """Flowables side by side, their tops on a line, drawn in the order given."""

    def __init__(self, cells: tuple[Cell, ...]) -> None:
        super().__init__()
        self._cells = cells

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the first baseline of the first cell that has one."""
        lines = (getattr(cell.flowable, "baseline", None) for cell in self._cells)
        return next((line for line in lines if line is not None), 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Wrap every cell; the row is as high as the highest."""
        heights = [c.flowable.wrap(c.width, available_height)[1] for c in self._cells]
        self.width, self.height = available_width, max(heights)
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the cells from left to right."""
        for cell in self._cells:
            flowable = cell.flowable
            flowable.drawOn(canvas, x + cell.x, y + self.height - flowable.height)


class Stack(Flowable):
    """Flowables one below the other, `gap` points apart."""

    def __init__(self, parts: tuple[Flowable, ...], gap: float = 0.0) -> None:
        super().__init__()
        self._parts = parts
        self._gap = gap

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the baseline of the first part."""
        return getattr(self._parts[0], "baseline", 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Wrap every part into the width."""
        heights = [part.wrap(available_width, available_height)[1] for part in self._parts]
        self.width = available_width
        self.height = sum(heights) + self._gap * (len(heights) - 1)
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the parts from top to bottom."""
        top = y + self.height
        for part in self._parts:
            part.drawOn(canvas, x, top - part.height)
            top -= part.height + self._gap


class Standing(Flowable):
    """A flowable that is the same in every brief; it comes first where nothing was drawn yet."""

    def __init__(self, inner: Flowable) -> None:
        super().__init__()
        self._inner = inner

    @property
    def baseline(self) -> float | None:
        """Distance in points from the top to the first baseline, if there is one."""
        return getattr(self._inner, "baseline", None)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Wrap what is inside."""
        self.width, self.height = self._inner.wrap(available_width, available_height)
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw what is inside."""
        with canvas.standing():
            self._inner.drawOn(canvas, x, y)


class Indented(Flowable):
    """A flowable that begins further to the right; its parts do, too."""

    def __init__(self, inner: Flowable, indent: float) -> None:
        super().__init__()
        self._inner = inner
        self._indent = indent

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the first baseline."""
        return getattr(self._inner, "baseline", 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Wrap into what the indent leaves of the width."""
        inner = self._inner.wrap(available_width - self._indent, available_height)
        self.width, self.height = available_width, inner[1]
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Indented]:
        """Split as the flowable inside does."""
        parts = self._inner.split(available_width - self._indent, available_height)
        return [Indented(part, self._indent) for part in parts]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw further to the right."""
        self._inner.drawOn(canvas, x + self._indent, y)


class Columns(Flowable):
    """Flowables in equal columns, read down each column, cut where the tallest is least tall."""

    def __init__(self, parts: tuple[Flowable, ...], count: int, gutter: float, gap: float) -> None:
        super().__init__()
        self._parts = parts
        self._count = min(count, len(parts))
        self._gutter = gutter
        self._gap = gap
        self._row: Row | None = None
        self._set_for: float | None = None

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the baseline of the first part."""
        return getattr(self._parts[0], "baseline", 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Find the most even columns and wrap them."""
        if self._set_for != available_width:
            self._set(available_width, available_height)
            self._set_for = available_width
        return self.width, self.height

    def _set(self, available_width: float, available_height: float) -> None:
        width = (available_width - (self._count - 1) * self._gutter) / self._count
        heights = [part.wrap(width, available_height)[1] + self._gap for part in self._parts]
        cuts = _even_cuts(heights, self._count)
        bounds = zip((0, *cuts), (*cuts, len(self._parts)), strict=True)
        self._row = Row(
            tuple(
                Cell(Stack(self._parts[a:b], self._gap), i * (width + self._gutter), width)
                for i, (a, b) in enumerate(bounds)
            )
        )
        self.width, self.height = self._row.wrap(available_width, available_height)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw column after column."""
        if self._row is not None:
            self._row.drawOn(canvas, x, y)


def _even_cuts(heights: list[float], count: int) -> tuple[int, ...]:
    """Return where to cut a list into `count` parts so that the tallest part is least tall."""

    def tallest(cuts: tuple[int, ...]) -> float:
        bounds = zip((0, *cuts), (*cuts, len(heights)), strict=True)
        return max(sum(heights[a:b]) for a, b in bounds)

    return min(combinations(range(1, len(heights)), count - 1), key=tallest)


class Rule(Flowable):
    """A hairline over the whole width, or a bar of some width; furniture, not content."""

    def __init__(self, colour: Colour, weight: float = 0.5, length: float | None = None) -> None:
        super().__init__()
        self._colour = colour
        self._weight = weight
        self._length = length

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the width and no more height than the line is thick."""
        self.width, self.height = self._length or available_width, self._weight
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the line."""
        canvas.rule(x, y + self._weight / 2, self.width, self._colour, self._weight)
