"""A layout: how a page looks, as a designer wrote it in `layouts/NAME.yaml`.

Lengths are in points. Colours are already resolved from the palette, and every pair of text and
ground has passed WCAG AA when a `Layout` exists.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.units import Colour


class Page(Struct, frozen=True):
    """The sheet and its margins."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


class Grid(Struct, frozen=True):
    """Equal columns between the left and right margins, `gutter` apart."""

    columns: int
    gutter: float


class FrameSpec(Struct, frozen=True):
    """A place for blocks: grid columns `first` to `last`, counted from 1, both included.

    On the first page it starts below the blocks of the frames named in `below`, else at the top
    margin; on later pages always at the top margin.
    """

    name: str
    first: int
    last: int
    below: tuple[str, ...] = ()


class Family(Struct, frozen=True):
    """Four faces that belong together, by the name of a shipped face or a path in the publication.

    A character that a face lacks is taken from the same face of the first family in `fallback`
    that has it.
    """

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str
    fallback: tuple[str, ...] = ()


class StyleName(StrEnum):
    """Every text on the page has one of these styles."""

    ORGANIZATION = "organization"
    NAME = "name"
    DATELINE = "dateline"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    MATRIX_HEAD = "matrix_head"
    MATRIX_GOAL = "matrix_goal"
    MATRIX_MARK = "matrix_mark"
    SOURCE = "source"
    CAPTION = "caption"
    THOUGHT = "thought"
    CONTACT = "contact"
    RUNNING = "running"
    #: On the pages of a bulletin: the title on its cover, lines of its contents and index.
    COVER = "cover"
    ENTRY = "entry"


class TextStyle(Struct, frozen=True):
    """How a text looks.

    `leading` is the distance between baselines, `space_after` that to the next of its kind;
    `tracking` is added after each letter, in thousandths of the size; `ground` is the colour it
    stands on.
    """

    family: str
    size: float
    leading: float
    colour: Colour
    ground: Colour
    bold: bool = False
    italic: bool = False
    space_after: float = 0.0
    tracking: float = 0.0


class BlockKind(StrEnum):
    """The parts of a brief's page."""

    MASTHEAD = "masthead"
    TITLE = "title"
    MATRIX = "matrix"
    CONTEXT = "context"
    FIGURE = "figure"
    SOURCES = "sources"
    RELEVANCE = "relevance"
    TECHNIQUES = "techniques"
    THOUGHT = "thought"
    CONTACT = "contact"


class HeadingPosition(StrEnum):
    """Where a block's heading stands: in the columns to the left of its text, or above it."""

    BESIDE = "beside"
    ABOVE = "above"


class BlockSpec(Struct, frozen=True):
    """One block of the page, in reading order, with its options.

    `rule` draws a hairline above; `bottom` moves the block, with those that follow it in its
    frame, to the foot of the frame's last page; `panel` is a ground colour; `bar` a vertical
    stroke at its left. `logo_height`, `mark` (the sign in a marked cell) with `mark_fill`,
    `row_height` and `transpose` (functions in rows, goals in columns), `qr` (the least side of the
    code, 0 for none), `figure_height` (at most) and `columns` (of the contact block) concern the
    block of that name only.
    """

    kind: BlockKind
    frame: str
    heading: HeadingPosition = HeadingPosition.ABOVE
    heading_columns: int = 3
    rule: bool = False
    bottom: bool = False
    panel: Colour | None = None
    bar: Colour | None = None
    space_before: float = 0.0
    logo_height: float = 0.0
    mark: str = "X"
    mark_fill: Colour | None = None
    row_height: float = 0.0
    qr: float = 0.0
    figure_height: float = 0.0
    columns: int = 1
    transpose: bool = False


class RunningLine(Struct, frozen=True):
    """A running head or foot: patterns set left and right.

    Their gaps are ``{organization} {name} {title} {date} {number} {folio}``; the folio says
    nothing on a single page. In a bulletin the date is its period. Drawn on the first page only
    where `first_page` says so.
    """

    left: str = ""
    right: str = ""
    first_page: bool = True


class PartKind(StrEnum):
    """The parts of a bulletin."""

    COVER = "cover"
    CONTENTS = "contents"
    CALENDAR = "calendar"
    COVERAGE = "coverage"
    BRIEFS = "briefs"
    INDEX = "index"
    CONTACT = "contact"


class IndexKind(StrEnum):
    """What an index is in order of."""

    FUNCTION = "function"
    GOAL = "goal"
    SUBJECT = "subject"
    SOURCE = "source"


class BulletinSpec(Struct, frozen=True):
    """How a bulletin is put together.

    `briefs` is the layout its briefs are set in, `parts` what it holds, in order. `over_head` and
    `over_foot` are drawn over the pages of the briefs, where these leave room.
    """

    briefs: str
    parts: tuple[PartKind, ...]
    index: tuple[IndexKind, ...]
    over_head: RunningLine
    over_foot: RunningLine


class ReductionKind(StrEnum):
    """What may shrink so that a brief fits."""

    SPACE = "space"
    LEADING = "leading"
    SIZE = "size"


class Reduction(Struct, frozen=True):
    """How far one measure may shrink.

    `floor` is, for space, the least factor on the space around blocks; for leading, the least
    ratio of leading to size; for size, the least size of the body in points, which the other
    styles follow in proportion but never below `Fit.smallest`.
    """

    kind: ReductionKind
    floor: float


class Fit(Struct, frozen=True):
    """How many pages a brief may take, and what may shrink, in this order, to get there."""

    pages: int
    smallest: float
    reductions: tuple[Reduction, ...] = ()


class Layout(Struct, frozen=True):
    """A whole layout. `files` are its own file and those it extends, absolute."""

    name: str
    files: tuple[Path, ...]
    page: Page
    grid: Grid
    frames: tuple[FrameSpec, ...]
    families: tuple[Family, ...]
    styles: tuple[tuple[StyleName, TextStyle], ...]
    #: Colour of hairlines, of links and of the paper.
    rule: Colour
    link: Colour
    paper: Colour
    blocks: tuple[BlockSpec, ...]
    head: RunningLine
    foot: RunningLine
    fit: Fit
    #: How a bulletin is put together; None where the layout is for briefs only.
    bulletin: BulletinSpec | None = None

    def style(self, name: StyleName) -> TextStyle:
        """Return the style of that name."""
        return dict(self.styles)[name]

    def columns_width(self, count: int) -> float:
        """Return the width in points of that many neighbouring columns of the grid."""
        column = self._column_width
        return count * column + (count - 1) * self.grid.gutter

    def frame_width(self, name: str) -> float:
        """Return the width in points of a frame."""
        frame = self.frame(name)
        return self.columns_width(frame.last - frame.first + 1)

    def frame_left(self, name: str) -> float:
        """Return the distance in points of a frame's left edge from that of the sheet."""
        before = self.frame(name).first - 1
        return self.page.left + before * (self._column_width + self.grid.gutter)

    def frame(self, name: str) -> FrameSpec:
        """Return the frame of that name."""
        return next(frame for frame in self.frames if frame.name == name)

    @property
    def _column_width(self) -> float:
        inner = self.page.width - self.page.left - self.page.right
        return (inner - (self.grid.columns - 1) * self.grid.gutter) / self.grid.columns
