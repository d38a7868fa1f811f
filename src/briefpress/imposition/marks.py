"""What is printed outside the trim: where to cut, where to fold, targets, colours, a label.

Two bands go around the pages: crop and fold marks in the inner one, all else in the outer one, so
that nothing covers anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.imposition.format import BAND, MARK_LENGTH, MARK_OFFSET
from briefpress.imposition.geometry import Rect
from briefpress.model.imposition import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefpress.imposition.format import Format
    from briefpress.imposition.sides import Slots, Turn
    from briefpress.model.imposition import Imposition

#: Half the size of a target, and the size of a colour patch.
_TARGET = 5.0
_PATCH = 8.0
#: What stays free between a label and the target in the middle.
_FREE = 12.0


class SideMarks(Struct, frozen=True):
    """The marks of a side. Strokes are rectangles without width or height.

    `targets` are the squares around registration marks; `colours` is the strip for patches and
    `label` the line for words, None where there are none.
    """

    crops: tuple[Rect, ...] = ()
    folds: tuple[Rect, ...] = ()
    targets: tuple[Rect, ...] = ()
    colours: Rect | None = None
    label: Rect | None = None


def marks_of(
    slots: Slots, spine: float, turn: Turn, form: Format, options: Imposition, *, folded: bool
) -> SideMarks:
    """Return the marks of a side."""
    if not options.marks:
        return SideMarks()
    block = _around(slot.trim for slot in slots.values())
    bands = _Bands(block, max(MARK_OFFSET, options.bleed))
    wanted = options.marks
    folds = tuple(_folds(form, spine)) if folded else ()
    return SideMarks(
        crops=_turned(_crop_marks(slots, bands, folds), turn) if MarkKind.CROP in wanted else (),
        folds=_turned(bands.ticks(folds), turn) if MarkKind.FOLD in wanted else (),
        targets=_turned(bands.targets(), turn) if MarkKind.REGISTRATION in wanted else (),
        colours=_strip(turn.rect(block), bands, top=True) if MarkKind.COLOURS in wanted else None,
        label=_strip(turn.rect(block), bands, top=False) if MarkKind.LABELS in wanted else None,
    )


class _Bands(Struct, frozen=True):
    """The two bands around the pages."""

    block: Rect
    offset: float

    @property
    def outer(self) -> float:
        """The distance from the pages at which the outer band begins."""
        return self.offset + MARK_LENGTH

    def ticks(self, lines: Iterable[Rect]) -> Iterator[Rect]:
        """Give the two ends of each line, in the inner band."""
        near, far = self.block.grown(self.offset), self.block.grown(self.outer)
        for line in lines:
            if line.left == line.right:
                yield Rect(line.left, near.top, line.left, far.top)
                yield Rect(line.left, far.bottom, line.left, near.bottom)
            else:
                yield Rect(far.left, line.bottom, near.left, line.bottom)
                yield Rect(near.right, line.bottom, far.right, line.bottom)

    def targets(self) -> Iterator[Rect]:
        """Give a target in the middle of each side, in the outer band."""
        x, y = self.block.centre
        middle = self.block.grown(self.outer + BAND / 2)
        for u, v in ((x, middle.top), (x, middle.bottom), (middle.left, y), (middle.right, y)):
            yield Rect(u, v, u, v).grown(_TARGET)


def _crop_marks(slots: Slots, bands: _Bands, folds: tuple[Rect, ...]) -> Iterator[Rect]:
    """Give a mark for each edge that is cut: all but those at a fold."""
    xs = {edge for slot in slots.values() for edge in (slot.trim.left, slot.trim.right)}
    ys = {edge for slot in slots.values() for edge in (slot.trim.bottom, slot.trim.top)}
    if any(fold.left == fold.right for fold in folds):
        xs = {bands.block.left, bands.block.right}
    elif folds:
        ys = {bands.block.bottom, bands.block.top}
    yield from bands.ticks(Rect(x, 0, x, 0) for x in _distinct(xs))
    yield from bands.ticks(Rect(0, y, 1, y) for y in _distinct(ys))


def _folds(form: Format, spine: float) -> Iterator[Rect]:
    """Give the line of the fold, or the two edges of a spine."""
    x, y = form.block(spine).centre
    for at in _distinct({-spine / 2, spine / 2}):
        yield Rect(x + at, 0, x + at, 0) if form.shape.columns == 2 else Rect(0, y + at, 1, y + at)


def _distinct(values: set[float]) -> list[float]:
    """Return values in order, those that differ by a rounding once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 0.01:
            found.append(value)
    return found


def _strip(block: Rect, bands: _Bands, *, top: bool) -> Rect:
    """Return the left half of the outer band above or below the pages of a side."""
    width = block.width / 2 - _FREE
    away = bands.outer + (BAND - _PATCH) / 2
    bottom = block.top + away if top else block.bottom - away - _PATCH
    return Rect(block.left, bottom, block.left + width, bottom + _PATCH)


def _around(rects: Iterable[Rect]) -> Rect:
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    return Rect(min(lefts), min(bottoms), max(rights), max(tops))


def _turned(rects: Iterable[Rect], turn: Turn) -> tuple[Rect, ...]:
    return tuple(map(turn.rect, rects))
