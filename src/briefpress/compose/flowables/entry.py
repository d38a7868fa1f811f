"""Lines that lead to a page: of the contents, of an index, in a calendar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.canvas import LinkArea, stroke
from briefpress.pdf.syntax import number

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.pdf.structure import Element
    from briefpress.compose.text.flowable import Text
    from briefpress.units import Colour

#: Side of a leader's dot, distance from dot to dot, and the room left around a leader, in points.
_DOT, _PITCH, _AIR = 0.7, 4.0, 5.0
#: A leader shorter than this is left out.
_LEAST_LEADER = 12.0


class Entry(Flowable):
    """A line of a contents or an index: label, title, a dotted leader, the folio at the right.

    The title may take several lines; the leader runs from the end of the last one. Leaders are
    artifacts, and their dots stand on a common grid, so that they line up from entry to entry.
    `indent` is where the title begins, the label standing at its left.
    """

    def __init__(
        self,
        title: Text,
        folio: Text,
        dots: Colour,
        label: Text | None = None,
        indent: float = 0.0,
    ) -> None:
        super().__init__()
        self._title = title
        self._folio = folio
        self._dots = dots
        self._label = label
        self._indent = indent
        #: Width and height, once it was wrapped: an index is paginated again and again.
        self._size: tuple[float, float] | None = None

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the first baseline."""
        return self._title.baseline

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Wrap the title into what label and folio leave of the width."""
        if self._size and self._size[0] == available_width:
            return self._size
        folio = self._folio.natural_width + _AIR
        self._folio.wrap(available_width, 0)
        if self._label:
            self._label.wrap(self._indent, 0)
        height = self._title.wrap(available_width - self._indent - folio, 0)[1]
        self._size = available_width, max(height, self._folio.height)
        self.width, self.height = self._size
        return self._size

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw in reading order: label, title, folio."""
        top = y + self.height
        if self._label:
            self._label.drawOn(canvas, x, top - self._label.height)
        self._title.drawOn(canvas, x + self._indent, top - self._title.height)
        last = top - self._title.height + self._title.look.leading
        baseline = last - self._title.baseline
        self._folio.drawOn(canvas, x, last - self._folio.height)
        start = x + self._indent + self._title.last_width + _AIR
        end = x + self.width - self._folio.natural_width - _AIR
        if end - start >= _LEAST_LEADER:
            self._leader(canvas, start, end, baseline)

    def _leader(self, canvas: TaggedCanvas, start: float, end: float, baseline: float) -> None:
        """Draw a dashed line whose dashes are dots (ISO 32000-1, 8.4.3.6): a line, not a dot each.

        It begins where a multiple of their distance is, and ends with a whole dot.
        """
        first, last = math.ceil(start / _PITCH), int((end - _DOT) / _PITCH)
        width, y = number(_DOT), number(baseline + _DOT / 2)
        pattern = f"[{width} {number(_PITCH - _DOT)}] 0 d {width} w"
        line = f"{number(first * _PITCH)} {y} m {number(last * _PITCH + _DOT)} {y} l S"
        canvas.artifact(f"q {stroke(self._dots)} {pattern} {line} Q")


class Linked(Flowable):
    """A flowable that is a link as a whole, to a page of the same document.

    What it says is under `link` already; this lays one annotation over all of it.
    """

    def __init__(self, inner: Flowable, link: Element, uri: str, contents: str) -> None:
        super().__init__()
        self._inner = inner
        self._link = link
        self._uri = uri
        self._contents = contents

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the first baseline."""
        return getattr(self._inner, "baseline", 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Wrap what is inside."""
        self.width, self.height = self._inner.wrap(available_width, available_height)
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw what is inside, and lay the link over it."""
        self._inner.drawOn(canvas, x, y)
        box = (x, y, x + self.width, y + self.height)
        canvas.link(LinkArea(box, self._uri, self._contents, self._link))
