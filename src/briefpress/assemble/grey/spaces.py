"""Colour spaces (ISO 32000-1, 8.6), as far as their greys go."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf.generic import ByteStringObject, TextStringObject

from briefpress.assemble.grey.colour import (
    ColourError,
    grey_of_cmyk,
    grey_of_grey,
    grey_of_lab,
    grey_of_rgb,
)
from briefpress.assemble.grey.functions import read_function
from briefpress.assemble.serial import string_bytes
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    name,
    numbers,
    raw,
    resolve,
    stream_data,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import DictionaryObject

_MAX_DEPTH = 6


class Kind(Enum):
    """Families of colour spaces that are handled differently."""

    GREY = auto()
    RGB = auto()
    CMYK = auto()
    LAB = auto()
    INDEXED = auto()
    TINT = auto()
    PATTERN = auto()
    #: The colorant None paints nothing at all.
    INVISIBLE = auto()


class Space(Struct, frozen=True):
    """A colour space.

    `grey` gives the grey of a colour, from 0 for black to 1; `initial` is the colour that painting
    begins with; `ranges` are those of the components of an image in it. Of a pattern space,
    `under` is the space of what is painted in one colour.
    """

    kind: Kind
    grey: Callable[[Sequence[float]], float]
    initial: tuple[float, ...]
    ranges: tuple[tuple[float, float], ...]
    under: Space | None = None


def _device(
    kind: Kind, grey: Callable[[Sequence[float]], float], initial: tuple[float, ...]
) -> Space:
    return Space(kind, grey, initial, ((0.0, 1.0),) * len(initial))


GREY = _device(Kind.GREY, grey_of_grey, (0.0,))
RGB = _device(Kind.RGB, grey_of_rgb, (0.0, 0.0, 0.0))
CMYK = _device(Kind.CMYK, grey_of_cmyk, (0.0, 0.0, 0.0, 1.0))
#: Spaces by their names, and by those that inline images use (table 94).
_NAMED = {
    "DeviceGray": GREY,
    "CalGray": GREY,
    "G": GREY,
    "DeviceRGB": RGB,
    "CalRGB": RGB,
    "RGB": RGB,
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
}
_BY_COMPONENTS = {1: GREY, 3: RGB, 4: CMYK}


def read_space(value: object, resources: DictionaryObject | None, depth: int = 0) -> Space:
    """Read a colour space, or find it by its name; raises ColourError."""
    if depth > _MAX_DEPTH:
        raise ColourError("colour spaces are nested without end")
    if called := name(value):
        return _named(called, resources, depth)
    items = array(value)
    if not items:
        raise ColourError("a colour space is damaged")
    family = name(items[0])
    if len(items) == 1 or family in ("CalGray", "CalRGB"):
        return _named(family, resources, depth)
    if family == "ICCBased":
        return _icc_based(items[1])
    if family == "Lab":
        return _lab(dictionary(items[1]))
    if family in ("Indexed", "I") and len(items) == 4:
        return _indexed(items, resources, depth)
    if family in ("Separation", "DeviceN") and len(items) >= 4:
        return _tint(items, resources, depth)
    if family == "Pattern":
        return _pattern(read_space(items[1], resources, depth + 1))
    raise ColourError(f"the colour space {family} is not known")


def _named(called: str, resources: DictionaryObject | None, depth: int) -> Space:
    if called == "Pattern":
        return _pattern(None)
    if called in _NAMED:
        return _NAMED[called]
    found = raw(dictionary(entry(resources, "/ColorSpace")), "/" + called)
    if resolve(found) is None or name(found) == called:
        raise ColourError(f"the colour space {called} is not there")
    return read_space(found, resources, depth + 1)


def _icc_based(profile: object) -> Space:
    """Take a profile's colours for those of the device space with as many components (8.6.5.5)."""
    entries = dictionary(profile)
    components = integer(raw(entries, "/N")) or 0
    data = stream_data(profile) or b""
    if components not in _BY_COMPONENTS or data[16:20] == b"Lab ":
        raise ColourError("an ICC profile is damaged or for another kind of colours")
    return _BY_COMPONENTS[components]


def _lab(entries: DictionaryObject | None) -> Space:
    low_a, high_a, low_b, high_b = numbers(raw(entries, "/Range")) or (-100, 100, -100, 100)
    ranges = ((0.0, 100.0), (low_a, high_a), (low_b, high_b))
    return Space(Kind.LAB, grey_of_lab, (0.0, 0.0, 0.0), ranges)


def _indexed(items: Sequence[object], resources: DictionaryObject | None, depth: int) -> Space:
    base = read_space(items[1], resources, depth + 1)
    highest = integer(items[2])
    table = _bytes(items[3])
    width = len(base.initial)
    if base.kind in (Kind.INDEXED, Kind.PATTERN, Kind.INVISIBLE):
        raise ColourError("a palette is damaged")
    if highest is None or not 0 <= highest <= 255 or len(table) < width * (highest + 1):
        raise ColourError("a palette is damaged")
    colours = [table[i * width : (i + 1) * width] for i in range(highest + 1)]
    greys = [base.grey(scaled(colour, 255, base.ranges)) for colour in colours]

    def grey(colour: Sequence[float]) -> float:
        return greys[min(max(round(colour[0]), 0), highest)]

    return Space(Kind.INDEXED, grey, (0.0,), ((0.0, float(highest)),))


def _tint(items: Sequence[object], resources: DictionaryObject | None, depth: int) -> Space:
    """Read a Separation or a DeviceN space: its grey is that of the alternate colour."""
    names = [name(item) for item in array(items[1])]
    if set(names) == {"None"}:
        return Space(Kind.INVISIBLE, grey_of_grey, (1.0,) * len(names), ((0.0, 1.0),) * len(names))
    alternate, function = read_space(items[2], resources, depth + 1), read_function(items[3])
    if alternate.kind is Kind.PATTERN:
        raise ColourError("an alternate colour space is damaged")

    def grey(colour: Sequence[float]) -> float:
        found = function(colour)
        if len(found) != len(alternate.initial):
            raise ColourError("a tint gives another number of components than its colours have")
        return alternate.grey(found)

    return Space(Kind.TINT, grey, (1.0,) * len(names), ((0.0, 1.0),) * len(names))


def _pattern(under: Space | None) -> Space:
    return Space(Kind.PATTERN, grey_of_grey, (), (), under)


def scaled(
    values: Sequence[int], most: int, ranges: Sequence[tuple[float, float]]
) -> tuple[float, ...]:
    """Take samples to the ranges of their components (8.9.5.2)."""
    return tuple(
        low + value / most * (high - low)
        for value, (low, high) in zip(values, ranges, strict=False)
    )


def _bytes(value: object) -> bytes:
    found = resolve(value)
    if isinstance(found, (TextStringObject, ByteStringObject)):
        return string_bytes(found) or b""
    return stream_data(value) or b""
