"""Who may read it: the Traffic Light Protocol."""

from __future__ import annotations

from enum import Enum, StrEnum

from briefpress.units import Colour


class Handling(Enum):
    """The labels of TLP 2.0 (FIRST, August 2022), from the freest to the strictest.

    The values are printed as they stand: capitals, no space, never translated.
    """

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def colour(self) -> Colour:
        """The colour of the label's text, always on a black box (TLP 2.0, colour table)."""
        return _COLOURS[self]

    @property
    def strictness(self) -> int:
        """0 for CLEAR to 4 for RED."""
        return list(Handling).index(self)


class BulletinLabels(StrEnum):
    """What label the pages of a bulletin have: each brief its own, or all the strictest of all."""

    OWN = "own"
    STRICTEST = "strictest"


_COLOURS = {
    Handling.CLEAR: Colour.parse("#FFFFFF"),
    Handling.GREEN: Colour.parse("#33FF00"),
    Handling.AMBER: Colour.parse("#FFC000"),
    Handling.AMBER_STRICT: Colour.parse("#FFC000"),
    Handling.RED: Colour.parse("#FF2B2B"),
}
