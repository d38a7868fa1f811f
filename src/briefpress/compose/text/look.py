"""How a text is drawn, in points and final colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from briefpress.units import Colour


class Look(Struct, frozen=True):
    """Size and leading in points, colours, tracking in thousandths of the size.

    `ascent`, `descent` and `cap_height` are those of the main face, in thousandths of the size.
    """

    size: float
    leading: float
    colour: Colour
    link: Colour
    ascent: float
    descent: float
    tracking: int = 0
    cap_height: float = 0.0

    #: Distance in points from the top of a line to its baseline: half the leading above.
    baseline: float = 0.0

    def __post_init__(self) -> None:
        """Work out the baseline, which every line asks for."""
        height = (self.ascent - self.descent) * self.size / 1000
        above = (self.leading - height) / 2 + self.ascent * self.size / 1000
        force_setattr(self, "baseline", above)
