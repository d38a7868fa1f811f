"""An item of the story: a flowable, and how it stands among its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.text.flowable import Text
    from briefpress.model.layout import BlockKind
    from briefpress.units import Colour


class Decoration(Struct, frozen=True):
    """What is drawn behind all items of a block: a ground colour, a bar at the left, its inset."""

    ground: Colour | None
    bar: Colour | None
    inset: float


class Item(Struct, frozen=True):
    """A flowable in a frame. Distances are in points.

    `indent` is its distance from the frame's left edge; `margin` is a heading that stands in that
    indent, its first baseline on that of the flowable; `before` is the space above, dropped at
    the top of a page; `keep` ties it to the next item; `bottom` sends it, with all that follow in
    its frame, to the foot.
    """

    flowable: Flowable
    block: BlockKind
    frame: str
    indent: float = 0.0
    before: float = 0.0
    margin: Text | None = None
    margin_width: float = 0.0
    keep: bool = False
    bottom: bool = False
    decoration: Decoration | None = None

    def height(self, width: float) -> float:
        """Wrap into a frame's width and return the height, the margin's heading included."""
        height: float = self.flowable.wrap(width - self.indent, 0)[1]
        if self.margin is None:
            return height
        down, margin_down = self._drops()
        margin_height = self.margin.wrap(self.margin_width, 0)[1]
        return max(down + height, margin_down + margin_height)

    def least_height(self, width: float) -> float:
        """Return the height of the least part that can begin on a page."""
        height = self.height(width)
        least: float = getattr(self.flowable, "least_height", height)
        return min(height, least + self._drops()[0])

    def _drops(self) -> tuple[float, float]:
        """Return how far flowable and margin go down so that their first baselines agree."""
        if self.margin is None:
            return 0.0, 0.0
        difference = self.margin.baseline - getattr(self.flowable, "baseline", 0.0)
        return max(difference, 0.0), max(-difference, 0.0)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Split into what fits the room and the rest; None where that can't be done well."""
        down, _ = self._drops()
        parts = self.flowable.split(width - self.indent, room - down)
        if len(parts) != 2:
            return None
        first = replace(self, flowable=parts[0])
        if first.height(width) > room:
            return None
        return first, replace(self, flowable=parts[1], margin=None, before=0.0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw with the frame's left edge at x."""
        down, margin_down = self._drops()
        if self.margin is not None:
            self.margin.drawOn(canvas, x, top - margin_down - self.margin.height)
        self.flowable.drawOn(canvas, x + self.indent, top - down - self.flowable.height)
