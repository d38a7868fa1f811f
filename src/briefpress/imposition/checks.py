"""What keeps pages from being imposed: sizes, room, thickness; and what is only worth saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.imposition import CONFLICT, MIXED_SIZES, NO_BLEED, NO_ROOM, TOO_LARGE
from briefpress.imposition.format import mark_room
from briefpress.imposition.geometry import Rect, Size
from briefpress.imposition.pages import is_like
from briefpress.imposition.ranges import listed
from briefpress.model.imposition import Fitting, Mixed
from briefpress.units import PAGE_SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.diagnostics import Code
    from briefpress.imposition.draft import Draft

    #: A problem before it has an address: its code and this case in words.
    Finding = tuple[Code, str]

#: Edges may differ by as much as page sizes are rounded.
_TOLERANCE = 1.0
_INCH = 72.0


def problems_of(draft: Draft) -> Iterator[Finding]:
    """Tell what doesn't fit: pages among one another, on the sheet, in their places."""
    if draft.options.mixed is Mixed.ERROR:
        yield from _mixed_sizes(draft)
    yield from _room(draft)
    yield from _oversized(draft)
    shift = max(sheet.depth for sheet in draft.arrangement.sheets) * draft.options.creep
    if shift > min(draft.form.trim) / 4:
        message = f"creep would move the innermost sheet by {shift:.0f} pt; check the thickness"
        yield CONFLICT, message


def warnings_of(draft: Draft) -> Iterator[Finding]:
    """Tell what is not wrong, but hardly meant."""
    bleeds = draft.options.bleed and any(map(draft.pages.bleeds, draft.chosen))
    if draft.options.bleed and not bleeds:
        yield NO_BLEED, "no page has anything outside its trim: there is nothing to bleed"


def size_name(size: Size) -> str:
    """Name a size as people do: ``letter``, ``a4 landscape``, or in inches."""
    for name, known in PAGE_SIZES.items():
        if is_like(size, Size(*known)):
            return name
        if is_like(size.turned, Size(*known)):
            return f"{name} landscape"
    return f"{size.width / _INCH:.4g} × {size.height / _INCH:.4g} in"


def _mixed_sizes(draft: Draft) -> Iterator[Finding]:
    """Say which pages are of another size than most."""
    others: dict[str, list[int]] = {}
    for number in draft.chosen:
        if not is_like(size := draft.pages.size(number), draft.common):
            others.setdefault(size_name(size), []).append(number)
    if others:
        groups = "; ".join(f"{_pages(numbers)} {name}" for name, numbers in others.items())
        yield MIXED_SIZES, f"most pages are {size_name(draft.common)}, but {groups}"


def _room(draft: Draft) -> Iterator[Finding]:
    """Say whether pages and marks go on the sheet."""
    options, form = draft.options, draft.form
    block = form.block(draft.spine)
    sheet = Rect(0, 0, *form.sheet)
    free = form.area if options.margins else sheet
    need = mark_room(options)
    if not _holds(free, block):
        room, needed = Size(free.width, free.height), Size(block.width, block.height)
        yield TOO_LARGE, f"{_points(needed)} are needed, but there are {_points(room)}"
    elif not _holds(sheet, block.grown(need)):
        there = max(0.0, min(block.left, block.bottom))
        what = "marks" if options.marks else "bleed"
        yield NO_ROOM, f"{what} need {need:g} pt outside the pages; there are {there:.1f} pt"


def _oversized(draft: Draft) -> Iterator[Finding]:
    """Say which pages of another size are larger than their panels."""
    trim, scale = draft.form.trim, draft.form.scale
    if draft.options.scale.fitting is not Fitting.FIXED:
        return
    sizes = ((number, draft.pages.size(number)) for number in draft.chosen)
    large = [
        number
        for number, size in sizes
        if size.width * scale > trim.width + _TOLERANCE
        or size.height * scale > trim.height + _TOLERANCE
    ]
    if large:
        yield TOO_LARGE, f"{_pages(large)} larger than their places of {_points(trim)}"


def _holds(outer: Rect, inner: Rect) -> bool:
    return inner.within(outer.grown(_TOLERANCE)) == inner


def _pages(numbers: list[int]) -> str:
    return f"page {numbers[0]} is" if len(set(numbers)) == 1 else f"pages {listed(numbers)} are"


def _points(size: Size) -> str:
    return f"{size.width:.0f} × {size.height:.0f} pt"
