"""Whether the page of a layout holds: margins, grid, frames, and the families it names."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefpress.codes.layouts import BAD_FRAME, BAD_PAGE, UNKNOWN_NAME
from briefpress.reading.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.reading.schema.layout import FrameFile, LayoutFile
    from briefpress.reading.schema.measures import Name
    from briefpress.reading.source import Problems

#: No office printer reaches closer to the edge than a quarter of an inch.
_LEAST_MARGIN = 18.0
#: Less room than an inch either way holds no text.
_LEAST_AREA = 72.0


def check_page(record: LayoutFile, problems: Problems) -> None:
    """Report what doesn't go together on the page."""
    _check_margins(record, problems)
    _check_area(record, problems)
    _check_frames(record, problems)
    if not record.frames:
        problems.add(BAD_FRAME, record.page.size.mark, "the layout has no frame for its blocks")
    for family in record.families.values():
        check_names(family.fallback, "family", record.families, problems)


def check_names(
    names: Iterable[Name | None], what: str, known: Iterable[str], problems: Problems
) -> None:
    """Report names that are not defined."""
    known = tuple(known)
    for name in names:
        if name and name.value not in known:
            message = f"the {what} {name.value!r} is not defined"
            problems.add(UNKNOWN_NAME, name.mark, message, did_you_mean(name.value, known))


def _check_margins(record: LayoutFile, problems: Problems) -> None:
    margins = record.page.margins
    for margin in (margins.top, margins.right, margins.bottom, margins.left):
        if margin.value < _LEAST_MARGIN:
            message = "the margin is smaller than 0.25in, where office printers can't print"
            problems.add(BAD_PAGE, margin.mark, message)


def _check_area(record: LayoutFile, problems: Problems) -> None:
    width, height = record.page.size.value
    margins = record.page.margins
    inner_width = width - margins.left.value - margins.right.value
    inner_height = height - margins.top.value - margins.bottom.value
    if min(inner_width, inner_height) < _LEAST_AREA:
        message = "the margins leave less than 1in of the page for text"
        problems.add(BAD_PAGE, record.page.size.mark, message)
    elif record.grid.gutter.value * (record.grid.columns - 1) >= inner_width:
        message = "the gutters leave no width for the columns"
        problems.add(BAD_PAGE, record.grid.gutter.mark, message)


def _check_frames(record: LayoutFile, problems: Problems) -> None:
    for name, frame in record.frames.items():
        check_names(frame.below, "frame", record.frames, problems)
        first, last = frame.columns.value
        if not 1 <= first <= last <= record.grid.columns:
            message = f"columns {first}-{last} are not in the grid of 1-{record.grid.columns}"
            problems.add(BAD_FRAME, frame.columns.mark, message)
        if name in _above(name, record.frames):
            message = f"the frame {name!r} would start below itself"
            problems.add(BAD_FRAME, frame.columns.mark, message)
    for (name, frame), (other, second) in combinations(record.frames.items(), 2):
        apart = name in _above(other, record.frames) or other in _above(name, record.frames)
        if not apart and _overlap(frame, second):
            problems.add(
                BAD_FRAME,
                second.columns.mark,
                f"the frames {name!r} and {other!r} take the same columns",
                f"Give one of them other columns, or `below: [{name}]`.",
            )


def _above(name: str, frames: dict[str, FrameFile]) -> set[str]:
    """Return the frames that end before this one starts, over any number of steps."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        frame = frames.get(waiting.pop())
        new = {other.value for other in frame.below} - found if frame else set()
        found |= new
        waiting.extend(new)
    return found


def _overlap(one: FrameFile, other: FrameFile) -> bool:
    return (
        one.columns.value[0] <= other.columns.value[1]
        and other.columns.value[0] <= one.columns.value[1]
    )
