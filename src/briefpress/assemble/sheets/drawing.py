"""The content of a side: its pages, and what is printed outside their trim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.sheets.lettering import Words
from briefpress.assemble.sheets.operators import circle, rectangle, stroke, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefpress.imposition.geometry import Rect
    from briefpress.imposition.marks import SideMarks
    from briefpress.imposition.sides import Placement
    from briefpress.pdf.lettering import Lettering

#: The width of strokes: thin enough to cut along, thick enough to be seen.
_STROKE = b"0.25 w"
_ALL_PLATES, _BLACK = b"/All CS 1 SCN /All cs 1 scn", b"0 G 0 g"
#: Patches: the four inks of a printer, three tints of black, and the four again at half.
_PATCHES = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (0, 0, 0, 0.75),
    (0, 0, 0, 0.5),
    (0, 0, 0, 0.25),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
)
_GREYS = tuple(patch for patch in _PATCHES if not any(patch[:3]))
_LABEL_SIZE = 6.0


def draw_pages(placements: Iterable[Placement]) -> Iterator[bytes]:
    """Paint the pages, each inside its clip; the form of page n is called /Pn."""
    for placement in placements:
        if placement.matrix is not None:
            yield b"q %s W n %s cm /P%d Do Q" % (
                rectangle(placement.clip),
                written(placement.matrix),
                placement.page,
            )


def draw_marks(
    marks: SideMarks, label: str, lettering: Lettering, *, grayscale: bool
) -> Iterator[bytes]:
    """Draw the marks of a side, on all plates alike (8.6.6.4, the colorant All), or in black."""
    yield b"q %s %s" % (_BLACK if grayscale else _ALL_PLATES, _STROKE)
    yield from map(_line, marks.crops)
    if marks.folds:
        yield b"[2 2] 0 d"
        yield from map(_line, marks.folds)
        yield b"[] 0 d"
    for target in marks.targets:
        yield from _target(target)
    if marks.label:
        yield _label(marks.label, label, Words(lettering, _LABEL_SIZE))
    yield b"Q"
    if marks.colours:
        yield from _colour_bar(marks.colours, grayscale=grayscale)


def _line(mark: Rect) -> bytes:
    return stroke((mark.left, mark.bottom), (mark.right, mark.top))


def _target(square: Rect) -> Iterator[bytes]:
    """Draw a circle with a cross through it."""
    (x, y), radius = square.centre, square.width / 2 * 0.6
    yield circle(x, y, radius) + b" S"
    yield stroke((square.left, y), (square.right, y))
    yield stroke((x, square.bottom), (x, square.top))


def _label(line: Rect, label: str, words: Words) -> bytes:
    baseline = line.bottom + (line.height - 0.66 * words.size) / 2
    return words.at(line.left, baseline, words.shortened(label, line.width))


def _colour_bar(strip: Rect, *, grayscale: bool) -> Iterator[bytes]:
    """Paint as many patches as there is room for."""
    side = strip.height
    room = int(strip.width // side)
    for index, patch in enumerate((_GREYS if grayscale else _PATCHES)[:room]):
        place = written((strip.left + index * side, strip.bottom, side, side))
        colour = b"%g g" % (1 - patch[3]) if grayscale else b"%g %g %g %g k" % patch
        yield b"q %s %s re f Q" % (colour, place)
