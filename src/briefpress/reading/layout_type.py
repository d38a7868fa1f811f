"""Whether the type of a layout can be read: sizes, leading, and how far they may shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.files import WRONG_TYPE
from briefpress.codes.layouts import ABSURD_VALUE, ILLEGIBLE_TYPE
from briefpress.model.layout import ReductionKind
from briefpress.reading.layout_page import check_names
from briefpress.units import points

if TYPE_CHECKING:
    from briefpress.reading.schema.layout import FitFile, LayoutFile, StyleFile
    from briefpress.reading.schema.measures import Floor, Length
    from briefpress.reading.source import Problems

#: Below this no type is legible on paper.
_SMALLEST = 8.0
_LARGEST = 144.0
_WIDEST_LEADING = 4.0
_WIDEST_TRACKING = 300.0


def check_type(record: LayoutFile, problems: Problems) -> None:
    """Report what is too small, too tight, or undefined."""
    smallest = record.fit.smallest
    if smallest.value < _SMALLEST:
        message = (
            f"the smallest type is {smallest.value:g}pt; below {_SMALLEST:g}pt none is legible"
        )
        problems.add(ILLEGIBLE_TYPE, smallest.mark, message)
    for name, style in record.styles.written():
        check_names([style.family], "family", record.families, problems)
        check_names([style.colour, style.ground], "colour", record.palette.value, problems)
        _check_style(name, style, smallest, problems)
    _check_reductions(record.fit, record.styles.body, problems)


def _check_style(name: str, style: StyleFile, smallest: Length, problems: Problems) -> None:
    size, leading = style.size, style.leading
    if size.value < smallest.value:
        message = f"{name} is {size.value:g}pt, smaller than `fit.smallest`, {smallest.value:g}pt"
        problems.add(ILLEGIBLE_TYPE, size.mark, message)
    if size.value > _LARGEST:
        problems.add(ABSURD_VALUE, size.mark, f"{name} is larger than {_LARGEST:g}pt")
    if leading.value < size.value:
        message = f"the leading of {name}, {leading.value:g}pt, is less than its size"
        problems.add(ILLEGIBLE_TYPE, leading.mark, message)
    if leading.value > _WIDEST_LEADING * size.value:
        message = f"the leading of {name} is more than {_WIDEST_LEADING:g} times its size"
        problems.add(ABSURD_VALUE, leading.mark, message)
    if style.tracking and abs(style.tracking.value) > _WIDEST_TRACKING:
        message = f"tracking beyond {_WIDEST_TRACKING:g} thousandths takes words apart"
        problems.add(ABSURD_VALUE, style.tracking.mark, message)


def floor_of(kind: ReductionKind, floor: Floor) -> float:
    """Return a floor as a number, for size in points; raises ValueError when it isn't one."""
    if kind is ReductionKind.SIZE:
        return points(floor.value)
    return float(floor.value)


def _check_reductions(fit: FitFile, body: StyleFile, problems: Problems) -> None:
    limits = {
        ReductionKind.SPACE: (0.0, 1.0),
        ReductionKind.LEADING: (1.0, max(1.0, body.leading.value / max(body.size.value, 1.0))),
        ReductionKind.SIZE: (fit.smallest.value, body.size.value),
    }
    seen = set()
    for kind, floor in ((kind, floor) for entry in fit.reduce for kind, floor in entry.items()):
        if kind in seen:
            message = f"{kind} is reduced twice"
            problems.add(ABSURD_VALUE, floor.mark, message)
        seen.add(kind)
        _check_floor(kind, floor, limits[kind], problems)


def _check_floor(
    kind: ReductionKind, floor: Floor, limits: tuple[float, float], problems: Problems
) -> None:
    least, most = limits
    unit = "pt" if kind is ReductionKind.SIZE else ""
    try:
        value = floor_of(kind, floor)
    except ValueError:
        problems.add(WRONG_TYPE, floor.mark, f"{floor.value!r} is no floor for {kind}")
        return
    if not least <= value <= most:
        message = f"the floor of {kind} is from {least:g}{unit} to {most:g}{unit} here"
        problems.add(ILLEGIBLE_TYPE, floor.mark, message)
