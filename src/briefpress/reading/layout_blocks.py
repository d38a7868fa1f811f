"""Whether the blocks of a layout make a page: each once, in a frame, with options of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.files import UNKNOWN_KEY
from briefpress.codes.layouts import BAD_BLOCKS
from briefpress.model.layout import BlockKind, HeadingPosition
from briefpress.reading.layout_page import check_names
from briefpress.reading.nodes import Mapping, Sequence
from briefpress.reading.schema.layout import BlockFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.reading.nodes import Node
    from briefpress.reading.schema.layout import LayoutFile
    from briefpress.reading.source import Mark, Problems

#: Options that mean something to one block only.
_OWN_OPTIONS = {
    "logo_height": BlockKind.MASTHEAD,
    "mark": BlockKind.MATRIX,
    "mark_fill": BlockKind.MATRIX,
    "row_height": BlockKind.MATRIX,
    "transpose": BlockKind.MATRIX,
    "qr": BlockKind.SOURCES,
    "figure_height": BlockKind.FIGURE,
    "columns": BlockKind.CONTACT,
}


def listed_blocks(record: LayoutFile) -> Iterator[tuple[BlockKind, BlockFile]]:
    """Yield the blocks in reading order; one without options has the defaults."""
    for entry in record.blocks:
        if isinstance(entry, dict):
            yield from ((kind, options or BlockFile()) for kind, options in entry.items())
        else:
            yield entry, BlockFile()


def check_blocks(record: LayoutFile, tree: Mapping, problems: Problems) -> None:
    """Report blocks that are missing, stand twice, or name what isn't there."""
    written = tree.get("blocks")
    nodes = written.items if isinstance(written, Sequence) else ()
    seen: set[BlockKind] = set()
    for entry, node in zip(record.blocks, nodes, strict=True):
        kinds = set(entry) if isinstance(entry, dict) else {entry}
        if len(kinds) != 1:
            message = "each block stands behind a hyphen of its own"
            problems.add(BAD_BLOCKS, node.mark, message)
        for kind in sorted(kinds & seen):
            problems.add(BAD_BLOCKS, node.mark, f"the block {kind} stands twice")
        seen |= kinds
        _check_own_options(node, problems)
        if isinstance(entry, dict):
            for options in entry.values():
                _check_options(options or BlockFile(), record, node.mark, problems)
    if BlockKind.TITLE not in seen and written:
        problems.add(BAD_BLOCKS, written.mark, "the title is missing from the blocks")


def _check_own_options(node: Node, problems: Problems) -> None:
    """Report options of another block: they would do nothing."""
    for kind, options in node.entries if isinstance(node, Mapping) else ():
        for option, _ in options.entries if isinstance(options, Mapping) else ():
            owner = _OWN_OPTIONS.get(option.text, kind.text)
            if owner != kind.text:
                message = f"the option {option.text!r} is one of {owner}, not of {kind.text}"
                problems.add(UNKNOWN_KEY, option.mark, message)


def _check_options(options: BlockFile, record: LayoutFile, mark: Mark, problems: Problems) -> None:
    check_names([options.frame], "frame", record.frames, problems)
    colours = [options.panel, options.bar, options.mark_fill]
    check_names(colours, "colour", record.palette.value, problems)
    name = options.frame.value if options.frame else next(iter(record.frames), "")
    if options.heading is HeadingPosition.BESIDE and name in record.frames:
        first, last = record.frames[name].columns.value
        if options.heading_columns > last - first:
            message = f"the heading beside the text leaves it no column of the frame {name!r}"
            problems.add(BAD_BLOCKS, mark, message)
