"""What a clerk asks of the printer's sheets: the scheme and its options.

Lengths are in points.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from briefpress.units import PAGE_SIZES, points

#: How many pages a side may hold.
UPS = (2, 4, 6, 8, 9, 16)
#: Quarter turns, clockwise.
ROTATIONS = (0, 90, 180, 270)

_PERCENT = re.compile(r"(\d{1,4}(?:\.\d+)?)\s*%")
_BY = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|in|mm|cm)?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(pt|in|mm|cm)?")
#: The sides of the smallest and the largest sheet, in points: 2 inches, 40 inches.
_SMALLEST, _LARGEST = 144.0, 2880.0


class SchemeName(StrEnum):
    """How pages go on sheets, and sheets become a book."""

    BOOKLET = "booklet"
    PERFECT_BOUND = "perfect-bound"
    N_UP = "n-up"
    CUT_AND_STACK = "cut-and-stack"
    STEP_AND_REPEAT = "step-and-repeat"
    WORK_AND_TURN = "work-and-turn"
    WORK_AND_TUMBLE = "work-and-tumble"
    ONE_PER_PAGE = "one-per-page"


class Binding(StrEnum):
    """The edge of a page that is held; `right` also reads from right to left."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"


class Flip(StrEnum):
    """The edge of the sheet over which the printer turns it; `none` prints on one side."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"
    NONE = "none"


class Order(StrEnum):
    """How the pages of a side follow one another."""

    ROWS = "rows"
    COLUMNS = "columns"


class Blanks(StrEnum):
    """Where the pages stand that fill the last sheet."""

    END = "end"
    BEFORE_LAST = "before-last"


class Mixed(StrEnum):
    """What becomes of pages of another size than most: refused, or centred in their cells."""

    ERROR = "error"
    CENTRE = "centre"


class MarkKind(StrEnum):
    """What can be printed outside the trim."""

    CROP = "crop"
    FOLD = "fold"
    REGISTRATION = "registration"
    COLOURS = "colours"
    LABELS = "labels"


class Fitting(StrEnum):
    """How the size of a page follows from its cell."""

    FIT = "fit"
    FILL = "fill"
    FIXED = "fixed"


class Scale(Struct, frozen=True):
    """How large pages are: as large as the cell holds, covering it, or times `factor`."""

    fitting: Fitting = Fitting.FIT
    factor: float = 1.0

    @classmethod
    def parse(cls, text: str) -> Scale:
        """Read ``fit``, ``fill``, ``none`` or ``70%``. Raises ValueError with a sentence."""
        text = text.strip().lower()
        if text in (Fitting.FIT, Fitting.FILL):
            return cls(Fitting(text))
        if text == "none":
            return cls(Fitting.FIXED)
        match = _PERCENT.fullmatch(text)
        if not match or not 5 <= float(match[1]) <= 1000:
            raise ValueError(f"{text!r} is not fit, fill, none, or a percentage from 5% to 1000%")
        return cls(Fitting.FIXED, float(match[1]) / 100)


class Margins(Struct, frozen=True):
    """What stays white along the edges of the sheet's front."""

    top: float
    right: float
    bottom: float
    left: float

    @classmethod
    def parse(cls, text: str) -> Margins:
        """Read one length for all sides, or four: top, right, bottom, left.

        Raises ValueError with a sentence.
        """
        values = [points(part) for part in text.split(",")]
        if len(values) not in (1, 4):
            raise ValueError(f"{text!r} is not one length or four: top, right, bottom, left")
        if min(values) < 0:
            raise ValueError("a margin is not less than nothing")
        return cls(*values) if len(values) == 4 else cls(*values * 4)


def parse_sheet(text: str) -> tuple[float, float]:
    """Read a sheet: ``tabloid``, ``11x17in`` or ``320mm x 450mm``; returns width and height.

    A unit after the second number goes for the first, too. Raises ValueError with a sentence.
    """
    name = text.strip().lower()
    if name in PAGE_SIZES:
        return PAGE_SIZES[name]
    match = _BY.fullmatch(name)
    if not match:
        raise ValueError(
            f"{text!r} is not a sheet: {', '.join(PAGE_SIZES)}, or a size such as 11x17in"
        )
    width, width_unit, height, height_unit = match.groups()
    unit = height_unit or width_unit or "pt"
    size = points(width + (width_unit or unit)), points(height + unit)
    if min(size) < _SMALLEST or max(size) > _LARGEST:
        raise ValueError("a sheet is from 2in to 40in wide and high")
    return size


def parse_signature(text: str) -> int:
    """Read how many sheets are nested: a number, or ``auto`` for 0. Raises ValueError."""
    text = text.strip().lower()
    if text == "auto":
        return 0
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100:
        raise ValueError(f"{text!r} is not auto, or a number of sheets from 1 to 100")
    return int(text)


def parse_length(text: str) -> float:
    """Read a length that is not negative. Raises ValueError with a sentence."""
    value = points(text)
    if not 0 <= value <= _LARGEST:
        raise ValueError(f"{text!r} is not a length that a sheet can have")
    return value


def parse_up(text: str) -> int:
    """Read how many pages a side holds. Raises ValueError."""
    return _one_of(text, UPS)


def parse_rotation(text: str) -> int:
    """Read quarter turns in degrees. Raises ValueError."""
    return _one_of(text, ROTATIONS)


def _one_of(text: str, numbers: tuple[int, ...]) -> int:
    known = {str(number): number for number in numbers}
    if text.strip() not in known:
        raise ValueError(f"{text!r} is not one of {', '.join(known)}")
    return known[text.strip()]


def parse_marks(text: str) -> tuple[MarkKind, ...]:
    """Read marks with commas between them; ``none`` for none. Raises ValueError."""
    names = [part.strip().lower() for part in text.split(",")]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in tuple(MarkKind):
            raise ValueError(f"{name!r} is not a mark: {', '.join(MarkKind)}, or none")
    return tuple(MarkKind(name) for name in dict.fromkeys(names))


class Imposition(Struct, frozen=True):
    """A scheme and its options; what is not set is the option's default.

    `sheet` is width and height, in whichever orientation, None for the size of the pages; `up`
    the pages on a side; `signature` the sheets that are nested, 0 for a choice by their
    number; `cover` whether the outermost sheet is printed on its own; `gutter` the space between
    neighbouring pages, `margins` that along the edges of the sheet, None for as much as the marks
    need; `bleed` how far pictures reach over the trim; `creep` the thickness of the paper, 0 for
    no compensation; `rotate` the quarter turns of every page, in degrees clockwise.
    """

    scheme: SchemeName
    sheet: tuple[float, float] | None = None
    up: int | None = None
    order: Order = Order.ROWS
    binding: Binding = Binding.LEFT
    flip: Flip = Flip.LONG_EDGE
    signature: int = 0
    cover: bool = False
    blanks: Blanks = Blanks.END
    gutter: float = 0.0
    margins: Margins | None = None
    bleed: float = 0.0
    creep: float = 0.0
    scale: Scale = Scale()
    rotate: int = 0
    mixed: Mixed = Mixed.ERROR
    grayscale: bool = False
    marks: tuple[MarkKind, ...] = ()
