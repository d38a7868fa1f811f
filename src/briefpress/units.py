"""Lengths and colours: the units of the page.

All lengths inside briefpress are PDF points, 1/72 inch (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

import re

POINTS_PER_UNIT = {"pt": 1.0, "in": 72.0, "mm": 72.0 / 25.4, "cm": 72.0 / 2.54}

#: Width and height in points of the sheets an office has.
PAGE_SIZES = {
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "ledger": (792.0, 1224.0),
    "half-letter": (396.0, 612.0),
    "a3": (841.89, 1190.55),
    "a4": (595.28, 841.89),
    "a5": (419.53, 595.28),
    "a6": (297.64, 419.53),
    "sra3": (907.09, 1275.59),
}

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|in|mm|cm)?")
_COLOUR = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def points(text: str) -> float:
    """Read a length such as ``0.75in``, ``12 mm`` or ``9.5pt``; a bare number is points.

    Raises ValueError with a sentence for the reader of the layout.
    """
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a length such as 0.75in, 18mm or 12pt")
    number, unit = match.groups()
    return float(number) * POINTS_PER_UNIT[unit or "pt"]


class Colour(tuple[float, float, float]):
    """An sRGB colour, each part from 0 to 1."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Read ``#RRGGBB``. Raises ValueError with a sentence for the reader of the layout."""
        match = _COLOUR.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a colour such as #7A1F2B")
        return cls(int(part, 16) / 255 for part in match.groups())

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 for black to 1 for white (WCAG 2.1, relative luminance)."""
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in self]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(self, other: Colour) -> float:
        """Contrast ratio with another colour, from 1 to 21 (WCAG 2.1, 1.4.3)."""
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def mixed(self, other: Colour, part: float) -> Colour:
        """Return the colour that has `part` of another in it, 0 to 1, the rest being its own."""
        return Colour(a + (b - a) * part for a, b in zip(self, other, strict=True))

    def __str__(self) -> str:
        return "#" + "".join(f"{round(part * 255):02X}" for part in self)
