"""What grey a colour is (ISO 32000-1, 10.3.2 and 10.3.3)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ColourError(Exception):
    """A colour, or what is painted with it, can't be turned into grey."""


def grey_of_grey(colour: Sequence[float]) -> float:
    """Return it as it is."""
    return colour[0]


def grey_of_rgb(colour: Sequence[float]) -> float:
    """Weigh red, green and blue as the eye does."""
    red, green, blue = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue


def grey_of_cmyk(colour: Sequence[float]) -> float:
    """Weigh the inks; black counts in full."""
    cyan, magenta, yellow, black = colour
    return 1 - min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black)


def grey_of_lab(colour: Sequence[float]) -> float:
    """Return the grey of that lightness: CIE 1976, then the curve of sRGB (IEC 61966-2-1)."""
    lightness = colour[0]
    luminance = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    if luminance <= 0.0031308:
        return max(0.0, 12.92 * luminance)
    return min(1.0, 1.055 * math.pow(luminance, 1 / 2.4) - 0.055)
