"""A layout's record to the model: names looked up, lengths and colours in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.model.layout import (
    BlockSpec,
    BulletinSpec,
    Family,
    Fit,
    FrameSpec,
    Grid,
    Layout,
    Page,
    Reduction,
    RunningLine,
    StyleName,
    TextStyle,
)
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.layout_blocks import check_blocks, listed_blocks
from briefpress.reading.layout_bulletin import check_bulletin
from briefpress.reading.layout_contrast import check_contrast
from briefpress.reading.layout_page import check_page
from briefpress.reading.layout_type import check_type, floor_of
from briefpress.reading.schema.layout import LayoutFile, RunningFile, RunningLinesFile
from briefpress.reading.source import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.layout import BlockKind
    from briefpress.reading.field import Field
    from briefpress.reading.nodes import Mapping
    from briefpress.reading.schema.layout import (
        BlockFile,
        BulletinFile,
        FitFile,
        PageFile,
        StyleFile,
    )
    from briefpress.units import Colour


def layout_of(name: str, paths: tuple[Path, ...], tree: Mapping) -> Layout:
    """Make the layout from its tree; raises RefusedError with all its problems."""
    problems = Problems()
    record = convert(LayoutFile, tree, Context(problems, paths[0].parent))
    if record:
        check_page(record, problems)
        check_type(record, problems)
        check_blocks(record, tree, problems)
        check_contrast(record, tree.mark.source, problems)
        check_bulletin(record, tree, problems)
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    return _layout(name, paths, record)


def _layout(name: str, paths: tuple[Path, ...], record: LayoutFile) -> Layout:
    palette = {key: colour.value for key, colour in record.palette.value.items()}
    running = record.running or RunningLinesFile()
    return Layout(
        name=name,
        files=paths,
        page=_page(record.page),
        grid=Grid(record.grid.columns, record.grid.gutter.value),
        frames=_frames(record),
        families=_families(record),
        styles=tuple((name, _style(record.styles.named(name), palette)) for name in StyleName),
        rule=palette["rule"],
        link=palette["link"],
        paper=palette["paper"],
        blocks=tuple(
            _block(kind, options, next(iter(record.frames)), palette)
            for kind, options in listed_blocks(record)
        ),
        head=_running_line(running.head),
        foot=_running_line(running.foot),
        fit=_fit(record.fit),
        bulletin=_bulletin(record.bulletin) if record.bulletin else None,
    )


def _page(record: PageFile) -> Page:
    width, height = record.size.value
    margins = record.margins
    return Page(
        width=width,
        height=height,
        top=margins.top.value,
        right=margins.right.value,
        bottom=margins.bottom.value,
        left=margins.left.value,
    )


def _frames(record: LayoutFile) -> tuple[FrameSpec, ...]:
    return tuple(
        FrameSpec(name, *frame.columns.value, tuple(other.value for other in frame.below))
        for name, frame in record.frames.items()
    )


def _families(record: LayoutFile) -> tuple[Family, ...]:
    return tuple(
        Family(
            name=name,
            regular=family.regular.value,
            bold=family.bold.value,
            italic=family.italic.value,
            bold_italic=family.bold_italic.value,
            fallback=tuple(other.value for other in family.fallback),
        )
        for name, family in record.families.items()
    )


def _style(record: StyleFile, palette: dict[str, Colour]) -> TextStyle:
    return TextStyle(
        family=record.family.value,
        size=record.size.value,
        leading=record.leading.value,
        colour=palette[record.colour.value],
        ground=palette[record.ground.value if record.ground else "paper"],
        bold=record.bold,
        italic=record.italic,
        space_after=_number(record.space_after),
        tracking=_number(record.tracking),
    )


def _block(
    kind: BlockKind, options: BlockFile, frame: str, palette: dict[str, Colour]
) -> BlockSpec:
    return BlockSpec(
        kind=kind,
        frame=options.frame.value if options.frame else frame,
        heading=options.heading,
        heading_columns=options.heading_columns,
        rule=options.rule,
        bottom=options.bottom,
        panel=palette[options.panel.value] if options.panel else None,
        bar=palette[options.bar.value] if options.bar else None,
        space_before=_number(options.space_before),
        logo_height=_number(options.logo_height),
        mark=options.mark.value if options.mark else "X",
        mark_fill=palette[options.mark_fill.value] if options.mark_fill else None,
        row_height=_number(options.row_height),
        qr=_number(options.qr),
        figure_height=_number(options.figure_height),
        columns=options.columns or 1,
        transpose=options.transpose or False,
    )


def _number(field: Field[float] | None) -> float:
    return field.value if field else 0.0


def _running_line(record: RunningFile | None) -> RunningLine:
    record = record or RunningFile()
    return RunningLine(
        left=record.left.value if record.left else "",
        right=record.right.value if record.right else "",
        first_page=record.first_page,
    )


def _fit(record: FitFile) -> Fit:
    return Fit(
        pages=record.pages,
        smallest=record.smallest.value,
        reductions=tuple(
            Reduction(kind, floor_of(kind, floor))
            for entry in record.reduce
            for kind, floor in entry.items()
        ),
    )


def _bulletin(record: BulletinFile) -> BulletinSpec:
    over = record.over_briefs or RunningLinesFile()
    return BulletinSpec(
        briefs=record.briefs.value,
        parts=record.parts,
        index=record.index,
        over_head=_running_line(over.head),
        over_foot=_running_line(over.foot),
    )
