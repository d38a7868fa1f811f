"""What may stand in a layout."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from briefpress.model.layout import (
    BlockKind,
    HeadingPosition,
    IndexKind,
    PartKind,
    ReductionKind,
    StyleName,
)
from briefpress.reading.schema.measures import (
    Columns,
    Floor,
    Length,
    Name,
    Number,
    PageSize,
    Palette,
    RunningPattern,
)


class MarginsFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The margins of the page, at least 0.25in each."""

    top: Annotated[Length, Meta(description="Above the text.")]
    right: Annotated[Length, Meta(description="To its right.")]
    bottom: Annotated[Length, Meta(description="Below it.")]
    left: Annotated[Length, Meta(description="To its left.")]


class PageFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The sheet."""

    size: Annotated[PageSize, Meta(description="letter, a4 and so on, or [width, height].")]
    margins: Annotated[MarginsFile, Meta(description="top, right, bottom and left.")]


class GridFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Equal columns between the margins."""

    columns: Annotated[int, Meta(ge=1, le=24, description="How many.")]
    gutter: Annotated[Length, Meta(description="The space between two.")]


class FrameFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """A place for blocks."""

    columns: Annotated[Columns, Meta(description="The columns it takes, such as 1-12.")]
    below: Annotated[
        tuple[Name, ...], Meta(description="The frames it starts below on the first page.")
    ] = ()


class FamilyFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Four faces, each a shipped one by its name or a .ttf in the publication by its path."""

    regular: Annotated[Name, Meta(description="The upright face.")]
    bold: Annotated[Name, Meta(description="The bold face.")]
    italic: Annotated[Name, Meta(description="The italic face.")]
    bold_italic: Annotated[Name, Meta(description="The bold italic face.")]
    fallback: Annotated[
        tuple[Name, ...], Meta(description="Families to take a missing character from.")
    ] = ()


class StyleFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How a text looks."""

    family: Annotated[Name, Meta(description="One of the families.")]
    size: Annotated[Length, Meta(description="The size of the type.")]
    leading: Annotated[Length, Meta(description="The distance between baselines.")]
    colour: Annotated[Name, Meta(description="A colour of the palette.")]
    ground: Annotated[
        Name | None, Meta(description="The colour it stands on, where not the paper.")
    ] = None
    bold: Annotated[bool, Meta(description="Whether it is bold.")] = False
    italic: Annotated[bool, Meta(description="Whether it is italic.")] = False
    space_after: Annotated[Length | None, Meta(description="Below each paragraph.")] = None
    tracking: Annotated[
        Number | None, Meta(description="After each letter, in thousandths of the size.")
    ] = None


class StylesFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Every text on the page has one of these styles."""

    organization: Annotated[StyleFile, Meta(description="The publisher, in the masthead.")]
    name: Annotated[StyleFile, Meta(description="The publication, in the masthead.")]
    dateline: Annotated[StyleFile, Meta(description="Date and number, in the masthead.")]
    title: Annotated[StyleFile, Meta(description="The title.")]
    heading: Annotated[StyleFile, Meta(description="Headings of the parts.")]
    body: Annotated[StyleFile, Meta(description="Running text.")]
    matrix_head: Annotated[StyleFile, Meta(description="Heads of the matrix's columns.")]
    matrix_goal: Annotated[StyleFile, Meta(description="Heads of its rows.")]
    matrix_mark: Annotated[StyleFile, Meta(description="The mark in a cell.")]
    source: Annotated[StyleFile, Meta(description="Sources.")]
    caption: Annotated[StyleFile, Meta(description="The line below a figure.")]
    thought: Annotated[StyleFile, Meta(description="The closing question.")]
    contact: Annotated[StyleFile, Meta(description="The contact block.")]
    running: Annotated[StyleFile, Meta(description="Running head and foot.")]
    cover: Annotated[
        StyleFile | None, Meta(description="The title on a bulletin's cover; `title` if not.")
    ] = None
    entry: Annotated[
        StyleFile | None, Meta(description="Lines of its contents and index; `body` if not.")
    ] = None

    def named(self, name: StyleName) -> StyleFile:
        """Return a style, or the one that serves in its place."""
        written: StyleFile | None = getattr(self, name.value)
        return written or (self.title if name is StyleName.COVER else self.body)

    def written(self) -> Iterator[tuple[StyleName, StyleFile]]:
        """Yield the styles that stand in the file."""
        for name in StyleName:
            if getattr(self, name.value) is not None:
                yield name, self.named(name)


class BlockFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The options of a block."""

    frame: Annotated[Name | None, Meta(description="Its frame, where not the first.")] = None
    heading: Annotated[
        HeadingPosition, Meta(description="Whether the heading stands beside or above the text.")
    ] = HeadingPosition.ABOVE
    heading_columns: Annotated[
        int, Meta(ge=1, le=23, description="The columns a heading beside the text takes.")
    ] = 3
    rule: Annotated[bool, Meta(description="Whether a hairline is above it.")] = False
    bottom: Annotated[bool, Meta(description="Whether it goes to the foot of the frame.")] = False
    panel: Annotated[Name | None, Meta(description="A ground of this colour.")] = None
    bar: Annotated[Name | None, Meta(description="A stroke of this colour at its left.")] = None
    space_before: Annotated[Length | None, Meta(description="The space above it.")] = None
    logo_height: Annotated[Length | None, Meta(description="masthead: height of the logo.")] = None
    mark: Annotated[Name | None, Meta(description="matrix: the sign in a marked cell.")] = None
    mark_fill: Annotated[Name | None, Meta(description="matrix: colour of a marked cell.")] = None
    row_height: Annotated[Length | None, Meta(description="matrix: least height of a row.")] = None
    qr: Annotated[Length | None, Meta(description="sources: side of a QR code.")] = None
    figure_height: Annotated[Length | None, Meta(description="figure: greatest height.")] = None
    columns: Annotated[
        Annotated[int, Meta(ge=1, le=4)] | None, Meta(description="contact: columns of text.")
    ] = None
    transpose: Annotated[
        bool | None, Meta(description="matrix: whether functions are in rows, goals in columns.")
    ] = None


class RunningFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """A running head or foot: patterns with {organization}, {title}, {date}, {folio} and so on."""

    left: Annotated[RunningPattern | None, Meta(description="At the left.")] = None
    right: Annotated[RunningPattern | None, Meta(description="At the right.")] = None
    first_page: Annotated[bool, Meta(description="Whether it is on the first page too.")] = True


class RunningLinesFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """What stands in the margins of every page."""

    head: Annotated[RunningFile | None, Meta(description="In the top margin.")] = None
    foot: Annotated[RunningFile | None, Meta(description="In the bottom margin.")] = None


class BulletinFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How a bulletin is put together."""

    briefs: Annotated[Name, Meta(description="The layout that its briefs are set in.")]
    parts: Annotated[tuple[PartKind, ...], Meta(description="What it holds, in order.")]
    index: Annotated[tuple[IndexKind, ...], Meta(description="What the index is in order of.")] = (
        tuple(IndexKind)
    )
    over_briefs: Annotated[
        RunningLinesFile | None,
        Meta(description="Running head and foot over the pages of the briefs, where room is left."),
    ] = None


class FitFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How many pages a brief may take, and what may shrink to get there."""

    pages: Annotated[int, Meta(ge=1, le=20, description="The most pages a brief may take.")]
    smallest: Annotated[Length, Meta(description="The smallest type on the page, 8pt or more.")]
    reduce: Annotated[
        tuple[dict[ReductionKind, Floor], ...],
        Meta(description="What may shrink, in order, each with its floor: `space: 0.5`."),
    ] = ()


class LayoutFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How a page looks."""

    extends: Annotated[
        Name | None, Meta(description="The layout it is like, but for what is written here.")
    ] = None
    page: Annotated[PageFile, Meta(description="The sheet: size and margins.")]
    grid: Annotated[GridFile, Meta(description="Columns and the gutter between them.")]
    frames: Annotated[dict[str, FrameFile], Meta(description="Places for blocks, by name.")]
    families: Annotated[dict[str, FamilyFile], Meta(description="Type families, by name.")]
    palette: Annotated[
        Palette, Meta(description="Colours by name; paper, ink, rule and link must be there.")
    ]
    styles: Annotated[StylesFile, Meta(description="How each kind of text looks.")]
    blocks: Annotated[
        tuple[BlockKind | dict[BlockKind, BlockFile | None], ...],
        Meta(description="The parts of the page in reading order, each with its options."),
    ]
    running: Annotated[RunningLinesFile | None, Meta(description="Running head and foot.")] = None
    fit: Annotated[FitFile, Meta(description="How many pages, and what may shrink.")]
    bulletin: Annotated[
        BulletinFile | None, Meta(description="How a bulletin is put together, if it is for one.")
    ] = None
