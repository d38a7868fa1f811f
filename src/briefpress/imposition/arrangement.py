"""Which page stands on which panel: what a scheme works out, before any lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from briefpress.imposition.geometry import Axis
from briefpress.model.imposition import UPS, Binding, Blanks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefpress.model.imposition import Imposition, SchemeName

#: The page number of an empty panel.
BLANK = 0


class Panel(NamedTuple):
    """A place on a side: the page there, and whether it stands on its head."""

    page: int
    turned: bool = False


class Shape(NamedTuple):
    """How the panels of a side are arranged."""

    rows: int
    columns: int


#: The panels of a side, row by row from the top.
Grid = tuple[tuple[Panel, ...], ...]


class Sheet(Struct, frozen=True):
    """A sheet: its two sides as they are seen when it is turned about the scheme's axis.

    `signature` counts from 1 where sheets are gathered, else it is 0; `depth` is the number of
    sheets around this one when they are nested. A cover has a spine of `spine` sheets' thickness.
    """

    front: Grid
    back: Grid | None
    signature: int = 0
    depth: int = 0
    cover: bool = False
    spine: int = 0


class Arrangement(Struct, frozen=True):
    """All sheets in the order they are printed, and the axis about which they are turned.

    `signatures` are the numbers of sheets in each. The panels are folded apart, or cut.
    """

    sheets: tuple[Sheet, ...]
    axis: Axis
    folded: bool = False
    signatures: tuple[int, ...] = ()


class Scheme(Struct, frozen=True):
    """A way to put pages on sheets.

    `instruction` tells the printer what to do with the sheets; `shapes` are those that the panels
    of a side may have; `arrange` puts pages, given by their numbers, on sheets; `takes` are the
    options of an `Imposition` that this scheme knows and others don't.
    """

    name: SchemeName
    instruction: str
    shapes: Callable[[Imposition], tuple[Shape, ...]]
    arrange: Callable[[tuple[int, ...], Imposition, Shape], Arrangement]
    takes: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The first line of the instruction."""
        return self.instruction.split("\n", 1)[0]


def padded(pages: tuple[int, ...], multiple: int, blanks: Blanks) -> tuple[int, ...]:
    """Fill up with blank pages to a multiple; a single page is the first, not the last one."""
    empty = (BLANK,) * (-len(pages) % multiple)
    if blanks is Blanks.BEFORE_LAST and len(pages) > 1:
        return pages[:-1] + empty + pages[-1:]
    return pages + empty


def turn_axis(binding: Binding) -> Axis:
    """Return the axis about which readers turn leaves that are held at that edge."""
    return Axis.HORIZONTAL if binding is Binding.TOP else Axis.VERTICAL


def shapes_for(options: Imposition) -> tuple[Shape, ...]:
    """Return the shapes that hold as many panels as are asked for, 2 if nothing is."""
    up = options.up or UPS[0]
    rows = [count for count in range(1, up + 1) if up % count == 0 and _is_stocky(count, up)]
    return tuple(Shape(count, up // count) for count in rows)


def _is_stocky(rows: int, up: int) -> bool:
    """Tell whether a shape is not more than twice as long as wide."""
    return max(rows, up // rows) <= 2 * min(rows, up // rows)


def places(shape: Shape, *, by_columns: bool, from_right: bool) -> tuple[tuple[int, int], ...]:
    """Return the row and column of each panel in the order in which pages follow one another."""
    columns = range(shape.columns)[:: -1 if from_right else 1]
    if by_columns:
        return tuple((row, column) for column in columns for row in range(shape.rows))
    return tuple((row, column) for row in range(shape.rows) for column in columns)


def behind(place: tuple[int, int], shape: Shape, axis: Axis) -> tuple[int, int]:
    """Return the row and column of the panel at the back of another."""
    row, column = place
    if axis is Axis.VERTICAL:
        return row, shape.columns - 1 - column
    return shape.rows - 1 - row, column


def grid(shape: Shape, panels: Iterable[tuple[tuple[int, int], Panel]]) -> Grid:
    """Make a side of panels and their places; the others are blank."""
    filled = dict(panels)
    return tuple(
        tuple(filled.get((row, column), Panel(BLANK)) for column in range(shape.columns))
        for row in range(shape.rows)
    )


def chunks(pages: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Cut pages into runs of that size."""
    return (tuple(pages[start : start + size]) for start in range(0, len(pages), size))
